// What every staff screen has in common: the bar with window, staff, link and time; cards.
#pragma once

#include <string>

#include "kiosk/queue/state.h"
#include "kiosk/screens/screen.h"
#include "kiosk/ui/widgets.h"

namespace daofang::screens {

// Where the bar ends, and the stretch of it that is free for a screen's own controls.
struct Bar {
    float below = 0;
    float free_from = 0, free_to = 0;
};
// Clears the ground and draws the bar and, while the server is out of reach, the band under it.
Bar draw_bar(ui::Frame& frame, const Model& model);

// Desk buttons that answer their key as well as a pointer.
bool keyed_button(ui::Frame& frame, ui::Rect r, const ui::Button& button);
bool keyed_primary(ui::Frame& frame, ui::Rect r, const ui::Button& button);

// "12:35" since then, "0:18", "1:02:10".
std::string elapsed(base::WallTime from, base::WallTime to);
// Whole minutes since then.
std::string minutes_since(base::WallTime from, base::WallTime to);

}  // namespace daofang::screens
