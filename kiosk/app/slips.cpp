#include "kiosk/app/slips.h"

#include <algorithm>

#include "sync/base/text.h"

namespace daofang::app {
namespace {

// A printer's state in SlipPrinted's words.
std::string outcome_of(devices::PrinterState why) {
    using State = devices::PrinterState;
    switch (why) {
        case State::paper_out:
            return "paper_out";
        case State::cover_open:
            return "cover_open";
        case State::offline:
        case State::unknown:
            return "offline";
        case State::none:
            return "none";
        default:
            return "failed";
    }
}

}  // namespace

Slips::Slips(std::unique_ptr<devices::Printer> printer, Draw draw, const base::Log& log)
    : printer_(std::move(printer)), draw_(std::move(draw)), log_(log) {}

void Slips::print(Slip slip) {
    if (printer_->state() == devices::PrinterState::none) {
        finish(slip.ticket.id, "none");
        return;
    }
    if (waiting_.size() >= slips_waiting_max) {
        finish(slip.ticket.id, "failed");
        return;
    }
    waiting_.push_back(std::move(slip));
    start_next();
}

void Slips::start_next() {
    while (!printing_ && !waiting_.empty()) {
        const Slip slip = std::move(waiting_.front());
        waiting_.pop_front();
        const auto job = printer_->print(draw_(slip));
        if (job.ok()) {
            printing_ = slip.ticket.id;
        } else {
            log_.error(base::text_of("slip {}", slip.ticket.id.label()), job.error());
            finish(slip.ticket.id, "failed");
        }
    }
}

void Slips::tick(base::Instant now) {
    printer_->tick(now);
    if (const auto done = printer_->finished(); done && printing_) {
        const auto ticket = *printing_;
        printing_.reset();
        finish(ticket, done->printed ? "printed" : outcome_of(done->why));
    }
    start_next();
}

void Slips::finish(const queue::TicketId& ticket, std::string outcome) {
    if (outcome != "printed") {
        log_.warn(base::text_of("slip {} was not printed: {}", ticket.label(), outcome));
    }
    last_ = queue::SlipPrinted{ticket, std::move(outcome)};
    finished_.push_back(*last_);
}

base::Millis Slips::wait(base::Instant now) const {
    return printer_->wait(now);
}

std::string Slips::view(const queue::TicketId& ticket) const {
    const auto is_it = [&](const Slip& slip) { return slip.ticket.id == ticket; };
    if (printing_ == ticket || std::any_of(waiting_.begin(), waiting_.end(), is_it)) {
        return "printing";
    }
    return last_ && last_->ticket == ticket ? last_->outcome : std::string();
}

devices::PrinterState Slips::state() const {
    return printer_->state();
}

std::vector<queue::SlipPrinted> Slips::take_finished() {
    return std::exchange(finished_, {});
}

}  // namespace daofang::app
