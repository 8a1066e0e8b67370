#include <gtest/gtest.h>

#include "tests/kiosk/queue/desk_story.h"

namespace daofang::queue {
namespace {

using test::DeskStory;
using test::ticket;

TEST(OpenWindow, SaysWhoServesWhat) {
    DeskStory story;
    EXPECT_EQ(story.ask("W5", OpenWindow{{"lawyer", "reception"}, "07"}), "");
    const Window& window = story.state().windows.at("5");
    EXPECT_TRUE(window.open);
    EXPECT_EQ(window.staff, "07");
    EXPECT_EQ(window.services, (std::vector<ServiceId>{"lawyer", "reception"}));
    EXPECT_EQ(story.ask("W5", OpenWindow{{"lawyer", "reception"}, "07"}), "");
    EXPECT_TRUE(story.decided().empty());
}

TEST(OpenWindow, NeedsServicesOfTheHallAndAWindow) {
    DeskStory story;
    EXPECT_EQ(story.ask("W5", OpenWindow{{}, "07"}), "unknown_service");
    EXPECT_EQ(story.ask("W5", OpenWindow{{"lawyer", "fortune_telling"}, "07"}), "unknown_service");
    EXPECT_EQ(story.ask("K1", OpenWindow{{"lawyer"}, "07"}), "window_not_open");
}

TEST(OpenWindow, KeepsTheTicketWhenTheConsoleStartsAgain) {
    DeskStory story;
    story.open("5");
    story.issue('B');
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", OpenWindow{{"lawyer"}, "08"}), "");
    EXPECT_EQ(story.state().windows.at("5").ticket, ticket('B', 1));
    EXPECT_EQ(story.ask("W5", StartServing{}), "");
}

TEST(PauseWindow, StopsNewCallsOnly) {
    DeskStory story;
    story.open("5");
    story.issue('B');
    story.issue('B');
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", PauseWindow{"pause.meal"}), "");
    EXPECT_EQ(story.ask("W5", CallAgain{}), "");
    EXPECT_EQ(story.ask("W5", StartServing{}), "");
    EXPECT_EQ(story.ask("W5", FinishServing{}), "");
    EXPECT_EQ(story.ask("W5", CallNext{}), "window_paused");
    EXPECT_EQ(story.ask("W5", CallTicket{ticket('B', 2)}), "window_paused");
}

TEST(PauseWindow, NeedsAnOpenWindowAndChangesItsReason) {
    DeskStory story;
    EXPECT_EQ(story.ask("W5", PauseWindow{"pause.meal"}), "window_not_open");
    EXPECT_EQ(story.ask("W5", ResumeWindow{}), "window_not_open");
    story.open("5");
    story.ask("W5", PauseWindow{"pause.meal"});
    EXPECT_EQ(story.ask("W5", PauseWindow{"pause.meal"}), "");
    EXPECT_TRUE(story.decided().empty());
    EXPECT_EQ(story.ask("W5", PauseWindow{"pause.meeting"}), "");
    EXPECT_EQ(story.state().windows.at("5").pause_reason, "pause.meeting");
}

TEST(ResumeWindow, OfAWindowThatDoesNotPauseIsNothing) {
    DeskStory story;
    story.open("5");
    EXPECT_EQ(story.ask("W5", ResumeWindow{}), "");
    EXPECT_TRUE(story.decided().empty());
}

TEST(CloseWindow, WaitsUntilTheTicketIsFinished) {
    DeskStory story;
    EXPECT_EQ(story.ask("W5", CloseWindow{}), "window_not_open");
    story.open("5");
    story.issue('B');
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", CloseWindow{}), "finish_first");
    story.ask("W5", ParkTicket{});
    EXPECT_EQ(story.ask("W5", CloseWindow{}), "");
    EXPECT_FALSE(story.state().windows.at("5").open);
}

TEST(UndoLast, TakesTheLastActionBack) {
    DeskStory story;
    story.open("5");
    const auto id = story.issue('B');
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", UndoLast{}), "");
    EXPECT_EQ(story.at(id).state, TicketState::waiting);
    EXPECT_EQ(story.ask("W5", UndoLast{}), "nothing_to_undo");
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
    EXPECT_EQ(story.decided().front().claim, "2026-11-24/B001/call/2");
}

TEST(UndoLast, IsAllowedForTenSeconds) {
    DeskStory story;
    story.open("5");
    story.issue('B');
    story.ask("W5", CallNext{});
    story.pass(10);
    EXPECT_EQ(story.ask("W5", UndoLast{}), "too_late_to_undo");
    story.ask("W5", CallAgain{});
    story.pass(9);
    EXPECT_EQ(story.ask("W5", UndoLast{}), "");
}

TEST(UndoLast, ObeysAHallThatAllowsLessTimeAndNoHallThatAllowsMore) {
    DeskStory story;
    story.hall.rules.undo_within = std::chrono::seconds{3};
    story.open("5");
    story.issue('B');
    story.ask("W5", CallNext{});
    story.pass(4);
    EXPECT_EQ(story.ask("W5", UndoLast{}), "too_late_to_undo");
    story.hall.rules.undo_within = std::chrono::seconds{60};
    EXPECT_EQ(story.ask("W5", UndoLast{}), "");
    story.ask("W5", CallNext{});
    story.pass(10);
    EXPECT_EQ(story.ask("W5", UndoLast{}), "too_late_to_undo");
}

TEST(UndoLast, IsForTheWindowThatActed) {
    DeskStory story;
    story.open("5");
    story.open("4");
    story.issue('B');
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W4", UndoLast{}), "nothing_to_undo");
    EXPECT_EQ(story.ask("K1", UndoLast{}), "nothing_to_undo");
}

TEST(UndoLast, IsRefusedOnceTheTicketWentOn) {
    DeskStory story;
    story.open("5");
    story.open("4");
    story.issue('B');
    story.ask("W5", CallNext{});
    story.ask("W5", ParkTicket{});
    story.ask("W4", CallTicket{ticket('B', 1)});
    EXPECT_EQ(story.ask("W5", UndoLast{}), "nothing_to_undo");
}

}  // namespace
}  // namespace daofang::queue
