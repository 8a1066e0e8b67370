// Jobs that break off in the middle: told at once, never called printed, and never finished later.
#include "tests/kiosk/devices/escpos_printer_over.h"

namespace daofang::devices {
namespace {

class BrokenJobOver : public EscposPrinterOver {};

TEST_P(BrokenJobOver, ThrowsAwayTheRestWhenPaperRunsOutInTheMiddle) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.run_out_after(250); });
    print(a_page(1131, 0x22));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    const int rows_then = rows();
    EXPECT_EQ(rows_then, 100 + 250);

    ASSERT_TRUE(bench().turn_until(
        [&] { return with([](PrinterModel& p) { return p.bytes_held(); }) < 72; }));
    put_in_paper();
    EXPECT_TRUE(bench().reaches(PrinterState::ready));
    bench().turn_for(base::Millis{100});
    EXPECT_EQ(rows(), rows_then) << "nothing old comes out";
    EXPECT_EQ(slips(), 1u);

    print(a_page(200, 0x33));
    EXPECT_TRUE(bench().outcome().printed);
    EXPECT_EQ(slips(), 2u);
    EXPECT_EQ(with([](PrinterModel& p) { return p.slips().back().bits; }), a_page(200, 0x33).bits);
}

TEST_P(BrokenJobOver, TellsOfACoverOpenedInTheMiddle) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.open_cover_after(300); });
    print(a_page(1131));
    expect_not_printed(bench().outcome(), PrinterState::cover_open);
    bench().turn_for(base::Millis{50});
    with([](PrinterModel& p) { p.set_cover_open(false); });
    bench().turn_for(base::Millis{100});
    EXPECT_EQ(slips(), 1u) << "the broken one does not follow";
}

TEST_P(BrokenJobOver, PrintsTheNextSlipWholeOnAPrinterThatCannotClear) {
    connect_and_print_one({.clears_when_told = false});
    with([](PrinterModel& p) { p.run_out_after(250); });
    print(a_page(1131, 0x22));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    const int rows_then = rows();
    bench().time_passes(clear_wait);
    bench().turn_for(base::Millis{50});
    put_in_paper();
    ASSERT_TRUE(bench().hurry_until([&] { return printer().state() == PrinterState::ready; }));
    EXPECT_LE(rows() - rows_then, bands_ahead_max * band_rows_max) << "what it held, no more";
    EXPECT_EQ(slips(), 1u) << "and no whole slip";

    print(a_page(200, 0x33));
    EXPECT_TRUE(bench().outcome().printed);
    ASSERT_EQ(slips(), 2u);
    const auto last = with([](PrinterModel& p) { return p.slips().back().bits; });
    const auto expected = a_page(200, 0x33).bits;
    ASSERT_GE(last.size(), expected.size());
    EXPECT_TRUE(std::equal(expected.rbegin(), expected.rend(), last.rbegin()))
        << "the new slip stands whole at the end";
}

TEST_P(BrokenJobOver, NeverHoldsMoreThanAFewBandsInThePrinter) {
    connect_and_print_one({.pushes_status = false});
    const std::size_t before = received();
    with([](PrinterModel& p) { p.run_out_after(10); });
    print(a_page(2000));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    const auto band = static_cast<std::size_t>(band_rows_max * 72 + 20);
    EXPECT_LE(received() - before, (bands_ahead_max + 1) * band);
}

TEST_P(BrokenJobOver, DoesNotCallAJobPrintedWhenThePrinterFallsSilentInTheMiddle) {
    connect_and_print_one();
    print(a_page(2000));
    ASSERT_TRUE(bench().turn_until([&] { return rows() > 150; }));
    with([](PrinterModel& p) { p.set_silent(true); });
    expect_not_printed(bench().outcome_in_a_hurry(), PrinterState::offline);
}

TEST_P(BrokenJobOver, SeesPaperRunOutOnAPrinterThatDoesNotKnowThePaperQuestion) {
    connect({.answers_paper_question = false});
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    with([](PrinterModel& p) { p.run_out_after(500); });
    print(a_page(1131));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    bench().turn_for(base::Millis{50});
    put_in_paper();
    bench().turn_for(base::Millis{100});
    EXPECT_EQ(slips(), 0u);
    EXPECT_EQ(rows(), 500);
}

TEST_P(BrokenJobOver, TakesNoUnaskedAnswerForTheEndOfAJob) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.say(std::string(200, '\0')); });  // reads as "paper is there"
    bench().turn_for(base::Millis{50});
    with([](PrinterModel& p) { p.run_out_after(590); });
    print(a_page(600));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
}

INSTANTIATE_TEST_SUITE_P(Lines, BrokenJobOver, testing::Values(LineKind::tcp, LineKind::pty),
                         name_of_line);

TEST(BrokenJobOverTcp, IsNotPrintedWhenTheLineBreaksInTheMiddle) {
    const TempFolder folder;
    const auto device = support::a_device(LineKind::tcp, folder);
    PrinterBench bench(device->where());
    ASSERT_TRUE(bench.printer().print(a_page(3000)).ok());
    ASSERT_TRUE(bench.turn_until(
        [&] { return device->with([](PrinterModel& p) { return p.rows_printed() > 100; }); }));
    device->unplug();
    const JobDone done = bench.outcome();
    EXPECT_FALSE(done.printed);
    EXPECT_EQ(done.why, PrinterState::offline);
}

TEST(BrokenJobOverTcp, ClearsWhatABrokenLineLeftInThePrinter) {
    const TempFolder folder;
    const auto device = support::a_device(LineKind::tcp, folder, {.pushes_status = false});
    PrinterBench bench(device->where());
    const auto rows = [&] {
        return device->with([](PrinterModel& p) { return p.rows_printed(); });
    };
    device->with([](PrinterModel& p) { p.run_out_after(150); });
    ASSERT_TRUE(bench.printer().print(a_page(3000)).ok());
    ASSERT_TRUE(bench.turn_until([&] { return rows() == 150; }));
    device->unplug();
    EXPECT_FALSE(bench.outcome().printed);

    ASSERT_TRUE(device->plug_in().ok());
    ASSERT_TRUE(
        bench.hurry_until([&] { return bench.printer().state() == PrinterState::paper_out; }));
    device->with([](PrinterModel& p) { p.set_paper(true); });
    ASSERT_TRUE(bench.hurry_until([&] { return bench.printer().state() == PrinterState::ready; }));
    EXPECT_EQ(rows(), 150);
    ASSERT_TRUE(bench.printer().print(a_page(100, 0x77)).ok());
    EXPECT_TRUE(bench.outcome().printed);
    EXPECT_EQ(rows(), 250);
}

TEST(StuckLineOverPty, ComesBackAfterAStrayXoff) {
    const TempFolder folder;
    const auto device = support::a_device(LineKind::pty, folder);
    PrinterBench bench(device->where());
    ASSERT_TRUE(bench.reaches(PrinterState::ready));
    device->with([](PrinterModel& p) { p.say("\x13"); });
    bench.turn_for(base::Millis{50});
    ASSERT_TRUE(bench.printer().print(a_page()).ok());
    EXPECT_FALSE(bench.outcome_in_a_hurry().printed) << "nothing can be said any more";
    ASSERT_TRUE(bench.hurry_until([&] { return bench.printer().state() == PrinterState::ready; }));
    ASSERT_TRUE(bench.printer().print(a_page()).ok());
    EXPECT_TRUE(bench.outcome().printed);
}

}  // namespace
}  // namespace daofang::devices
