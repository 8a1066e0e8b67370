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

bool Lane::worked() {
    const bool was_failing = backoff_.failing();
    backoff_.reset();
    return was_failing;
}

void Lane::failed(base::Instant now, std::optional<base::Millis> retry_after) {
    asked_until_ = now + retry_after.value_or(base::Millis{0});
    not_before_ = std::max(now + backoff_.next(), asked_until_);
}

void Lane::try_soon(base::Instant now) {
    not_before_ = std::min(not_before_, std::max(now, asked_until_));
}

base::Millis Lane::pause(base::Instant now) const {
    if (busy()) return base::Millis{0};
    return std::max(not_before_ - now, base::Millis{0});
}

}  // namespace daofang::uplink
