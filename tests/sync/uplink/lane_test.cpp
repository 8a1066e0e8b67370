#include "sync/uplink/lane.h"

#include <gtest/gtest.h>

#include "tests/sync/uplink/scripted_client.h"

namespace daofang::uplink {
namespace {

constexpr base::Instant now{1'000};
constexpr BackoffOptions fixed{base::Millis{60'000}, base::Millis{60'000}};

TEST(Lane, CarriesOneRequestAtATime) {
    support::ScriptedClient client;
    Lane lane(client, fixed, base::Random(1));
    EXPECT_TRUE(lane.may_start(now));
    lane.start({});
    EXPECT_FALSE(lane.may_start(now));
    HttpAnswer others;
    others.id = 99;
    EXPECT_FALSE(lane.takes(others));
    HttpAnswer ours;
    ours.id = 1;
    EXPECT_TRUE(lane.takes(ours));
    EXPECT_TRUE(lane.may_start(now));
}

TEST(Lane, PausesAfterAFailureAndSaysForHowLong) {
    support::ScriptedClient client;
    Lane lane(client, fixed, base::Random(1));
    lane.failed(now, std::nullopt);
    const base::Millis pause = lane.pause(now);
    ASSERT_GT(pause.count(), 1);
    EXPECT_FALSE(lane.may_start(now + pause - base::Millis{1}));
    EXPECT_TRUE(lane.may_start(now + pause));
}

TEST(Lane, EndsABackoffWhenTheServerIsFoundBackElsewhere) {
    support::ScriptedClient client;
    Lane lane(client, fixed, base::Random(1));
    lane.failed(now, std::nullopt);
    lane.try_soon(now + base::Millis{1});
    EXPECT_TRUE(lane.may_start(now + base::Millis{1}));
}

TEST(Lane, NeverComesBackBeforeTheServerSaid) {
    support::ScriptedClient client;
    Lane lane(client, fixed, base::Random(1));
    lane.failed(now, base::Millis{5'000});
    lane.try_soon(now);
    EXPECT_FALSE(lane.may_start(now + base::Millis{4'999}));
    EXPECT_TRUE(lane.may_start(now + base::Millis{5'000}));
}

TEST(Lane, TellsOnceThatARunOfFailuresIsOver) {
    support::ScriptedClient client;
    Lane lane(client, fixed, base::Random(1));
    EXPECT_FALSE(lane.worked());
    lane.failed(now, std::nullopt);
    EXPECT_TRUE(lane.worked());
    EXPECT_FALSE(lane.worked());
}

}  // namespace
}  // namespace daofang::uplink
