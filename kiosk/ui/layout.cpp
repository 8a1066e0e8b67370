#include "kiosk/ui/layout.h"

#include <algorithm>

namespace daofang::ui {

namespace {

constexpr float seated_from_y = 960;  // ux/README section 9: below this a seated visitor reaches

Grid portrait_grid(const Mode& mode) {
    Grid grid;
    grid.screen = design_of(Shape::portrait);
    grid.header = {56, 14, 968, 122};
    grid.rule_y = 140;
    const float dock_h = mode.large ? 348.0f : 216.0f;
    grid.dock = {0, grid.screen.h - dock_h, grid.screen.w, dock_h};
    const float from = mode.seated ? seated_from_y : 640.0f;
    const float to = grid.dock.y - 24;
    grid.controls = {56, from, 968, to - from};
    grid.info = {56, 176, 968, from - 20 - 176};
    grid.one_column = mode.large;
    return grid;
}

// A landscape panel is some 0.3 m high: all of it is within a seated visitor's reach, so seated
// changes nothing here. Large type has a dock of one row, icon above label.
Grid landscape_grid(const Mode& mode) {
    Grid grid;
    grid.screen = design_of(Shape::landscape);
    grid.header = {56, 6, 1808, 112};
    grid.rule_y = 118;
    const float dock_h = mode.large ? 196.0f : 168.0f;
    grid.dock = {0, grid.screen.h - dock_h, grid.screen.w, dock_h};
    grid.info = {56, 150, 1808, 202};
    grid.controls = {56, 372, 1808, mode.large ? 488.0f : 500.0f};
    return grid;
}

Grid small_grid(const Mode& mode) {
    Grid grid;
    grid.screen = design_of(Shape::small);
    grid.header = {40, 4, 1200, 80};
    grid.rule_y = 84;
    const float dock_h = mode.large ? 152.0f : 136.0f;
    grid.dock = {0, grid.screen.h - dock_h, grid.screen.w, dock_h};
    grid.info = {40, 104, 1200, 148};
    grid.controls = {40, 268, 1200, mode.large ? 364.0f : 368.0f};
    grid.margin = 40;
    grid.gutter = 18;
    grid.row_gap = 20;
    return grid;
}

Grid console_grid() {
    Grid grid;
    grid.screen = design_of(Shape::console);
    grid.header = {0, 0, 1366, 60};
    grid.rule_y = 60;
    grid.info = {16, 76, 1334, 676};
    grid.controls = grid.info;
    grid.dock = {0, 768, 1366, 0};
    grid.margin = 16;
    grid.gutter = 16;
    grid.row_gap = 14;
    return grid;
}

Grid board_grid() {
    Grid grid;
    grid.screen = design_of(Shape::board);
    grid.header = {64, 0, 1792, 124};
    grid.rule_y = 128;
    grid.info = {64, 170, 1792, 778};
    grid.controls = {64, 948, 1792, 0};
    grid.dock = {0, 1080, 1920, 0};
    grid.margin = 64;
    grid.gutter = 32;
    return grid;
}

Shape shape_for(int width, int height, Face face) {
    if (face == Face::console) return Shape::console;
    if (face == Face::board) return Shape::board;
    if (height > width) return Shape::portrait;
    return width >= 1600 ? Shape::landscape : Shape::small;
}

}  // namespace

Rect column_of(Rect area, int index, int count, float gap) {
    const float w = (area.w - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {area.x + static_cast<float>(index) * (w + gap), area.y, w, area.h};
}

Rect row_of(Rect area, int index, int count, float gap) {
    const float h = (area.h - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    return {area.x, area.y + static_cast<float>(index) * (h + gap), area.w, h};
}

Rect Stack::take(float height) {
    const Rect taken{left_.x, left_.y, left_.w, height};
    skip(height + gap_);
    return taken;
}

void Stack::skip(float height) {
    left_.y += height;
    left_.h = std::max(0.0f, left_.h - height);
}

Grid grid_of(const Look& look) {
    switch (look.shape) {
        case Shape::portrait:
            return portrait_grid(look.mode);
        case Shape::landscape:
            return landscape_grid(look.mode);
        case Shape::small:
            return small_grid(look.mode);
        case Shape::console:
            return console_grid();
        case Shape::board:
            return board_grid();
    }
    return portrait_grid(look.mode);
}

Rect design_of(Shape shape) {
    switch (shape) {
        case Shape::portrait:
            return {0, 0, 1080, 1920};
        case Shape::small:
            return {0, 0, 1280, 800};
        case Shape::console:
            return {0, 0, 1366, 768};
        case Shape::landscape:
        case Shape::board:
            return {0, 0, 1920, 1080};
    }
    return {0, 0, 1080, 1920};
}

Placement place_in(int width, int height, Face face) {
    Placement placed;
    placed.shape = shape_for(width, height, face);
    const Rect design = design_of(placed.shape);
    const float w = static_cast<float>(width);
    const float h = static_cast<float>(height);
    placed.scale = std::min(w / design.w, h / design.h);
    // Whole pixels, so that what is crisp in the design is crisp in the window.
    placed.offset_x = static_cast<float>(static_cast<int>((w - design.w * placed.scale) / 2));
    placed.offset_y = static_cast<float>(static_cast<int>((h - design.h * placed.scale) / 2));
    return placed;
}

}  // namespace daofang::ui
