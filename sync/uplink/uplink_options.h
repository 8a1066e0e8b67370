// What an uplink is told once: where the relay is, how it may be asked, how patient we are.
#pragma once

#include <string>

#include "sync/base/time.h"
#include "sync/uplink/backoff.h"

namespace daofang::uplink {

struct UplinkOptions {
    std::string url{};  // "http://127.0.0.1:8470", no trailing slash
    std::string token{};
    base::Millis backoff_base{250};
    base::Millis backoff_max{30'000};
    base::Millis claim_patience{1'500};  // a proposal unanswered for so long counts as unreachable
};

}  // namespace daofang::uplink
