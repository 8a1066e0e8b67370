// The semantic list: everything on this frame that a person could read or press, in reading order.
//
// Widgets record themselves as they draw. Speech, the keypad, the probe and the overflow tests read
// this one list, so what a blind visitor hears and what a test checks is what was drawn.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ui/layout.h"

namespace daofang::ui {

enum class Role { text, heading, button, toggle, choice, field, list, image, code, banner, dialog };
const char* name_of(Role role);

struct Item {
    std::string id;  // "home.lawyer"; texts have ids too, made from their place: "home.title"
    Role role = Role::text;
    std::string label;  // as drawn, in the frame's language
    std::string value;  // "on", "1", "B01", ...
    Rect rect;          // design px: of a control its pressable area, of a text its box
    Rect drawn;         // design px: what its glyphs really cover (text, label, hint together)
    float text_px = 0;  // size of its text, design px
    bool enabled = true;
    bool focus = false;
    bool selected = false;
    bool fits = true;  // every glyph inside rect, and no glyph missing
    bool touchable() const {
        return role == Role::button || role == Role::toggle || role == Role::choice;
    }
};

using Semantics = std::vector<Item>;

// {"screen":...,"size":[w,h],"items":[...]} on one line; rects in window pixels.
std::string to_json(const Semantics& items, const std::string& screen, int width, int height,
                    float scale, float offset_x, float offset_y);

}  // namespace daofang::ui
