// Clock: the only door to the machine's time. Read once per turn of the loop, then handed down.
#pragma once

#include "sync/base/time.h"

namespace daofang::base {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual WallTime wall() const = 0;
};

// steady_clock and system_clock. Any thread.
class SystemClock final : public Clock {
public:
    Instant now() const override;
    WallTime wall() const override;
};

}  // namespace daofang::base
