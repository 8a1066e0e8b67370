#include "sync/event/steady_time.h"

#include <algorithm>

namespace daofang::event {

base::WallTime SteadyTime::stamp(base::WallTime clock_now) {
    last_ = std::max(last_, clock_now);
    return last_;
}

void SteadyTime::observe(base::WallTime seen, base::WallTime clock_now) {
    // Our clock is on the right: adding to a stranger's stamp could overflow.
    if (seen > clock_now + stamp_ahead_max) return;
    // After it, not with it: what answers an event must not sort before it by origin's name.
    last_ = std::max(last_, seen + base::Millis{1});
}

}  // namespace daofang::event
