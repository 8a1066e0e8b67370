// The list of screens: who sees it, and how long without a touch until it falls back to the start.
//
// idle: `normal` 90 s, `long_` 180 s (results and tickets), `never` (start, staff, board);
// all times 1.5 in any aid mode (ux/README section 9).
#pragma once

#include <memory>

#include "kiosk/screens/screen.h"

namespace daofang::screens {

enum class Idle { never, normal, long_ };
Idle idle_of(ScreenId id);

// A new screen with empty state. `service` is for visitor_options.
std::unique_ptr<Screen> make_screen(ScreenId id, const queue::ServiceId& service = {});

// One factory a file.
std::unique_ptr<Screen> visitor_attract();
std::unique_ptr<Screen> visitor_home();
std::unique_ptr<Screen> visitor_services();
std::unique_ptr<Screen> visitor_options(const queue::ServiceId& service);
std::unique_ptr<Screen> visitor_people();
std::unique_ptr<Screen> visitor_issued();
std::unique_ptr<Screen> visitor_check();
std::unique_ptr<Screen> visitor_display();
std::unique_ptr<Screen> visitor_help();
std::unique_ptr<Screen> visitor_trouble();
std::unique_ptr<Screen> staff_sign_in();
std::unique_ptr<Screen> staff_desk();
std::unique_ptr<Screen> board_hall();
std::unique_ptr<Screen> care_pin();
std::unique_ptr<Screen> care_status();

}  // namespace daofang::screens
