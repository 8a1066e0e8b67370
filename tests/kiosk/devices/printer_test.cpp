// What every printer promises, over a network line, a device and a file; and open_printer().
#include "kiosk/devices/printer.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kiosk/devices/escpos.h"
#include "sync/base/file.h"
#include "tests/kiosk/devices/printer_bench.h"

namespace daofang::devices {
namespace {

using support::a_page;
using support::LineKind;
using support::PrinterBench;
using support::PrinterModel;
using support::TempFolder;

enum class PrinterKind { tcp, dev, file };

// A printer of each kind and what came out of it.
class PrinterContract : public testing::TestWithParam<PrinterKind> {
protected:
    PrinterContract() {
        if (GetParam() != PrinterKind::file) {
            const auto kind = GetParam() == PrinterKind::tcp ? LineKind::tcp : LineKind::pty;
            device_ = support::a_device(kind, folder_);
        }
        bench_ = std::make_unique<PrinterBench>(device_ ? device_->where()
                                                        : "file:" + folder_.file("slips"));
    }
    std::vector<std::uint8_t> all_that_was_printed() {
        std::vector<std::uint8_t> bits;
        if (!device_) return decode_raster_job(*base::read_file(folder_.file("slips")))->bits;
        for (const Bitmap& slip : device_->with([](PrinterModel& p) { return p.slips(); })) {
            bits.insert(bits.end(), slip.bits.begin(), slip.bits.end());
        }
        return bits;
    }
    PrinterBench& bench() { return *bench_; }

private:
    TempFolder folder_;
    std::unique_ptr<support::EscposDevice> device_;
    std::unique_ptr<PrinterBench> bench_;
};

TEST_P(PrinterContract, PrintsAPageDotByDot) {
    const Bitmap page = a_page(1131, 0xa5);
    const auto job = bench().printer().print(page);
    ASSERT_TRUE(job.ok()) << job.error().what;
    const JobDone done = bench().outcome();
    EXPECT_EQ(done.job, *job);
    EXPECT_TRUE(done.printed) << name_of(done.why);
    EXPECT_EQ(all_that_was_printed(), page.bits);
    EXPECT_EQ(bench().printer().state(), PrinterState::ready);
}

TEST_P(PrinterContract, TellsOfAJobOnce) {
    ASSERT_TRUE(bench().printer().print(a_page()).ok());
    ASSERT_TRUE(bench().outcome().printed);
    bench().turn_for(base::Millis{20});
    EXPECT_FALSE(bench().printer().finished().has_value());
}

TEST_P(PrinterContract, TakesOneJobAtATime) {
    ASSERT_TRUE(bench().printer().print(a_page()).ok());
    EXPECT_EQ(bench().printer().print(a_page()).error().code, base::Code::conflict);
    ASSERT_TRUE(bench().outcome().printed);
    EXPECT_TRUE(bench().printer().print(a_page()).ok());
}

TEST_P(PrinterContract, PrintsJobsOneAfterTheOther) {
    std::vector<std::uint8_t> expected;
    JobId last = 0;
    for (const std::uint8_t pattern : {0x11, 0x22, 0x33, 0x44, 0x55}) {
        const Bitmap page = a_page(300, pattern);
        const auto job = bench().printer().print(page);
        ASSERT_TRUE(job.ok());
        EXPECT_GT(*job, last);
        last = *job;
        ASSERT_TRUE(bench().outcome().printed);
        expected.insert(expected.end(), page.bits.begin(), page.bits.end());
    }
    EXPECT_EQ(all_that_was_printed(), expected);
}

TEST_P(PrinterContract, RefusesAPageThatIsTooLong) {
    EXPECT_EQ(bench().printer().print(a_page(page_rows_max + 1)).error().code, base::Code::invalid);
    ASSERT_TRUE(bench().printer().print(a_page(20)).ok());
    EXPECT_TRUE(bench().outcome().printed);
}

TEST_P(PrinterContract, SaysHowLongTheLoopMaySleep) {
    bench().turn_for(base::Millis{50});
    const auto wait = bench().printer().wait(bench().now());
    EXPECT_GE(wait.count(), 0);
    EXPECT_LE(wait.count(), 1000);
}

std::string name_of_kind(const testing::TestParamInfo<PrinterKind>& kind) {
    if (kind.param == PrinterKind::file) return "File";
    return kind.param == PrinterKind::tcp ? "Tcp" : "Dev";
}

INSTANTIATE_TEST_SUITE_P(All, PrinterContract,
                         testing::Values(PrinterKind::tcp, PrinterKind::dev, PrinterKind::file),
                         name_of_kind);

TEST(OpenPrinter, SaysWhatWasMeant) {
    const base::Log log = base::Log::silent();
    for (const char* where :
         {"", "lp0", "tcp://", "tcp://:9100", "tcp://10.0.0.9", "tcp://10.0.0.9:", "usb:/dev/x",
          "tcp://printer.local:9100", "tcp://10.0.0.9:raw", "dev:", "dev:lp0", "file:", "NONE"}) {
        const auto opened = open_printer(where, log);
        ASSERT_FALSE(opened.ok()) << where;
        EXPECT_EQ(opened.error().code, base::Code::invalid) << where;
        EXPECT_NE(opened.error().what.find(std::string("'") + where + "'"), std::string::npos)
            << opened.error().what;
    }
    for (const char* where : {"tcp://localhost:9100", "tcp://[::1]:9100", "dev:/dev/usb/lp0"}) {
        EXPECT_TRUE(open_printer(where, log).ok()) << where;
    }
}

TEST(NoPrinter, SaysSo) {
    PrinterBench bench("none");
    EXPECT_EQ(bench.printer().state(), PrinterState::none);
    EXPECT_EQ(bench.printer().print(a_page()).error().code, base::Code::missing);
}

TEST(FilePrinter, IsNotPrintedWhenTheDiskRefuses) {
    PrinterBench bench("file:/dev/full");
    ASSERT_TRUE(bench.printer().print(a_page()).ok());
    const JobDone done = bench.outcome();
    EXPECT_FALSE(done.printed);
    EXPECT_EQ(done.why, PrinterState::fault);
}

}  // namespace
}  // namespace daofang::devices
