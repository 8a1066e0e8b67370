// Frame: one drawing of one screen. What a screen sees of the machine: no imgui, no SDL, no clock.
//
// All numbers are design pixels. Drawing records into the semantic list as it goes. Built afresh
// for each frame by kiosk/ui/stage.h; lives for one draw. Thread  the loop's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/layout.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/texts.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/touch.h"
#include "sync/base/time.h"

namespace daofang::ui {

enum class Family { sans, sans_bold, serif };
enum class Align { left, centre, right };
enum class VAlign { top, middle, bottom };

struct TextStyle {
    Type type = Type::body;
    Family family = Family::sans;
    Tint tint = Tint::ink;
    Align align = Align::left;
    VAlign valign = VAlign::top;
    float px = 0;           // 0: the type's own size
    float line_height = 0;  // 0: by family (serif 1.25, sans 1.5, bold 1.3)
    bool wrap = true;
    float strength = 1;  // 1 full colour; less lets the ground through (a call's pulse)
};

// A key pressed on this frame: F1..F12, digits, letters, "enter", "escape", "backspace", "tab".
struct Key {
    std::string name;
};

class Stage;  // owns fonts, atlas, icons, state between frames (kiosk/ui/stage.h)

class Frame {
public:
    Frame(Stage& stage, const Look& look, base::Instant now);

    // --- the surface ------------------------------------------------------------------------
    const Look& look() const { return look_; }
    const Grid& grid() const { return grid_; }
    const Theme& theme() const;
    base::Instant now() const { return now_; }
    float px(Type type) const;
    Colour colour(Tint tint) const;
    bool large() const { return look_.mode.large; }
    bool contrast() const { return look_.mode.contrast; }
    bool seated() const { return look_.mode.seated; }

    // --- words -------------------------------------------------------------------------------
    // The text of an id in the frame's language.
    std::string t(std::string_view id, TextArgs args = {}) const;
    // Draws text in the box, broken by UAX 14, and records it. Returns the height used. Text that
    // does not fit is drawn all the same, and its item says fits = false: the picture tests fail.
    float text(std::string_view id, Rect box, std::string_view words, const TextStyle& style);
    // The same, drawn but not recorded: parts of a control whose item says it all.
    float glyphs(Rect box, std::string_view words, const TextStyle& style);
    struct Size {
        float w = 0, h = 0;
    };
    // width_max 0: one line.
    Size measure(std::string_view words, const TextStyle& style, float width_max = 0) const;

    // --- shapes ------------------------------------------------------------------------------
    void fill(Rect r, Tint tint, float radius = 0);
    void stroke(Rect r, Tint tint, float width, float radius = 0);
    void dashed(Rect r, Tint tint, float width, float radius);
    void line(float x1, float y1, float x2, float y2, Tint tint, float width);
    void dashed_line(float x1, float y1, float x2, float y2, Tint tint, float width);
    void circle(float x, float y, float radius, Tint tint);
    void ring(float x, float y, float radius, Tint tint, float width, float part = 1.0f);
    // The part of a circle between two turns (0 is 12 o'clock, 0.25 three o'clock), round ends.
    void arc(float x, float y, float radius, Tint tint, float width, float from, float to);
    // A tick on a 24 grid whose corner is at x, y; `k` design pixels a unit.
    void tick(float x, float y, float k, Tint tint, float width);
    // An icon of assets/icons by name, centred in the box, tinted; `size` 0: the box's smaller
    // side.
    void icon(std::string_view name, Rect box, Tint tint, float size = 0);
    // A picture of assets/art by name that covers the box with its own aspect, clipped to it; where
    // it ends inside the screen it fades into the paper. None in high contrast.
    void art(std::string_view name, Rect box);
    // A stroke with quarter circles cut out of its corners (the plaque frame).
    void notched(Rect r, Tint tint, float width, float notch);
    // A code of side x side modules centred in the box with `quiet` light modules around; always
    // dark on light, each module the same whole number of window pixels. Answers its design px.
    float modules(Rect box, int side, int quiet, const std::vector<bool>& dark);
    void clip(Rect r);
    void unclip();

    // --- pressing ------------------------------------------------------------------------------
    struct Press {
        bool held = false;     // a finger is down on it: draw it pressed
        bool pressed = false;  // it was pressed in this frame
        bool focus = false;
    };
    // Records the item and answers for it. A disabled item never answers pressed. While a dialog is
    // open only items of the dialog answer.
    Press press(Item item);
    // Held down for `ms` in the rect without sliding off (care screen's corner).
    bool long_press(std::string_view id, Rect r, base::Millis ms);
    void record(Item item);
    const std::vector<Key>& keys() const;
    bool key(std::string_view name) const;

    // Items from here on belong to a dialog; what is below does not answer.
    void begin_dialog(Rect r, std::string_view label);
    void end_dialog();

    // Keep drawing: something moves until then.
    void animate_until(base::Instant until);
    // Draw again no later than then (a countdown's next second).
    void draw_again_at(base::Instant when);

    const Semantics& semantics() const { return items_; }

private:
    struct Ink;  // what glyphs covered, and whether they stayed in their box
    Ink draw_text(Rect box, std::string_view words, const TextStyle& style);
    float size_of(const TextStyle& style) const;
    bool answers(const Item& item) const;
    void add_ink(Item& item, const Ink& ink) const;

    Stage& stage_;
    Look look_;
    Grid grid_;
    base::Instant now_;
    Semantics items_;
    int dialog_ = 0;               // how deep in dialogs
    std::size_t dialog_from_ = 0;  // its first item
    bool in_control_ = false;      // glyphs belong to the last item
};

}  // namespace daofang::ui
