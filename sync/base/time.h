// Two kinds of time that cannot be mixed up.
//
// Instant   monotonic, for waiting and measuring; means nothing on another machine.
// WallTime  milliseconds since 1970-01-01 UTC, for people and for events.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>

namespace daofang::base {

using Millis = std::chrono::milliseconds;

struct Instant {
    std::int64_t ms = 0;
    auto operator<=>(const Instant&) const = default;
};
inline Instant operator+(Instant a, Millis b) {
    return {a.ms + b.count()};
}
inline Instant operator-(Instant a, Millis b) {
    return {a.ms - b.count()};
}
inline Millis operator-(Instant a, Instant b) {
    return Millis{a.ms - b.ms};
}

struct WallTime {
    std::int64_t ms = 0;
    auto operator<=>(const WallTime&) const = default;
};
inline WallTime operator+(WallTime a, Millis b) {
    return {a.ms + b.count()};
}
inline WallTime operator-(WallTime a, Millis b) {
    return {a.ms - b.count()};
}
inline Millis operator-(WallTime a, WallTime b) {
    return Millis{a.ms - b.ms};
}

}  // namespace daofang::base
