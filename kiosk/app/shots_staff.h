// The pictures of those who work in the hall: desk and sign-in, board, care screens. The rest of
// the table is shots_table.cpp.
#pragma once

#include <vector>

#include "kiosk/app/shots.h"

namespace daofang::app {

// The server is out of reach for 42 seconds, as in 21b.
void cut(screens::Model& model);

std::vector<Shot> desk_shots();   // staff_sign_in, staff_desk
std::vector<Shot> board_shots();  // board_hall
std::vector<Shot> care_shots();   // care_pin, care_status

}  // namespace daofang::app
