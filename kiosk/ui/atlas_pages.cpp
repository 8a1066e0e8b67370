#include "kiosk/ui/atlas_pages.h"

#include <algorithm>

#include "sync/base/check.h"

namespace daofang::ui {

namespace {

constexpr int white_side = 4;
constexpr int gap = 1;  // a neighbour's edge never bleeds in
constexpr std::uint64_t versions_a_generation = 1u << 20;

}  // namespace

AtlasPages::Page& AtlasPages::page_with_room(int w, int h) {
    for (Page& page : pages_) {
        const bool fits_shelf =
            h <= page.shelf_h && page.next_x + w <= side && page.shelf_y + h <= side;
        const bool fits_below = page.shelf_y + page.shelf_h + gap + h <= side;
        if (fits_shelf || fits_below) return page;
    }
    Page page;
    page.pixels.assign(static_cast<std::size_t>(side) * side, 0);
    for (int y = 0; y < white_side; ++y) {
        std::fill_n(page.pixels.begin() + y * side, white_side, std::uint8_t{255});
    }
    page.version = generation_ * versions_a_generation + 1;
    page.dirty_to = side;
    page.shelf_h = white_side;
    page.next_x = white_side + gap;
    pages_.push_back(std::move(page));
    return pages_.back();
}

Sprite AtlasPages::add(const AlphaPicture& picture) {
    Sprite sprite{0, 0, 0, picture.w, picture.h, picture.left, picture.top, false};
    if (pages_.empty()) page_with_room(0, 0);
    if (picture.w == 0 || picture.h == 0) return sprite;
    CHECK(picture.w < side - white_side && picture.h < side - white_side);
    Page& page = page_with_room(picture.w, picture.h);
    if (picture.h > page.shelf_h || page.next_x + picture.w > side) {
        page.shelf_y += page.shelf_h + gap;
        // A little taller than asked, so that neighbours of nearly the same size share the shelf.
        page.shelf_h = std::min(picture.h + picture.h / 8 + 2, side - page.shelf_y);
        page.next_x = 0;
    }
    sprite.page = static_cast<int>(&page - pages_.data());
    sprite.x = page.next_x;
    sprite.y = page.shelf_y;
    page.next_x += picture.w + gap;
    for (int y = 0; y < picture.h; ++y) {
        std::copy_n(picture.pixels.begin() + y * picture.w, picture.w,
                    page.pixels.begin() + (sprite.y + y) * side + sprite.x);
    }
    ++page.version;
    if (page.dirty_from >= page.dirty_to) page.dirty_from = side, page.dirty_to = 0;
    page.dirty_from = std::min(page.dirty_from, sprite.y);
    page.dirty_to = std::max(page.dirty_to, sprite.y + sprite.h);
    return sprite;
}

void AtlasPages::clear() {
    pages_.clear();
    ++generation_;
}

}  // namespace daofang::ui
