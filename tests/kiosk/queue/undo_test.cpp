#include <gtest/gtest.h>

#include <functional>

#include "kiosk/queue/state.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue {
namespace {

using test::Story;
using test::ticket;

Story two_windows() {
    Story story;
    story.open(0, "4");
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.issue(2, 'B', 2, {Need::elder});
    story.issue(3, 'B', 3, {Need::elder});
    return story;
}

// Without what a fact may change for good: the calls' numbers, the stamps seen, a line that is
// empty.
State apart_from_traces(State state) {
    std::erase_if(state.lines, [](const auto& entry) { return entry.second == Line{}; });
    for (auto& [id, ticket] : state.tickets) ticket.calls = 0;
    state.newest_at = {};
    state.last_action.clear();
    state.earlier_actions.clear();
    return state;
}

TEST(Undo, PutsEveryActionBack) {
    const auto id = ticket('B', 1);
    using Act = std::function<std::uint64_t(Story&)>;
    const auto act = [](Fact fact) -> Act {
        return [fact](Story& story) { return story.add("W5", 60, fact); };
    };
    const Fact called = TicketCalled{id, "5", 1};
    const Fact started = TicketStarted{id, "5"};
    const Fact missed = TicketMissed{id, "5"};
    const Fact parked = TicketParked{id, "5"};
    struct Case {
        std::vector<Fact> before;
        Fact action;
    };
    const std::vector<Case> cases = {{{}, called},
                                     {{called}, TicketCalled{id, "5", 2}},
                                     {{called, missed}, TicketCalled{id, "5", 2}},
                                     {{called}, started},
                                     {{called, started}, TicketFinished{id, "5", {}}},
                                     {{called}, missed},
                                     {{called, missed}, TicketReturned{id, "5"}},
                                     {{called, parked}, TicketReturned{id, "5"}},
                                     {{called, started}, TicketTransferred{id, "5", "reception"}},
                                     {{called, started}, parked}};
    for (const Case& one : cases) {
        Story story = two_windows();
        for (const Fact& fact : one.before) story.add("W5", 10, fact);
        const State before = story.state();
        const auto seq = act(one.action)(story);
        ASSERT_NE(apart_from_traces(story.state()), apart_from_traces(before));
        story.undo(65, "5", seq);
        const State after = story.state();
        EXPECT_EQ(test::difference(apart_from_traces(after), apart_from_traces(before)), "")
            << kind_of(one.action);
        EXPECT_TRUE(after.conflicts.empty()) << kind_of(one.action);
        EXPECT_EQ(test::impossible(after), "");
    }
}

TEST(Undo, LeavesTheNumberOfTheCallUsed) {
    Story story = two_windows();
    story.undo(15, "5", story.call(10, "5", ticket('B', 1), 1));
    EXPECT_EQ(story.state_of(ticket('B', 1)).calls, 1u);
    EXPECT_EQ(story.state_of(ticket('B', 1)).calls_here, 0u);
    EXPECT_TRUE(story.state().calls.empty());
}

TEST(Undo, LeavesTheNumbersOfOthersCallsUsed) {
    Story story = two_windows();
    const auto seq = story.call(10, "5", ticket('B', 1), 1);
    story.call(11, "4", ticket('B', 1), 3);  // set aside
    story.undo(12, "5", seq);
    EXPECT_EQ(story.state_of(ticket('B', 1)).calls, 3u);
}

TEST(Undo, KeepsWhatTheSlipDidMeanwhile) {
    Story story = two_windows();
    const auto seq = story.call(10, "5", ticket('B', 1));
    story.add("K1", 11, SlipPrinted{ticket('B', 1), "printed"});
    story.undo(15, "5", seq);
    EXPECT_EQ(story.state_of(ticket('B', 1)).slip, "printed");
}

TEST(Undo, GoesBackTwoActions) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.start(20, "5", ticket('B', 1));
    const auto finished = story.finish(100, "5", ticket('B', 1));
    const auto called = story.call(101, "5", ticket('B', 2));
    story.undo(103, "5", called);
    story.undo(104, "5", finished);
    EXPECT_TRUE(story.state().conflicts.empty());
    EXPECT_EQ(story.state_of(ticket('B', 1)).state, TicketState::serving);
    EXPECT_EQ(story.state_of(ticket('B', 2)).state, TicketState::waiting);
    EXPECT_EQ(story.state().windows.at("5").finished, 0u);
}

// The state is that of before the undo, and one conflict tells of it.
void expect_set_aside(const Story& before, const std::string& window, std::int64_t at,
                      std::uint64_t seq) {
    Story story = before;
    story.undo(at, window, seq);
    const State state = story.state();
    ASSERT_EQ(state.conflicts.size(), before.state().conflicts.size() + 1);
    EXPECT_EQ(state.conflicts.back().kind, "action_undone");
    EXPECT_EQ(state.tickets, before.state().tickets);
    EXPECT_EQ(state.windows, before.state().windows);
}

TEST(Undo, IsSetAsideWhenItComesLate) {
    Story story = two_windows();
    const auto seq = story.call(10, "5", ticket('B', 1));
    expect_set_aside(story, "5", 21, seq);
    story.undo(20, "5", seq);
    EXPECT_TRUE(story.state().conflicts.empty());
}

TEST(Undo, IsSetAsideWhenItNamesAnEarlierActionOrNone) {
    Story story = two_windows();
    const auto called = story.call(10, "5", ticket('B', 1));
    story.start(11, "5", ticket('B', 1));
    expect_set_aside(story, "5", 12, called);
    expect_set_aside(story, "5", 12, 999);
    expect_set_aside(story, "4", 12, called);
}

TEST(Undo, OfTheSameActionTwiceIsSetAside) {
    Story story = two_windows();
    const auto seq = story.call(10, "5", ticket('B', 1));
    story.undo(11, "5", seq);
    expect_set_aside(story, "5", 12, seq);
}

TEST(Undo, IsSetAsideWhenTheTicketWentOn) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    const auto seq = story.add("W5", 11, TicketParked{ticket('B', 1), "5"});
    story.call(12, "4", ticket('B', 1), 2);
    expect_set_aside(story, "5", 13, seq);
}

TEST(Undo, IsSetAsideWhenTheWindowIsClosed) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 1));
    story.start(11, "5", ticket('B', 1));
    const auto seq = story.finish(12, "5", ticket('B', 1));
    story.add("W5", 13, WindowClosed{"5"});
    expect_set_aside(story, "5", 14, seq);
}

TEST(Undo, TakesTheCallOutOfThePriorityCount) {
    Story story = two_windows();
    story.call(10, "5", ticket('B', 2));
    const auto second = story.call(11, "4", ticket('B', 3));
    EXPECT_EQ(story.state().priority_in_a_row.at("lawyer").size(), 2u);
    story.undo(12, "4", second);
    EXPECT_EQ(story.state().priority_in_a_row.at("lawyer"), std::vector<TicketId>{ticket('B', 2)});
}

TEST(Undo, OfAnOrdinaryCallGivesThePriorityCountBack) {
    Story story = two_windows();
    story.issue(4, 'B', 4);
    story.call(10, "5", ticket('B', 2));
    const auto ordinary = story.call(11, "4", ticket('B', 1));
    EXPECT_FALSE(story.state().priority_in_a_row.contains("lawyer"));
    story.undo(12, "4", ordinary);
    EXPECT_EQ(story.state().priority_in_a_row.at("lawyer"), std::vector<TicketId>{ticket('B', 2)});
}

}  // namespace
}  // namespace daofang::queue
