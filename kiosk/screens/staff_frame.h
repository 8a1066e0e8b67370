// What every staff screen has in common: the bar with window, staff, link and time; cards.
#pragma once

#include <string>

#include "kiosk/queue/state.h"
#include "kiosk/screens/screen.h"
#include "kiosk/ui/widgets.h"

namespace daofang::screens {

// Clears the ground and draws the bar and, while the server is out of reach, the band under it.
// Answers the y where content begins.
float draw_bar(ui::Frame& frame, const Model& model);

// "12:35" since then, "0:18", "1:02:10".
std::string elapsed(base::WallTime from, base::WallTime to);
// Whole minutes since then.
std::string minutes_since(base::WallTime from, base::WallTime to);

}  // namespace daofang::screens
