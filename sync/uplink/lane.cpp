#include "sync/uplink/lane.h"

#include <algorithm>
#include <utility>

#include "sync/base/check.h"

namespace daofang::uplink {

void Lane::start(HttpRequest request) {
    CHECK(!busy());
    request_ = client_.start(std::move(request));
}

bool Lane::takes(const HttpAnswer& answer) {
    if (request_ != answer.id) return false;
    request_.reset();
    return true;
}

void Lane::failed(base::Instant now, std::optional<base::Millis> retry_after) {
    not_before_ = now + std::max(backoff_.next(), retry_after.value_or(base::Millis{0}));
}

base::Millis Lane::pause(base::Instant now) const {
    if (busy()) return base::Millis{0};
    return std::max(not_before_ - now, base::Millis{0});
}

}  // namespace daofang::uplink
