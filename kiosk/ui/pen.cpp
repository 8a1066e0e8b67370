#include "kiosk/ui/pen.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "kiosk/ui/texture_ids.h"

namespace daofang::ui {

namespace {

// Larger discs are drawn as paths: they would crowd the atlas.
constexpr int disc_diameter_max = 160;
// Below this a change of texture costs more than blending.
constexpr int solid_pixels_min = 512;
constexpr float circle_error_px = 0.15f;
constexpr float pi = std::numbers::pi_v<float>;

ImTextureID texture_of(std::uint64_t id) {
    // The id travels through the draw list in the pointer's place; the canvas reads it back.
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(id));
}

ImVec2 at(int x, int y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

float uv(int texel) {
    return static_cast<float>(texel) / static_cast<float>(AtlasPages::side);
}

}  // namespace

struct Pen::Impl {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
    ImDrawList* lists[1] = {&list};
    ImDrawData data;
    std::uint64_t texture = 0;
    ImVec2 white{uv(2), uv(2)};

    void use(std::uint64_t wanted) {
        if (texture == wanted) return;
        if (texture != 0) list.PopTextureID();
        list.PushTextureID(texture_of(wanted));
        texture = wanted;
    }
    // What blends uses the white pixels of whichever page is in use.
    void use_any_page() {
        if (texture == 0 || texture >= solid_texture) use(1);
    }
    void use_for_fill(Box box, Colour colour) {
        const bool opaque = colour >> 24 == 0xFF;
        const bool large = box.w() * box.h() >= solid_pixels_min;
        if (opaque && (large || texture == solid_texture)) {
            use(solid_texture);
        } else {
            use_any_page();
        }
    }
    void quad(Box box, ImVec2 uv0, ImVec2 uv1, Colour colour) {
        list.PrimReserve(6, 4);
        list.PrimRectUV(at(box.x0, box.y0), at(box.x1, box.y1), uv0, uv1, colour);
    }
    void plain(Box box, Colour colour) {
        if (box.empty()) return;
        use_for_fill(box, colour);
        quad(box, white, white, colour);
    }
};

Pen::Pen(GlyphAtlas& atlas, AtlasPages& pages)
    : atlas_(atlas), pages_(pages), impl_(std::make_unique<Impl>()) {
    impl_->shared.InitialFlags = ImDrawListFlags_AntiAliasedLines |
                                 ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
    impl_->shared.TexUvWhitePixel = impl_->white;
    impl_->shared.SetCircleTessellationMaxError(circle_error_px);
}

Pen::~Pen() = default;

void Pen::begin(int width, int height) {
    if (pages_.pages().empty()) pages_.add({});
    const float w = static_cast<float>(width);
    const float h = static_cast<float>(height);
    impl_->shared.ClipRectFullscreen = {0, 0, w, h};
    impl_->list._ResetForNewFrame();
    impl_->list.PushClipRect({0, 0}, {w, h});
    impl_->texture = 0;
    impl_->use_any_page();
    impl_->data.DisplaySize = {w, h};
}

void Pen::end() {
    impl_->list._PopUnusedDrawCmd();
    ImDrawData& data = impl_->data;
    data.Valid = true;
    data.CmdLists = impl_->lists;
    data.CmdListsCount = 1;
    data.TotalVtxCount = impl_->list.VtxBuffer.Size;
    data.TotalIdxCount = impl_->list.IdxBuffer.Size;
    data.DisplayPos = {0, 0};
    data.FramebufferScale = {1, 1};
}

ImDrawData* Pen::draw_data() {
    return &impl_->data;
}

void Pen::piece(int x, int y, const Sprite& whole, int part_x, int part_y, int w, int h,
                Colour colour) {
    impl_->use(static_cast<std::uint64_t>(whole.page) + 1);
    impl_->quad({x, y, x + w, y + h}, {uv(whole.x + part_x), uv(whole.y + part_y)},
                {uv(whole.x + part_x + w), uv(whole.y + part_y + h)}, colour);
}

void Pen::corners(Box box, int diameter, int width, Colour colour) {
    const Sprite disc = atlas_.disc(diameter, width);
    const int r = diameter / 2;
    piece(box.x0, box.y0, disc, 0, 0, r, r, colour);
    piece(box.x1 - r, box.y0, disc, r, 0, r, r, colour);
    piece(box.x0, box.y1 - r, disc, 0, r, r, r, colour);
    piece(box.x1 - r, box.y1 - r, disc, r, r, r, r, colour);
}

void Pen::fill(Box box, Colour colour, int radius) {
    if (box.empty()) return;
    const int r = std::min({radius, box.w() / 2, box.h() / 2});
    if (r <= 0) {
        impl_->plain(box, colour);
        return;
    }
    corners(box, 2 * r, 0, colour);
    impl_->plain({box.x0 + r, box.y0, box.x1 - r, box.y0 + r}, colour);
    impl_->plain({box.x0, box.y0 + r, box.x1, box.y1 - r}, colour);
    impl_->plain({box.x0 + r, box.y1 - r, box.x1 - r, box.y1}, colour);
}

void Pen::stroke(Box box, Colour colour, int width, int radius) {
    if (box.empty() || width <= 0) return;
    const int r = std::min({radius, box.w() / 2, box.h() / 2});
    const int w = width;
    if (r > 0) corners(box, 2 * r, w, colour);
    // Top and bottom run between the corners; left and right between those.
    impl_->plain({box.x0 + r, box.y0, box.x1 - r, box.y0 + w}, colour);
    impl_->plain({box.x0 + r, box.y1 - w, box.x1 - r, box.y1}, colour);
    const int skip = std::max(r, w);
    impl_->plain({box.x0, box.y0 + skip, box.x0 + w, box.y1 - skip}, colour);
    impl_->plain({box.x1 - w, box.y0 + skip, box.x1, box.y1 - skip}, colour);
}

void Pen::dashed_line(Box box, Colour colour, int dash, int space) {
    const bool flat = box.w() >= box.h();
    const int length = flat ? box.w() : box.h();
    // Stretch the spaces so that the line ends with a whole dash, as at its start.
    const int count = std::max(1, (length + space) / (dash + space));
    for (int i = 0; i < count; ++i) {
        const int from = count == 1 ? 0 : i * (length - dash) / (count - 1);
        const int to = std::min(from + dash, length);
        impl_->plain(flat ? Box{box.x0 + from, box.y0, box.x0 + to, box.y1}
                          : Box{box.x0, box.y0 + from, box.x1, box.y0 + to},
                     colour);
    }
}

void Pen::dashed(Box box, Colour colour, int width, int radius) {
    if (box.empty()) return;
    const int r = std::min({radius, box.w() / 2, box.h() / 2});
    const int dash = 3 * width;
    const int space = 2 * width;
    if (r > 0) corners(box, 2 * r, width, colour);
    const int from = r + space;
    dashed_line({box.x0 + from, box.y0, box.x1 - from, box.y0 + width}, colour, dash, space);
    dashed_line({box.x0 + from, box.y1 - width, box.x1 - from, box.y1}, colour, dash, space);
    dashed_line({box.x0, box.y0 + from, box.x0 + width, box.y1 - from}, colour, dash, space);
    dashed_line({box.x1 - width, box.y0 + from, box.x1, box.y1 - from}, colour, dash, space);
}

void Pen::disc(float x, float y, float radius, Colour colour) {
    const int diameter = static_cast<int>(std::lround(radius * 2));
    if (diameter <= 0) return;
    if (diameter <= disc_diameter_max) {
        const Sprite whole = atlas_.disc(diameter, 0);
        sprite(static_cast<int>(std::lround(x - radius)), static_cast<int>(std::lround(y - radius)),
               whole, colour);
        return;
    }
    impl_->use_any_page();
    impl_->list.AddCircleFilled({x, y}, radius, colour);
}

void Pen::arc(float x, float y, float radius, float width, float from, float to, Colour colour) {
    impl_->use_any_page();
    ImDrawList& list = impl_->list;
    const float middle = radius - width / 2;
    if (to - from >= 1) {
        list.AddCircle({x, y}, middle, colour, 0, width);
        return;
    }
    if (to <= from) return;
    const float first = 2 * pi * from - pi / 2;
    const float last = 2 * pi * to - pi / 2;
    list.PathArcTo({x, y}, middle, first, last, 0);
    list.PathStroke(colour, 0, width);
    for (const float angle : {first, last}) {
        list.AddCircleFilled({x + middle * std::cos(angle), y + middle * std::sin(angle)},
                             width / 2, colour);
    }
}

void Pen::tick(float x, float y, float k, float width, Colour colour) {
    impl_->use_any_page();
    ImDrawList& list = impl_->list;
    // The drawing of assets/icons/check.svg.
    const std::array<ImVec2, 3> points = {ImVec2{x + 4.5f * k, y + 12.8f * k},
                                          ImVec2{x + 9.5f * k, y + 17.8f * k},
                                          ImVec2{x + 19.5f * k, y + 6.5f * k}};
    // Round ends and corner; first, because a disc uses the list's path.
    for (const ImVec2& point : points) list.AddCircleFilled(point, width / 2, colour);
    for (const ImVec2& point : points) list.PathLineTo(point);
    list.PathStroke(colour, 0, width);
}

void Pen::line(float x1, float y1, float x2, float y2, float width, Colour colour) {
    impl_->use_any_page();
    impl_->list.AddLine({x1, y1}, {x2, y2}, colour, width);
}

void Pen::notched(Box box, float notch, float width, Colour colour) {
    impl_->use_any_page();
    ImDrawList& list = impl_->list;
    const float half = width / 2;
    const float x0 = static_cast<float>(box.x0) + half;
    const float y0 = static_cast<float>(box.y0) + half;
    const float x1 = static_cast<float>(box.x1) - half;
    const float y1 = static_cast<float>(box.y1) - half;
    list.PathArcTo({x0, y0}, notch, pi / 2, 0);
    list.PathArcTo({x1, y0}, notch, pi, pi / 2);
    list.PathArcTo({x1, y1}, notch, -pi / 2, -pi);
    list.PathArcTo({x0, y1}, notch, 0, -pi / 2);
    list.PathStroke(colour, ImDrawFlags_Closed, width);
}

void Pen::sprite(int x, int y, const Sprite& sprite, Colour colour) {
    if (sprite.w > 0) piece(x, y, sprite, 0, 0, sprite.w, sprite.h, colour);
}

void Pen::picture(Box box, std::uint64_t texture) {
    if (box.empty()) return;
    impl_->use(texture);
    impl_->quad(box, {0, 0}, {1, 1}, 0xFFFFFFFFu);
}

void Pen::clip(Box box) {
    impl_->list.PushClipRect(at(box.x0, box.y0), at(box.x1, box.y1), true);
}

void Pen::unclip() {
    impl_->list.PopClipRect();
}

}  // namespace daofang::ui
