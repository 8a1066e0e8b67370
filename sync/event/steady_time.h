// SteadyTime: stamps that never run backwards on one origin, whatever its clock does.
#pragma once

#include "sync/base/time.h"

namespace daofang::event {

// A stamp further ahead of our own clock than this is not adopted from others.
inline constexpr base::Millis stamp_ahead_max = std::chrono::minutes{10};

class SteadyTime {
public:
    // `last` = what no new stamp may come before, from the journal.
    explicit SteadyTime(base::WallTime last = {}) : last_(last) {}

    // A stamp for a new event: the clock, but never before anything given or seen.
    base::WallTime stamp(base::WallTime clock_now);

    // Ours come after this stamp of another's; ignored when stamp_ahead_max beyond our clock.
    void observe(base::WallTime seen, base::WallTime clock_now);

    base::WallTime last() const { return last_; }

private:
    base::WallTime last_;
};

}  // namespace daofang::event
