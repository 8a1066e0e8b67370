// Slips: one paper for each number, and the truth about whether it came out.
//
// Each ticket is tried once, at once; what fails is over (its number stays valid) and nothing old
// is printed when paper comes back. A ticket found without an answer at the start was cut off by a
// power failure: printed if its visitor may still stand here, else noted as such.
// Thread  the loop's. Never blocks; pages are drawn when their turn comes.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/ticket_page.h"
#include "kiosk/devices/printer.h"
#include "sync/base/log.h"

namespace daofang::app {

inline constexpr std::size_t slips_waiting_max = 4;
inline constexpr base::Millis slip_still_wanted{2 * 60 * 1000};

class Slips {
public:
    // Draws the page of a slip, at the moment it is printed.
    using Draw = std::function<devices::Bitmap(const Slip&)>;
    Slips(std::unique_ptr<devices::Printer> printer, Draw draw, const base::Log& log);

    // Draws a page for nobody: opening the paper's fonts takes some 100 ms the first time.
    void warm_up() { (void)draw_({}); }
    void print(Slip slip);
    void tick(base::Instant now);
    base::Millis wait(base::Instant now) const;

    // "printing", an outcome of SlipPrinted, or empty when nothing was asked for this ticket.
    std::string view(const queue::TicketId& ticket) const;
    devices::PrinterState state() const;
    // Outcomes to be put on record, once each.
    std::vector<queue::SlipPrinted> take_finished();

private:
    void finish(const queue::TicketId& ticket, std::string outcome);
    void start_next();

    std::unique_ptr<devices::Printer> printer_;
    Draw draw_;
    const base::Log& log_;
    std::deque<Slip> waiting_;
    std::optional<queue::TicketId> printing_;
    std::optional<queue::SlipPrinted> last_;  // what the screen shows
    std::vector<queue::SlipPrinted> finished_;
};

}  // namespace daofang::app
