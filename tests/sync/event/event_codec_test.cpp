#include "sync/event/event_codec.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "sync/base/json.h"
#include "sync/base/random.h"
#include "tests/support/builders.h"

using namespace daofang;
using event::Event;
using support::an_event;

namespace {

constexpr const char* zeros = "0000000000000000000000000000000000000000000000000000000000000000";

// The line of an_event(), written out.
std::string a_line() {
    return std::string(R"({"at":1795482000000,"body":{"number":12,"service":"lawyer"},"claim":"",)"
                       R"("hall":"jieyang","kind":"ticket_issued","origin":"K1","prev":")") +
           zeros + R"(","seq":1,"v":1})";
}

// a_line() with its first `from` replaced.
std::string a_line_with(const std::string& from, const std::string& to) {
    std::string line = a_line();
    return line.replace(line.find(from), from.size(), to);
}

std::string why_not(const std::string& line) {
    const auto decoded = event::decode(line);
    if (decoded.ok()) return "decoded";
    EXPECT_EQ(decoded.error().code, base::Code::invalid);
    return decoded.error().what;
}

// The largest event there can be.
Event the_largest_event() {
    Event event = an_event();
    event.hall = std::string(event::name_bytes_max, 'h');
    event.origin = std::string(event::name_bytes_max, 'O');
    event.kind = std::string(event::name_bytes_max, 'k');
    event.claim = std::string(event::claim_bytes_max, '~');
    event.body = R"({"x":")" + std::string(event::body_bytes_max - 8, 'x') + R"("})";
    event.seq = event::seq_max;
    event.at = event::at_max;
    event.prev.fill(0xff);
    return event;
}

std::string field_refused(const std::function<void(Event&)>& spoil) {
    Event event = an_event();
    spoil(event);
    const auto status = event::validate(event);
    return status.ok() ? "valid" : status.error().what.substr(0, status.error().what.find(':'));
}

}  // namespace

TEST(EventCodec, WritesTheOneLineOfAnEvent) {
    EXPECT_EQ(event::encode(an_event()), a_line());
}

TEST(EventCodec, WritesWhatTheJsonWriterWouldWrite) {
    Event event = an_event();
    event.body = R"({"note":"您好\n\"导访\" 😀"})";
    event.claim = "2026-11-24/B012/call/1";
    const std::string line = event::encode(event);
    EXPECT_EQ(*base::canonical_json(*base::parse_json(line)), line);
}

TEST(EventCodec, ReadsBackTheSmallestAndTheLargest) {
    Event smallest = an_event();
    smallest.hall = smallest.origin = smallest.kind = "a";
    smallest.body = "{}";
    smallest.at = {};
    for (const Event& event : {smallest, an_event(), the_largest_event()}) {
        const std::string line = event::encode(event);
        EXPECT_LE(line.size(), event::event_bytes_max);
        const auto decoded = event::decode(line);
        ASSERT_TRUE(decoded.ok()) << decoded.error().what;
        EXPECT_EQ(*decoded, event);
    }
}

TEST(EventCodec, KeepsKindsItHasNeverHeardOf) {
    Event event = an_event();
    event.kind = "visitor_waved_2031";
    event.body = R"({"deep":[[[[[[1]]]]]],"new":true})";
    EXPECT_EQ(*event::decode(event::encode(event)), event);
}

TEST(EventCodec, RefusesEveryOtherSpellingOfTheSameValue) {
    ASSERT_TRUE(event::decode(a_line()).ok());
    for (const std::string& line :
         {a_line() + "\n", a_line() + " ", " " + a_line(), a_line() + a_line(),
          a_line_with(":", ": "), a_line_with("{\"at", "{ \"at"), a_line_with("12", "12.0"),
          a_line_with("lawyer", "l\\u0061wyer"), a_line_with("K1", "K\\u0031"),
          a_line_with("\"seq\":1", "\"seq\":01"), a_line_with("\"seq\":1", "\"seq\":1.0"),
          a_line_with("1795482000000", "1795482e6"), a_line_with("1795482000000", "+1"),
          a_line_with(",\"v\":1", ""), a_line_with(",\"claim\":\"\"", ""),
          a_line_with("\"v\":1", "\"v\":1,\"w\":1"), a_line_with("\"at\"", "\"ab\":1,\"at\"")}) {
        EXPECT_FALSE(event::decode(line).ok()) << line;
    }
}

TEST(EventCodec, NamesTheFieldThatIsWrong) {
    EXPECT_EQ(why_not(a_line_with("1795482000000", "-1")), "at: not an integer in range");
    EXPECT_EQ(why_not(a_line_with("1795482000000", "253402300800000")),
              "at: not an integer in range");
    EXPECT_EQ(why_not(a_line_with("{\"number", "{\"tnumber")), "body: byte 23: keys not in order");
    EXPECT_EQ(why_not(a_line_with("{\"number\":12,\"service\":\"lawyer\"}", "[]")),
              "body: must be a JSON object");
    EXPECT_EQ(why_not(a_line_with("\"claim\":\"", "\"claim\":\"a b")),
              "claim: must be printable ASCII, at most 128");
    EXPECT_EQ(why_not(a_line_with("jieyang", "Jieyang")), "hall: must be 1 to 64 of a-z 0-9 -");
    EXPECT_EQ(why_not(a_line_with("ticket_issued", "ticket-issued")),
              "kind: must be 1 to 64 of a-z 0-9 _");
    EXPECT_EQ(why_not(a_line_with("K1", "..")),
              "origin: must be 1 to 64 of A-Z a-z 0-9 . _ - and not begin with .");
    EXPECT_EQ(why_not(a_line_with("prev\":\"00", "prev\":\"0G")),
              "prev: must be 64 lower-case hex digits");
    EXPECT_EQ(why_not(a_line_with("prev\":\"00", "prev\":\"000")),
              "prev: too long or without an end");
    EXPECT_EQ(why_not(a_line_with("\"seq\":1", "\"seq\":0")), "seq: must be 1 to 2^53 - 1");
    EXPECT_EQ(why_not(a_line_with("\"seq\":1", "\"seq\":9007199254740992")),
              "seq: not an integer in range");
    EXPECT_EQ(why_not(a_line_with("\"v\":1", "\"v\":2")), "v: not in its place");
    EXPECT_EQ(why_not(a_line() + "x"), "end: more bytes behind the event");
}

TEST(EventCodec, RefusesALineThatIsCutAnywhere) {
    const std::string line = a_line();
    for (std::size_t size = 0; size < line.size(); ++size) {
        EXPECT_FALSE(event::decode(line.substr(0, size)).ok()) << size;
    }
}

TEST(EventCodec, RefusesALineThatIsTooLong) {
    EXPECT_EQ(why_not(std::string(event::event_bytes_max + 1, '{')),
              "a line of 5121 bytes, at most 5120");
}

TEST(EventCodec, RefusesABodyThatIsTooLongThoughTheLineIsNot) {
    const std::string over(event::body_bytes_max, 'x');
    EXPECT_EQ(why_not(a_line_with("lawyer", over)), "body: over 4096 bytes");
}

TEST(EventCodec, RefusesNamesThatHoldZeroBytesOrAreNotUtf8) {
    EXPECT_FALSE(event::decode(a_line_with("K1", std::string("K\0", 2))).ok());
    EXPECT_FALSE(event::decode(a_line_with("jieyang", "\xff")).ok());
    EXPECT_FALSE(event::decode(a_line_with("lawyer", "\xc0\xaf")).ok());
    EXPECT_FALSE(event::decode(a_line_with("\"claim\":\"", "\"claim\":\"\x80")).ok());
}

TEST(EventCodec, WritesBackWhateverItReadsFromSpoiltLines) {
    base::Random random(20261124);
    int decoded_lines = 0;
    for (int i = 0; i < 50'000; ++i) {
        std::string line = a_line();
        line[random.below(line.size())] = static_cast<char>(random.below(256));
        const auto decoded = event::decode(line);
        if (!decoded) continue;
        ++decoded_lines;
        ASSERT_EQ(event::encode(*decoded), line);
    }
    EXPECT_GT(decoded_lines, 100);  // a changed letter of a name is a fine event
}

TEST(EventCodec, StopsTheProgramThatMakesAnInvalidEvent) {
    Event event = an_event();
    event.body = "not JSON";
    EXPECT_DEATH(event::encode(event), "CHECK");
}

TEST(Validate, TakesABuiltEvent) {
    EXPECT_TRUE(event::validate(an_event()).ok());
    EXPECT_TRUE(event::validate(the_largest_event()).ok());
}

TEST(Validate, NamesTheFieldThatIsOutOfBounds) {
    EXPECT_EQ(field_refused([](Event& e) { e.hall = ""; }), "hall");
    EXPECT_EQ(field_refused([](Event& e) { e.hall = "a/b"; }), "hall");
    EXPECT_EQ(field_refused([](Event& e) { e.hall = std::string(65, 'a'); }), "hall");
    EXPECT_EQ(field_refused([](Event& e) { e.origin = ""; }), "origin");
    EXPECT_EQ(field_refused([](Event& e) { e.origin = ".hidden"; }), "origin");
    EXPECT_EQ(field_refused([](Event& e) { e.kind = "Kind"; }), "kind");
    EXPECT_EQ(field_refused([](Event& e) { e.seq = 0; }), "seq");
    EXPECT_EQ(field_refused([](Event& e) { e.seq = event::seq_max + 1; }), "seq");
    EXPECT_EQ(field_refused([](Event& e) { e.at = base::WallTime{-1}; }), "at");
    EXPECT_EQ(field_refused([](Event& e) { e.at = event::at_max + base::Millis{1}; }), "at");
    EXPECT_EQ(field_refused([](Event& e) { e.claim = "a\"b"; }), "claim");
    EXPECT_EQ(field_refused([](Event& e) { e.claim = "a\\b"; }), "claim");
    EXPECT_EQ(field_refused([](Event& e) { e.claim = "a\x7f"; }), "claim");
    EXPECT_EQ(field_refused([](Event& e) { e.claim = std::string(129, 'a'); }), "claim");
    EXPECT_EQ(field_refused([](Event& e) { e.body = ""; }), "body");
    EXPECT_EQ(field_refused([](Event& e) { e.body = "[]"; }), "body");
    EXPECT_EQ(field_refused([](Event& e) { e.body = "{}{}"; }), "body");
    EXPECT_EQ(field_refused([](Event& e) { e.body = R"({"a":1.5})"; }), "body");
}

TEST(Names, HaveTheirOwnAlphabets) {
    EXPECT_TRUE(event::is_hall("jieyang-2"));
    EXPECT_FALSE(event::is_hall("jieyang_2"));
    EXPECT_TRUE(event::is_origin("K1.a_b-C"));
    EXPECT_FALSE(event::is_origin("K 1"));
    EXPECT_TRUE(event::is_kind("ticket_issued2"));
    EXPECT_FALSE(event::is_kind("ticket.issued"));
    EXPECT_TRUE(event::is_claim(""));
    EXPECT_TRUE(event::is_claim("2026-11-24/B012/call/1"));
    EXPECT_FALSE(event::is_claim("号"));
}
