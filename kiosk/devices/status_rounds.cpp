#include "kiosk/devices/status_rounds.h"

#include <cstddef>

#include "kiosk/devices/escpos.h"

namespace daofang::devices {

std::string StatusRounds::begin(base::Instant now) {
    CHECK(!running());
    ++begun_;
    question_ = 1;
    asked_at_ = now;
    return ask_status(question_);
}

std::string StatusRounds::take(std::uint8_t answer, base::Instant now) {
    if (!running()) return {};
    answers_[static_cast<std::size_t>(question_ - 1)] = answer;
    if (question_ < 4) {
        asked_at_ = now;
        return ask_status(++question_);
    }
    question_ = 0;
    answered_ = begun_;
    return {};
}

void StatusRounds::abandon() {
    if (!running()) return;
    question_ = 0;
    failed_ = begun_;
}

}  // namespace daofang::devices
