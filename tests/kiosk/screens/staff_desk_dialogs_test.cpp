// The desk's dialogs and its line: a ticket chosen out of turn, where to, why a pause.
#include "tests/kiosk/screens/desk_stand.h"

namespace daofang::screens {
namespace {

using app::SampleDay;

TEST(StaffDesk, F6AsksWhereToAndADigitChooses) {
    Desk desk;
    const auto transfer = only_command<queue::TransferTicket>(desk.serves().keys({"F6", "1"}));
    ASSERT_TRUE(transfer);
    EXPECT_EQ(transfer->to, "reception");
    EXPECT_EQ(desk.item("desk.to"), nullptr) << "the dialog is closed";
}

TEST(StaffDesk, NeverTransfersATicketToWhereItIs) {
    Desk desk;
    EXPECT_TRUE(desk.serves().keys({"F6", "2"}).empty());
    EXPECT_FALSE(desk.enabled("desk.to.lawyer"));
}

TEST(StaffDesk, F7PausesWithAReasonAndGoesOn) {
    Desk desk;
    const auto pause = only_command<queue::PauseWindow>(desk.is_free().keys({"F7", "2"}));
    ASSERT_TRUE(pause);
    EXPECT_EQ(pause->reason, "pause.lunch");
    desk.pauses();
    EXPECT_TRUE(only_command<queue::ResumeWindow>(desk.keys({"F7"})));
}

TEST(StaffDesk, CallsNobodyWhileItPauses) {
    Desk desk;
    desk.is_free().pauses();
    EXPECT_TRUE(desk.keys({"F1"}).empty());
    EXPECT_FALSE(desk.enabled("desk.call"));
    EXPECT_TRUE(only_command<queue::ResumeWindow>(desk.press("desk.next_step")));
}

TEST(StaffDesk, EscapeLeavesADialogAndAsksNothing) {
    Desk desk;
    desk.serves();
    EXPECT_TRUE(desk.keys({"F6", "escape", "1"}).empty());
    EXPECT_EQ(desk.item("desk.to"), nullptr);
}

TEST(StaffDesk, KeysUnderAnOpenDialogAskNothing) {
    Desk desk;
    EXPECT_TRUE(desk.serves().keys({"F7", "F4", "F6", "F8"}).empty());
    EXPECT_NE(desk.item("desk.why_pause"), nullptr);
}

TEST(StaffDesk, CallsANumberTypedWithoutItsLetterAndNoughts) {
    Desk desk;
    const auto call =
        only_command<queue::CallTicket>(desk.is_free().keys({"F10", "1", "1", "enter"}));
    ASSERT_TRUE(call);
    EXPECT_EQ(call->ticket, b(11));
}

TEST(StaffDesk, CallsANumberOfAnotherLetterByThePad) {
    Desk desk;
    desk.is_free().press("desk.find");
    for (const char* key : {"A", "0", "3", "3"}) desk.press(std::string("desk.pad.") + key);
    const Intents asked = desk.press("desk.call_it");
    const auto call = only_command<queue::CallTicket>(asked);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->ticket, SampleDay::ticket('A', 33));
}

TEST(StaffDesk, SaysThatNobodyHasTheNumberTyped) {
    Desk desk;
    EXPECT_TRUE(desk.is_free().keys({"F10", "9", "9", "enter"}).empty());
    EXPECT_NE(desk.item("desk.not_found"), nullptr);
    EXPECT_NE(desk.item("desk.call_it"), nullptr) << "the dialog stays";
}

TEST(StaffDesk, CallsTheRowThatIsPressed) {
    Desk desk;
    const Intents asked = desk.is_free().press("desk.line.B016");
    const auto call = only_command<queue::CallTicket>(asked);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->ticket, b(16));
}

TEST(StaffDesk, CallsBackWhoWasMissed) {
    Desk desk;
    const Intents asked = desk.is_free().press("desk.line.B011");
    const auto call = only_command<queue::CallTicket>(asked);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->ticket, b(11));
}

TEST(StaffDesk, CallsNoRowWhileATicketIsInHand) {
    Desk desk;
    EXPECT_TRUE(desk.serves().press("desk.line.B016").empty());
}

TEST(StaffDesk, TabAndEnterReachARow) {
    Desk desk;
    desk.is_free().draw();
    Intents asked;
    for (int stops = 0; stops < 40 && asked.empty(); ++stops) {
        desk.keys({"tab"});
        const ui::Item* row = desk.item("desk.line.B016");
        if (row != nullptr && row->focus) asked = desk.keys({"enter"});
    }
    EXPECT_TRUE(only_command<queue::CallTicket>(asked));
}

TEST(StaffDesk, TurnsThePagesOfALongLine) {
    Desk desk;
    desk.is_free();
    for (std::uint32_t number = 18; number <= 30; ++number) {
        queue::TicketIssued issued;
        issued.ticket = b(number);
        issued.service = "lawyer";
        issued.terminal = "K1";
        issued.token = "0b8d7c61f2a34e5d9c0b1a2f3e4d5c6b";
        desk.day.happened(SampleDay::at(9, 45), "K1", issued);
    }
    desk.draw();
    EXPECT_EQ(desk.item("desk.line.B030"), nullptr);
    while (desk.enabled("desk.page.next")) desk.press("desk.page.next");
    EXPECT_NE(desk.item("desk.line.B030"), nullptr);
    EXPECT_EQ(desk.item("desk.line.B015"), nullptr);
}

}  // namespace
}  // namespace daofang::screens
