// EscposPrinter against a simulated printer, over a network line and over a device.
#include "kiosk/devices/escpos_printer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "kiosk/devices/escpos.h"
#include "tests/kiosk/devices/printer_bench.h"

namespace daofang::devices {
namespace {

using support::a_page;
using support::LineKind;
using support::PrinterBench;
using support::PrinterHabits;
using support::PrinterModel;
using support::TempFolder;

class EscposPrinterOver : public testing::TestWithParam<LineKind> {
protected:
    void connect(PrinterHabits habits = {}) {
        device_ = support::a_device(GetParam(), folder_, habits);
        bench_ = std::make_unique<PrinterBench>(device_->where());
    }
    // One slip is printed, so that the printer is known.
    void connect_and_print_one(PrinterHabits habits = {}) {
        connect(habits);
        print(a_page(100, 0x11));
        ASSERT_TRUE(bench().outcome().printed);
        ASSERT_EQ(slips(), 1u);
    }
    PrinterBench& bench() { return *bench_; }
    Printer& printer() { return bench_->printer(); }
    support::EscposDevice& device() { return *device_; }
    template <class F>
    auto with(F f) {
        return device_->with(f);
    }
    void print(const Bitmap& page) { ASSERT_TRUE(printer().print(page).ok()); }
    std::size_t slips() {
        return with([](PrinterModel& p) { return p.slips().size(); });
    }
    int rows() {
        return with([](PrinterModel& p) { return p.rows_printed(); });
    }
    std::size_t received() {
        return with([](PrinterModel& p) { return p.bytes_received().size(); });
    }
    void expect_not_printed(const JobDone& done, PrinterState why) {
        EXPECT_FALSE(done.printed);
        EXPECT_STREQ(name_of(done.why), name_of(why));
    }
    void put_in_paper() {
        with([](PrinterModel& p) { p.set_paper(true); });
    }

private:
    TempFolder folder_;
    std::unique_ptr<support::EscposDevice> device_;
    std::unique_ptr<PrinterBench> bench_;
};

TEST_P(EscposPrinterOver, KnowsTheStateBeforeAnybodyAsks) {
    connect();
    EXPECT_EQ(printer().state(), PrinterState::unknown);
    EXPECT_TRUE(bench().reaches(PrinterState::ready));
}

TEST_P(EscposPrinterOver, HearsOfChangesAsTheyHappen) {
    connect();
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    bench().turn_for(base::Millis{50});  // the probing after the first round is over
    const base::Instant before = bench().now();
    with([](PrinterModel& p) { p.set_paper(false); });
    EXPECT_TRUE(bench().reaches(PrinterState::paper_out));
    with([](PrinterModel& p) { p.set_cover_open(true); });
    EXPECT_TRUE(bench().reaches(PrinterState::cover_open));
    with([](PrinterModel& p) {
        p.set_cover_open(false);
        p.set_paper(true);
        p.set_near_end(true);
    });
    EXPECT_TRUE(bench().reaches(PrinterState::paper_low));
    EXPECT_LT((bench().now() - before).count(), idle_round_every.count()) << "pushed, not asked";
}

TEST_P(EscposPrinterOver, AsksEveryFewSecondsWhereNothingIsPushed) {
    connect({.pushes_status = false});
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    with([](PrinterModel& p) { p.set_paper(false); });
    bench().turn_for(base::Millis{50});
    EXPECT_EQ(printer().state(), PrinterState::ready) << "not asked yet";
    bench().time_passes(idle_round_every);
    EXPECT_TRUE(bench().reaches(PrinterState::paper_out));
}

TEST_P(EscposPrinterOver, AsksBeforeAJobAndSendsNothingWithoutPaper) {
    connect({.pushes_status = false});
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    with([](PrinterModel& p) { p.set_paper(false); });
    print(a_page());
    EXPECT_EQ(printer().state(), PrinterState::busy);
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    EXPECT_EQ(printer().state(), PrinterState::paper_out);
    EXPECT_EQ(with([](PrinterModel& p) { return p.bytes_received().find("\x1dv0"); }),
              std::string::npos);
}

TEST_P(EscposPrinterOver, StartsNoJobWhileSomethingStandsInTheWay) {
    connect();
    const auto in_the_way = [&](auto change, PrinterState state) {
        with([&](PrinterModel& p) { change(p, true); });
        print(a_page());
        expect_not_printed(bench().outcome(), state);
        with([&](PrinterModel& p) { change(p, false); });
    };
    in_the_way([](PrinterModel& p, bool on) { p.set_cover_open(on); }, PrinterState::cover_open);
    in_the_way([](PrinterModel& p, bool on) { p.set_offline(on); }, PrinterState::offline);
    in_the_way([](PrinterModel& p, bool on) { p.set_error(on); }, PrinterState::fault);
    print(a_page());
    EXPECT_TRUE(bench().outcome().printed) << "and afterwards all is well";
    EXPECT_EQ(slips(), 1u);
}

TEST_P(EscposPrinterOver, PrintsOnALowRoll) {
    connect();
    with([](PrinterModel& p) { p.set_near_end(true); });
    print(a_page());
    EXPECT_TRUE(bench().outcome().printed);
    EXPECT_EQ(printer().state(), PrinterState::paper_low);
}

TEST_P(EscposPrinterOver, ThrowsAwayTheRestWhenPaperRunsOutInTheMiddle) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.run_out_after(250); });
    print(a_page(1131, 0x22));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    const int rows_then = rows();
    EXPECT_EQ(rows_then, 100 + 250);

    ASSERT_TRUE(bench().turn_until(
        [&] { return with([](PrinterModel& p) { return p.bytes_held(); }) == 0; }));
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

TEST_P(EscposPrinterOver, TellsOfACoverOpenedInTheMiddle) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.open_cover_after(300); });
    print(a_page(1131));
    expect_not_printed(bench().outcome(), PrinterState::cover_open);
    bench().turn_for(base::Millis{50});
    with([](PrinterModel& p) { p.set_cover_open(false); });
    bench().turn_for(base::Millis{100});
    EXPECT_EQ(slips(), 1u) << "the broken one does not follow";
}

TEST_P(EscposPrinterOver, PrintsTheNextSlipWholeOnAPrinterThatCannotClear) {
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

TEST_P(EscposPrinterOver, NeverHoldsMoreThanAFewBandsInThePrinter) {
    connect_and_print_one({.pushes_status = false});
    const std::size_t before = received();
    with([](PrinterModel& p) { p.run_out_after(10); });
    print(a_page(2000));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
    const auto band = static_cast<std::size_t>(band_rows_max * 72 + 20);
    EXPECT_LE(received() - before, (bands_ahead_max + 1) * band);
}

TEST_P(EscposPrinterOver, IsOfflineWhenThePrinterNeverAnswers) {
    connect();
    with([](PrinterModel& p) { p.set_silent(true); });
    print(a_page());
    expect_not_printed(bench().outcome_in_a_hurry(), PrinterState::offline);
    EXPECT_EQ(printer().state(), PrinterState::offline);
    with([](PrinterModel& p) { p.set_silent(false); });
    EXPECT_TRUE(bench().hurry_until([&] { return printer().state() == PrinterState::ready; }));
}

TEST_P(EscposPrinterOver, DoesNotCallAJobPrintedWhenThePrinterFallsSilentInTheMiddle) {
    connect_and_print_one();
    print(a_page(2000));
    ASSERT_TRUE(bench().turn_until([&] { return rows() > 150; }));
    with([](PrinterModel& p) { p.set_silent(true); });
    expect_not_printed(bench().outcome_in_a_hurry(), PrinterState::offline);
}

TEST_P(EscposPrinterOver, WaitsAsLongAsThePrinterMayNeedBeforeGivingUp) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.set_silent(true); });
    print(a_page());
    bench().turn_for(base::Millis{50});
    bench().time_passes(answer_wait - base::Millis{400});
    bench().turn_for(base::Millis{20});
    EXPECT_FALSE(printer().finished().has_value());
}

TEST_P(EscposPrinterOver, PrintsOnAPrinterThatDoesNotKnowThePaperQuestion) {
    connect({.answers_paper_question = false});
    print(a_page(1131));
    ASSERT_TRUE(bench().turn_until([&] { return printer().state() == PrinterState::busy; }));
    const JobDone done = bench().outcome_in_a_hurry();
    EXPECT_TRUE(done.printed) << name_of(done.why);
    EXPECT_EQ(slips(), 1u);
}

TEST_P(EscposPrinterOver, SeesPaperRunOutOnAPrinterThatDoesNotKnowThePaperQuestion) {
    connect({.answers_paper_question = false});
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    with([](PrinterModel& p) { p.run_out_after(500); });
    print(a_page(1131));
    expect_not_printed(bench().outcome_in_a_hurry(), PrinterState::paper_out);
    bench().turn_for(base::Millis{50});
    put_in_paper();
    bench().turn_for(base::Millis{100});
    EXPECT_EQ(slips(), 0u);
    EXPECT_EQ(rows(), 500);
}

TEST_P(EscposPrinterOver, IsNotMisledByNoise) {
    connect();
    with([](PrinterModel& p) { p.set_noise("\xff\x80\x13\x11\x91"); });
    ASSERT_TRUE(bench().reaches(PrinterState::ready));
    print(a_page(700, 0x5a));
    EXPECT_TRUE(bench().outcome().printed);
    with([](PrinterModel& p) { p.say(std::string("\x18\x00", 2)); });  // half a packet
    bench().turn_for(base::Millis{50});
    bench().time_passes(idle_round_every);
    bench().turn_for(base::Millis{50});
    EXPECT_EQ(printer().state(), PrinterState::ready);
    print(a_page(700, 0x5a));
    EXPECT_TRUE(bench().outcome().printed);
    EXPECT_EQ(slips(), 2u);
}

TEST_P(EscposPrinterOver, TakesNoUnaskedAnswerForTheEndOfAJob) {
    connect_and_print_one();
    with([](PrinterModel& p) { p.say(std::string(200, '\0')); });  // reads as "paper is there"
    bench().turn_for(base::Millis{50});
    with([](PrinterModel& p) { p.run_out_after(590); });
    print(a_page(600));
    expect_not_printed(bench().outcome(), PrinterState::paper_out);
}

TEST_P(EscposPrinterOver, PrintsImagesFullOfRealTimeCommands) {
    connect();
    Bitmap page = a_page(300);
    for (std::size_t i = 0; i + 2 < page.bits.size(); i += 3) {
        page.bits[i] = 0x10;
        page.bits[i + 1] = 0x04;
        page.bits[i + 2] = 0x01;
    }
    print(page);
    EXPECT_TRUE(bench().outcome().printed);
    EXPECT_EQ(rows(), 300);
}

TEST_P(EscposPrinterOver, ComesBackWhenThePrinterDoes) {
    connect();
    device().unplug();
    EXPECT_TRUE(bench().reaches(PrinterState::offline));
    print(a_page());
    expect_not_printed(bench().outcome(), PrinterState::offline);
    ASSERT_TRUE(device().plug_in().ok());
    ASSERT_TRUE(bench().hurry_until([&] { return printer().state() == PrinterState::ready; }));
    print(a_page());
    EXPECT_TRUE(bench().outcome().printed);
    EXPECT_EQ(slips(), 1u);
}

TEST_P(EscposPrinterOver, AsksLessAndLessOftenWhereNobodyIs) {
    connect();
    device().unplug();
    ASSERT_TRUE(bench().reaches(PrinterState::offline));
    bench().time_passes(base::Millis{60'000});
    bench().turn_for(base::Millis{5});
    bench().time_passes(base::Millis{60'000});
    bench().turn_for(base::Millis{5});
    EXPECT_GT(printer().wait(bench().now()), base::Millis{0}) << "no spinning";
}

INSTANTIATE_TEST_SUITE_P(Lines, EscposPrinterOver, testing::Values(LineKind::tcp, LineKind::pty),
                         [](const auto& made) {
                             return made.param == LineKind::tcp ? "Tcp" : "Pty";
                         });

TEST(EscposPrinterOverTcp, IsNotPrintedWhenTheLineBreaksInTheMiddle) {
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

TEST(EscposPrinterOverTcp, ClearsWhatABrokenLineLeftInThePrinter) {
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

TEST(EscposPrinterOverPty, ComesBackAfterAStrayXoff) {
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
