#include <gtest/gtest.h>

#include "tests/kiosk/queue/desk_story.h"

namespace daofang::queue {
namespace {

using test::DeskStory;
using test::ticket;

// Window 5 open for lawyer, B001 to B003 waiting.
struct Morning : DeskStory {
    Morning() {
        open("5");
        for (int count = 0; count < 3; ++count) issue('B');
    }
    TicketId first = ticket('B', 1);
};

TEST(CallNext, CallsTheFirstInLineByItsClaim) {
    Morning story;
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
    EXPECT_EQ(story.at(story.first).state, TicketState::called);
    ASSERT_EQ(story.decided().size(), 1u);
    EXPECT_EQ(story.decided().front().claim, "2026-11-24/B001/call/1");
    EXPECT_FALSE(story.at(story.first).offline_call);
}

TEST(CallNext, CallsWithoutAClaimWhenTheRelayIsOutOfReach) {
    Morning story;
    story.relay_reachable = false;
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
    EXPECT_EQ(story.decided().front().claim, "");
    EXPECT_TRUE(story.at(story.first).offline_call);
}

TEST(CallNext, IsRefusedWhileTheWindowHasATicket) {
    Morning story;
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", CallNext{}), "finish_first");
    story.ask("W5", StartServing{});
    EXPECT_EQ(story.ask("W5", CallNext{}), "finish_first");
    story.ask("W5", FinishServing{});
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
}

TEST(CallNext, IsRefusedUnlessTheWindowIsOpenAndWorking) {
    Morning story;
    EXPECT_EQ(story.ask("W4", CallNext{}), "window_not_open");
    EXPECT_EQ(story.ask("K1", CallNext{}), "window_not_open");
    story.ask("W5", PauseWindow{"pause.meal"});
    EXPECT_EQ(story.ask("W5", CallNext{}), "window_paused");
    story.ask("W5", ResumeWindow{});
    EXPECT_EQ(story.ask("W5", CallNext{}), "");
}

TEST(CallNext, IsRefusedWhenNobodyWaitsForItsServices) {
    Morning story;
    story.open("1", {"reception"});
    EXPECT_EQ(story.ask("W1", CallNext{}), "nobody_waiting");
}

TEST(CallTicket, CallsAnyTicketThatWaitsOrIsAway) {
    Morning story;
    EXPECT_EQ(story.ask("W5", CallTicket{ticket('B', 3)}), "");
    story.ask("W5", ParkTicket{});
    EXPECT_EQ(story.ask("W5", CallTicket{ticket('B', 3)}), "");
    EXPECT_EQ(story.decided().front().claim, "2026-11-24/B003/call/2");
    story.ask("W5", CallAgain{});
    story.pass(200);
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "");
    EXPECT_EQ(story.ask("W5", CallTicket{ticket('B', 3)}), "");
    EXPECT_EQ(story.decided().front().claim, "2026-11-24/B003/call/4");
    EXPECT_EQ(story.at(ticket('B', 3)).calls_here, 1u);
}

TEST(CallTicket, IsRefusedForATicketThatIsElsewhereDoneOrUnknown) {
    Morning story;
    story.open("4");
    story.ask("W4", CallNext{});
    EXPECT_EQ(story.ask("W5", CallTicket{story.first}), "not_waiting");
    EXPECT_EQ(story.ask("W5", CallTicket{ticket('B', 99)}), "unknown_ticket");
    story.ask("W4", StartServing{});
    story.ask("W4", FinishServing{});
    EXPECT_EQ(story.ask("W5", CallTicket{story.first}), "not_waiting");
    EXPECT_EQ(story.ask("W1", CallTicket{ticket('B', 2)}), "window_not_open");
}

TEST(CallTicket, IsRefusedWhenItsCallsCannotBeNumberedAnyMore) {
    Morning story;
    story.add({story.now(), "W4", 1, TicketCalled{story.first, "4", call_number_max}});
    EXPECT_EQ(story.at(story.first).calls, call_number_max);
    EXPECT_EQ(
        std::get<Refusal>(decide(story.state(), CallTicket{story.first}, story.context("W5"))).id,
        "not_waiting");
}

TEST(CallAgain, RepeatsTheCallWithoutAskingForAClaim) {
    Morning story;
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", CallAgain{}), "");
    EXPECT_EQ(story.decided().front().claim, "");
    EXPECT_EQ(std::get<TicketCalled>(story.decided().front().fact).call, 2u);
    EXPECT_FALSE(std::get<TicketCalled>(story.decided().front().fact).offline);
}

TEST(CallAgain, IsRefusedWithNothingCalled) {
    Morning story;
    EXPECT_EQ(story.ask("W5", CallAgain{}), "nothing_called");
    story.ask("W5", CallNext{});
    story.ask("W5", StartServing{});
    EXPECT_EQ(story.ask("W5", CallAgain{}), "nothing_called");
    EXPECT_EQ(story.ask("W4", CallAgain{}), "window_not_open");
}

TEST(StartServing, NeedsACalledTicket) {
    Morning story;
    EXPECT_EQ(story.ask("W4", StartServing{}), "window_not_open");
    EXPECT_EQ(story.ask("W5", StartServing{}), "nothing_called");
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", StartServing{}), "");
    EXPECT_EQ(story.at(story.first).state, TicketState::serving);
    EXPECT_EQ(story.ask("W5", StartServing{}), "nothing_called");
}

TEST(FinishServing, NeedsATicketThatIsServed) {
    Morning story;
    EXPECT_EQ(story.ask("W4", FinishServing{}), "window_not_open");
    EXPECT_EQ(story.ask("W5", FinishServing{}), "not_serving");
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", FinishServing{}), "not_serving");
    story.ask("W5", StartServing{});
    EXPECT_EQ(story.ask("W5", FinishServing{{"outcome.court"}}), "");
    EXPECT_EQ(std::get<TicketFinished>(story.decided().front().fact).outcomes,
              std::vector<std::string>{"outcome.court"});
    EXPECT_EQ(story.at(story.first).state, TicketState::finished);
}

TEST(MarkMissed, WaitsForTwoCallsAndThreeMinutes) {
    Morning story;
    story.ask("W5", CallNext{});
    const auto called = story.now();
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "too_early");
    EXPECT_EQ(story.refusal().wait, std::chrono::minutes{3} - (story.now() - called));
    story.pass(300);
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "too_early");
    EXPECT_EQ(story.refusal().wait, base::Millis{0});  // one call more
    story.ask("W5", CallAgain{});
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "");
    EXPECT_EQ(story.at(story.first).state, TicketState::missed);
}

TEST(MarkMissed, CountsFromTheFirstCallOfTheRound) {
    Morning story;
    story.ask("W5", CallNext{});
    story.pass(100);
    story.ask("W5", CallAgain{});
    story.pass(70);
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "too_early");
    EXPECT_EQ(story.refusal().wait, std::chrono::seconds{8});
    story.pass(7);
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "");
    story.ask("W5", CallTicket{story.first});
    story.ask("W5", CallAgain{});
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "too_early");
}

TEST(MarkMissed, NeedsACalledTicket) {
    Morning story;
    EXPECT_EQ(story.ask("W4", MarkMissed{}), "window_not_open");
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "nothing_called");
    story.ask("W5", CallNext{});
    story.ask("W5", StartServing{});
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "nothing_called");
}

TEST(MarkMissed, IsNotPutOffByOthersClocksThatAreALittleAhead) {
    Morning story;
    // Our stamps follow the newest seen: this call is stamped five minutes ahead of our clock.
    const auto ahead = story.now() + std::chrono::minutes{5};
    story.add({ahead, "W5", 1'000, TicketCalled{story.first, "5", 1}});
    story.add({ahead, "W5", 1'001, TicketCalled{story.first, "5", 2}});
    EXPECT_EQ(story.ask("W5", MarkMissed{}), "too_early");
    EXPECT_EQ(story.refusal().wait, std::chrono::minutes{3});
}

TEST(TransferTicket, SendsTheTicketToAnotherLine) {
    Morning story;
    EXPECT_EQ(story.ask("W5", TransferTicket{"reception"}), "nothing_called");
    EXPECT_EQ(story.ask("W4", TransferTicket{"reception"}), "window_not_open");
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", TransferTicket{"lawyer"}), "same_service");
    EXPECT_EQ(story.ask("W5", TransferTicket{"fortune_telling"}), "unknown_service");
    story.ask("W5", StartServing{});
    EXPECT_EQ(story.ask("W5", TransferTicket{"reception"}), "");
    EXPECT_EQ(story.at(story.first).service, "reception");
    story.open("1", {"reception"});
    EXPECT_EQ(story.ask("W1", CallNext{}), "");
    EXPECT_EQ(story.at(story.first).window, "1");
}

TEST(ParkTicket, PutsTheTicketAside) {
    Morning story;
    EXPECT_EQ(story.ask("W4", ParkTicket{}), "window_not_open");
    EXPECT_EQ(story.ask("W5", ParkTicket{}), "nothing_called");
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", ParkTicket{}), "");
    EXPECT_EQ(story.at(story.first).state, TicketState::parked);
}

TEST(ReturnTicket, BringsAParkedOrMissedTicketBack) {
    Morning story;
    story.ask("W5", CallNext{});
    story.ask("W5", ParkTicket{});
    EXPECT_EQ(story.ask("K1", ReturnTicket{story.first}), "window_not_open");
    EXPECT_EQ(story.ask("W4", ReturnTicket{story.first}), "");  // any window may
    EXPECT_EQ(story.at(story.first).waiting_since, story.now());
    EXPECT_EQ(story.ask("W4", ReturnTicket{story.first}), "");
    EXPECT_TRUE(story.decided().empty());
}

TEST(ReturnTicket, IsRefusedForATicketThatIsNotAway) {
    Morning story;
    story.ask("W5", CallNext{});
    EXPECT_EQ(story.ask("W5", ReturnTicket{story.first}), "not_waiting");
    EXPECT_EQ(story.ask("W5", ReturnTicket{ticket('B', 99)}), "unknown_ticket");
}

}  // namespace
}  // namespace daofang::queue
