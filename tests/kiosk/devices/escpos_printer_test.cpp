// EscposPrinter against a simulated printer, over a network line and over a device: what it knows,
// when it starts a job, whose silence and noise it stands.
#include "tests/kiosk/devices/escpos_printer_over.h"

namespace daofang::devices {
namespace {

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

TEST_P(EscposPrinterOver, IsOfflineWhenThePrinterNeverAnswers) {
    connect();
    with([](PrinterModel& p) { p.set_silent(true); });
    print(a_page());
    expect_not_printed(bench().outcome_in_a_hurry(), PrinterState::offline);
    EXPECT_EQ(printer().state(), PrinterState::offline);
    with([](PrinterModel& p) { p.set_silent(false); });
    EXPECT_TRUE(bench().hurry_until([&] { return printer().state() == PrinterState::ready; }));
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
    ASSERT_TRUE(bench().turn_until([&] { return slips() == 1; }));
    bench().turn_for(base::Millis{50});
    EXPECT_FALSE(printer().finished().has_value()) << "the slowest printer would still be at it";
    bench().time_passes(slowest_cut + base::Millis{2000});
    const JobDone done = bench().outcome();
    EXPECT_TRUE(done.printed) << name_of(done.why);
    EXPECT_EQ(slips(), 1u);
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
                         name_of_line);

}  // namespace
}  // namespace daofang::devices
