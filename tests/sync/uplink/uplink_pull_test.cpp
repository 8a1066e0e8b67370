// The way down: long polls, histories, and how the link is shown.
#include <gtest/gtest.h>

#include "sync/uplink/uplink.h"
#include "tests/sync/uplink/uplink_parts.h"

namespace daofang::uplink {
namespace {

using support::a_chain;
using support::propose;
using support::UplinkParts;

std::vector<wire::PulledEvent> placed(const std::vector<event::Event>& events,
                                      std::uint64_t first = 1) {
    std::vector<wire::PulledEvent> all;
    for (const event::Event& event : events) all.push_back({first + all.size(), event});
    return all;
}

TEST(UplinkPull, AsksForAnAnswerAtOnceAndThenWaitsForLong) {
    UplinkParts parts;
    parts.tick();
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("wait=0"), std::string::npos);
    parts.answer_pull({}, 0);
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("wait=25"), std::string::npos);
    EXPECT_EQ(parts.client->pull()->timeout, base::Millis{35'000});
}

TEST(UplinkPull, MergesWhatComesAndHandsItOutOnce) {
    UplinkParts parts;
    parts.connect();
    const auto chain = a_chain(2, "K1");
    parts.answer_pull(placed(chain), 2);
    EXPECT_EQ(parts.uplink->take_merged(), chain);
    EXPECT_TRUE(parts.uplink->take_merged().empty());
    EXPECT_EQ(parts.journal->pulled(), 2u);
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("after=2"), std::string::npos);
    EXPECT_NE(parts.client->pull()->url.find("mark=2:K1:2"), std::string::npos);
}

TEST(UplinkPull, GoesOnWhereItStoodAfterARestart) {
    UplinkParts parts;
    parts.connect();
    parts.answer_pull(placed(a_chain(2, "K1")), 2);
    parts.restart();
    parts.tick();
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("after=2"), std::string::npos);
    EXPECT_NE(parts.client->pull()->url.find("mark=2:K1:2"), std::string::npos);
}

TEST(UplinkPull, StartsOverWhenTheRelaysHistoryIsAnother) {
    UplinkParts parts;
    parts.connect();
    const auto old = a_chain(3, "K1");
    parts.answer_pull(placed(old), 3);
    parts.uplink->take_merged();
    parts.answer_pull({}, 0);
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("after=0"), std::string::npos);
    EXPECT_EQ(parts.client->pull()->url.find("mark="), std::string::npos);
    // In the new history another terminal's event stands first; what we know is known.
    const auto fresh = a_chain(1, "K2");
    auto page = placed(fresh);
    page.push_back({2, old[0]});
    parts.answer_pull(page, 2);
    EXPECT_EQ(parts.uplink->take_merged(), fresh);
    EXPECT_NE(parts.client->pull()->url.find("after=2"), std::string::npos);
    parts.restart();
    parts.tick();
    EXPECT_NE(parts.client->pull()->url.find("after=2"), std::string::npos);
}

TEST(UplinkPull, AsksHowFarItselfIsAfterStartingOver) {
    UplinkParts parts;
    parts.append();
    parts.connect(1);
    parts.answer_pull(placed(a_chain(1, "K1")), 1);
    parts.answer_pull({}, 0);
    ASSERT_TRUE(parts.client->answer("GET", "/origins/W1", 200, wire::encode_origin_reply(0)));
    parts.tick();
    EXPECT_EQ(parts.sent().size(), 1u);
}

TEST(UplinkPull, TakesItsProposalBackAsGranted) {
    UplinkParts parts;
    parts.connect();
    const auto proposal = propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    parts.answer_pull(placed({proposal}), 1);
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::granted);
    EXPECT_TRUE(parts.uplink->take_merged().empty());
    // The push's own answer, late, changes nothing.
    parts.acknowledge(1);
    EXPECT_FALSE(parts.uplink->take_claim_result().has_value());
    EXPECT_EQ(parts.journal->pushed(), 1u);
}

TEST(UplinkPull, PassesOverAnEventThatCannotBeMerged) {
    UplinkParts parts;
    parts.connect();
    parts.answer_pull(placed(a_chain(1, "K1")), 1);
    parts.uplink->take_merged();
    auto other = a_chain(1, "K1");
    other[0].body = R"({"number":99})";
    const auto good = a_chain(1, "K2");
    auto page = placed(other, 2);
    page.push_back({3, good[0]});
    parts.answer_pull(page, 3);
    EXPECT_EQ(parts.uplink->take_merged(), good);
    EXPECT_EQ(parts.journal->pulled(), 3u);
    EXPECT_FALSE(parts.uplink->link().halted);
}

TEST(UplinkPull, HaltsPushesWhenAForeignEventBearsOurName) {
    UplinkParts parts;
    parts.connect();
    const auto foreign = a_chain(1, "W1");
    const auto good = a_chain(1, "K2");
    auto page = placed(foreign);
    page.push_back({2, good[0]});
    parts.answer_pull(page, 2);
    parts.tick();
    EXPECT_TRUE(parts.uplink->link().halted);
    EXPECT_EQ(parts.uplink->take_merged(), good);
}

TEST(UplinkPull, ComesBackAfterAPollThatDied) {
    UplinkParts parts;
    parts.connect();
    ASSERT_TRUE(parts.client->answer("GET", "/events", 0, "timed out"));
    parts.tick();
    EXPECT_FALSE(parts.uplink->link().online);
    EXPECT_EQ(parts.uplink->link().why, "timed out");
    parts.tick_after(base::Millis{250});
    ASSERT_NE(parts.client->pull(), nullptr);
    EXPECT_NE(parts.client->pull()->url.find("wait=0"), std::string::npos);
    parts.answer_pull({}, 0);
    EXPECT_TRUE(parts.uplink->link().online);
}

TEST(UplinkPull, GoesOnWhilePushesFail) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    ASSERT_TRUE(parts.client->answer("POST", "/events", 503, "", {{"retry-after", "3000"}}));
    parts.tick();
    const auto chain = a_chain(1, "K1");
    parts.answer_pull(placed(chain), 1);
    EXPECT_EQ(parts.uplink->take_merged(), chain);
}

TEST(Link, TellsHowFarTheServersClockIsFromOurs) {
    UplinkParts parts;
    parts.tick();
    const auto theirs = std::to_string(parts.clock.wall().ms + 90'000);
    ASSERT_TRUE(parts.client->answer("GET", "/events", 200, R"({"cursor":0,"events":[]})",
                                     {{"daofang-time", theirs}}));
    parts.tick();
    EXPECT_EQ(parts.uplink->link().server_clock_ahead, base::Millis{90'000});
}

TEST(Link, SaysSinceWhenItIsAsItIs) {
    UplinkParts parts;
    EXPECT_FALSE(parts.uplink->link().online);
    EXPECT_FALSE(parts.uplink->link().since.has_value());
    parts.connect();
    EXPECT_TRUE(parts.uplink->link().online);
    EXPECT_EQ(parts.uplink->link().since, parts.clock.wall());
    const auto before = parts.clock.wall();
    parts.clock.advance(base::Millis{5'000});
    parts.answer_pull({}, 0);
    EXPECT_EQ(parts.uplink->link().since, before);
}

TEST(Uplink, NeverAsksTheLoopToSpin) {
    UplinkParts parts;
    for (int i = 0; i < 50; ++i) {
        EXPECT_GE(parts.uplink->wait(parts.clock.now()), base::Millis{1});
        parts.tick_after(base::Millis{10});
        if (i == 20) parts.append();
        if (i % 7 == 0) parts.client->answer("GET", "/", 0, "down");
    }
}

}  // namespace
}  // namespace daofang::uplink
