#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sync/base/json.h"
#include "sync/event/event_codec.h"
#include "sync/wire/protocol.h"
#include "tests/support/builders.h"

using namespace daofang;
using base::Code;
using wire::PushReply;

namespace {

std::string why_not(const std::string& ndjson) {
    const auto events = wire::decode_push(ndjson);
    return events.ok() ? "decoded" : events.error().what;
}

PushReply a_reply(PushReply::Kind kind, std::uint64_t seq) {
    PushReply reply;
    reply.kind = kind;
    reply.seq = seq;
    return reply;
}

PushReply a_claim_reply() {
    PushReply reply = a_reply(PushReply::Kind::claim, 7);
    reply.claim = "2026-11-24/B012/call/1";
    reply.holder_origin = "W2";
    reply.holder_seq = 3;
    return reply;
}

void expect_same(const PushReply& one, const PushReply& other) {
    EXPECT_EQ(one.kind, other.kind);
    EXPECT_EQ(one.seq, other.seq);
    EXPECT_EQ(one.claim, other.claim);
    EXPECT_EQ(one.holder_origin, other.holder_origin);
    EXPECT_EQ(one.holder_seq, other.holder_seq);
}

}  // namespace

TEST(PushPath, NamesTheHall) {
    EXPECT_EQ(wire::push_path("jieyang", {}), "/v1/halls/jieyang/events");
}

TEST(PushPath, ListsTheYieldedSeqs) {
    EXPECT_EQ(wire::push_path("jieyang", {7, 5}), "/v1/halls/jieyang/events?yield=5,7");
}

TEST(PushPath, StopsTheProgramOverAHallThatWouldLeaveThePath) {
    EXPECT_DEATH(wire::push_path("../x", {}), "CHECK");
}

TEST(Push, IsOneLineAnEvent) {
    const auto chain = support::a_chain(2);
    EXPECT_EQ(wire::encode_push(chain),
              event::encode(chain[0]) + "\n" + event::encode(chain[1]) + "\n");
}

TEST(Push, ReadsBackAsItWasSent) {
    const auto chain = support::a_chain(wire::push_events_max);
    const auto decoded = wire::decode_push(wire::encode_push(chain));
    ASSERT_TRUE(decoded.ok()) << decoded.error().what;
    EXPECT_EQ(*decoded, chain);
}

TEST(Push, MayBeginAnywhereInTheChain) {
    const auto chain = support::a_chain(5);
    EXPECT_TRUE(wire::decode_push(wire::encode_push(std::span(chain).subspan(3))).ok());
}

TEST(Push, MayEndWithoutALineFeed) {
    std::string ndjson = wire::encode_push(support::a_chain(2));
    ndjson.pop_back();
    EXPECT_EQ(wire::decode_push(ndjson)->size(), 2u);
}

TEST(Push, NamesTheLineAndTheField) {
    const auto chain = support::a_chain(3);
    const std::string good = wire::encode_push(chain);
    std::string bad = good;
    bad.replace(bad.rfind("jieyang"), 7, "Jieyang");
    EXPECT_EQ(why_not(bad), "line 3: hall: must be 1 to 64 of a-z 0-9 -");
    EXPECT_EQ(why_not(good + "\n"), "line 4: at: not in its place");
    EXPECT_EQ(why_not(good + "{}"), "line 4: at: not in its place");
}

TEST(Push, RefusesWhatIsNoEvent) {
    EXPECT_EQ(why_not(""), "no events");
    EXPECT_EQ(why_not("\n"), "line 1: at: not in its place");
    EXPECT_EQ(wire::decode_push("[]").error().code, Code::invalid);
    std::string with_returns = wire::encode_push(support::a_chain(1));
    with_returns.insert(with_returns.size() - 1, "\r");
    EXPECT_EQ(why_not(with_returns), "line 1: end: more bytes behind the event");
}

TEST(Push, RefusesMoreThanOneOriginOrHall) {
    auto chain = support::a_chain(2);
    chain[1].origin = "K2";
    EXPECT_EQ(why_not(wire::encode_push(chain)), "line 2: origin: another than before");
    chain = support::a_chain(2);
    chain[1].hall = "shantou";
    EXPECT_EQ(why_not(wire::encode_push(chain)), "line 2: hall: another than before");
}

TEST(Push, RefusesAGapWithin) {
    auto chain = support::a_chain(3);
    chain.erase(chain.begin() + 1);
    EXPECT_EQ(why_not(wire::encode_push(chain)), "line 2: seq: 3 after 1");
    std::swap(chain[0], chain[1]);
    EXPECT_EQ(why_not(wire::encode_push(chain)), "line 2: seq: 1 after 3");
}

TEST(Push, TakesItsMostEventsAndNotOneMore) {
    const auto chain = support::a_chain(wire::push_events_max + 1);
    EXPECT_EQ(wire::decode_push(wire::encode_push(chain)).error().code, Code::full);
}

TEST(Push, TakesNoMoreBytesThanItsLimit) {
    const std::string bytes(wire::body_bytes_max + 1, 'x');
    EXPECT_EQ(wire::decode_push(bytes).error().code, Code::full);
}

TEST(Push, FitsTheLimitOfBytesAtItsLargest) {
    EXPECT_LE(wire::push_events_max * (event::event_bytes_max + 1), wire::body_bytes_max);
}

TEST(Yield, ReadsBackThePathsList) {
    EXPECT_EQ(*wire::decode_yield(""), std::set<std::uint64_t>{});
    EXPECT_EQ(*wire::decode_yield("7"), std::set<std::uint64_t>{7});
    EXPECT_EQ(*wire::decode_yield("5,7,12"), (std::set<std::uint64_t>{5, 7, 12}));
}

TEST(Yield, RefusesWhatIsNoListOfSeqs) {
    for (const char* list : {",", "5,", ",5", "5,,7", "x", "-1", " 5", "5 ", "0x5", "+5", "1.0",
                             "9007199254740992", "99999999999999999999"}) {
        EXPECT_EQ(wire::decode_yield(list).error().code, Code::invalid) << list;
    }
}

TEST(Yield, TakesNoMoreThanAPushHolds) {
    std::string list = "1";
    for (std::size_t seq = 2; seq <= wire::push_events_max; ++seq)
        list += "," + std::to_string(seq);
    EXPECT_EQ(wire::decode_yield(list)->size(), wire::push_events_max);
    EXPECT_EQ(wire::decode_yield(list + ",9999").error().code, Code::full);
}

TEST(PushReply, IsWrittenAsThePageSays) {
    EXPECT_EQ(wire::encode_push_reply(a_reply(PushReply::Kind::acked, 12)), R"({"acked":12})");
    const auto claim = base::parse_json(wire::encode_push_reply(a_claim_reply()));
    ASSERT_TRUE(claim.ok());
    EXPECT_EQ((*claim)["type"], "claim");
    EXPECT_EQ((*claim)["status"], 409);
    EXPECT_EQ((*claim)["seq"], 7);
    EXPECT_EQ((*claim)["holder"], (base::Json{{"origin", "W2"}, {"seq", 3}}));
    EXPECT_TRUE((*claim)["title"].is_string());
    EXPECT_TRUE((*claim)["detail"].is_string());
    const auto gap = base::parse_json(wire::encode_push_reply(a_reply(PushReply::Kind::gap, 5)));
    EXPECT_EQ((*gap)["expected"], 5);
}

TEST(PushReply, ReadsBackEveryKind) {
    const PushReply acked = a_reply(PushReply::Kind::acked, 12);
    expect_same(*wire::decode_push_reply(200, wire::encode_push_reply(acked)), acked);
    for (const PushReply& reply :
         {a_reply(PushReply::Kind::gap, 1), a_reply(PushReply::Kind::conflict, event::seq_max),
          a_claim_reply()}) {
        const auto decoded = wire::decode_push_reply(409, wire::encode_push_reply(reply));
        ASSERT_TRUE(decoded.ok()) << decoded.error().what;
        expect_same(*decoded, reply);
    }
}

TEST(PushReply, PassesOverMembersOfLaterVersions) {
    EXPECT_EQ(wire::decode_push_reply(200, R"( {"acked": 3, "later": [1.5]} )")->seq, 3u);
}

TEST(PushReply, NamesTheMemberThatIsWrong) {
    const auto why = [](int status, const char* body) {
        const auto reply = wire::decode_push_reply(status, body);
        return reply.ok() ? "decoded" : reply.error().what;
    };
    EXPECT_EQ(why(200, R"({})"), "'acked' must be an integer");
    EXPECT_EQ(why(200, R"({"acked":-1})"), "'acked' must be 0 to 2^53 - 1");
    EXPECT_EQ(why(200, R"({"acked":9007199254740992})"), "'acked' must be 0 to 2^53 - 1");
    EXPECT_EQ(why(200, "[]"), "a reply must be a JSON object");
    EXPECT_EQ(why(200, "<html>"), "not JSON");
    EXPECT_EQ(why(409, R"({"acked":1})"), "'type' must be a string");
    EXPECT_EQ(why(409, R"({"type":"about:blank"})"), "'type' must be gap, conflict or claim");
    EXPECT_EQ(why(409, R"({"type":"gap","expected":0})"), "'expected' must be a seq, from 1");
    EXPECT_EQ(why(409, R"({"type":"conflict"})"), "'seq' must be an integer");
    EXPECT_EQ(why(409, R"({"type":"claim","seq":1,"claim":""})"), "'claim' must be a claim");
    EXPECT_EQ(why(409, R"({"type":"claim","seq":1,"claim":"x"})"), "'holder' must be an object");
    EXPECT_EQ(why(409, R"({"type":"claim","seq":1,"claim":"x","holder":[]})"),
              "'origin' must be a string");
    EXPECT_EQ(why(409, R"({"type":"claim","seq":1,"claim":"x","holder":{"origin":"号","seq":1}})"),
              "'holder.origin' must be an origin");
    EXPECT_EQ(why(503, R"({"acked":1})"), "status 503 is no reply to a push");
}

TEST(PushReply, TakesNoLargeBody) {
    const std::string body = R"({"acked":1,"more":")" + std::string(70'000, 'x') + R"("})";
    EXPECT_EQ(wire::decode_push_reply(200, body).error().code, Code::invalid);
}
