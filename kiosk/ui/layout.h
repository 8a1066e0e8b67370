// Layout: rectangles in design pixels, the five shapes of screen and their grids.
//
// Design pixels are those of the mock-ups: portrait 1080x1920, landscape 1920x1080, small 1280x800,
// console 1366x768, board 1920x1080. A panel of another size scales both axes by the smaller
// factor.
#pragma once

#include <string>

namespace daofang::ui {

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Rect inset(float by) const { return {x + by, y + by, w - 2 * by, h - 2 * by}; }
    Rect inset(float dx, float dy) const { return {x + dx, y + dy, w - 2 * dx, h - 2 * dy}; }
    bool contains(float px, float py) const {
        return px >= x && px < right() && py >= y && py < bottom();
    }
};

// Cell `index` of `count` equal columns (or rows) with `gap` between.
Rect column_of(Rect area, int index, int count, float gap);
Rect row_of(Rect area, int index, int count, float gap);

// Takes rectangles off the top of an area, one below the other.
class Stack {
public:
    Stack(Rect area, float gap) : left_(area), gap_(gap) {}
    Rect take(float height);
    void skip(float height);
    Rect rest() const { return left_; }

private:
    Rect left_;
    float gap_;
};

enum class Shape { portrait, landscape, small, console, board };

// How a visitor wants to see it. The three combine and reset with the session.
struct Mode {
    bool large = false;
    bool contrast = false;
    bool seated = false;
    bool operator==(const Mode&) const = default;
};

struct Look {
    Shape shape = Shape::portrait;
    Mode mode;
    std::string lang = "zh-CN";
    bool operator==(const Look&) const = default;
};

// Where things go on one look (ux/README section 3).
struct Grid {
    Rect screen;  // the whole design surface
    Rect header;
    float rule_y = 0;
    Rect info;      // look: from below the rule to the controls
    Rect controls;  // press: between info and dock
    Rect dock;      // height 0 where there is none (console, board)
    float margin = 56;
    float gutter = 24;
    float row_gap = 28;
    bool one_column = false;  // large text in portrait
    bool wide() const { return screen.w > screen.h; }
};
Grid grid_of(const Look& look);

// The shape whose design is nearest to a window, and how to place it there.
struct Placement {
    Shape shape = Shape::portrait;
    float scale = 1, offset_x = 0, offset_y = 0;
};
enum class Face { visitor, console, board };
Placement place_in(int width, int height, Face face);
// width, height of the design surface.
Rect design_of(Shape shape);

}  // namespace daofang::ui
