// What must be true of every state of a day, worked out from the tickets alone and by other means
// than the code under test: by looking at everything.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "kiosk/queue/state.h"

namespace daofang::queue::test {

inline bool holds_window(const Ticket& ticket) {
    return ticket.state == TicketState::called || ticket.state == TicketState::serving;
}

// The first thing wrong with a ticket; empty when all is well.
inline std::string wrong_with(const State& state, const Ticket& ticket) {
    if (ticket.id.day != state.day) return "of another day";
    if (ticket.service.empty()) return "in no service";
    const bool placed =
        ticket.state != TicketState::waiting && ticket.state != TicketState::withdrawn;
    if (placed == ticket.window.empty()) return "its window and its state disagree";
    if (placed && ticket.calls == 0) return "called without a call";
    if (placed && ticket.calls_here == 0) return "called without a call in this round";
    if (ticket.state == TicketState::waiting && ticket.calls_here != 0)
        return "calls while waiting";
    if (placed && ticket.first_called_at > ticket.called_at) return "first call after the last";
    if (ticket.state == TicketState::serving && ticket.started_at < ticket.called_at) {
        return "started before its call";
    }
    if (ticket.state == TicketState::finished && ticket.finished_at < ticket.started_at) {
        return "finished before it started";
    }
    return {};
}

inline std::string wrong_with_windows(const State& state) {
    std::map<WindowId, std::vector<TicketId>> held;
    std::map<WindowId, std::uint32_t> finished;
    std::map<WindowId, base::Millis> served;
    for (const auto& [id, ticket] : state.tickets) {
        if (holds_window(ticket)) held[ticket.window].push_back(id);
        if (ticket.state == TicketState::finished) {
            finished[ticket.window] += 1;
            served[ticket.window] += ticket.finished_at - ticket.started_at;
        }
    }
    for (const auto& [id, tickets] : held) {
        if (!state.windows.contains(id)) return "a ticket at a window that nobody opened";
        if (!state.windows.at(id).open) return "a ticket at a closed window";
        if (tickets.size() > 1) return "two tickets at one window";
    }
    for (const auto& [id, window] : state.windows) {
        if (window.id != id) return "a window under another name";
        if (window.ticket.has_value() != held.contains(id)) return "a window's ticket is not at it";
        if (window.ticket && *window.ticket != held.at(id).front())
            return "a window's other ticket";
        if (!window.open && !window.pause_reason.empty()) return "a closed window pauses";
        if (window.finished != finished[id]) return "a window's finished count";
        if (window.served != served[id]) return "a window's serving time";
    }
    return {};
}

inline std::string wrong_with_lines(const State& state) {
    using Stands = std::set<std::tuple<base::WallTime, std::uint32_t, char>>;
    std::map<std::pair<ServiceId, std::string>, Stands> expected, found;
    for (const auto& entry : state.tickets) {
        const TicketId& id = entry.first;
        const Ticket& ticket = entry.second;
        const auto put = [&](const std::string& part, base::WallTime since) {
            expected[{ticket.service, part}].insert({since, id.number, id.letter});
        };
        if (ticket.state == TicketState::waiting) {
            const bool first = std::any_of(ticket.needs.begin(), ticket.needs.end(),
                                           [](Need need) { return need != Need::teochew; });
            put(first ? "priority" : "ordinary", ticket.waiting_since);
        }
        if (ticket.state == TicketState::missed) put("missed", ticket.called_at);
        if (ticket.state == TicketState::parked) put("parked", ticket.called_at);
    }
    for (const auto& [service, line] : state.lines) {
        const auto take = [&, &id = service](const std::string& part, const auto& stands) {
            for (const auto& stand : stands) {
                found[{id, part}].insert({stand.since, stand.number, stand.letter});
            }
        };
        take("priority", line.priority);
        take("ordinary", line.ordinary);
        take("missed", line.missed);
        take("parked", line.parked);
    }
    return expected == found ? "" : "the lines do not hold the tickets that wait";
}

inline std::string wrong_with_the_rest(const State& state) {
    const auto order = [](const Conflict& a, const Conflict& b) {
        return std::tie(a.at, a.origin, a.seq) < std::tie(b.at, b.origin, b.seq);
    };
    if (!std::is_sorted(state.conflicts.begin(), state.conflicts.end(), order)) {
        return "conflicts out of order";
    }
    for (const Ticket& ticket : state.doubles) {
        if (!state.tickets.contains(ticket.id)) return "a double of nothing";
    }
    std::set<std::string> asking;
    for (const HelpRequest& request : state.help) {
        if (!asking.insert(request.terminal).second) return "help asked for twice";
    }
    std::map<TicketId, WindowId> called_at;
    for (const CallMade& call : state.calls) {
        if (!state.tickets.contains(call.ticket)) return "a call of nothing";
        called_at[call.ticket] = call.window;
    }
    for (const auto& [id, ticket] : state.tickets) {
        if (ticket.state != TicketState::called) continue;
        if (!called_at.contains(id)) return "called, but in no call";
        if (called_at.at(id) != ticket.window) return "called elsewhere than at its last call";
    }
    for (const auto& [service, row] : state.priority_in_a_row) {
        if (row.empty()) return "an empty row";
        for (const TicketId& id : row) {
            if (!state.tickets.contains(id)) return "a row of nothing";
            if (!state.tickets.at(id).priority()) return "an ordinary ticket in a priority row";
        }
    }
    return {};
}

// The first thing that cannot be; empty when the state is possible.
inline std::string impossible(const State& state) {
    for (const auto& [id, ticket] : state.tickets) {
        if (ticket.id != id) return "a ticket under another label";
        if (const auto wrong = wrong_with(state, ticket); !wrong.empty()) {
            return id.label() + ": " + wrong;
        }
    }
    for (const auto check : {wrong_with_windows, wrong_with_lines, wrong_with_the_rest}) {
        if (const auto wrong = check(state); !wrong.empty()) return wrong;
    }
    return {};
}

// The first member in which two states differ; empty when they are the same.
inline std::string difference(const State& a, const State& b) {
    if (a == b) return {};
    if (a.tickets != b.tickets) return "tickets";
    if (a.doubles != b.doubles) return "doubles";
    if (a.windows != b.windows) return "windows";
    if (a.lines != b.lines) return "lines";
    if (a.calls != b.calls) return "calls";
    if (a.conflicts != b.conflicts) return "conflicts";
    if (a.help != b.help) return "help";
    if (a.priority_in_a_row != b.priority_in_a_row) return "priority_in_a_row";
    if (a.last_action != b.last_action) return "last_action";
    if (a.earlier_actions != b.earlier_actions) return "earlier_actions";
    return a.newest_at == b.newest_at ? "day" : "newest_at";
}

}  // namespace daofang::queue::test
