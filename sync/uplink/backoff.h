// Backoff: how long to stay away from a server that failed. Exponential with full jitter, so that
// a hundred terminals that lost one server do not come back in one instant (Brooker, "Exponential
// backoff and jitter", 2015).
#pragma once

#include "sync/base/random.h"
#include "sync/base/time.h"

namespace daofang::uplink {

struct BackoffOptions {
    base::Millis base{250};
    base::Millis max{30'000};
};

class Backoff {
public:
    Backoff(BackoffOptions options, base::Random random) : options_(options), random_(random) {}

    // After one more failure: random in [0, min(max, base * 2^n)], n the failures before it.
    base::Millis next();
    // It worked: the next failure is a first one again.
    void reset() { failures_ = 0; }
    bool failing() const { return failures_ > 0; }

private:
    BackoffOptions options_;
    base::Random random_;
    int failures_ = 0;
};

}  // namespace daofang::uplink
