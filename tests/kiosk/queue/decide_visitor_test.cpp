#include <gtest/gtest.h>

#include "tests/kiosk/queue/desk_story.h"

namespace daofang::queue {
namespace {

using test::DeskStory;
using test::ticket;

TEST(IssueTicket, GivesTheFirstNumberOfTheBlockAndThenTheNext) {
    DeskStory story;
    EXPECT_EQ(story.issue('B'), ticket('B', 1));
    EXPECT_EQ(story.issue('B'), ticket('B', 2));
    EXPECT_EQ(story.issue('A'), ticket('A', 1));
    story.block_first = 500;
    EXPECT_EQ(story.issue('B'), ticket('B', 500));
    EXPECT_EQ(story.issue('B'), ticket('B', 501));
}

TEST(IssueTicket, WritesDownWhatTheVisitorChose) {
    DeskStory story;
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer", 3, {Need::sight, Need::elder, Need::sight}}),
              "");
    const auto& made = story.at(ticket('B', 1));
    EXPECT_EQ(made.people, 3u);
    EXPECT_EQ(made.needs, (std::vector<Need>{Need::elder, Need::sight}));
    EXPECT_EQ(made.terminal, "K1");
    EXPECT_EQ(made.token, test::token);
    EXPECT_EQ(story.decided().front().claim, "");
}

TEST(IssueTicket, NeverRepeatsANumberThatAnotherKioskGaveInASharedBlock) {
    DeskStory story;
    story.issue('B', {}, "K1");
    EXPECT_EQ(story.issue('B', {}, "K2"), ticket('B', 2));
    EXPECT_EQ(story.issue('B', {}, "K1"), ticket('B', 3));
}

TEST(IssueTicket, FollowsANumberThatWasTransferredOrWithdrawn) {
    DeskStory story;
    const auto id = story.issue('B');
    EXPECT_EQ(story.ask("K1", WithdrawTicket{id}), "");
    EXPECT_EQ(story.issue('B'), ticket('B', 2));
}

TEST(IssueTicket, IsRefusedWhenTheBlockIsUsedUp) {
    DeskStory story;
    story.block_last = 2;
    story.issue('B');
    story.issue('B');
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer"}), "numbers_used_up");
    EXPECT_EQ(story.issue('A'), ticket('A', 1));
}

TEST(IssueTicket, GivesNoNumberThatATicketCouldNotCarry) {
    DeskStory story;
    story.block_first = ticket_number_max;
    story.block_last = 20'000;
    EXPECT_EQ(story.issue('B'), ticket('B', ticket_number_max));
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer"}), "numbers_used_up");
}

TEST(IssueTicket, IsRefusedForAServiceThatTheHallHasNot) {
    DeskStory story;
    EXPECT_EQ(story.ask("K1", IssueTicket{"fortune_telling"}), "unknown_service");
}

TEST(IssueTicket, TakesOneToFivePeople) {
    DeskStory story;
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer", 0}), "too_many_people");
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer", 6}), "too_many_people");
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer", 1}), "");
    EXPECT_EQ(story.ask("K1", IssueTicket{"lawyer", 5}), "");
}

TEST(IssueTicketDeathTest, StopsBeforeGivingANumberThatCouldNotBeReadBack) {
    DeskStory story;
    Context context = story.context("K1");
    context.token = "";
    EXPECT_DEATH(decide(story.state(), IssueTicket{"lawyer"}, context), "CHECK");
}

TEST(WithdrawTicket, EndsTheWaiting) {
    DeskStory story;
    const auto id = story.issue('B');
    EXPECT_EQ(story.ask("K1", WithdrawTicket{id}), "");
    EXPECT_EQ(story.at(id).state, TicketState::withdrawn);
    EXPECT_EQ(story.ask("K1", WithdrawTicket{id}), "");
    EXPECT_TRUE(story.decided().empty());
}

TEST(WithdrawTicket, IsRefusedForATicketThatIsCalledOrUnknown) {
    DeskStory story;
    const auto id = story.issue('B');
    story.open("5");
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
    EXPECT_EQ(story.ask("K1", WithdrawTicket{id}), "not_waiting");
    EXPECT_EQ(story.ask("K1", WithdrawTicket{ticket('B', 77)}), "unknown_ticket");
}

TEST(AskHelp, DoesNotPileUpWhileNobodyCame) {
    DeskStory story;
    EXPECT_EQ(story.ask("K1", AskHelp{}), "");
    EXPECT_EQ(story.decided().size(), 1u);
    EXPECT_EQ(story.ask("K1", AskHelp{}), "");
    EXPECT_TRUE(story.decided().empty());
    ASSERT_EQ(story.state().help.size(), 1u);
    EXPECT_EQ(story.state().help.front().place, "东侧");
    EXPECT_EQ(story.ask("W5", AnswerHelp{"K1"}), "");
    EXPECT_TRUE(story.state().help.empty());
    EXPECT_EQ(story.ask("K1", AskHelp{}), "");
    EXPECT_EQ(story.state().help.size(), 1u);
}

TEST(AnswerHelp, IsForWindows) {
    DeskStory story;
    story.ask("K1", AskHelp{});
    EXPECT_EQ(story.ask("K2", AnswerHelp{"K1"}), "window_not_open");
    EXPECT_EQ(story.ask("W5", AnswerHelp{"K9"}), "");
    EXPECT_TRUE(story.decided().empty());
}

}  // namespace
}  // namespace daofang::queue
