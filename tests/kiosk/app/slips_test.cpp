#include "kiosk/app/slips.h"

#include <gtest/gtest.h>

namespace daofang::app {
namespace {

using devices::PrinterState;

// A printer that does what the test says.
class ScriptedPrinter final : public devices::Printer {
public:
    base::Result<devices::JobId> print(const devices::Bitmap&) override {
        if (running) return base::Error{base::Code::conflict, "one at a time"};
        running = true;
        ++jobs;
        return jobs;
    }
    void tick(base::Instant) override {}
    base::Millis wait(base::Instant) const override { return base::Millis{1000}; }
    PrinterState state() const override { return now; }
    std::optional<devices::JobDone> finished() override { return std::exchange(done, {}); }

    void end(bool printed, PrinterState why) {
        running = false;
        done = devices::JobDone{jobs, printed, why};
    }

    PrinterState now = PrinterState::ready;
    bool running = false;
    devices::JobId jobs = 0;
    std::optional<devices::JobDone> done;
};

Slip a_slip(std::uint32_t number) {
    Slip slip;
    slip.ticket.id = {{"2026-11-24"}, 'B', number};
    return slip;
}

struct Desk {
    base::Log log = base::Log::silent();
    ScriptedPrinter* printer = new ScriptedPrinter;
    Slips slips{std::unique_ptr<devices::Printer>(printer),
                [](const Slip&) {
                    return devices::Bitmap{8, 1, {0}};
                },
                log};
};

TEST(Slips, SaysPrintedOnlyWhenThePrinterDoes) {
    Desk desk;
    desk.slips.print(a_slip(1));
    EXPECT_EQ(desk.slips.view(a_slip(1).ticket.id), "printing");
    EXPECT_TRUE(desk.slips.take_finished().empty());
    desk.printer->end(true, PrinterState::ready);
    desk.slips.tick({});
    EXPECT_EQ(desk.slips.view(a_slip(1).ticket.id), "printed");
    ASSERT_EQ(desk.slips.take_finished().size(), 1u);
}

TEST(Slips, PrintsOneAfterTheOther) {
    Desk desk;
    desk.slips.print(a_slip(1));
    desk.slips.print(a_slip(2));
    EXPECT_EQ(desk.printer->jobs, 1u);
    desk.printer->end(true, PrinterState::ready);
    desk.slips.tick({});
    EXPECT_EQ(desk.printer->jobs, 2u);
    EXPECT_EQ(desk.slips.view(a_slip(2).ticket.id), "printing");
}

TEST(Slips, GivesUpASlipThatDidNotComeOut) {
    Desk desk;
    desk.slips.print(a_slip(1));
    desk.printer->end(false, PrinterState::paper_out);
    desk.slips.tick({});
    EXPECT_EQ(desk.slips.view(a_slip(1).ticket.id), "paper_out");
    desk.slips.tick({});
    EXPECT_EQ(desk.printer->jobs, 1u) << "what failed is not printed when paper comes back";
}

TEST(Slips, AnswersAtOnceWithoutAPrinter) {
    Desk desk;
    desk.printer->now = PrinterState::none;
    desk.slips.print(a_slip(1));
    const auto finished = desk.slips.take_finished();
    ASSERT_EQ(finished.size(), 1u);
    EXPECT_EQ(finished[0].outcome, "none");
}

TEST(Slips, RefusesMoreThanItWouldPrintInTime) {
    Desk desk;
    for (std::uint32_t number = 1; number <= 2 + slips_waiting_max; ++number) {
        desk.slips.print(a_slip(number));
    }
    const auto finished = desk.slips.take_finished();
    ASSERT_EQ(finished.size(), 1u);
    EXPECT_EQ(finished[0].outcome, "failed");
}

}  // namespace
}  // namespace daofang::app
