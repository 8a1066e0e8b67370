#include "kiosk/screens/pause_reasons.h"

#include <algorithm>

namespace daofang::screens {

std::string pause_words(const ui::Frame& frame, const std::string& reason) {
    const bool known =
        std::find(pause_reasons.begin(), pause_reasons.end(), reason) != pause_reasons.end();
    return frame.t(known ? reason : "pause.other");
}

}  // namespace daofang::screens
