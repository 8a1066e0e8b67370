// Display: a screen in memory (Xvfb) of its own, with a finger and a camera.
//
// Owns    the Xvfb process and its folder. One program a display: its window covers the screen and
//         no window manager is needed.
// Thread  one.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "sync/base/result.h"
#include "tests/support/child_process.h"

namespace daofang::support {

class Display {
public:
    // `folder` holds the framebuffer and Xvfb's log; it must exist. `unavailable` without Xvfb.
    static base::Result<Display> open(int width, int height, const std::string& folder);

    const std::string& name() const { return name_; }  // ":7"
    // For the programs that are to appear here.
    std::map<std::string, std::string> env() const;

    // A real pointer: goes there, presses for `hold`, lets go.
    base::Status press(double x, double y, base::Millis hold = base::Millis{60});
    // Down and up again somewhere else.
    base::Status drag(double from_x, double from_y, double to_x, double to_y);
    // A key by xdotool's name: "F1", "Return", "5".
    base::Status key(const std::string& name);

    // What is on the screen, as a PNG file.
    base::Status photograph(const std::string& path) const;

private:
    Display(ChildProcess xvfb, std::string name, std::string frame)
        : xvfb_(std::move(xvfb)), name_(std::move(name)), frame_(std::move(frame)) {}
    base::Status point(std::vector<std::string> words);

    ChildProcess xvfb_;
    std::string name_;
    std::string frame_;  // Xvfb keeps its pixels in this file
};

}  // namespace daofang::support
