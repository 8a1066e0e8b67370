#include "kiosk/queue/views.h"

#include <gtest/gtest.h>

#include "tests/kiosk/queue/desk_story.h"

namespace daofang::queue {
namespace {

using test::DeskStory;
using test::second;
using test::Story;
using test::ticket;

std::vector<std::string> labels(const std::vector<const Ticket*>& tickets) {
    std::vector<std::string> made;
    for (const Ticket* one : tickets) made.push_back(one->id.label());
    return made;
}

TEST(WaitingCount, CountsPriorityAndOrdinaryTickets) {
    Story story;
    EXPECT_EQ(waiting_count(story.state(), "lawyer"), 0u);
    story.issue(1, 'B', 1);
    story.issue(2, 'B', 2, {Need::elder});
    story.issue(3, 'A', 1);
    EXPECT_EQ(waiting_count(story.state(), "lawyer"), 2u);
    EXPECT_EQ(waiting_count(story.state(), "reception"), 1u);
}

TEST(WindowsFor, AreThoseThatWorkElseThoseThatPauseElseTheConfiguredOnes) {
    const Hall hall = test::a_hall();
    Story story;
    EXPECT_EQ(windows_for(story.state(), hall, "lawyer"), (std::vector<WindowId>{"4", "5"}));
    story.open(1, "10");
    story.open(1, "9");
    EXPECT_EQ(windows_for(story.state(), hall, "lawyer"), (std::vector<WindowId>{"9", "10"}));
    story.add("W9", 2, WindowPaused{"9", "pause.meal"});
    EXPECT_EQ(windows_for(story.state(), hall, "lawyer"), (std::vector<WindowId>{"10"}));
    story.add("W10", 3, WindowClosed{"10"});
    EXPECT_EQ(windows_for(story.state(), hall, "lawyer"), (std::vector<WindowId>{"9"}));
    EXPECT_EQ(windows_for(story.state(), hall, "reception"), (std::vector<WindowId>{"1", "2"}));
    EXPECT_TRUE(windows_for(story.state(), hall, "fortune_telling").empty());
}

Place place(const Story& story, const TicketId& id) {
    const State state = story.state();
    return place_of(state, test::a_hall(), state.tickets.at(id));
}

TEST(PlaceOf, CountsThoseWhoWouldBeCalledFirst) {
    Story story;
    for (std::uint32_t number = 1; number <= 6; ++number) story.issue(number, 'B', number);
    story.issue(9, 'B', 7, {Need::elder});
    const Place last = place(story, ticket('B', 6));
    EXPECT_EQ(last.ahead, 6u);
    EXPECT_EQ(last.next, (std::vector<TicketId>{ticket('B', 5), ticket('B', 4), ticket('B', 3),
                                                ticket('B', 2)}));
    EXPECT_EQ(place(story, ticket('B', 7)).ahead, 0u);
    EXPECT_TRUE(place(story, ticket('B', 7)).next.empty());
    EXPECT_EQ(place(story, ticket('B', 1)).next, std::vector<TicketId>{ticket('B', 7)});
}

TEST(PlaceOf, SharesTheMinutesAmongTheOpenWindows) {
    Story story;
    for (std::uint32_t number = 1; number <= 4; ++number) story.issue(number, 'B', number);
    EXPECT_EQ(place(story, ticket('B', 4)).about_minutes, std::nullopt);
    story.open(10, "5");
    EXPECT_EQ(place(story, ticket('B', 4)).about_minutes, 45u);
    story.open(11, "4");
    EXPECT_EQ(place(story, ticket('B', 4)).about_minutes, 25u);  // 22.5, in steps of 5
    story.add("W4", 12, WindowPaused{"4", "pause.meal"});
    EXPECT_EQ(place(story, ticket('B', 4)).about_minutes, 45u);
    story.add("W5", 13, WindowPaused{"5", "pause.meal"});
    EXPECT_EQ(place(story, ticket('B', 4)).about_minutes, std::nullopt);
}

TEST(PlaceOf, PromisesNothingAtOnceWhileEveryWindowIsBusy) {
    Story story;
    story.open(0, "5");
    story.issue(1, 'B', 1);
    EXPECT_EQ(place(story, ticket('B', 1)).about_minutes, 0u);
    story.issue(2, 'B', 2);
    story.call(3, "5", ticket('B', 1));
    EXPECT_EQ(place(story, ticket('B', 2)).ahead, 0u);
    EXPECT_EQ(place(story, ticket('B', 2)).about_minutes, 5u);
    EXPECT_EQ(place(story, ticket('B', 1)).about_minutes, 0u);
}

TEST(PlaceOf, IsUnknownForATicketThatIsAwayOrDone) {
    Story story;
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.call(2, "5", ticket('B', 1));
    story.miss(3, "5", ticket('B', 1));
    EXPECT_EQ(place(story, ticket('B', 1)).ahead, 0u);
    EXPECT_EQ(place(story, ticket('B', 1)).about_minutes, std::nullopt);
}

TEST(MissedAndParked, AreListedByTheirLastCall) {
    Story story;
    story.open(0, "5");
    for (std::uint32_t number = 1; number <= 4; ++number) story.issue(1, 'B', number);
    story.call(10, "5", ticket('B', 3));
    story.miss(11, "5", ticket('B', 3));
    story.call(12, "5", ticket('B', 1));
    story.miss(13, "5", ticket('B', 1));
    story.call(20, "5", ticket('B', 4));
    story.add("W5", 21, TicketParked{ticket('B', 4), "5"});
    story.call(22, "5", ticket('B', 3), 2);
    story.miss(23, "5", ticket('B', 3));
    const State state = story.state();
    EXPECT_EQ(labels(missed_for(state, {"lawyer"})), (std::vector<std::string>{"B001", "B003"}));
    EXPECT_EQ(labels(parked_for(state, {"lawyer", "reception"})), std::vector<std::string>{"B004"});
    EXPECT_TRUE(missed_for(state, {"reception"}).empty());
}

TEST(TicketAt, IsTheTicketThatTheWindowHas) {
    Story story;
    EXPECT_EQ(ticket_at(story.state(), "5"), nullptr);
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.call(2, "5", ticket('B', 1));
    const State state = story.state();
    ASSERT_NE(ticket_at(state, "5"), nullptr);
    EXPECT_EQ(ticket_at(state, "5")->id, ticket('B', 1));
}

TEST(Calls, AreNewestFirstAndCurrentOnlyWhileTheTicketIsCalled) {
    Story story;
    story.open(0, "4");
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.issue(1, 'B', 2);
    story.call(10, "5", ticket('B', 1), 1);
    story.call(20, "4", ticket('B', 2), 1);
    story.call(30, "5", ticket('B', 1), 2);
    auto shown = calls(story.state(), 10);
    ASSERT_EQ(shown.size(), 3u);
    EXPECT_EQ(shown[0].ticket, ticket('B', 1));
    EXPECT_EQ(shown[0].call, 2u);
    EXPECT_EQ(shown[0].window, "5");
    EXPECT_EQ(shown[0].service, "lawyer");
    EXPECT_EQ(shown[0].at, second(30));
    EXPECT_TRUE(shown[0].current);
    EXPECT_TRUE(shown[1].current);
    EXPECT_FALSE(shown[2].current);  // repeated since
    EXPECT_EQ(calls(story.state(), 2).size(), 2u);

    story.start(40, "5", ticket('B', 1));
    story.miss(41, "4", ticket('B', 2));
    for (const Call& call : calls(story.state(), 10)) EXPECT_FALSE(call.current);
}

TEST(Calls, ForgetACallThatWasTakenBackOrSetAside) {
    Story story;
    story.open(0, "4");
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.call(10, "5", ticket('B', 1), 1);
    story.call(11, "4", ticket('B', 1), 1);  // too late: window 5 has it
    const auto again = story.call(20, "5", ticket('B', 1), 2);
    story.undo(25, "5", again);
    const auto shown = calls(story.state(), 10);
    ASSERT_EQ(shown.size(), 1u);
    EXPECT_EQ(shown[0].window, "5");
    EXPECT_TRUE(shown[0].current);
}

TEST(Calls, KeepTheServiceOfTheirTime) {
    Story story;
    story.open(0, "5");
    story.issue(1, 'B', 1);
    story.call(10, "5", ticket('B', 1));
    story.add("W5", 11, TicketTransferred{ticket('B', 1), "5", "reception"});
    EXPECT_EQ(calls(story.state(), 1).front().service, "lawyer");
}

TEST(DaySoFar, CountsWhatWasFinishedAtTheWindow) {
    Story story;
    EXPECT_EQ(day_so_far(story.state(), "5").finished, 0u);
    story.open(0, "5");
    for (std::uint32_t number = 1; number <= 3; ++number) story.issue(1, 'B', number);
    story.call(10, "5", ticket('B', 1));
    story.start(60, "5", ticket('B', 1));
    story.finish(60 + 600, "5", ticket('B', 1));
    story.call(700, "5", ticket('B', 2), 1);
    story.start(700, "5", ticket('B', 2));
    story.finish(700 + 1'260, "5", ticket('B', 2));
    story.call(2'000, "5", ticket('B', 3));
    EXPECT_EQ(day_so_far(story.state(), "5").finished, 2u);
    EXPECT_EQ(day_so_far(story.state(), "5").mean_minutes, 16u);  // 15.5, rounded
    EXPECT_EQ(day_so_far(story.state(), "4").mean_minutes, 0u);
}

TEST(SlipsUnanswered, AreThisOriginsTicketsWithoutAnAnswer) {
    Story story;
    story.issue(1, 'B', 1, {}, "K1");
    story.issue(2, 'B', 2, {}, "K1");
    story.issue(3, 'B', 3, {}, "K2");
    story.issue(4, 'B', 3, {}, "K1");  // a double: its label would lead to another's turn
    story.add("K1", 5, SlipPrinted{ticket('B', 1), "paper_out"});
    const State state = story.state();
    EXPECT_EQ(labels(slips_unanswered(state, "K1")), std::vector<std::string>{"B002"});
    EXPECT_EQ(labels(slips_unanswered(state, "K2")), std::vector<std::string>{"B003"});
}

}  // namespace
}  // namespace daofang::queue
