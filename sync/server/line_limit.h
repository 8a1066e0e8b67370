// LineLimit: at most so many log lines a second of one sort, so that a stranger who knocks ten
// thousand times a second cannot fill the disk with it.
#pragma once

#include "sync/base/time.h"

namespace daofang::server {

inline constexpr int logged_lines_a_second_max = 10;

class LineLimit {
public:
    bool allows(base::Instant now) {
        if (now - second_ >= base::Millis{1'000}) {
            second_ = now;
            said_ = 0;
        }
        return ++said_ <= logged_lines_a_second_max;
    }

private:
    base::Instant second_;
    int said_ = 0;
};

}  // namespace daofang::server
