// Why a window may pause: what a lawyer chooses at the desk and visitors read on the board.
#pragma once

#include <array>
#include <string>

#include "kiosk/ui/frame.h"

namespace daofang::screens {

// On disk in WindowPaused::reason, and the text ids of their words: never rename.
inline constexpr std::array<const char*, 4> pause_reasons{"pause.back_soon", "pause.lunch",
                                                          "pause.meeting", "pause.equipment"};

// The reason's words; a reason that this version does not know is a plain pause.
std::string pause_words(const ui::Frame& frame, const std::string& reason);

}  // namespace daofang::screens
