// Seat: one program on a display of its own, with what a person has in front of it: eyes (the
// probe), a finger, keys and, for the record, a camera.
//
// Owns    the program and its display. The program may be killed and started again.
// Thread  one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/result.h"
#include "sync/base/time.h"
#include "tests/support/child_process.h"
#include "tests/support/display.h"
#include "tests/support/probe_client.h"

namespace daofang::support {

struct SeatOptions {
    std::string name;                  // of its files in `folder`: probe, log, framebuffer
    std::string folder;                // must exist
    int width = 0, height = 0;         // of the display
    std::vector<std::string> command;  // --size, --probe and --software are added
};

class Seat {
public:
    // Opens the display and starts the program; returns once it shows its first frame.
    static base::Result<Seat> open(SeatOptions options);

    // Starts the program again after kill_now() or stop().
    base::Status start();
    int kill_now() { return program_->kill_now(); }
    int stop() { return program_->stop(); }
    ChildProcess& program() { return *program_; }

    // Waits until the item can be pressed, then presses the middle of what is drawn, for real.
    base::Status touch(std::string_view id, base::Millis patience = base::Millis{10'000});
    // touch(), then waits for what follows.
    base::Status touch_to(std::string_view id, std::string_view screen);
    base::Status key(const std::string& name);
    // One key after the other: "0", "7", ...
    base::Status type(std::string_view characters);

    const ProbeClient& probe() const { return probe_; }
    Display& display() { return display_; }
    base::Status photograph(const std::string& path) const { return display_.photograph(path); }
    std::string log_path() const { return options_.folder + "/" + options_.name + ".log"; }

private:
    Seat(SeatOptions options, Display display, ProbeClient probe)
        : options_(std::move(options)), display_(std::move(display)), probe_(std::move(probe)) {}

    SeatOptions options_;
    Display display_;
    ProbeClient probe_;
    std::optional<ChildProcess> program_;
    base::Instant pressed_at_{-1'000'000};
};

}  // namespace daofang::support
