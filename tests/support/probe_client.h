// ProbeClient: reads what a program shows, through its --probe socket, as a person would read it.
//
// Every question is one connection: the program answers with one JSON line of its current frame
// (kiosk/ui/semantics.h). Rects are window pixels.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/base/result.h"
#include "sync/base/time.h"

namespace daofang::support {

struct ShownItem {
    std::string id, role, label, value;
    double x = 0, y = 0, w = 0, h = 0;
    bool enabled = true;
    bool selected = false;
};

struct Shown {
    std::string screen;
    int width = 0, height = 0;
    std::vector<ShownItem> items;

    const ShownItem* find(std::string_view id) const;
    // The label and value of every item, one a line: for messages and searches.
    std::string words() const;
};

// One line of a probe. `invalid` names what is missing.
base::Result<Shown> parse_shown(std::string_view line);

class ProbeClient {
public:
    using Seen = std::function<bool(const Shown&)>;

    explicit ProbeClient(std::string path) : path_(std::move(path)) {}

    // What is shown now. `unavailable` when nobody answers.
    base::Result<Shown> look() const;

    // Looks until `seen` holds of what is shown, and returns that; else `unavailable`, saying what
    // was waited for and what is shown instead.
    base::Result<Shown> wait_until(std::string_view what, const Seen& seen,
                                   base::Millis patience = base::Millis{10'000}) const;
    base::Result<Shown> wait_for_screen(std::string_view screen,
                                        base::Millis patience = base::Millis{10'000}) const;
    // The item is there and can be used.
    base::Result<Shown> wait_for_item(std::string_view id,
                                      base::Millis patience = base::Millis{10'000}) const;

private:
    std::string path_;
};

}  // namespace daofang::support
