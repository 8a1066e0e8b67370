// The way up: pushes, claims, and what the relay may say to them.
#include <gtest/gtest.h>

#include "sync/uplink/uplink.h"
#include "tests/sync/uplink/uplink_parts.h"

namespace daofang::uplink {
namespace {

using support::propose;
using support::UplinkParts;
using wire::PushReply;

TEST(UplinkPush, AsksHowFarTheRelayIsBeforeItPushes) {
    UplinkParts parts;
    parts.append();
    parts.tick();
    EXPECT_NE(parts.client->how_far(), nullptr);
    EXPECT_EQ(parts.client->push(), nullptr);
    EXPECT_EQ(parts.client->how_far()->bearer_token, "token");
}

TEST(UplinkPush, SendsWhatTheRelayHasNotAndNotesWhatItAcknowledged) {
    UplinkParts parts;
    for (int i = 0; i < 3; ++i) parts.append();
    parts.connect(1);
    ASSERT_EQ(parts.sent().size(), 2u);
    EXPECT_EQ(parts.sent()[0].seq, 2u);
    parts.acknowledge(3);
    EXPECT_EQ(parts.journal->pushed(), 3u);
    EXPECT_EQ(parts.client->push(), nullptr);
}

TEST(UplinkPush, SendsANewEventInTheVeryNextTick) {
    UplinkParts parts;
    parts.connect();
    EXPECT_EQ(parts.client->push(), nullptr);
    parts.append();
    parts.uplink->nudge();
    EXPECT_EQ(parts.uplink->wait(parts.clock.now()), base::Millis{1});
    parts.tick();
    EXPECT_EQ(parts.sent().size(), 1u);
}

TEST(UplinkPush, SendsALongTailInBatches) {
    UplinkParts parts;
    std::vector<store::Draft> drafts(wire::push_events_max, {"ticket_called", "{}", ""});
    ASSERT_TRUE(parts.journal->append(drafts, parts.clock.wall()).ok());
    parts.append();
    parts.connect();
    EXPECT_EQ(parts.sent().size(), wire::push_events_max);
    parts.acknowledge(wire::push_events_max);
    ASSERT_EQ(parts.sent().size(), 1u);
    EXPECT_EQ(parts.sent()[0].seq, wire::push_events_max + 1);
}

TEST(UplinkPush, SendsTheProposalRightBehindTheTail) {
    UplinkParts parts;
    parts.connect();
    parts.append();
    const auto proposal = propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    ASSERT_EQ(parts.sent().size(), 2u);
    EXPECT_EQ(parts.sent()[1], proposal);
}

TEST(UplinkPush, SendsTheProposalAloneWhenTheTailFillsAPush) {
    UplinkParts parts;
    const std::vector<store::Draft> drafts(wire::push_events_max, {"ticket_called", "{}", ""});
    ASSERT_TRUE(parts.journal->append(drafts, parts.clock.wall()).ok());
    const auto proposal = propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.connect();
    EXPECT_EQ(parts.sent().size(), wire::push_events_max);
    parts.acknowledge(wire::push_events_max);
    ASSERT_EQ(parts.sent().size(), 1u);
    EXPECT_EQ(parts.sent()[0], proposal);
}

TEST(UplinkPush, TakesAnAnswerAboutTheTailAloneForNoGrant) {
    UplinkParts parts;
    parts.connect();
    parts.append();
    parts.tick();
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.acknowledge(1);
    EXPECT_FALSE(parts.uplink->take_claim_result().has_value());
    EXPECT_TRUE(parts.journal->proposed().has_value());
    EXPECT_EQ(parts.sent().size(), 1u);
}

TEST(UplinkPush, KeepsAProposalThatTheRelayGranted) {
    UplinkParts parts;
    parts.connect();
    const auto proposal = propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    EXPECT_LE(parts.uplink->wait(parts.clock.now()), base::Millis{15});
    parts.acknowledge(1);
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::granted);
    EXPECT_EQ(result->event, proposal);
    EXPECT_EQ(parts.journal->head().seq, 1u);
    EXPECT_EQ(parts.journal->pushed(), 1u);
    EXPECT_FALSE(parts.uplink->take_claim_result().has_value());
}

TEST(UplinkPush, DropsAProposalWhoseClaimIsTakenAndSendsTheTailAgain) {
    UplinkParts parts;
    parts.connect();
    parts.append();
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    parts.answer_push({PushReply::Kind::claim, 2, "c/1", "W2", 9});
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::taken);
    EXPECT_EQ(result->holder_origin, "W2");
    EXPECT_FALSE(parts.journal->proposed().has_value());
    EXPECT_EQ(parts.sent().size(), 1u);
}

TEST(UplinkPush, KeepsAProposalThatIsNotAnsweredInTime) {
    UplinkParts parts;
    parts.connect();
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    parts.tick_after(base::Millis{1'499});
    EXPECT_FALSE(parts.uplink->take_claim_result().has_value());
    parts.tick_after(base::Millis{1});
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::unreachable);
    EXPECT_EQ(parts.journal->head().seq, 1u);
}

TEST(UplinkPush, LetsTheNextClaimNotWaitForTheSameSilence) {
    UplinkParts parts;
    parts.connect();
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    parts.tick_after(base::Millis{1'500});
    ASSERT_TRUE(parts.uplink->take_claim_result().has_value());
    EXPECT_FALSE(parts.uplink->link().online);
    propose(*parts.journal, parts.clock.wall(), "c/2");
    parts.tick();
    ASSERT_TRUE(parts.uplink->take_claim_result().has_value());
    parts.acknowledge(1);
    EXPECT_TRUE(parts.uplink->link().online);
}

TEST(UplinkPush, ComesBackAsSoonAsThePullFindsTheServerBack) {
    UplinkParts parts(
        {.backoff_base = base::Millis{1'000'000}, .backoff_max = base::Millis{1'000'000}});
    parts.append();
    parts.connect();
    ASSERT_TRUE(parts.client->answer("POST", "/events", 0, "reset"));
    ASSERT_TRUE(parts.client->answer("GET", "/events", 0, "reset"));
    parts.tick();
    while (parts.client->pull() == nullptr && parts.client->how_far() == nullptr) {
        parts.tick_after(base::Millis{100});
    }
    // Whichever lane came back first, its success brings the other one.
    if (parts.client->pull() != nullptr) {
        parts.answer_pull({}, 0);
        EXPECT_NE(parts.client->how_far(), nullptr);
    } else {
        ASSERT_TRUE(parts.client->answer("GET", "/origins/", 200, wire::encode_origin_reply(0)));
        parts.tick();
        EXPECT_NE(parts.client->pull(), nullptr);
    }
}

TEST(UplinkPush, KeepsAProposalAtOnceWhenTheLinkIsKnownToBeDown) {
    UplinkParts parts;
    parts.connect();
    ASSERT_TRUE(parts.client->answer("GET", "/events", 0, "no route"));
    parts.tick();
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::unreachable);
}

TEST(UplinkPush, AsksForAProposalFoundAfterARestart) {
    UplinkParts parts;
    const auto proposal = propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.restart();
    parts.connect();
    ASSERT_EQ(parts.sent().size(), 1u);
    EXPECT_EQ(parts.sent()[0], proposal);
}

TEST(UplinkPush, LearnsThatAProposalWasGrantedWhenItsAnswerWasLost) {
    UplinkParts parts;
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.connect(1);  // the relay has it already
    ASSERT_EQ(parts.sent().size(), 1u);
    parts.acknowledge(1);
    ASSERT_TRUE(parts.uplink->take_claim_result().has_value());
    EXPECT_FALSE(parts.uplink->link().halted);
}

TEST(UplinkPush, YieldsTheClaimOfAnEventKeptWhileOffline) {
    UplinkParts parts;
    parts.append();
    parts.append("c/1");
    parts.append();
    parts.connect();
    ASSERT_EQ(parts.sent().size(), 3u);
    parts.answer_push({PushReply::Kind::claim, 2, "c/1", "W2", 9});
    EXPECT_EQ(parts.uplink->take_yielded(), std::vector<std::uint64_t>{2});
    ASSERT_EQ(parts.sent().size(), 3u);
    EXPECT_NE(parts.client->push()->url.find("yield=2"), std::string::npos);
    parts.acknowledge(3);
    EXPECT_EQ(parts.journal->pushed(), 3u);
    EXPECT_TRUE(parts.uplink->take_yielded().empty());
}

TEST(UplinkPush, StillYieldsAfterARestartWhenTheRelayLostEverything) {
    UplinkParts parts;
    parts.append("c/1");
    parts.connect();
    parts.answer_push({PushReply::Kind::claim, 1, "c/1", "W2", 9});
    parts.acknowledge(1);
    parts.restart();
    parts.connect(0);
    ASSERT_NE(parts.client->push(), nullptr);
    EXPECT_NE(parts.client->push()->url.find("yield=1"), std::string::npos);
    EXPECT_TRUE(parts.uplink->take_yielded().empty());
}

TEST(UplinkPush, SendsAgainFromWhereTheRelayHasAGap) {
    UplinkParts parts;
    for (int i = 0; i < 4; ++i) parts.append();
    parts.connect(3);
    ASSERT_EQ(parts.sent().size(), 1u);
    parts.answer_push({PushReply::Kind::gap, 2, {}, {}, 0});
    ASSERT_EQ(parts.sent().size(), 3u);
    EXPECT_EQ(parts.sent()[0].seq, 2u);
}

TEST(UplinkPush, SendsAgainWhatARelayPutBackFromACopyHasLost) {
    UplinkParts parts;
    for (int i = 0; i < 3; ++i) parts.append();
    parts.connect();
    parts.acknowledge(3);
    ASSERT_TRUE(parts.client->answer("GET", "/events", 0, "connection reset"));
    parts.tick();
    parts.tick_after(base::Millis{300});
    // Nothing new happened here, yet it asks, and makes good.
    ASSERT_TRUE(parts.client->answer("GET", "/origins/W1", 200, wire::encode_origin_reply(1)));
    parts.tick();
    ASSERT_EQ(parts.sent().size(), 2u);
    EXPECT_EQ(parts.sent()[0].seq, 2u);
}

TEST(UplinkPush, HaltsOnAConflictAndSendsNothingMore) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    parts.answer_push({PushReply::Kind::conflict, 1, {}, {}, 0});
    EXPECT_TRUE(parts.uplink->link().halted);
    parts.append();
    parts.tick_after(base::Millis{60'000});
    EXPECT_EQ(parts.client->push(), nullptr);
    propose(*parts.journal, parts.clock.wall(), "c/1");
    parts.tick();
    const auto result = parts.uplink->take_claim_result();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->kind, ClaimResult::Kind::unreachable);
}

TEST(UplinkPush, HaltsWhenTheRelayKnowsMoreOfUsThanWeDo) {
    UplinkParts parts;
    parts.append();
    parts.connect(5);
    EXPECT_TRUE(parts.uplink->link().halted);
    EXPECT_EQ(parts.client->push(), nullptr);
}

TEST(UplinkPush, ObeysRetryAfterInSeconds) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    ASSERT_TRUE(parts.client->answer("POST", "/events", 503, "{}", {{"retry-after", "60"}}));
    parts.tick();
    parts.uplink->nudge();
    parts.tick_after(base::Millis{59'999});
    EXPECT_EQ(parts.client->how_far(), nullptr);
    parts.tick_after(base::Millis{1});
    EXPECT_NE(parts.client->how_far(), nullptr);
}

TEST(UplinkPush, ObeysRetryAfterAsADate) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    // 40 seconds after 2026-11-24 01:00:00 UTC, where the fake clock stands.
    ASSERT_TRUE(parts.client->answer("POST", "/events", 503, "{}",
                                     {{"retry-after", "Tue, 24 Nov 2026 01:00:40 GMT"}}));
    parts.tick();
    parts.tick_after(base::Millis{39'999});
    EXPECT_EQ(parts.client->how_far(), nullptr);
    parts.tick_after(base::Millis{1});
    EXPECT_NE(parts.client->how_far(), nullptr);
}

TEST(UplinkPush, ShowsWhyTheServerRefusesUs) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    ASSERT_TRUE(parts.client->answer("POST", "/events", 401, "{}"));
    parts.tick();
    EXPECT_FALSE(parts.uplink->link().online);
    EXPECT_NE(parts.uplink->link().why.find("token"), std::string::npos);
}

TEST(UplinkPush, PausesAfterAnAnswerThatMakesNoSense) {
    UplinkParts parts;
    parts.append();
    parts.connect();
    ASSERT_TRUE(parts.client->answer("POST", "/events", 200, "<html>"));
    parts.tick();
    EXPECT_FALSE(parts.uplink->link().online);
    EXPECT_EQ(parts.journal->pushed(), 0u);
    parts.tick_after(base::Millis{250});
    EXPECT_NE(parts.client->how_far(), nullptr);
}

TEST(UplinkPush, GoesOnWhilePullsFail) {
    UplinkParts parts;
    parts.connect();
    ASSERT_TRUE(parts.client->answer("GET", "/events", 503, "", {{"retry-after", "3000"}}));
    parts.tick();
    ASSERT_TRUE(parts.client->answer("GET", "/origins/W1", 200, wire::encode_origin_reply(0)));
    parts.append();
    parts.tick();
    EXPECT_EQ(parts.client->pull(), nullptr);
    EXPECT_EQ(parts.sent().size(), 1u);
}

}  // namespace
}  // namespace daofang::uplink
