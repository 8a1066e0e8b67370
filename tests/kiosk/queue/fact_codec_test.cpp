#include <gtest/gtest.h>

#include "kiosk/queue/facts.h"
#include "sync/base/json.h"
#include "tests/kiosk/queue/facts_gen.h"
#include "tests/kiosk/queue/property.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue {
namespace {

using test::ticket;

event::Event an_event(const std::string& kind, const std::string& body) {
    event::Event made;
    made.hall = "jieyang";
    made.origin = "K1";
    made.seq = 7;
    made.at = test::second(5);
    made.kind = kind;
    made.body = body;
    return made;
}

bool reads(const std::string& kind, const std::string& body) {
    const auto decoded = decode(an_event(kind, body));
    return decoded.ok() && decoded->has_value();
}

// One fact of every kind, with every member set.
std::vector<Fact> every_kind() {
    const TicketId id = ticket('B', 12);
    return {TicketIssued{id, "lawyer", 2, {Need::elder, Need::sight}, "K1", test::token},
            SlipPrinted{id, "paper_out"},
            TicketCalled{id, "5", 3, true},
            TicketStarted{id, "5"},
            TicketFinished{id, "5", {"outcome.court", "outcome.explained"}},
            TicketMissed{id, "5"},
            TicketReturned{id, "5"},
            TicketTransferred{id, "5", "reception"},
            TicketParked{id, "5"},
            TicketWithdrawn{id},
            WindowOpened{"5", {"lawyer", "reception"}, "07"},
            WindowPaused{"5", "pause.meal"},
            WindowResumed{"5"},
            WindowClosed{"5"},
            ActionUndone{41},
            HelpAsked{"K1", "东侧 1 号机"},
            HelpAnswered{"K1", "5"}};
}

// Written out, because these bytes are on disks and wires: they must never change.
const std::vector<Encoded> every_kind_written = {
    {"ticket_issued", R"({"needs":["elder","sight"],"people":2,"service":"lawyer","terminal":"K1",)"
                      R"("ticket":"2026-11-24/B012","token":"0123456789abcdef0123456789abcdef"})"},
    {"slip_printed", R"({"outcome":"paper_out","ticket":"2026-11-24/B012"})"},
    {"ticket_called", R"({"call":3,"offline":true,"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_started", R"({"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_finished",
     R"({"outcomes":["outcome.court","outcome.explained"],"ticket":"2026-11-24/B012",)"
     R"("window":"5"})"},
    {"ticket_missed", R"({"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_returned", R"({"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_transferred", R"({"ticket":"2026-11-24/B012","to":"reception","window":"5"})"},
    {"ticket_parked", R"({"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_withdrawn", R"({"ticket":"2026-11-24/B012"})"},
    {"window_opened", R"({"services":["lawyer","reception"],"staff":"07","window":"5"})"},
    {"window_paused", R"({"reason":"pause.meal","window":"5"})"},
    {"window_resumed", R"({"window":"5"})"},
    {"window_closed", R"({"window":"5"})"},
    {"action_undone", R"({"seq":41})"},
    {"help_asked", R"({"place":"东侧 1 号机","terminal":"K1"})"},
    {"help_answered", R"({"terminal":"K1","window":"5"})"}};

TEST(Facts, AreWrittenByTheNamesThatNeverChange) {
    const auto facts = every_kind();
    ASSERT_EQ(facts.size(), std::variant_size_v<Fact>);
    ASSERT_EQ(every_kind_written.size(), std::variant_size_v<Fact>);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        ASSERT_EQ(facts[index].index(), index);
        const Encoded encoded = encode(facts[index]);
        EXPECT_EQ(encoded.kind, every_kind_written[index].kind);
        EXPECT_EQ(encoded.body, every_kind_written[index].body);
        EXPECT_EQ(kind_of(facts[index]), encoded.kind);
    }
}

TEST(Facts, KeepTheNameOfTheirEvent) {
    const auto decoded = decode(an_event("ticket_withdrawn", R"({"ticket":"2026-11-24/B012"})"));
    ASSERT_TRUE(decoded.ok() && decoded->has_value());
    EXPECT_EQ((*decoded)->origin, "K1");
    EXPECT_EQ((*decoded)->seq, 7u);
    EXPECT_EQ((*decoded)->at, test::second(5));
    EXPECT_EQ(std::get<TicketWithdrawn>((*decoded)->fact).ticket, ticket('B', 12));
}

TEST(Facts, ReadBackAsTheyWereWritten) {
    test::holds([] {
        const Encoded written = encode(test::any_fact());
        const auto decoded = decode(an_event(written.kind, written.body));
        RC_ASSERT(decoded.ok());
        RC_ASSERT(decoded->has_value());
        const Encoded again = encode((*decoded)->fact);
        RC_ASSERT(again.kind == written.kind);
        RC_ASSERT(again.body == written.body);
    });
}

TEST(Facts, PassOverKindsOfOtherVersions) {
    for (const char* kind : {"", "ticket_blessed", "Ticket_issued", "ticket_issued "}) {
        const auto decoded = decode(an_event(kind, "{}"));
        ASSERT_TRUE(decoded.ok()) << kind;
        EXPECT_FALSE(decoded->has_value()) << kind;
    }
}

TEST(Facts, PassOverMembersAndNeedsOfNewerVersions) {
    EXPECT_TRUE(reads("window_closed", R"({"mood":"fine","window":"5"})"));
    const auto decoded = decode(an_event(
        "ticket_issued",
        R"({"needs":["elder","guide_dog","sight"],"people":1,"service":"lawyer","terminal":"K1",)"
        R"("ticket":"2026-11-24/B012","token":"t1"})"));
    ASSERT_TRUE(decoded.ok() && decoded->has_value());
    EXPECT_EQ(std::get<TicketIssued>((*decoded)->fact).needs,
              (std::vector<Need>{Need::elder, Need::sight}));
}

TEST(Facts, AreInvalidWithoutAnyOneOfTheirMembers) {
    for (const Encoded& written : every_kind_written) {
        const auto body = base::parse_json(written.body);
        ASSERT_TRUE(body.ok());
        for (const auto& [key, value] : body->items()) {
            base::Json without = *body;
            without.erase(key);
            const auto decoded = decode(an_event(written.kind, without.dump()));
            ASSERT_FALSE(decoded.ok()) << written.kind << " without " << key;
            EXPECT_EQ(decoded.error().code, base::Code::invalid);
            EXPECT_NE(decoded.error().what.find(key), std::string::npos) << decoded.error().what;
        }
    }
}

TEST(Facts, AreInvalidWhenAMemberIsOfAnotherType) {
    const std::vector<base::Json> others = {
        nullptr, true, 7, "x", base::Json::array(), base::Json::object()};
    for (const Encoded& written : every_kind_written) {
        const auto body = base::parse_json(written.body);
        ASSERT_TRUE(body.ok());
        for (const auto& [key, value] : body->items()) {
            for (const base::Json& other : others) {
                const bool same_type =
                    other.type() == value.type() || (other.is_number() && value.is_number());
                if (same_type) continue;
                base::Json changed = *body;
                changed[key] = other;
                EXPECT_FALSE(reads(written.kind, changed.dump())) << changed.dump();
            }
        }
    }
}

struct Bad {
    const char* kind;
    const char* body;
};
const std::vector<Bad> out_of_range = {
    {"ticket_withdrawn", R"({"ticket":"B012"})"},
    {"ticket_withdrawn", R"({"ticket":"2026-02-30/B012"})"},
    {"ticket_withdrawn", R"({"ticket":"2026-11-24/B000"})"},
    {"window_closed", R"({"window":""})"},
    {"window_closed", R"({"window":"5\n"})"},
    {"window_opened", R"({"services":[""],"staff":"","window":"5"})"},
    {"help_asked", R"({"place":"a\tb","terminal":"K1"})"},
    {"window_opened", R"({"services":[5],"staff":"","window":"5"})"},
    {"ticket_called", R"({"call":0,"offline":false,"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_called", R"({"call":10000,"offline":false,"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_called", R"({"call":-1,"offline":false,"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_called", R"({"call":1.0,"offline":false,"ticket":"2026-11-24/B012","window":"5"})"},
    {"ticket_called", R"({"call":1,"offline":0,"ticket":"2026-11-24/B012","window":"5"})"},
    {"action_undone", R"({"seq":0})"},
    {"action_undone", R"({"seq":9223372036854775808})"},
    {"action_undone", "[]"},
    {"action_undone", "41"},
    {"action_undone", ""},
    {"action_undone", "{"}};

TEST(Facts, AreInvalidWithAMemberOutOfRange) {
    for (const Bad& bad : out_of_range) EXPECT_FALSE(reads(bad.kind, bad.body)) << bad.body;
    const std::string longest(name_bytes_max, 'x');
    EXPECT_TRUE(reads("window_closed", R"({"window":")" + longest + R"("})"));
    EXPECT_FALSE(reads("window_closed", R"({"window":")" + longest + R"(x"})"));
}

TEST(Facts, SpellTheNeedsOneWay) {
    const auto with_needs = [](const std::string& needs) {
        return reads("ticket_issued", R"({"needs":)" + needs +
                                          R"(,"people":1,"service":"lawyer","terminal":"K1",)"
                                          R"("ticket":"2026-11-24/B012","token":"t1"})");
    };
    EXPECT_TRUE(with_needs("[]"));
    EXPECT_TRUE(with_needs(R"(["elder","sight"])"));
    EXPECT_FALSE(with_needs(R"(["sight","elder"])"));
    EXPECT_FALSE(with_needs(R"(["elder","elder"])"));
}

TEST(Facts, AllowNothingInATokenThatACodeCouldNotCarry) {
    EXPECT_TRUE(is_token(test::token));
    for (const char* text : {"", "with space", "汉字", "semi;colon"}) {
        EXPECT_FALSE(is_token(text)) << text;
    }
    EXPECT_FALSE(is_token(std::string(name_bytes_max + 1, 'a')));
}

TEST(FactsDeathTest, ThatCouldNotBeReadBackAreNeverWritten) {
    EXPECT_DEATH(encode(WindowClosed{""}), "CHECK");
}

TEST(Need, GivesPriorityUnlessItOnlyNamesALanguage) {
    for (int need = 0; need < needs_count; ++need) {
        EXPECT_EQ(gives_priority(static_cast<Need>(need)), need != 4);
    }
    EXPECT_STREQ(name_of(Need::teochew), "teochew");
}

TEST(CallClaim, NamesTheCallOnce) {
    EXPECT_EQ(call_claim({ticket('B', 12), "5", 1, false}), "2026-11-24/B012/call/1");
}

}  // namespace
}  // namespace daofang::queue
