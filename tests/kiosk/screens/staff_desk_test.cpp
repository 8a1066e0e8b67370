// What the keys and buttons of the desk ask, and what it says.
#include "tests/kiosk/screens/desk_stand.h"

namespace daofang::screens {
namespace {

using app::SampleDay;

TEST(StaffDesk, F1CallsTheNextOnceThoughAKeyAndTheBigButtonStandForIt) {
    Desk desk;
    desk.is_free();
    EXPECT_TRUE(only_command<queue::CallNext>(desk.keys({"F1"})));
}

TEST(StaffDesk, F2CallsAgain) {
    Desk desk;
    EXPECT_TRUE(only_command<queue::CallAgain>(desk.keys({"F2"})));
}

TEST(StaffDesk, F3Starts) {
    Desk desk;
    EXPECT_TRUE(only_command<queue::StartServing>(desk.keys({"F3"})));
}

TEST(StaffDesk, F4FinishesAndCallsTheNext) {
    Desk desk;
    const Intents asked = desk.serves().keys({"F4"});
    ASSERT_EQ(asked.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<queue::FinishServing>(std::get<Ask>(asked.front()).command));
    EXPECT_TRUE(std::holds_alternative<queue::CallNext>(std::get<Ask>(asked.back()).command));
}

TEST(StaffDesk, F4OnlyFinishesWhileTheWindowPauses) {
    Desk desk;
    desk.serves().pauses();
    EXPECT_TRUE(only_command<queue::FinishServing>(desk.keys({"F4"})));
}

TEST(StaffDesk, F4OnlyFinishesWhenNobodyWaits) {
    Desk desk;
    desk.serves();
    for (std::uint32_t number = 15; number <= 17; ++number) {
        desk.day.happened(desk.now, "KB", queue::TicketWithdrawn{b(number)});
    }
    EXPECT_TRUE(only_command<queue::FinishServing>(desk.keys({"F4"})));
}

TEST(StaffDesk, KeysWhoseTurnItIsNotAskNothing) {
    Desk called;
    EXPECT_TRUE(called.keys({"F1", "F4", "F5"}).empty());
    Desk serving;
    EXPECT_TRUE(serving.serves().keys({"F1", "F2", "F3", "F5"}).empty());
    Desk free;
    EXPECT_TRUE(free.is_free().keys({"F2", "F3", "F4", "F5", "F6"}).empty());
}

TEST(StaffDesk, ButtonsAskTheSameAsTheirKeys) {
    Desk called;
    EXPECT_TRUE(only_command<queue::CallAgain>(called.press("desk.again")));
    EXPECT_TRUE(only_command<queue::StartServing>(called.press("desk.start")));
    EXPECT_TRUE(only_command<queue::StartServing>(called.press("desk.next_step")));
    Desk free;
    EXPECT_TRUE(only_command<queue::CallNext>(free.is_free().press("desk.call")));
    EXPECT_TRUE(only_command<queue::CallNext>(free.press("desk.next_step")));
}

TEST(StaffDesk, AsksNothingMoreWhileACallWaitsForItsAnswer) {
    Desk desk;
    desk.is_free().also = [](Model& model) { model.calling = true; };
    EXPECT_TRUE(desk.keys({"F1", "F2"}).empty());
    EXPECT_TRUE(desk.press("desk.next_step").empty());
    EXPECT_TRUE(desk.press("desk.line.B016").empty());
}

TEST(StaffDesk, MissedNeedsTwoCallsAndThreeMinutes) {
    Desk desk;
    desk.now = SampleDay::at(9, 44, 29);
    desk.day.happened(SampleDay::at(9, 42), "W5", queue::TicketCalled{b(14), "5", 2, false});
    EXPECT_TRUE(desk.keys({"F5"}).empty());
    desk.now = SampleDay::at(9, 44, 30);
    EXPECT_TRUE(only_command<queue::MarkMissed>(desk.keys({"F5"})));
}

TEST(StaffDesk, MissedNeedsASecondCallHoweverLongOneWaits) {
    Desk desk;
    desk.now = SampleDay::at(9, 55);
    EXPECT_TRUE(desk.keys({"F5"}).empty());
    EXPECT_FALSE(desk.enabled("desk.missed"));
}

TEST(StaffDesk, TakesAtMostTwoOutcomesAThirdInPlaceOfTheFirst) {
    Desk desk;
    desk.serves();
    desk.press("outcome.court");
    desk.press("outcome.legal_aid");
    desk.press("outcome.police");
    const Intents asked = desk.press("desk.next_step");
    ASSERT_FALSE(asked.empty());
    const auto& finish = std::get<queue::FinishServing>(std::get<Ask>(asked.front()).command);
    EXPECT_EQ(finish.outcomes, (std::vector<std::string>{"legal_aid", "police"}));
}

TEST(StaffDesk, TakesAnOutcomeBackThatIsPressedAgain) {
    Desk desk;
    desk.serves();
    desk.press("outcome.court");
    desk.press("outcome.court");
    const Intents asked = desk.keys({"F4"});
    ASSERT_FALSE(asked.empty());
    const auto& finish = std::get<queue::FinishServing>(std::get<Ask>(asked.front()).command);
    EXPECT_TRUE(finish.outcomes.empty());
}

TEST(StaffDesk, NeverPutsOneVisitorsOutcomesDownForAnother) {
    Desk desk;
    desk.serves();
    desk.press("outcome.court");
    // B014 is handed to another service without finishing; B015 comes.
    desk.day.happened(desk.now, "W5", queue::TicketTransferred{b(14), "5", "reception"});
    desk.day.happened(desk.now, "W5", queue::TicketCalled{b(15), "5", 1, false});
    desk.day.happened(desk.now, "W5", queue::TicketStarted{b(15), "5"});
    desk.draw();
    EXPECT_EQ(desk.label("desk.number"), "B015");
    ASSERT_NE(desk.item("outcome.court"), nullptr);
    EXPECT_FALSE(desk.item("outcome.court")->selected);
}

TEST(StaffDesk, F8TakesTheLastStepBackForTenSeconds) {
    Desk desk;
    desk.now = SampleDay::at(9, 41, 39);
    desk.draw();
    EXPECT_NE(desk.label("desk.undo").find('1'), std::string::npos) << desk.label("desk.undo");
    EXPECT_TRUE(only_command<queue::UndoLast>(desk.keys({"F8"})));
    EXPECT_TRUE(only_command<queue::UndoLast>(desk.press("desk.undo")));
    desk.now = SampleDay::at(9, 41, 41);
    EXPECT_TRUE(desk.keys({"F8"}).empty());
    EXPECT_EQ(desk.item("desk.undo"), nullptr);
}

TEST(StaffDesk, NeverOffersToTakeBackWhatAnotherWindowDid) {
    Desk desk;
    desk.is_free();
    desk.day.happened(desk.now, "W4", queue::TicketFinished{b(13), "4", {}});
    desk.draw();
    EXPECT_EQ(desk.item("desk.undo"), nullptr);
}

TEST(StaffDesk, AnswersAVisitorWhoNeedsHelp) {
    Desk desk;
    desk.serves().draw();
    EXPECT_EQ(desk.item("desk.answer_help"), nullptr);
    desk.day.happened(desk.now, "K1", queue::HelpAsked{"K1", "东侧 1 号机"});
    const auto answer = only_command<queue::AnswerHelp>(desk.keys({"F9"}));
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->terminal, "K1");
    EXPECT_TRUE(only_command<queue::AnswerHelp>(desk.press("desk.answer_help")));
}

TEST(StaffDesk, SignsOutOnlyWithNobodyInHand) {
    Desk desk;
    desk.serves().draw();
    EXPECT_EQ(desk.item("desk.sign_out"), nullptr);
    Desk free;
    EXPECT_TRUE(only<SignOut>(free.is_free().press("desk.sign_out")));
}

TEST(StaffDesk, TellsBothWindowsOfACallMadeTwice) {
    const auto twice = [](SampleDay& day) {
        day.happened(SampleDay::at(9, 51), "W4", queue::TicketFinished{b(13), "4", {}});
        day.happened(SampleDay::at(9, 51, 10), "W4", queue::TicketCalled{b(15), "4", 1, true});
        day.happened(SampleDay::at(9, 51, 20), "W5", queue::TicketCalled{b(15), "5", 1, true});
    };
    Desk lost;
    twice(lost.is_free().day);
    lost.now = SampleDay::at(9, 52);
    lost.draw();
    EXPECT_NE(lost.label("desk.word").find("B015"), std::string::npos);
    Desk stands;
    twice(stands.is_free().day);
    stands.also = [](Model& model) {
        model.terminal = "W4";
        model.staff.window = "4";
    };
    stands.now = SampleDay::at(9, 52);
    stands.draw();
    EXPECT_NE(stands.label("desk.word").find("B015"), std::string::npos);
    EXPECT_NE(stands.label("desk.word"), lost.label("desk.word"));
}

TEST(StaffDesk, SaysWhyAStepWasRefused) {
    Desk desk;
    desk.draw();
    EXPECT_EQ(desk.item("desk.word"), nullptr);
    desk.also = [](Model& model) {
        model.notice = {"refusal.too_early", {{"n", "2"}}, model.wall};
    };
    desk.draw();
    EXPECT_NE(desk.item("desk.word"), nullptr);
}

TEST(StaffDesk, SaysWhileTheServerIsOutOfReachHowMuchIsUnsent) {
    Desk desk;
    desk.draw();
    EXPECT_EQ(desk.item("bar.unsent"), nullptr);
    desk.also = [](Model& model) {
        model.link.online = false;
        model.care.unsent = 3;
    };
    desk.draw();
    EXPECT_NE(desk.label("bar.unsent").find('3'), std::string::npos);
    EXPECT_TRUE(desk.enabled("desk.start")) << "work goes on";
}

}  // namespace
}  // namespace daofang::screens
