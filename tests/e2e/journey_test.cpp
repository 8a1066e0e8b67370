// The main job, on real input: a visitor takes a number, a lawyer calls it, the board shows it, the
// server has it.
#include <gtest/gtest.h>

#include "tests/e2e/hall.h"

namespace daofang::e2e {
namespace {

// One second is the promise on the target's machine; tests share theirs with others.
constexpr Millis board_patience{3'000};

base::Result<queue::TicketIssued> only_ticket(const support::HallPrograms& hall) {
    TRY_ASSIGN(const Events own, support::own_events(hall.data_of("K1"), hall_id, "K1"));
    const auto issued = facts_of<queue::TicketIssued>(own);
    if (issued.size() != 1) return wrong("not one ticket in the journal");
    return issued.front();
}

base::Result<std::string> code_of_slip(const support::HallPrograms& hall) {
    const std::string slip = hall.slips_folder() + "/job-001.png";
    if (!support::eventually([&] { return std::filesystem::exists(slip); }, Millis{15'000})) {
        return wrong("no slip came out");
    }
    TRY_ASSIGN(const auto codes, codes_on({slip}));
    return codes.front();
}

// With keys alone, and the board looked at while they are pressed.
base::Status call_start_finish(support::Seat& desk, support::Seat& board,
                               const std::string& label) {
    TRY(ready_for(desk, "desk.step_call"));
    const base::Instant pressed = support::moment();
    TRY(desk.key("F1"));
    TRY(reads(board, "board.number", label, board_patience));
    tell("F1 to the number on the board: {} ms", (support::moment() - pressed).count());
    TRY(reads(board, "board.window", "5"));
    TRY(ready_for(desk, "desk.step_start"));
    TRY(reads(desk, "desk.number", label));
    TRY(desk.key("F3"));
    TRY(ready_for(desk, "desk.step_finish"));
    TRY(desk.key("F4"));
    TRY(gone(desk, "desk.number"));
    return gone(board, "board.number");
}

base::Status a_visit() {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    TRY(hall.start_paper());
    std::string label, code;
    {
        TRY_ASSIGN(auto kiosk, hall.open_kiosk());
        TRY_ASSIGN(auto board, hall.open_board());
        TRY_ASSIGN(auto desk, hall.open_console("5", "lawyer"));
        TRY(sign_in(desk));
        TRY_ASSIGN(label, take_a_number(kiosk));
        EXPECT_EQ(label, "B001");
        TRY_ASSIGN(code, code_of_slip(hall));
        TRY(reads(kiosk, "issued.slip", said("issued.printed")));
        TRY(call_start_finish(desk, board, label));
        TRY(wait_until_all_arrived(hall, {"K1", "W5", "board"}));
    }
    TRY_ASSIGN(const auto issued, only_ticket(hall));
    EXPECT_EQ(issued.ticket.label(), label);
    EXPECT_EQ(code, code_of(issued));
    // Once more with everything at rest: nothing was added, nothing sent twice.
    return all_arrived(hall, {"K1", "W5", "board"});
}

TEST(Journey, AVisitorIsServedAndEveryEventReachesTheServerOnce) {
    EXPECT_WENT_WELL(a_visit());
}

}  // namespace
}  // namespace daofang::e2e
