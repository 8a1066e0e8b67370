// Printer: puts one page on paper and says honestly whether it came out.
//
// A job counts as printed only when the printer itself says that it is done and in order. Paper
// out, cover open and offline are known before a job (status is asked) and after it. A job that
// failed is gone: nothing old is ever printed when paper comes back; who wants a slip asks again.
//
// Thread  the loop's; print() and status questions never block (own state machine, non-blocking
//         descriptors), tick() moves them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/devices/page.h"
#include "sync/base/log.h"
#include "sync/base/result.h"
#include "sync/base/time.h"

namespace daofang::devices {

enum class PrinterState {
    unknown,
    ready,
    busy,
    paper_low,
    paper_out,
    cover_open,
    offline,
    fault,
    none
};
const char* name_of(PrinterState state);  // "paper_out"

using JobId = std::uint64_t;

struct JobDone {
    JobId job = 0;
    bool printed = false;
    PrinterState why = PrinterState::ready;  // not printed: what stood in the way
};

class Printer {
public:
    virtual ~Printer() = default;
    // Starts a job. One at a time: a second one before finished() has told of the first is
    // `conflict`. `invalid`: no page for this paper, see check_raster().
    virtual base::Result<JobId> print(const Bitmap& page) = 0;
    virtual void tick(base::Instant now) = 0;
    virtual base::Millis wait(base::Instant now) const = 0;
    // The newest answer, `busy` while a job runs; asked again every few seconds while idle.
    virtual PrinterState state() const = 0;
    // The finished job, once.
    virtual std::optional<JobDone> finished() = 0;
};

// "tcp://host:port", "dev:/dev/usb/lp0", "file:/path" or "none". `invalid` says what was meant.
//   tcp, dev  ESC/POS raster (GS v 0), DLE EOT n, GS a and GS r 1 for status: escpos_printer.h.
//             The host is an address in digits, or localhost
//   file      appends the same bytes; printed once they are synced (demos, tests)
//   none      no printer: state() is none, print() is `missing`
base::Result<std::unique_ptr<Printer>> open_printer(const std::string& where, const base::Log& log);

}  // namespace daofang::devices
