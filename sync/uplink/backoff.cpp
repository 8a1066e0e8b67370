#include "sync/uplink/backoff.h"

#include <algorithm>

namespace daofang::uplink {

base::Millis Backoff::next() {
    constexpr int doublings_max = 30;
    const std::int64_t grown = options_.base.count() << std::min(failures_, doublings_max);
    const std::int64_t ceiling = std::min(options_.max.count(), grown);
    ++failures_;
    const auto bound = static_cast<std::uint64_t>(std::max<std::int64_t>(ceiling, 0)) + 1;
    return base::Millis{static_cast<std::int64_t>(random_.below(bound))};
}

}  // namespace daofang::uplink
