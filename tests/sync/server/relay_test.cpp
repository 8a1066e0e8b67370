#include "sync/server/relay.h"

#include <gtest/gtest.h>

#include <array>

#include "sync/store/memory_store.h"
#include "tests/support/builders.h"

namespace daofang::server {
namespace {

using support::a_chain;
using support::an_event;

constexpr base::Instant now{1'000};

struct RelayParts {
    store::MemoryStore store;
    base::Log log = base::Log::silent();
    Relay relay{store, log};
};

std::string ndjson(const std::vector<event::Event>& events) {
    return wire::encode_push(events);
}

std::vector<event::Event> with_claim(std::vector<event::Event> chain, const std::string& claim) {
    chain.back().claim = claim;
    return chain;
}

wire::PullReply pulled(const std::optional<Reply>& reply) {
    EXPECT_TRUE(reply.has_value());
    auto decoded = wire::decode_pull_reply(reply ? reply->body : "");
    EXPECT_TRUE(decoded.ok());
    return decoded ? *decoded : wire::PullReply{};
}

wire::PushReply pushed(const Reply& reply) {
    auto decoded = wire::decode_push_reply(reply.status, reply.body);
    EXPECT_TRUE(decoded.ok()) << reply.status << " " << reply.body;
    return decoded ? *decoded : wire::PushReply{};
}

// A store whose disk says no.
class FailingStore final : public store::EventStore {
public:
    explicit FailingStore(base::Code code) : error_{code, "the disk"} {}
    base::Result<store::Outcome> append(std::span<const event::Event>,
                                        const std::set<std::uint64_t>&) override {
        return error_;
    }
    base::Result<std::vector<store::Placed>> read(const std::string&, std::uint64_t,
                                                  std::size_t) override {
        return error_;
    }
    base::Result<event::Head> head(const std::string&, const std::string&) override {
        return error_;
    }
    base::Result<std::uint64_t> last_position(const std::string&) override { return error_; }
    base::Status ready() override {
        ++asked_ready;
        return error_;
    }
    int asked_ready = 0;

private:
    base::Error error_;
};

TEST(Relay, AcknowledgesTheNewestEventItKept) {
    RelayParts parts;
    const auto reply = pushed(parts.relay.push("jieyang", ndjson(a_chain(3)), {}));
    EXPECT_EQ(reply.kind, wire::PushReply::Kind::acked);
    EXPECT_EQ(reply.seq, 3u);
}

TEST(Relay, AcknowledgesEventsSentTwiceAndKeepsThemOnce) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(3)), {}).status, 200);
    EXPECT_EQ(pushed(parts.relay.push("jieyang", ndjson(a_chain(4)), {})).seq, 4u);
    EXPECT_EQ(pulled(parts.relay.pull({.hall = "jieyang"})).events.size(), 4u);
}

TEST(Relay, TellsFromWhereAGapIsToBeFilled) {
    RelayParts parts;
    auto chain = a_chain(5);
    ASSERT_EQ(parts.relay.push("jieyang", ndjson({chain.begin(), chain.begin() + 2}), {}).status,
              200);
    const Reply reply = parts.relay.push("jieyang", ndjson({chain.begin() + 3, chain.end()}), {});
    EXPECT_EQ(reply.status, 409);
    EXPECT_EQ(pushed(reply).kind, wire::PushReply::Kind::gap);
    EXPECT_EQ(pushed(reply).seq, 3u);
}

TEST(Relay, RefusesOtherBytesUnderAKeptSeq) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson({an_event()}), {}).status, 200);
    auto other = an_event();
    other.body = R"({"number":99,"service":"lawyer"})";
    const auto reply = pushed(parts.relay.push("jieyang", ndjson({other}), {}));
    EXPECT_EQ(reply.kind, wire::PushReply::Kind::conflict);
    EXPECT_EQ(reply.seq, 1u);
}

TEST(Relay, NamesTheHolderOfATakenClaim) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(with_claim(a_chain(2, "W1"), "c/1")), {}).status,
              200);
    const Reply reply =
        parts.relay.push("jieyang", ndjson(with_claim(a_chain(1, "W2"), "c/1")), {});
    EXPECT_EQ(reply.status, 409);
    const auto said = pushed(reply);
    EXPECT_EQ(said.kind, wire::PushReply::Kind::claim);
    EXPECT_EQ(said.seq, 1u);
    EXPECT_EQ(said.claim, "c/1");
    EXPECT_EQ(said.holder_origin, "W1");
    EXPECT_EQ(said.holder_seq, 2u);
}

TEST(Relay, KeepsAnEventWhoseOriginYieldsTheClaim) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(with_claim(a_chain(1, "W1"), "c/1")), {}).status,
              200);
    const Reply reply =
        parts.relay.push("jieyang", ndjson(with_claim(a_chain(1, "W2"), "c/1")), {1});
    EXPECT_EQ(pushed(reply).kind, wire::PushReply::Kind::acked);
}

TEST(Relay, RefusesEventsOfAnotherHallThanThePaths) {
    RelayParts parts;
    EXPECT_EQ(parts.relay.push("chaozhou", ndjson({an_event()}), {}).status, 400);
    EXPECT_FALSE(parts.relay.pull({.hall = "jieyang"}).has_value());
}

TEST(Relay, RefusesWhatIsNoEvent) {
    RelayParts parts;
    EXPECT_EQ(parts.relay.push("jieyang", "no event\n", {}).status, 400);
    EXPECT_EQ(parts.relay.push("jieyang", "", {}).status, 400);
}

TEST(Relay, RefusesMoreEventsThanAPushMayHold) {
    RelayParts parts;
    EXPECT_EQ(parts.relay.push("jieyang", ndjson(a_chain(wire::push_events_max + 1)), {}).status,
              413);
}

TEST(Relay, HandsOutEventsAfterAPositionUpToTheLimit) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(5)), {}).status, 200);
    const auto reply = pulled(parts.relay.pull({.hall = "jieyang", .after = 1, .limit = 3}));
    ASSERT_EQ(reply.events.size(), 3u);
    EXPECT_EQ(reply.events.front().position, 2u);
    EXPECT_EQ(reply.events.front().event, a_chain(5)[1]);
    EXPECT_EQ(reply.cursor, 4u);
}

TEST(Relay, LetsAReaderWaitWhoHasEverything) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(2)), {}).status, 200);
    EXPECT_FALSE(parts.relay.pull({.hall = "jieyang", .after = 2}).has_value());
}

TEST(Relay, SendsAReaderThatIsAheadBackToTheStart) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(2)), {}).status, 200);
    const auto reply = pulled(parts.relay.pull({.hall = "jieyang", .after = 7}));
    EXPECT_TRUE(reply.events.empty());
    EXPECT_EQ(reply.cursor, 0u);
}

TEST(Relay, SendsAReaderOfAnotherHistoryBackToTheStart) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(3)), {}).status, 200);
    const PullAsk other{"jieyang", 2, 10, uplink::Mark{2, "W7", 1}};
    EXPECT_EQ(pulled(parts.relay.pull(other)).cursor, 0u);
    const PullAsk same{"jieyang", 2, 10, uplink::Mark{2, "K1", 2}};
    EXPECT_EQ(pulled(parts.relay.pull(same)).cursor, 3u);
}

TEST(Relay, WakesTheReadersOfAHallThatGainedAnEvent) {
    RelayParts parts;
    const auto here = parts.relay.wait_for({.hall = "jieyang"}, now + base::Millis{25'000});
    parts.relay.wait_for({.hall = "chaozhou"}, now + base::Millis{25'000});
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(1)), {}).status, 200);
    EXPECT_EQ(parts.relay.wait(now), base::Millis{0});
    const auto woken = parts.relay.woken(now);
    ASSERT_EQ(woken.size(), 1u);
    EXPECT_EQ(woken[0].waiter, here);
    EXPECT_EQ(pulled(woken[0].reply).events.size(), 1u);
    EXPECT_TRUE(parts.relay.woken(now).empty());
}

TEST(Relay, LetsReadersSleepOnWhenAPushBroughtNothingNew) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(1)), {}).status, 200);
    parts.relay.wait_for({.hall = "jieyang", .after = 1}, now + base::Millis{25'000});
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(1)), {}).status, 200);
    EXPECT_TRUE(parts.relay.woken(now).empty());
}

TEST(Relay, AnswersAReaderWithNothingWhenItsTimeIsOver) {
    RelayParts parts;
    parts.relay.wait_for({.hall = "jieyang"}, now + base::Millis{2'000});
    EXPECT_EQ(parts.relay.wait(now), base::Millis{2'000});
    EXPECT_TRUE(parts.relay.woken(now + base::Millis{1'999}).empty());
    const auto woken = parts.relay.woken(now + base::Millis{2'000});
    ASSERT_EQ(woken.size(), 1u);
    EXPECT_TRUE(pulled(woken[0].reply).events.empty());
}

TEST(Relay, ForgetsAReaderThatWentAway) {
    RelayParts parts;
    const auto gone = parts.relay.wait_for({.hall = "jieyang"}, now + base::Millis{2'000});
    parts.relay.forget(gone);
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(1)), {}).status, 200);
    EXPECT_TRUE(parts.relay.woken(now + base::Millis{5'000}).empty());
}

TEST(Relay, AnswersAllWhoWaitWhenItCloses) {
    RelayParts parts;
    parts.relay.wait_for({.hall = "jieyang"}, now + base::Millis{25'000});
    parts.relay.wait_for({.hall = "chaozhou"}, now + base::Millis{25'000});
    parts.relay.close();
    EXPECT_EQ(parts.relay.woken(now).size(), 2u);
}

TEST(Relay, SaysHowFarItHasAnOrigin) {
    RelayParts parts;
    ASSERT_EQ(parts.relay.push("jieyang", ndjson(a_chain(4)), {}).status, 200);
    const auto known = wire::decode_origin_reply(parts.relay.origin("jieyang", "K1").body);
    const auto unknown = wire::decode_origin_reply(parts.relay.origin("jieyang", "K2").body);
    EXPECT_EQ(known ? *known : 99, 4u);
    EXPECT_EQ(unknown ? *unknown : 99, 0u);
}

TEST(Relay, AsksForPatienceWhenTheStoreIsBusy) {
    FailingStore store(base::Code::unavailable);
    const base::Log log = base::Log::silent();
    Relay relay(store, log);
    const Reply reply = relay.push("jieyang", ndjson(a_chain(1)), {});
    EXPECT_EQ(reply.status, 503);
    EXPECT_GT(reply.retry_after_s, 0);
}

TEST(Relay, SaysWhenTheDiskIsFullWithoutTellingStrangersMore) {
    FailingStore store(base::Code::full);
    const base::Log log = base::Log::silent();
    Relay relay(store, log);
    const Reply reply = relay.push("jieyang", ndjson(a_chain(1)), {});
    EXPECT_EQ(reply.status, 507);
    EXPECT_EQ(reply.body.find("the disk\""), std::string::npos);
}

TEST(Relay, AsksTheStoreAtMostOnceASecondWhetherItIsReady) {
    FailingStore store(base::Code::full);
    const base::Log log = base::Log::silent();
    Relay relay(store, log);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(relay.ready(now).status, 503);
    EXPECT_EQ(store.asked_ready, 1);
    EXPECT_EQ(relay.ready(now + base::Millis{1'001}).status, 503);
    EXPECT_EQ(store.asked_ready, 2);
}

}  // namespace
}  // namespace daofang::server
