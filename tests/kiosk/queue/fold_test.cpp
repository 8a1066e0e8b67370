#include <gtest/gtest.h>

#include "kiosk/queue/state.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue {
namespace {

using test::second;
using test::Story;
using test::ticket;
using test::tuesday;

// Window 5 open, B001 to B003 waiting.
Story a_morning() {
    Story story;
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.issue(2, 'B', 2);
    story.issue(3, 'B', 3);
    return story;
}

TEST(Fold, OfNothingIsAnEmptyDay) {
    const State state = fold(tuesday, {});
    EXPECT_EQ(state.day, tuesday);
    EXPECT_TRUE(state.tickets.empty());
    EXPECT_EQ(DayFold(tuesday).state(), state);
}

TEST(Fold, PutsAnIssuedTicketInItsLine) {
    Story story;
    story.add("K1", 5, TicketIssued{ticket('B', 1), "lawyer", 3, {Need::sight}, "K1", "t1"});
    const Ticket made = story.state_of(ticket('B', 1));
    EXPECT_EQ(made.state, TicketState::waiting);
    EXPECT_EQ(made.service, "lawyer");
    EXPECT_EQ(made.people, 3u);
    EXPECT_EQ(made.terminal, "K1");
    EXPECT_EQ(made.origin, "K1");
    EXPECT_EQ(made.seq, 1u);
    EXPECT_EQ(made.token, "t1");
    EXPECT_EQ(made.issued_at, second(5));
    EXPECT_EQ(made.waiting_since, second(5));
    EXPECT_TRUE(made.priority());
    EXPECT_EQ(story.state().lines.at("lawyer").priority.size(), 1u);
}

TEST(Fold, TakesATicketThroughItsWholeLife) {
    Story story = a_morning();
    const auto id = ticket('B', 1);
    story.call(10, "5", id, 1);
    story.call(40, "5", id, 2);
    Ticket now = story.state_of(id);
    EXPECT_EQ(now.state, TicketState::called);
    EXPECT_EQ(now.window, "5");
    EXPECT_EQ(now.calls, 2u);
    EXPECT_EQ(now.calls_here, 2u);
    EXPECT_EQ(now.first_called_at, second(10));
    EXPECT_EQ(now.called_at, second(40));
    story.start(50, "5", id);
    EXPECT_EQ(story.state_of(id).state, TicketState::serving);
    EXPECT_EQ(story.state_of(id).started_at, second(50));
    story.finish(200, "5", id);
    now = story.state_of(id);
    EXPECT_EQ(now.state, TicketState::finished);
    EXPECT_EQ(now.finished_at, second(200));
    EXPECT_EQ(story.state().windows.at("5").ticket, std::nullopt);
    EXPECT_EQ(story.state().windows.at("5").served, base::Millis{150'000});
    EXPECT_TRUE(story.state().conflicts.empty());
}

TEST(Fold, KeepsWhatTheSlipDid) {
    Story story = a_morning();
    EXPECT_EQ(story.state_of(ticket('B', 1)).slip, "");
    story.add("K1", 4, SlipPrinted{ticket('B', 1), "paper_out"});
    story.add("K1", 9, SlipPrinted{ticket('B', 1), "printed"});
    EXPECT_EQ(story.state_of(ticket('B', 1)).slip, "printed");
}

TEST(Fold, PutsAReturnedTicketWhereItReturns) {
    Story story = a_morning();
    const auto id = ticket('B', 1);
    story.call(10, "5", id);
    story.miss(200, "5", id);
    EXPECT_EQ(story.state_of(id).window, "5");
    story.add("W5", 300, TicketReturned{id, "5"});
    const Ticket now = story.state_of(id);
    EXPECT_EQ(now.state, TicketState::waiting);
    EXPECT_EQ(now.waiting_since, second(300));
    EXPECT_EQ(now.issued_at, second(1));
    EXPECT_EQ(now.calls_here, 0u);
    EXPECT_EQ(now.calls, 1u);
    EXPECT_EQ(now.window, "");
}

TEST(Fold, CountsTheCallsOfEachRoundAnew) {
    Story story = a_morning();
    const auto id = ticket('B', 1);
    story.call(10, "5", id, 1);
    story.call(20, "5", id, 2);
    story.miss(200, "5", id);
    story.call(300, "5", id, 3);  // missed, called directly
    const Ticket now = story.state_of(id);
    EXPECT_EQ(now.calls, 3u);
    EXPECT_EQ(now.calls_here, 1u);
    EXPECT_EQ(now.first_called_at, second(300));
}

TEST(Fold, TransfersATicketUnderItsLabel) {
    Story story = a_morning();
    const auto id = ticket('B', 1);
    story.call(10, "5", id);
    story.start(20, "5", id);
    story.add("W5", 100, TicketTransferred{id, "5", "reception"});
    const Ticket now = story.state_of(id);
    EXPECT_EQ(now.state, TicketState::waiting);
    EXPECT_EQ(now.service, "reception");
    EXPECT_TRUE(now.transferred);
    EXPECT_EQ(now.issued_at, second(1));
    EXPECT_EQ(now.waiting_since, second(100));
    const State state = story.state();
    EXPECT_EQ(state.lines.at("reception").ordinary.size(), 1u);
    EXPECT_EQ(state.windows.at("5").ticket, std::nullopt);
}

TEST(Fold, ParksATicketAndFreesItsWindow) {
    Story story = a_morning();
    const auto id = ticket('B', 1);
    story.call(10, "5", id);
    story.start(20, "5", id);
    story.add("W5", 30, TicketParked{id, "5"});
    story.call(40, "5", ticket('B', 2));
    EXPECT_EQ(story.state_of(id).state, TicketState::parked);
    EXPECT_EQ(story.state().windows.at("5").ticket, ticket('B', 2));
}

TEST(Fold, WithdrawsATicketThatWaitsOrIsAway) {
    Story story = a_morning();
    story.call(10, "5", ticket('B', 2));
    story.miss(11, "5", ticket('B', 2));
    story.add("K1", 12, TicketWithdrawn{ticket('B', 1)});
    story.add("K1", 13, TicketWithdrawn{ticket('B', 2)});
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::withdrawn);
    EXPECT_EQ(story.state_of(ticket('B', 2)).state, TicketState::withdrawn);
    EXPECT_TRUE(story.state().conflicts.empty());
}

TEST(Fold, IsNotDisturbedByWhatIsSoAlready) {
    Story story = a_morning();
    story.add("K1", 12, TicketWithdrawn{ticket('B', 1)});
    story.add("K2", 13, TicketWithdrawn{ticket('B', 1)});
    story.add("W5", 14, TicketReturned{ticket('B', 2), "5"});
    story.add("W5", 15, WindowResumed{"5"});
    story.add("W5", 16, WindowClosed{"5"});
    story.add("W5", 17, WindowClosed{"5"});
    EXPECT_TRUE(story.state().conflicts.empty());
    EXPECT_EQ(story.state_of(ticket('B', 2)).waiting_since, second(2));
}

TEST(Fold, OpensPausesAndClosesWindows) {
    Story story = a_morning();
    EXPECT_TRUE(story.state().windows.at("5").open);
    story.add("W5", 10, WindowPaused{"5", "pause.meal"});
    EXPECT_EQ(story.state().windows.at("5").pause_reason, "pause.meal");
    story.add("W5", 20, WindowResumed{"5"});
    EXPECT_EQ(story.state().windows.at("5").pause_reason, "");
    story.add("W5", 30, WindowPaused{"5", "pause.meal"});
    story.add("W5", 40, WindowClosed{"5"});
    EXPECT_FALSE(story.state().windows.at("5").open);
    EXPECT_EQ(story.state().windows.at("5").pause_reason, "");
    EXPECT_EQ(story.state().windows.at("5").changed_at, second(40));
}

TEST(Fold, KeepsOneHelpRequestATerminalUntilItIsAnswered) {
    Story story;
    story.add("K1", 1, HelpAsked{"K1", "东侧"});
    story.add("K1", 2, HelpAsked{"K1", "东侧"});
    story.add("K2", 3, HelpAsked{"K2", "西侧"});
    ASSERT_EQ(story.state().help.size(), 2u);
    EXPECT_EQ(story.state().help.front().at, second(1));
    story.add("W5", 4, HelpAnswered{"K1", "5"});
    ASSERT_EQ(story.state().help.size(), 1u);
    EXPECT_EQ(story.state().help.front().place, "西侧");
}

TEST(Fold, TakesFactsOfItsDayOnly) {
    Story story;
    story.add("K1", 0, TicketIssued{{{"2026-11-25"}, 'B', 1}, "lawyer", 1, {}, "K1", "t"});
    story.add("W5", -36'000, WindowOpened{"5", {"lawyer"}, "07"});  // 23:00 the evening before
    story.add("W5", 54'000, HelpAsked{"K1", ""});                   // 0:00 the day after
    EXPECT_EQ(story.state(), fold(tuesday, {}));
}

TEST(Fold, KeepsATicketsFactsThatAreStampedPastMidnight) {
    Story story = a_morning();
    story.call(53'990, "5", ticket('B', 1));
    story.start(54'010, "5", ticket('B', 1));
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::serving);
}

TEST(Fold, LetsAWindowCallTheNumbersOfAKioskWhoseClockIsAhead) {
    Story story;
    story.open(0, "5");
    story.issue(3'600, 'B', 1);  // stamped an hour ahead
    story.call(10, "5", ticket('B', 1));
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::called);
    EXPECT_TRUE(story.state().conflicts.empty());
}

TEST(DayFold, FoldsAnewWhenAFactComesLate) {
    Story story = a_morning();
    DayFold day(tuesday);
    day.add(story.facts);
    Story late = story;
    late.call(10, "5", ticket('B', 1));
    late.add("W4", 5, WindowOpened{"4", {"lawyer"}, "03"});
    late.add("W4", 6, TicketCalled{ticket('B', 1), "4", 1, true});
    for (std::size_t next = story.facts.size(); next < late.facts.size(); ++next) {
        day.add({late.facts[next]});
    }
    EXPECT_EQ(day.state(), late.state());
    EXPECT_EQ(day.state().tickets.at(ticket('B', 1)).window, "4");
}

}  // namespace
}  // namespace daofang::queue
