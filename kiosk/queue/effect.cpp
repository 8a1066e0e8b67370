#include "kiosk/queue/effect.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace daofang::queue {
namespace {

Line::Stand stand_of(const Ticket& ticket) {
    const bool waits = ticket.state == TicketState::waiting;
    return {waits ? ticket.waiting_since : ticket.called_at, ticket.id.number, ticket.id.letter};
}

// The part of its line that holds the ticket in its present state; null when none does.
std::set<Line::Stand>* place_in(Line& line, const Ticket& ticket) {
    switch (ticket.state) {
        case TicketState::waiting:
            return ticket.priority() ? &line.priority : &line.ordinary;
        case TicketState::missed:
            return &line.missed;
        case TicketState::parked:
            return &line.parked;
        default:
            return nullptr;
    }
}

}  // namespace

Ticket* Effect::find(const TicketId& id) {
    const auto found = state_.tickets.find(id);
    return found == state_.tickets.end() ? nullptr : &found->second;
}

Window* Effect::find_open(const WindowId& id) {
    const auto found = state_.windows.find(id);
    return found == state_.windows.end() || !found->second.open ? nullptr : &found->second;
}

Ticket* Effect::held(const TicketId& id, const WindowId& window, TicketState one,
                     TicketState other) {
    Ticket* ticket = find(id);
    const bool here =
        ticket && ticket->window == window && (ticket->state == one || ticket->state == other);
    if (!here) conflict(id, window);
    return here ? ticket : nullptr;
}

void Effect::conflict(const TicketId& ticket, const WindowId& window) {
    Conflict made{.at = happened_.at,
                  .ticket = ticket,
                  .origin = happened_.origin,
                  .seq = happened_.seq,
                  .window = window,
                  .standing_window = {},
                  .kind = kind_of(happened_.fact),
                  .terminal = {},
                  .standing_terminal = {}};
    const Ticket* stands = find(ticket);
    if (const auto* issued = std::get_if<TicketIssued>(&happened_.fact)) {
        // Numbers are folded first: where the other ticket is now must not show in this.
        made.terminal = issued->terminal;
        made.standing_terminal = stands->terminal;
    } else if (stands) {
        made.standing_window = stands->window;
    }
    const auto later = [](const Conflict& a, const Conflict& b) {
        return std::tie(a.at, a.origin, a.seq) < std::tie(b.at, b.origin, b.seq);
    };
    auto& all = state_.conflicts;
    all.insert(std::upper_bound(all.begin(), all.end(), made, later), std::move(made));
}

// --- keeping lines, windows and undo in step ---------------------------------------------------

void Effect::detach(const Ticket& ticket) {
    if (auto* place = place_in(state_.lines[ticket.service], ticket))
        place->erase(stand_of(ticket));
    if (at_window(ticket.state)) state_.windows[ticket.window].ticket.reset();
    if (ticket.state == TicketState::finished) {
        Window& window = state_.windows[ticket.window];
        window.finished -= 1;
        window.served -= ticket.finished_at - ticket.started_at;
    }
}

void Effect::attach(const Ticket& ticket) {
    if (auto* place = place_in(state_.lines[ticket.service], ticket))
        place->insert(stand_of(ticket));
    if (at_window(ticket.state)) state_.windows[ticket.window].ticket = ticket.id;
    if (ticket.state == TicketState::finished) {
        Window& window = state_.windows[ticket.window];
        window.finished += 1;
        window.served += ticket.finished_at - ticket.started_at;
    }
}

State::LastAction& Effect::remember(const Ticket& before) {
    State::LastAction& newest = state_.last_action[happened_.origin];
    auto& earlier = state_.earlier_actions[happened_.origin];
    if (newest.seq != 0) earlier.push_back(std::move(newest));
    std::erase_if(earlier, [&](const State::LastAction& action) {
        return happened_.at - action.at > undo_within_max;
    });
    newest = {.seq = happened_.seq,
              .at = happened_.at,
              .ticket = before.id,
              .kind = kind_of(happened_.fact),
              .before = before,
              .changes = 0,
              .counted = {},
              .row_before = {}};
    return newest;
}

// --- priority tickets in a row -----------------------------------------------------------------

// Whether an ordinary ticket of the service stood in line before this fact. Tickets whose number
// was given later by (at, origin, seq) are in the line already, because numbers are folded first.
bool Effect::ordinary_waits(const ServiceId& service) {
    const auto line = state_.lines.find(service);
    if (line == state_.lines.end()) return false;
    for (const Line::Stand& stand : line->second.ordinary) {
        if (stand.since != happened_.at) return stand.since < happened_.at;
        const Ticket& ticket = *find({state_.day, stand.letter, stand.number});
        const bool moved_since_issued = ticket.changes > 0;
        const bool issued_before =
            std::tie(ticket.origin, ticket.seq) < std::tie(happened_.origin, happened_.seq);
        if (moved_since_issued || issued_before) return true;
    }
    return false;
}

void Effect::count_call(const Ticket& ticket, const Window& window, State::LastAction& action) {
    auto& rows = state_.priority_in_a_row;
    if (!ticket.priority()) {
        if (const auto row = rows.find(ticket.service); row != rows.end()) {
            action.row_before = std::move(row->second);
            rows.erase(row);
        }
        return;
    }
    for (const ServiceId& service : window.services) {
        if (ordinary_waits(service)) {
            rows[service].push_back(ticket.id);
            action.counted.push_back(service);
        } else {
            rows.erase(service);
        }
    }
}

// An ordinary call that ended a row gives the row back in front of what was counted since. Should
// another ordinary call have ended it too, that makes the count too high, never too low: the next
// ordinary ticket then goes earlier than the rule asks.
void Effect::uncount_call(const State::LastAction& action) {
    auto& rows = state_.priority_in_a_row;
    for (const ServiceId& service : action.counted) {
        const auto row = rows.find(service);
        if (row == rows.end()) continue;
        const auto last = std::find(row->second.rbegin(), row->second.rend(), action.ticket);
        if (last == row->second.rend()) continue;
        row->second.erase(std::next(last).base());
        if (row->second.empty()) rows.erase(row);
    }
    if (action.row_before.empty()) return;
    auto& row = rows[action.before.service];
    row.insert(row.begin(), action.row_before.begin(), action.row_before.end());
}

}  // namespace daofang::queue
