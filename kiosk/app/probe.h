// Probe: the current frame's semantic list as JSON on a Unix socket, read-only, for tests and
// assistive tools. Off unless --probe names a path.
//
// A connection gets one JSON line (kiosk/ui/semantics.h to_json) and is closed. The socket's mode
// is 0600: only the terminal's own user reads it. It is never written to by us from the outside.
// Thread  the loop's; never blocks.
#pragma once

#include <memory>
#include <string>

#include "sync/base/result.h"

namespace daofang::app {

inline constexpr int probe_answers_per_tick_max = 4;

class Probe {
public:
    static base::Result<std::unique_ptr<Probe>> open(const std::string& path);
    ~Probe();
    Probe(const Probe&) = delete;
    Probe& operator=(const Probe&) = delete;

    // Answers whoever has connected.
    void tick(const std::string& line);

private:
    Probe(int listener, std::string path) : listener_(listener), path_(std::move(path)) {}
    int listener_;
    std::string path_;
};

}  // namespace daofang::app
