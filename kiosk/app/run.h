// run: the one loop of a face's program.
//
// Wires the real parts (clock, disk, network, printer, window) and turns until the window closes or
// a signal asks to stop. Draws on change; sleeps in the event wait for at most 100 ms.
#pragma once

#include "kiosk/app/config.h"
#include "sync/base/time.h"

namespace daofang::app {

inline constexpr base::Millis sleep_max{100};

// Exit code: 0 after a clean end, 1 when the world refuses (no window, no fonts, no assets), 2 for
// a mistake in flags or files. Every failure is said on stderr.
int run(const Config& config);

}  // namespace daofang::app
