// Pen: shapes in window pixels into one Dear ImGui draw list.
//
// Rounded shapes are nine pieces: whole-pixel rectangles and quarter discs from the atlas. So every
// straight edge is exactly on a pixel, corners are smooth, and a software renderer only ever fills
// and copies rectangles. Arcs and slanted lines are Dear ImGui's anti-aliased paths.
// Owns    the draw list.  Thread  the loop's.  Units  window pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/ui/glyph_atlas.h"
#include "kiosk/ui/theme.h"

struct ImDrawData;

namespace daofang::ui {

struct Box {
    int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    int w() const { return x1 - x0; }
    int h() const { return y1 - y0; }
    Box inset(int by) const { return {x0 + by, y0 + by, x1 - by, y1 - by}; }
    bool empty() const { return x1 <= x0 || y1 <= y0; }
};

class Pen {
public:
    Pen(GlyphAtlas& atlas, AtlasPages& pages);
    ~Pen();

    void begin(int width, int height);
    void end();
    ImDrawData* draw_data();

    void fill(Box box, Colour colour, int radius = 0);
    void stroke(Box box, Colour colour, int width, int radius = 0);
    void dashed(Box box, Colour colour, int width, int radius);
    void disc(float x, float y, float radius, Colour colour);
    // Between two turns from 12 o'clock clockwise; round ends; a whole turn is a ring.
    void arc(float x, float y, float radius, float width, float from, float to, Colour colour);
    void tick(float x, float y, float k, float width, Colour colour);
    void line(float x1, float y1, float x2, float y2, float width, Colour colour);
    void dashed_line(Box box, Colour colour, int dash, int space);
    // A stroke with quarter circles cut out of its corners.
    void notched(Box box, float notch, float width, Colour colour);
    void sprite(int x, int y, const Sprite& sprite, Colour colour);
    // A whole texture, as large as the box.
    void picture(Box box, std::uint64_t texture);
    void clip(Box box);
    void unclip();

private:
    struct Impl;
    void piece(int x, int y, const Sprite& whole, int part_x, int part_y, int w, int h,
               Colour colour);
    void corners(Box box, int diameter, int width, Colour colour);

    GlyphAtlas& atlas_;
    AtlasPages& pages_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::ui
