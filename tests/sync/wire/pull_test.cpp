#include <gtest/gtest.h>

#include <string>

#include "sync/base/json.h"
#include "sync/event/event_codec.h"
#include "sync/wire/protocol.h"
#include "tests/support/builders.h"

using namespace daofang;
using base::Code;
using wire::PullReply;

namespace {

// `count` events at positions 10, 20, 30 ...
PullReply a_reply(std::size_t count) {
    PullReply reply;
    for (auto& event : support::a_chain(count)) {
        reply.cursor += 10;
        reply.events.push_back({reply.cursor, std::move(event)});
    }
    return reply;
}

std::string why_not(const std::string& body) {
    const auto reply = wire::decode_pull_reply(body);
    return reply.ok() ? "decoded" : reply.error().what;
}

std::string an_item(std::uint64_t position) {
    return R"({"event":)" + event::encode(support::an_event()) + R"(,"position":)" +
           std::to_string(position) + "}";
}

std::string a_body(const std::string& items, std::uint64_t cursor) {
    return R"({"cursor":)" + std::to_string(cursor) + R"(,"events":[)" + items + "]}";
}

}  // namespace

TEST(PullPath, AsksAfterAPositionAndSaysHowLongItWaits) {
    EXPECT_EQ(wire::pull_path("jieyang", 41, 25), "/v1/halls/jieyang/events?after=41&wait=25");
    EXPECT_DEATH(wire::pull_path("jieyang", 0, 26), "CHECK");
    EXPECT_DEATH(wire::pull_path("a?b", 0, 0), "CHECK");
}

TEST(PullQuery, ReadsItsNumbersAndFillsInTheAbsent) {
    const auto query = wire::decode_pull_query("41", "25", "10");
    EXPECT_EQ(query->after, 41u);
    EXPECT_EQ(query->wait_s, 25);
    EXPECT_EQ(query->limit, 10u);
    const auto absent = wire::decode_pull_query("", "", "");
    EXPECT_EQ(absent->after, 0u);
    EXPECT_EQ(absent->wait_s, 0);
    EXPECT_EQ(absent->limit, wire::pull_events_max);
}

TEST(PullQuery, CutsAWaitAndALimitToTheMost) {
    const auto query = wire::decode_pull_query("0", "9007199254740991", "9007199254740991");
    EXPECT_EQ(query->wait_s, wire::wait_s_max);
    EXPECT_EQ(query->limit, wire::pull_events_max);
}

TEST(PullQuery, NamesWhatIsNoNumber) {
    EXPECT_EQ(wire::decode_pull_query("-1", "", "").error().what,
              "'after' must be a number from 0 to 2^53 - 1");
    EXPECT_EQ(wire::decode_pull_query("", "1s", "").error().what,
              "'wait' must be a number from 0 to 2^53 - 1");
    EXPECT_EQ(wire::decode_pull_query("", "", "9007199254740992").error().what,
              "'limit' must be a number from 0 to 2^53 - 1");
    EXPECT_EQ(wire::decode_pull_query("", "", "0").error().what, "'limit' must be at least 1");
}

TEST(PullReply, ReadsBackAsItWasWritten) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, wire::pull_events_max}) {
        const PullReply reply = a_reply(count);
        const auto decoded = wire::decode_pull_reply(wire::encode_pull_reply(reply));
        ASSERT_TRUE(decoded.ok()) << decoded.error().what;
        EXPECT_EQ(decoded->cursor, reply.cursor);
        ASSERT_EQ(decoded->events.size(), count);
        for (std::size_t i = 0; i < count; ++i) {
            EXPECT_EQ(decoded->events[i].position, reply.events[i].position);
            EXPECT_EQ(decoded->events[i].event, reply.events[i].event);
        }
    }
}

TEST(PullReply, IsCanonicalJson) {
    const std::string body = wire::encode_pull_reply(a_reply(2));
    EXPECT_EQ(*base::canonical_json(*base::parse_json(body)), body);
    EXPECT_EQ(wire::encode_pull_reply({}), R"({"cursor":0,"events":[]})");
}

TEST(PullReply, CarriesTheDeepestBodyThereCanBe) {
    PullReply reply = a_reply(1);
    reply.events[0].event.body = R"({"a":[[[[[[[1]]]]]]]})";
    ASSERT_TRUE(event::validate(reply.events[0].event).ok());
    const auto decoded = wire::decode_pull_reply(wire::encode_pull_reply(reply));
    ASSERT_TRUE(decoded.ok()) << decoded.error().what;
    EXPECT_EQ(decoded->events[0].event, reply.events[0].event);
}

TEST(PullReply, FitsTheLimitOfBytesAtItsLargest) {
    constexpr std::size_t around_an_event = 64;
    EXPECT_LE(wire::pull_events_max * (event::event_bytes_max + around_an_event),
              wire::body_bytes_max);
}

TEST(PullReply, MayBeSpacedAndHoldMembersOfLaterVersions) {
    const auto value = base::parse_json(wire::encode_pull_reply(a_reply(2)));
    base::Json spaced = *value;
    spaced["later"] = 1.5;
    spaced["events"][0]["later"] = "x";
    const auto decoded = wire::decode_pull_reply(spaced.dump(2));
    ASSERT_TRUE(decoded.ok()) << decoded.error().what;
    EXPECT_EQ(decoded->events[1].event, a_reply(2).events[1].event);
}

TEST(PullReply, MayEndBehindItsLastEvent) {
    EXPECT_EQ(wire::decode_pull_reply(a_body(an_item(3), 9))->cursor, 9u);
}

TEST(PullReply, NamesTheEventThatIsWrong) {
    EXPECT_EQ(why_not(a_body(an_item(3) + "," + an_item(3), 9)), "events[1]: position 3 after 3");
    EXPECT_EQ(why_not(a_body(an_item(0), 9)), "events[0]: position 0 after 0");
    EXPECT_EQ(why_not(a_body(R"({"position":1})", 9)), "events[0]: 'event' must be an object");
    EXPECT_EQ(why_not(a_body(R"({"position":1,"event":"x"})", 9)),
              "events[0]: at: not in its place");
    EXPECT_EQ(why_not(a_body("7", 9)), "events[0]: 'position' must be an integer");
    std::string wrong = a_body(an_item(1) + "," + an_item(2), 9);
    wrong.replace(wrong.rfind("K1"), 2, "K ");
    EXPECT_EQ(why_not(wrong).substr(0, 17), "events[1]: origin");
}

TEST(PullReply, RefusesACursorThatWouldReadEventsAgain) {
    EXPECT_EQ(why_not(a_body(an_item(3), 2)), "'cursor' is before the last position");
    EXPECT_EQ(why_not(R"({"events":[]})"), "'cursor' must be an integer");
    EXPECT_EQ(why_not(R"({"cursor":-1,"events":[]})"), "'cursor' must be 0 to 2^53 - 1");
}

TEST(PullReply, RefusesWhatIsNoReply) {
    EXPECT_EQ(why_not(R"({"cursor":1})"), "'events' must be an array");
    EXPECT_EQ(why_not(R"({"cursor":1,"events":{}})"), "'events' must be an array");
    EXPECT_EQ(why_not("null"), "'cursor' must be an integer");
    EXPECT_EQ(why_not(""), "not JSON");
    EXPECT_FALSE(wire::decode_pull_reply(std::string(1'000'000, '[')).ok());
}

TEST(PullReply, TakesItsMostEventsAndNotOneMore) {
    const std::string body = wire::encode_pull_reply(a_reply(wire::pull_events_max + 1));
    EXPECT_EQ(wire::decode_pull_reply(body).error().code, Code::full);
}

TEST(OriginReply, ReadsBackHowFarAnOriginIsKept) {
    EXPECT_EQ(wire::origin_path("jieyang", "K1"), "/v1/halls/jieyang/origins/K1");
    EXPECT_EQ(wire::encode_origin_reply(12), R"({"seq":12})");
    EXPECT_EQ(*wire::decode_origin_reply(R"({"seq":12})"), 12u);
    EXPECT_EQ(*wire::decode_origin_reply(R"({"seq":0})"), 0u);
    EXPECT_FALSE(wire::decode_origin_reply(R"({"seq":"12"})").ok());
    EXPECT_FALSE(wire::decode_origin_reply("12").ok());
}
