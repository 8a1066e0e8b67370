#include "sync/base/time.h"

#include <gtest/gtest.h>

#include "sync/base/clock.h"
#include "tests/support/fake_clock.h"

using namespace daofang::base;
using daofang::support::FakeClock;

TEST(Instant, AddsAndSubtractsMilliseconds) {
    const Instant noon{1'000};
    EXPECT_EQ(noon + Millis{5}, Instant{1'005});
    EXPECT_EQ(noon - Millis{5}, Instant{995});
    EXPECT_EQ((noon + Millis{5}) - noon, Millis{5});
    EXPECT_LT(noon, noon + Millis{1});
}

TEST(WallTime, AddsAndSubtractsMilliseconds) {
    const WallTime noon{1'000};
    EXPECT_EQ(noon + Millis{5}, WallTime{1'005});
    EXPECT_EQ(noon - (noon + Millis{5}), Millis{-5});
}

TEST(SystemClock, NeverMeasuresBackwardsAndKnowsTheYear) {
    const SystemClock clock;
    const Instant first = clock.now();
    EXPECT_GE(clock.now(), first);
    EXPECT_GT(clock.wall(), WallTime{1'700'000'000'000});
}

TEST(FakeClock, MovesOnlyWhenToldTo) {
    FakeClock clock;
    const Instant start = clock.now();
    const WallTime wall = clock.wall();
    EXPECT_EQ(clock.now(), start);
    clock.advance(Millis{250});
    EXPECT_EQ(clock.now() - start, Millis{250});
    EXPECT_EQ(clock.wall() - wall, Millis{250});
    clock.set_wall(wall - Millis{1'000});
    EXPECT_EQ(clock.now() - start, Millis{250});
}
