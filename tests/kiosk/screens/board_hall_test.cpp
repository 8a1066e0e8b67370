#include "tests/kiosk/screens/stand.h"

namespace daofang::screens {
namespace {

using app::SampleDay;

const queue::TicketId b014 = SampleDay::ticket('B', 14);
const queue::TicketId a032 = SampleDay::ticket('A', 32);

Stand a_board() {
    return Stand(ScreenId::board_hall, ui::Face::board, 1920, 1080);
}

bool anywhere(const Stand& stand, const std::string& words) {
    for (const char* id : {"board.number", "board.recent.0", "board.recent.1", "board.recent.2"}) {
        if (stand.label(id) == words) return true;
    }
    return false;
}

TEST(BoardHall, ShowsTheNewestStandingCallAndItsWindow) {
    Stand stand = a_board();
    stand.draw();
    EXPECT_EQ(stand.label("board.number"), "B014");
    EXPECT_EQ(stand.label("board.window"), "5");
}

TEST(BoardHall, ShowsTheCallWhoseTurnItIsBeforeANewerOne) {
    Stand stand = a_board();
    stand.seen = [](Model& model) { model.announcing = {a032, b014}; };
    stand.draw();
    EXPECT_EQ(stand.label("board.number"), "A032");
    EXPECT_EQ(stand.label("board.window"), "2");
}

TEST(BoardHall, NeverShowsACallAsCurrentWhenItMayBeOld) {
    Stand stand = a_board();
    stand.seen = [](Model& model) {
        model.stale = true;
        model.announcing = {b014};
    };
    stand.draw();
    EXPECT_EQ(stand.item("board.number"), nullptr);
    EXPECT_EQ(stand.item("board.window"), nullptr);
    EXPECT_NE(stand.item("board.stale"), nullptr);
}

TEST(BoardHall, DoesNotClaimToKnowHowManyWaitWhenItMayBeOld) {
    Stand stand = a_board();
    stand.draw();
    EXPECT_EQ(stand.label("board.waiting.lawyer.count"), "3");
    stand.seen = [](Model& model) { model.stale = true; };
    stand.draw();
    EXPECT_EQ(stand.label("board.waiting.lawyer.count"), "–");
}

TEST(BoardHall, ShowsNoCallOnceTheVisitorCame) {
    Stand stand = a_board();
    stand.day.happened(SampleDay::at(9, 41, 50), "W5", queue::TicketStarted{b014, "5"});
    stand.draw();
    EXPECT_EQ(stand.item("board.number"), nullptr);
    EXPECT_NE(stand.item("board.nobody"), nullptr);
    EXPECT_EQ(stand.label("board.recent.0"), "B014");
}

TEST(BoardHall, DropsACallThatWasTakenBack) {
    Stand stand = a_board();
    // The call of B014 is the newest action of window 5.
    const auto seq = stand.day.state().last_action.at("W5").seq;
    stand.day.happened(SampleDay::at(9, 41, 35), "W5", queue::ActionUndone{seq});
    stand.draw();
    EXPECT_FALSE(anywhere(stand, "B014"));
}

TEST(BoardHall, ListsTheNewestCallsWithoutTheOneOnNow) {
    Stand stand = a_board();
    stand.draw();
    EXPECT_EQ(stand.label("board.recent.0"), "A032");
    EXPECT_EQ(stand.label("board.recent.1"), "C008");
    EXPECT_EQ(stand.label("board.recent.2"), "A031");
    EXPECT_EQ(stand.item("board.recent.3"), nullptr);
}

TEST(BoardHall, ListsATicketOnceThoughItWasCalledAgain) {
    Stand stand = a_board();
    stand.day.happened(SampleDay::at(9, 41, 50), "W5", queue::TicketCalled{b014, "5", 2, false});
    stand.draw();
    EXPECT_EQ(stand.label("board.number"), "B014");
    EXPECT_EQ(stand.label("board.recent.0"), "A032");
}

TEST(BoardHall, SaysWhichWindowPausesAndWhy) {
    Stand stand = a_board();
    stand.draw();
    const std::string rules = stand.label("board.notice");
    stand.day.happened(SampleDay::at(9, 41, 50), "W4", queue::WindowPaused{"4", "pause.lunch"});
    stand.draw();
    EXPECT_NE(stand.label("board.notice"), rules);
    EXPECT_EQ(stand.label("board.notice").find("4 号窗口午间休息"), 0u);
}

TEST(BoardHall, KeepsAPauseOfALaterVersionReadable) {
    Stand stand = a_board();
    stand.day.happened(SampleDay::at(9, 41, 50), "W4", queue::WindowPaused{"4", "pause.not_yet"});
    stand.draw();
    EXPECT_EQ(stand.label("board.notice").find("4 号窗口暂停"), 0u);
}

TEST(BoardHall, NeverAsksAnything) {
    Stand stand = a_board();
    EXPECT_TRUE(stand.keys({"F1", "enter", "tab", "enter", "1"}).empty());
}

}  // namespace
}  // namespace daofang::screens
