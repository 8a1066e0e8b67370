// StatusRounds: "how are you", as DLE EOT 1 to 4, one question at a time because answers carry no
// label. A round counts only when all four have been answered; what comes after a question was
// given up is not taken for the answer to the next.
//
// Rounds are numbered from 1, so that who needs a fresh answer can wait for a round begun after it
// was needed.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "kiosk/devices/escpos_status.h"
#include "sync/base/time.h"

namespace daofang::devices {

inline constexpr base::Millis answer_wait{1000};  // one question, answered in real time

class StatusRounds {
public:
    // Begins a round: the bytes to send.
    std::string begin(base::Instant now);
    // An answer has come: the next question to send, empty when the round is whole or none runs.
    std::string take(std::uint8_t answer, base::Instant now);
    // The running round, if any, failed.
    void abandon();

    bool running() const { return question_ > 0; }
    bool late(base::Instant now) const { return running() && now - asked_at_ >= answer_wait; }
    std::uint64_t begun() const { return begun_; }
    std::uint64_t answered() const { return answered_; }  // the last that was, by number
    std::uint64_t failed() const { return failed_; }      // the last that was not
    PrinterHealth health() const { return health_of_asked(answers_); }

private:
    int question_ = 0;  // 1-4: on its way
    std::array<std::uint8_t, 4> answers_{};
    std::uint64_t begun_ = 0, answered_ = 0, failed_ = 0;
    base::Instant asked_at_;
};

}  // namespace daofang::devices
