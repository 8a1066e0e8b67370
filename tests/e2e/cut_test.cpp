// The server is gone: the hall goes on, and when it comes back everything arrives, once.
#include <gtest/gtest.h>

#include "tests/e2e/hall.h"

namespace daofang::e2e {
namespace {

base::Status slip_comes_out(const support::HallPrograms& hall, const std::string& name) {
    const std::string slip = hall.slips_folder() + "/" + name;
    if (support::eventually([&] { return std::filesystem::exists(slip); }, Millis{15'000}))
        return {};
    return wrong("no " + name);
}

base::Status number_without_server() {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    TRY(hall.start_paper());
    {
        TRY_ASSIGN(auto kiosk, hall.open_kiosk());
        TRY(kiosk.touch_to("attract.start", "visitor_home"));
        TRY(gone(kiosk, "offline.banner"));
        hall.server().kill_now();
        TRY(reads(kiosk, "offline.banner", ""));
        TRY(kiosk.touch_to("home.lawyer", "visitor_options"));
        TRY(kiosk.touch_to("options.take", "visitor_issued"));
        TRY(reads(kiosk, "issued.number", "B001"));
        TRY(slip_comes_out(hall, "job-001.png"));
        TRY(kiosk.touch_to("issued.go", "visitor_attract"));
        TRY(kiosk.touch_to("attract.start", "visitor_home"));
        TRY(reads(kiosk, "offline.banner", ""));
        TRY(hall.start_server());
        const base::Instant back = support::moment();
        TRY(wait_until_all_arrived(hall, {"K1"}));
        tell("server's return to the last event kept: {} ms", (support::moment() - back).count());
        TRY(gone(kiosk, "offline.banner"));
    }
    TRY_ASSIGN(const Events stored, support::stored_events(hall.server_data(), hall_id));
    EXPECT_EQ(facts_of<queue::TicketIssued>(stored).size(), 1u);
    const auto slips = facts_of<queue::SlipPrinted>(stored);
    EXPECT_EQ(slips.size(), 1u);
    for (const auto& slip : slips) EXPECT_EQ(slip.outcome, "printed");
    return all_arrived(hall, {"K1"});
}

// Never a current call, looked at `times` in a row.
base::Status shows_no_call(const support::Seat& board, int times) {
    for (int i = 0; i < times; ++i) {
        TRY_ASSIGN(const support::Shown shown, board.probe().look());
        if (shown.find("board.number") != nullptr) return wrong("the board shows a call");
        support::pause_for(Millis{20});
    }
    return {};
}

// B001 is called before the cut and served during it; B002 is called during it.
base::Status board_in_a_cut() {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    {
        TRY_ASSIGN(auto kiosk, hall.open_kiosk());
        TRY_ASSIGN(auto board, hall.open_board());
        TRY_ASSIGN(auto desk, hall.open_console("5", "lawyer"));
        TRY(sign_in(desk));
        for (const char* label : {"B001", "B002"}) {
            TRY_ASSIGN(const std::string shown, take_a_number(kiosk));
            EXPECT_EQ(shown, label);
            TRY(kiosk.touch_to("issued.go", "visitor_attract"));
        }
        TRY(ready_for(desk, "desk.step_call"));
        TRY(desk.key("F1"));
        TRY(reads(board, "board.number", "B001"));
        hall.server().kill_now();
        TRY(reads(board, "board.stale", ""));
        TRY(shows_no_call(board, 10));
        TRY(reads(desk, "bar.cut", ""));
        TRY(ready_for(desk, "desk.step_start"));
        TRY(desk.key("F3"));
        TRY(ready_for(desk, "desk.step_finish_call"));
        TRY(desk.key("F4"));  // finishes B001 and calls B002
        TRY(reads(desk, "desk.number", "B002"));
        TRY(reads(desk, "desk.offline_call", ""));
        TRY(shows_no_call(board, 50));
        TRY(hall.start_server());
        // B001 was answered meanwhile: only the call that still stands is shown.
        bool stale_call = false;
        TRY(sees(
            board, "B002 as the call",
            [&](const support::Shown& shown) {
                stale_call = stale_call || label_of(shown, "board.number") == "B001";
                return label_of(shown, "board.number") == "B002";
            },
            Millis{60'000}));
        EXPECT_FALSE(stale_call) << "B001 was shown again";
        TRY(wait_until_all_arrived(hall, {"K1", "W5", "board"}));
    }
    return all_arrived(hall, {"K1", "W5", "board"});
}

TEST(Cut, NumberAndPaperComeAllTheSameAndArriveOnce) {
    EXPECT_WENT_WELL(number_without_server());
}

TEST(Cut, TheBoardShowsNoStaleCallAndAfterwardsTheOneThatStands) {
    EXPECT_WENT_WELL(board_in_a_cut());
}

}  // namespace
}  // namespace daofang::e2e
