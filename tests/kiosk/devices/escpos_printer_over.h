// An EscposPrinter and the simulated printer at the other end of its line, for each kind of line.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "kiosk/devices/escpos.h"
#include "kiosk/devices/escpos_printer.h"
#include "tests/kiosk/devices/printer_bench.h"

namespace daofang::devices {

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

inline std::string name_of_line(const testing::TestParamInfo<LineKind>& line) {
    return line.param == LineKind::tcp ? "Tcp" : "Pty";
}

}  // namespace daofang::devices
