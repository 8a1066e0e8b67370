#include "sync/event/steady_time.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/support/fake_clock.h"

using namespace daofang;
using base::Millis;
using base::WallTime;
using event::stamp_ahead_max;
using event::SteadyTime;

namespace {
constexpr WallTime nine = support::tuesday_morning;
}

TEST(SteadyTime, StampsWithTheClock) {
    SteadyTime time;
    EXPECT_EQ(time.stamp(nine), nine);
    EXPECT_EQ(time.stamp(nine + Millis{5}), nine + Millis{5});
    EXPECT_EQ(time.last(), nine + Millis{5});
}

TEST(SteadyTime, StandsStillWhileTheClockIsSetBack) {
    SteadyTime time;
    EXPECT_EQ(time.stamp(nine), nine);
    EXPECT_EQ(time.stamp(nine - Millis{3'600'000}), nine);
    EXPECT_EQ(time.stamp(nine - Millis{1}), nine);
    EXPECT_EQ(time.stamp(nine + Millis{1}), nine + Millis{1});
}

TEST(SteadyTime, GoesOnFromTheJournalsLastStamp) {
    SteadyTime time(nine);
    EXPECT_EQ(time.stamp(WallTime{0}), nine);
}

TEST(SteadyTime, StampsAfterWhatItHasSeen) {
    SteadyTime time;
    time.observe(nine + Millis{200}, nine);
    EXPECT_EQ(time.stamp(nine + Millis{100}), nine + Millis{201});
}

TEST(SteadyTime, IsNotMovedBackByAnOldStamp) {
    SteadyTime time(nine);
    time.observe(nine - Millis{1}, nine);
    EXPECT_EQ(time.last(), nine);
}

TEST(SteadyTime, AdoptsAStampUpToTheLimitAndNotBeyond) {
    SteadyTime time;
    time.observe(nine + stamp_ahead_max + Millis{1}, nine);
    EXPECT_EQ(time.stamp(nine), nine);
    time.observe(nine + stamp_ahead_max, nine);
    EXPECT_EQ(time.stamp(nine), nine + stamp_ahead_max + Millis{1});
}

TEST(SteadyTime, SurvivesTheMostAbsurdStamps) {
    SteadyTime time(nine);
    time.observe(WallTime{std::numeric_limits<std::int64_t>::max()}, nine);
    time.observe(WallTime{std::numeric_limits<std::int64_t>::min()}, nine);
    EXPECT_EQ(time.stamp(nine), nine);
}
