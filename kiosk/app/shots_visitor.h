// Rows of all_shots(): the visitor's screens (see shots.h).
#pragma once

#include <vector>

#include "kiosk/app/shots.h"

namespace daofang::app {

std::vector<Shot> visitor_shots();

}  // namespace daofang::app
