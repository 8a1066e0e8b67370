// Atlas pages: alpha pictures packed into a few square textures, so that words, icons, round
// corners and plain fills are drawn without changing texture.
//
// Owns    the pages. The first pixels of every page are white: a plain fill uses any page.
// Thread  the loop's.
#pragma once

#include <cstdint>
#include <vector>

namespace daofang::ui {

// A picture on a page; left and top are from a glyph's origin to its top left corner.
struct Sprite {
    int page = 0;
    int x = 0, y = 0, w = 0, h = 0;
    int left = 0, top = 0;
    bool phased = false;  // drawn at a quarter of a pixel already: place it at whole pixels below
};

// Alpha, one byte a pixel, rows without gaps.
struct AlphaPicture {
    int w = 0, h = 0, left = 0, top = 0;
    std::vector<std::uint8_t> pixels;
};

class AtlasPages {
public:
    static constexpr int side = 1024;
    // Beyond this many the owner should clear() between frames: 64 MB once uploaded.
    static constexpr std::size_t pages_max = 16;

    struct Page {
        std::vector<std::uint8_t> pixels;
        std::uint64_t version = 0;
        int dirty_from = 0, dirty_to = 0;  // rows changed since take_dirty()
        int shelf_y = 0, shelf_h = 0, next_x = 0;
    };

    // Copies the picture onto a page. CHECKs that it is smaller than a page.
    Sprite add(const AlphaPicture& picture);
    bool crowded() const { return pages_.size() > pages_max; }
    void clear();
    std::vector<Page>& pages() { return pages_; }

private:
    Page& page_with_room(int w, int h);

    std::vector<Page> pages_;
    std::uint64_t generation_ = 0;
};

}  // namespace daofang::ui
