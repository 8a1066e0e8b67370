#include <algorithm>

#include "kiosk/queue/desk.h"

namespace daofang::queue {
namespace {

bool may_be_called(const Ticket& ticket) {
    return ticket.state == TicketState::waiting || ticket.state == TicketState::missed ||
           ticket.state == TicketState::parked;
}

// The call of this ticket that comes now; the first of a round asks for its claim.
Decision call(const Desk& desk, const Ticket& ticket) {
    if (ticket.calls >= call_number_max) return refuse("not_waiting");
    const TicketCalled called{.ticket = ticket.id,
                              .window = desk.context.window,
                              .call = ticket.calls + 1,
                              .offline = !desk.context.relay_reachable};
    const bool claims = may_be_called(ticket) && desk.context.relay_reachable;
    return std::vector<Decided>{{called, claims ? call_claim(called) : std::string()}};
}

// Why this window may not call anybody now; nullopt when it may.
std::optional<Refusal> no_calls(const Desk& desk) {
    const Window* window = desk.window();
    if (!window) return refuse("window_not_open");
    if (window->ticket) return refuse("finish_first");
    if (!window->pause_reason.empty()) return refuse("window_paused");
    return std::nullopt;
}

// The ticket that the window has called and not begun to serve; null when there is none.
const Ticket* called_here(const Desk& desk) {
    const Ticket* ticket = desk.ticket();
    return ticket && ticket->state == TicketState::called ? ticket : nullptr;
}

const char* nothing_here(const Desk& desk) {
    return desk.window() ? "nothing_called" : "window_not_open";
}

}  // namespace

Decision decide_on(const Desk& desk, const CallNext&) {
    if (auto no = no_calls(desk)) return *no;
    const Ticket* next = next_ticket(desk.state, desk.window()->services, desk.context.hall.rules);
    return next ? call(desk, *next) : refuse("nobody_waiting");
}

Decision decide_on(const Desk& desk, const CallTicket& command) {
    if (auto no = no_calls(desk)) return *no;
    const Ticket* ticket = desk.state.find(command.ticket);
    if (!ticket) return refuse("unknown_ticket");
    return may_be_called(*ticket) ? call(desk, *ticket) : refuse("not_waiting");
}

Decision decide_on(const Desk& desk, const CallAgain&) {
    const Ticket* ticket = called_here(desk);
    return ticket ? call(desk, *ticket) : refuse(nothing_here(desk));
}

Decision decide_on(const Desk& desk, const StartServing&) {
    const Ticket* ticket = called_here(desk);
    if (!ticket) return refuse(nothing_here(desk));
    return facts(TicketStarted{ticket->id, desk.context.window});
}

Decision decide_on(const Desk& desk, const FinishServing& command) {
    if (!desk.window()) return refuse("window_not_open");
    const Ticket* ticket = desk.ticket();
    if (!ticket || ticket->state != TicketState::serving) return refuse("not_serving");
    return facts(TicketFinished{ticket->id, desk.context.window, command.outcomes});
}

Decision decide_on(const Desk& desk, const MarkMissed&) {
    const Ticket* ticket = called_here(desk);
    if (!ticket) return refuse(nothing_here(desk));
    const Rules& rules = desk.context.hall.rules;
    const base::Millis passed = desk.now() - ticket->first_called_at;
    const base::Millis wait = std::max(rules.missed_after_min - passed, base::Millis{0});
    const bool called_enough =
        static_cast<int>(ticket->calls_here) >= rules.calls_before_missed_min;
    if (!called_enough || wait > base::Millis{0}) return Refusal{"too_early", wait};
    return facts(TicketMissed{ticket->id, desk.context.window});
}

Decision decide_on(const Desk& desk, const TransferTicket& command) {
    const Ticket* ticket = desk.ticket();
    if (!ticket) return refuse(nothing_here(desk));
    if (!desk.context.hall.find(command.to)) return refuse("unknown_service");
    if (command.to == ticket->service) return refuse("same_service");
    return facts(TicketTransferred{ticket->id, desk.context.window, command.to});
}

Decision decide_on(const Desk& desk, const ParkTicket&) {
    const Ticket* ticket = desk.ticket();
    if (!ticket) return refuse(nothing_here(desk));
    return facts(TicketParked{ticket->id, desk.context.window});
}

// Any window may do it, open or not: a visitor who comes back asks whoever sits nearest.
Decision decide_on(const Desk& desk, const ReturnTicket& command) {
    if (desk.context.window.empty()) return refuse("window_not_open");
    const Ticket* ticket = desk.state.find(command.ticket);
    if (!ticket) return refuse("unknown_ticket");
    if (ticket->state == TicketState::waiting) return facts();
    const bool away = ticket->state == TicketState::missed || ticket->state == TicketState::parked;
    if (!away) return refuse("not_waiting");
    return facts(TicketReturned{ticket->id, desk.context.window});
}

}  // namespace daofang::queue
