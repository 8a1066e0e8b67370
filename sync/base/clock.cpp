#include "sync/base/clock.h"

namespace daofang::base {
namespace {

template <class TimePoint>
std::int64_t ms_of(TimePoint point) {
    return std::chrono::duration_cast<Millis>(point.time_since_epoch()).count();
}

}  // namespace

Instant SystemClock::now() const {
    return {ms_of(std::chrono::steady_clock::now())};
}
WallTime SystemClock::wall() const {
    return {ms_of(std::chrono::system_clock::now())};
}

}  // namespace daofang::base
