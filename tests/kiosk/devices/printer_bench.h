// A printer under test, its simulated other end, and time: real while the other end answers, moved
// on by hand where somebody would have to wait for seconds.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/devices/printer.h"
#include "sync/base/log.h"
#include "tests/support/child_process.h"
#include "tests/support/escpos_device.h"
#include "tests/support/temp_folder.h"

namespace daofang::support {

enum class LineKind { tcp, pty };

inline std::unique_ptr<EscposDevice> a_device(LineKind kind, const TempFolder& folder,
                                              PrinterHabits habits = {}) {
    auto device = kind == LineKind::tcp ? EscposDevice::on_tcp(habits)
                                        : EscposDevice::on_pty(folder.file("lp0"), habits);
    return std::move(device).value();
}

// A page with something on it that tells it from others.
inline devices::Bitmap a_page(int height = 600, std::uint8_t pattern = 0x3c) {
    devices::Bitmap page;
    page.width = 576;
    page.height = height;
    page.bits.assign(static_cast<std::size_t>(page.stride() * height), pattern);
    return page;
}

class PrinterBench {
public:
    explicit PrinterBench(const std::string& where)
        : printer_(devices::open_printer(where, log_).value()) {}

    devices::Printer& printer() { return *printer_; }
    base::Instant now() const { return moment() + ahead_; }
    void time_passes(base::Millis by) { ahead_ += by; }

    // Turns the loop until it holds; false after ten real seconds.
    bool turn_until(const std::function<bool()>& holds) {
        return eventually(
            [&] {
                printer_->tick(now());
                return holds();
            },
            base::Millis{10'000});
    }
    bool reaches(devices::PrinterState state) {
        return turn_until([&] { return printer_->state() == state; });
    }
    // Turns the loop for so long: for what must not happen.
    void turn_for(base::Millis real) {
        const base::Instant end = moment() + real;
        turn_until([&] { return moment() >= end; });
    }
    // The same while time runs on by leaps of a second, far enough apart for answers between them.
    bool hurry_until(const std::function<bool()>& holds) {
        base::Instant leap_at = moment() + base::Millis{100};
        return turn_until([&] {
            if (moment() >= leap_at) {
                time_passes(base::Millis{1000});
                leap_at = moment() + base::Millis{100};
            }
            return holds();
        });
    }
    // Of the job under way; a job that never ends is a failure.
    devices::JobDone outcome() {
        std::optional<devices::JobDone> done;
        EXPECT_TRUE(turn_until([&] { return (done = printer_->finished()).has_value(); }));
        return done.value_or(devices::JobDone{});
    }
    // Of a job that nobody answers for.
    devices::JobDone outcome_in_a_hurry() {
        std::optional<devices::JobDone> done;
        EXPECT_TRUE(hurry_until([&] { return (done = printer_->finished()).has_value(); }));
        return done.value_or(devices::JobDone{});
    }

private:
    base::Log log_ = base::Log::silent();
    std::unique_ptr<devices::Printer> printer_;
    base::Millis ahead_{0};
};

}  // namespace daofang::support
