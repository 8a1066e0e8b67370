#include <algorithm>
#include <utility>

#include "kiosk/queue/effect.h"

namespace daofang::queue {

void Effect::operator()(const TicketIssued& fact) {
    Ticket ticket;
    ticket.id = fact.ticket;
    ticket.service = fact.service;
    ticket.people = fact.people;
    ticket.needs = fact.needs;
    ticket.terminal = fact.terminal;
    ticket.origin = happened_.origin;
    ticket.seq = happened_.seq;
    ticket.token = fact.token;
    ticket.issued_at = ticket.waiting_since = happened_.at;
    if (find(fact.ticket)) {
        conflict(fact.ticket, {});
        state_.doubles.push_back(std::move(ticket));
        return;
    }
    attach(ticket);
    state_.tickets.emplace(fact.ticket, std::move(ticket));
}

void Effect::operator()(const SlipPrinted& fact) {
    Ticket* ticket = find(fact.ticket);
    if (!ticket) return conflict(fact.ticket, {});
    const auto ours = [&](const Ticket& one) {
        return one.id == fact.ticket && one.origin == happened_.origin;
    };
    const auto printed_double = std::find_if(state_.doubles.begin(), state_.doubles.end(), ours);
    const bool of_double = !ours(*ticket) && printed_double != state_.doubles.end();
    (of_double ? *printed_double : *ticket).slip = fact.outcome;
}

void Effect::operator()(const TicketCalled& fact) {
    Ticket* ticket = find(fact.ticket);
    if (!ticket) return conflict(fact.ticket, fact.window);
    ticket->calls = std::max(ticket->calls, fact.call);
    const Window* window = find_open(fact.window);
    const bool again = ticket->state == TicketState::called && ticket->window == fact.window;
    const bool free = ticket->state == TicketState::waiting ||
                      ticket->state == TicketState::missed || ticket->state == TicketState::parked;
    if (!window || !(again || (free && !window->ticket))) {
        return conflict(fact.ticket, fact.window);
    }
    move(*ticket, [&](Ticket& called) {
        if (!again) {
            called.calls_here = 0;
            called.first_called_at = happened_.at;
        }
        called.calls_here += 1;
        called.called_at = happened_.at;
        called.offline_call = fact.offline;
        called.state = TicketState::called;
        called.window = fact.window;
    });
    if (!again) count_call(*ticket, *window, state_.last_action[happened_.origin]);
    state_.calls.push_back({fact.ticket, ticket->service, fact.window, fact.call, happened_.at});
}

void Effect::operator()(const TicketStarted& fact) {
    Ticket* ticket = held(fact.ticket, fact.window, TicketState::called, TicketState::called);
    if (!ticket) return;
    move(*ticket, [&](Ticket& started) {
        started.state = TicketState::serving;
        started.started_at = happened_.at;
    });
}

void Effect::operator()(const TicketFinished& fact) {
    Ticket* ticket = held(fact.ticket, fact.window, TicketState::serving, TicketState::serving);
    if (!ticket) return;
    move(*ticket, [&](Ticket& finished) {
        finished.state = TicketState::finished;
        finished.finished_at = happened_.at;
    });
}

void Effect::operator()(const TicketMissed& fact) {
    Ticket* ticket = held(fact.ticket, fact.window, TicketState::called, TicketState::called);
    if (ticket) move(*ticket, [](Ticket& missed) { missed.state = TicketState::missed; });
}

void Effect::operator()(const TicketReturned& fact) {
    Ticket* ticket = find(fact.ticket);
    if (ticket && ticket->state == TicketState::waiting) return;
    const bool away =
        ticket && (ticket->state == TicketState::missed || ticket->state == TicketState::parked);
    if (!away) return conflict(fact.ticket, fact.window);
    move(*ticket, [&](Ticket& waits) {
        waits.state = TicketState::waiting;
        waits.window.clear();
        waits.waiting_since = happened_.at;
        waits.calls_here = 0;
    });
}

void Effect::operator()(const TicketTransferred& fact) {
    Ticket* ticket = held(fact.ticket, fact.window, TicketState::called, TicketState::serving);
    if (!ticket) return;
    if (fact.to == ticket->service) return conflict(fact.ticket, fact.window);
    move(*ticket, [&](Ticket& waits) {
        waits.state = TicketState::waiting;
        waits.window.clear();
        waits.service = fact.to;
        waits.transferred = true;
        waits.waiting_since = happened_.at;
        waits.calls_here = 0;
    });
}

void Effect::operator()(const TicketParked& fact) {
    Ticket* ticket = held(fact.ticket, fact.window, TicketState::called, TicketState::serving);
    if (ticket) move(*ticket, [](Ticket& parked) { parked.state = TicketState::parked; });
}

void Effect::operator()(const TicketWithdrawn& fact) {
    Ticket* ticket = find(fact.ticket);
    if (ticket && ticket->state == TicketState::withdrawn) return;
    const bool gone = !ticket || at_window(ticket->state) || ticket->state == TicketState::finished;
    if (gone) return conflict(fact.ticket, {});
    // The visitor's own word, not a window's action: nobody takes it back.
    detach(*ticket);
    ticket->state = TicketState::withdrawn;
    ticket->window.clear();
    ticket->changes += 1;
}

}  // namespace daofang::queue
