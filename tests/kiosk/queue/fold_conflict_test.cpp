#include <gtest/gtest.h>

#include "kiosk/queue/state.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue {
namespace {

using test::second;
using test::Story;
using test::ticket;

// Windows 4 and 5 open, B001 and B002 waiting.
Story two_windows() {
    Story story;
    story.open(0, "4");
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.issue(2, 'B', 2);
    return story;
}

// The only conflict, after checking that the state is possible.
Conflict only_conflict(const Story& story) {
    const State state = story.state();
    EXPECT_EQ(test::impossible(state), "");
    EXPECT_EQ(state.conflicts.size(), 1u);
    return state.conflicts.empty() ? Conflict{} : state.conflicts.front();
}

TEST(Conflict, NamesBothWindowsThatCalledOneTicket) {
    Story story = two_windows();
    story.call(10, "4", ticket('B', 1));
    const auto seq = story.call(12, "5", ticket('B', 1));
    const Conflict conflict = only_conflict(story);
    EXPECT_EQ(conflict.kind, "ticket_called");
    EXPECT_EQ(conflict.ticket, ticket('B', 1));
    EXPECT_EQ(conflict.standing_window, "4");
    EXPECT_EQ(conflict.window, "5");
    EXPECT_EQ(conflict.origin, "W5");
    EXPECT_EQ(conflict.seq, seq);
    EXPECT_EQ(conflict.at, second(12));
    EXPECT_EQ(story.state_of(ticket('B', 1)).window, "4");
    EXPECT_EQ(story.state().windows.at("5").ticket, std::nullopt);
}

TEST(Conflict, GivesTheTicketToTheCallThatIsFirstWhicheverCameFirst) {
    Story story = two_windows();
    story.call(12, "5", ticket('B', 1));
    story.call(10, "4", ticket('B', 1));
    EXPECT_EQ(only_conflict(story).window, "5");
}

TEST(Conflict, SetsAsideWhatTheLosingWindowDoesNext) {
    Story story = two_windows();
    story.call(10, "4", ticket('B', 1));
    story.call(12, "5", ticket('B', 1));
    story.start(13, "5", ticket('B', 1));
    story.finish(14, "5", ticket('B', 1));
    story.miss(15, "5", ticket('B', 1));
    story.add("W5", 16, TicketParked{ticket('B', 1), "5"});
    story.add("W5", 17, TicketTransferred{ticket('B', 1), "5", "reception"});
    const State state = story.state();
    EXPECT_EQ(state.conflicts.size(), 6u);
    EXPECT_EQ(state.tickets.at(ticket('B', 1)).state, TicketState::called);
    EXPECT_EQ(state.tickets.at(ticket('B', 1)).window, "4");
    EXPECT_EQ(test::impossible(state), "");
}

TEST(Conflict, CountsACallSetAsideSoThatTheNextClaimIsFresh) {
    Story story = two_windows();
    story.call(10, "4", ticket('B', 1), 1);
    story.call(12, "5", ticket('B', 1), 4);
    EXPECT_EQ(story.state_of(ticket('B', 1)).calls, 4u);
    EXPECT_EQ(story.state_of(ticket('B', 1)).calls_here, 1u);
}

TEST(Conflict, ArisesFromASecondTicketAtOneWindow) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.call(12, "5", ticket('B', 2));
    EXPECT_EQ(only_conflict(story).ticket, ticket('B', 2));
    EXPECT_EQ(story.state_of(ticket('B', 2)).state, TicketState::waiting);
}

TEST(Conflict, ArisesFromACallByAWindowThatIsNotOpen) {
    Story story = two_windows();
    story.call(10, "6", ticket('B', 1));
    EXPECT_EQ(only_conflict(story).window, "6");
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::waiting);
}

TEST(Conflict, ArisesFromACallOfATicketThatIsDone) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.start(11, "5", ticket('B', 1));
    story.finish(12, "5", ticket('B', 1));
    story.call(13, "4", ticket('B', 1), 2);
    EXPECT_EQ(only_conflict(story).standing_window, "5");
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::finished);
}

TEST(Conflict, ArisesFromFinishingWhatWasNotStarted) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.finish(12, "5", ticket('B', 1));
    EXPECT_EQ(only_conflict(story).kind, "ticket_finished");
}

TEST(Conflict, ArisesFromMissingATicketThatIsServed) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.start(11, "5", ticket('B', 1));
    story.miss(12, "5", ticket('B', 1));
    EXPECT_EQ(only_conflict(story).kind, "ticket_missed");
}

TEST(Conflict, ArisesFromReturningATicketThatIsNotAway) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.add("W4", 11, TicketReturned{ticket('B', 1), "4"});
    EXPECT_EQ(only_conflict(story).standing_window, "5");
}

TEST(Conflict, ArisesFromWithdrawingATicketThatIsCalled) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.add("K1", 11, TicketWithdrawn{ticket('B', 1)});
    EXPECT_EQ(only_conflict(story).kind, "ticket_withdrawn");
}

TEST(Conflict, ArisesFromATransferToTheSameService) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.add("W5", 11, TicketTransferred{ticket('B', 1), "5", "lawyer"});
    EXPECT_EQ(only_conflict(story).kind, "ticket_transferred");
}

TEST(Conflict, ArisesFromClosingAWindowThatHasATicket) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.add("W5", 11, WindowClosed{"5"});
    EXPECT_EQ(only_conflict(story).kind, "window_closed");
    EXPECT_TRUE(story.state().windows.at("5").open);
}

TEST(Conflict, ArisesFromPausingAWindowThatIsNotOpen) {
    Story story;
    story.add("W5", 11, WindowPaused{"5", "pause.meal"});
    EXPECT_EQ(only_conflict(story).window, "5");
    story.add("W5", 12, WindowResumed{"5"});
    EXPECT_EQ(story.state().conflicts.size(), 2u);
}

TEST(Conflict, ArisesFromFactsAboutATicketThatNobodyGave) {
    Story story;
    story.open(0, "5");
    story.call(1, "5", ticket('B', 9));
    story.start(2, "5", ticket('B', 9));
    story.add("W5", 3, TicketReturned{ticket('B', 9), "5"});
    story.add("K1", 4, TicketWithdrawn{ticket('B', 9)});
    story.add("K1", 5, SlipPrinted{ticket('B', 9), "printed"});
    EXPECT_EQ(story.state().conflicts.size(), 5u);
    EXPECT_TRUE(story.state().tickets.empty());
}

TEST(Conflict, KeepsTheSecondVisitorOfOneLabel) {
    Story story;
    story.issue(1, 'B', 1, {}, "K1");
    story.add("K2", 2, TicketIssued{ticket('B', 1), "lawyer", 2, {Need::mobility}, "K2", "t2"});
    story.add("K2", 3, SlipPrinted{ticket('B', 1), "printed"});
    const Conflict conflict = only_conflict(story);
    EXPECT_EQ(conflict.kind, "ticket_issued");
    EXPECT_EQ(conflict.terminal, "K2");
    EXPECT_EQ(conflict.standing_terminal, "K1");
    const State state = story.state();
    EXPECT_EQ(state.tickets.at(ticket('B', 1)).terminal, "K1");
    EXPECT_EQ(state.tickets.at(ticket('B', 1)).slip, "");
    ASSERT_EQ(state.doubles.size(), 1u);
    EXPECT_EQ(state.doubles.front().people, 2u);
    EXPECT_EQ(state.doubles.front().token, "t2");
    EXPECT_EQ(state.doubles.front().slip, "printed");
    EXPECT_TRUE(state.doubles.front().priority());
}

}  // namespace
}  // namespace daofang::queue
