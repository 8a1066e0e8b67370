#include "sync/uplink/backoff.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace daofang::uplink {
namespace {

TEST(Backoff, StaysWithinACeilingThatDoublesUpToTheMost) {
    Backoff backoff({base::Millis{100}, base::Millis{1'000}}, base::Random(7));
    for (const std::int64_t ceiling : {100, 200, 400, 800, 1'000, 1'000, 1'000}) {
        const base::Millis pause = backoff.next();
        EXPECT_GE(pause.count(), 0);
        EXPECT_LE(pause.count(), ceiling);
    }
}

TEST(Backoff, SpreadsOverTheWholeCeiling) {
    std::int64_t least = 1'000, most = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Backoff backoff({base::Millis{1'000}, base::Millis{1'000}}, base::Random(seed));
        const std::int64_t pause = backoff.next().count();
        least = std::min(least, pause);
        most = std::max(most, pause);
    }
    EXPECT_LT(least, 100);
    EXPECT_GT(most, 900);
}

TEST(Backoff, StartsSmallAgainAfterASuccess) {
    Backoff backoff({base::Millis{100}, base::Millis{100'000}}, base::Random(7));
    for (int i = 0; i < 10; ++i) backoff.next();
    backoff.reset();
    EXPECT_LE(backoff.next().count(), 100);
}

TEST(Backoff, DoesNotOverflowAfterVeryManyFailures) {
    Backoff backoff({base::Millis{250}, base::Millis{30'000}}, base::Random(7));
    for (int i = 0; i < 1'000; ++i) {
        const base::Millis pause = backoff.next();
        ASSERT_GE(pause.count(), 0);
        ASSERT_LE(pause.count(), 30'000);
    }
}

}  // namespace
}  // namespace daofang::uplink
