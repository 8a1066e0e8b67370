// The parts of the hall's board (16) below its numbers: a tip, and the strip of notices. Only
// board_hall.cpp and its parts include this.
#pragma once

#include "kiosk/screens/screen.h"

namespace daofang::screens {

inline constexpr float board_radius = 20;

// Another tip every two minutes: a board is read in passing.
void draw_board_tip(ui::Frame& frame, const Model& model);
// The published rules; before them, windows that pause and why, as far as there is room.
void draw_board_notice(ui::Frame& frame, const Model& model);

}  // namespace daofang::screens
