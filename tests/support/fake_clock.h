// FakeClock: time that moves only when a test says so.
#pragma once

#include "sync/base/clock.h"

namespace daofang::support {

// 2026-11-24 09:00:00 in Asia/Shanghai: a Tuesday morning, doors just open.
inline constexpr base::WallTime tuesday_morning{1'795'482'000'000};

class FakeClock final : public base::Clock {
public:
    explicit FakeClock(base::WallTime wall = tuesday_morning) : wall_(wall) {}

    base::Instant now() const override { return now_; }
    base::WallTime wall() const override { return wall_; }

    // Time passes: both clocks move on.
    void advance(base::Millis by) {
        now_ = now_ + by;
        wall_ = wall_ + by;
    }
    // Somebody sets the wall clock, backwards too; measured time does not notice.
    void set_wall(base::WallTime wall) { wall_ = wall; }

private:
    base::Instant now_{1'000'000};
    base::WallTime wall_;
};

}  // namespace daofang::support
