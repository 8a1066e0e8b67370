// Widgets: the components of the design language (ux/README section 4), one function each.
//
// Every function draws, records itself and answers whether it was pressed in this frame. Sizes and
// colours come from the theme and the look; words come ready from frame.t(). Ids are dotted:
// "home.lawyer".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/frame.h"

namespace daofang::ui {

// --- frame of a screen
// ----------------------------------------------------------------------------
struct HeaderWords {
    std::string org, hall, time, date;
};
// Seal, organisation, hall, time and the thick-thin rule; ground cleared to paper.
void header(Frame& frame, const HeaderWords& words);
void thick_thin_rule(Frame& frame, float x, float y, float w, Tint tint = Tint::ink);
void seal(Frame& frame, Rect r);

// The dock's items. Order never changes; what is not there yet is left out.
enum class DockItem { none, back, restart, help, voice, large_text, language };
struct Dock {
    bool back_enabled = true;
    bool large_on = false;
    bool voice_shown = false, voice_on = false;
    float idle_left = 1;   // of the countdown ring, 0 to 1
    bool attract = false;  // 01: help, large text, seated only
};
struct DockPress {
    DockItem item = DockItem::none;
    bool seated = false;
};
DockPress dock(Frame& frame, const Dock& dock);

// --- controls
// ---------------------------------------------------------------------------------------
struct Button {
    std::string id;
    std::string label;
    std::string icon;  // empty: none
    std::string hint;  // second line, dropped in large text
    bool enabled = true;
    bool selected = false;
    std::string reason;  // disabled: why, in words
    bool busy = false;   // ring turns at the icon's place
    std::string key;     // console: "F1", drawn only: the screen reads its keys itself
    float label_px = 0;  // 0: by the theme
};
bool primary_button(Frame& frame, Rect r, const Button& button);
bool secondary_button(Frame& frame, Rect r, const Button& button);
bool tile(Frame& frame, Rect r, const Button& button);        // icon left, label, hint below
bool hero_tile(Frame& frame, Rect r, const Button& button);   // home's first choice, primary
bool full_row(Frame& frame, Rect r, const Button& button);    // hint at the right, chevron
bool option_row(Frame& frame, Rect r, const Button& button);  // hint below, chevron
bool status_row(Frame& frame, Rect r, const Button& button, std::string_view note);  // 21a rows
bool choice_square(Frame& frame, Rect r, const Button& button, std::string_view unit);
bool toggle_row(Frame& frame, Rect r, const Button& button);  // tick box at the right
bool switch_row(Frame& frame, Rect r, const Button& button, std::string_view state_word);
bool keypad_key(Frame& frame, Rect r, const Button& button);
bool desk_button(Frame& frame, Rect r, const Button& button);   // console, key at the right
bool desk_primary(Frame& frame, Rect r, const Button& button);  // console, two lines
bool check_box(Frame& frame, Rect r, const Button& button);     // console

// --- information: no lip, cannot be pressed
// ---------------------------------------------------------
enum class BlockKind { explain, notice, done, person };
void block(Frame& frame, Rect r, std::string_view id, BlockKind kind, std::string_view icon,
           std::string_view first, std::string_view second = {});
// Full-width band under the rule (offline).
void banner(Frame& frame, Rect r, std::string_view id, std::string_view icon,
            std::string_view first, std::string_view second);
void card(Frame& frame, Rect r);
void plaque(Frame& frame, Rect r, Tint tint = Tint::primary, float notch = 24);
struct Fact {
    std::string cap, value, unit;
};
void fact_row(Frame& frame, Rect r, std::string_view id, const std::vector<Fact>& facts);
void chip(Frame& frame, float x, float y, std::string_view id, std::string_view words, Tint fill,
          Tint ink, std::string_view icon = {});
float chip_width(const Frame& frame, std::string_view words, bool with_icon);
struct Station {
    std::string label, hint;
    enum class Kind { done, ahead, own } kind = Kind::ahead;
};
void path_line(Frame& frame, Rect r, std::string_view id, const std::vector<Station>& stations);
struct Steps {
    std::vector<std::string> labels;
    int current = 0;
};
void steps(Frame& frame, Rect r, std::string_view id, const Steps& steps);
void countdown_ring(Frame& frame, Rect r, std::string_view id, float left, std::string_view digits);
// A code as whole-pixel rects, always ink on card, quiet zone 4; level M. Records its payload.
void qr_code(Frame& frame, Rect r, std::string_view id, std::string_view payload);
// A typed value with a caret, and a hint at the right.
void field(Frame& frame, Rect r, std::string_view id, std::string_view icon, std::string_view value,
           std::string_view hint, bool hidden = false);

// --- several at once
// ------------------------------------------------------------------------------- Lists page with
// two big buttons: shows rows [page * per_page, ...) and answers the new page.
int page_turn(Frame& frame, Rect r, std::string_view id, int page, int pages);
// Digits 0-9, clear, backspace in the area, and letters at the left when given. Answers the key
// pressed: "0".."9", "A".., "clear", "back", or empty.
std::string number_pad(Frame& frame, Rect r, std::string_view id, std::string_view letters,
                       char chosen_letter);

// Scrim, card and semantics of a dialog; end_dialog() when its content is drawn.
Rect begin_dialog(Frame& frame, Rect r, std::string_view id);
void end_dialog(Frame& frame);

}  // namespace daofang::ui
