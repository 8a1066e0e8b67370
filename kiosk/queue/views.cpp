#include "kiosk/queue/views.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "kiosk/queue/line_walk.h"

namespace daofang::queue {
namespace {

constexpr std::size_t next_shown_max = 4;
constexpr std::uint32_t minutes_step = 5;

bool serves(const Window& window, const ServiceId& service) {
    const auto& services = window.services;
    return window.open && std::find(services.begin(), services.end(), service) != services.end();
}

// Windows that call tickets of the service now, and how many of them have no ticket.
struct AtWork {
    std::uint32_t windows = 0;
    std::uint32_t free = 0;
};
AtWork at_work(const State& state, const ServiceId& service) {
    AtWork found;
    for (const auto& [id, window] : state.windows) {
        if (!serves(window, service) || !window.pause_reason.empty()) continue;
        found.windows += 1;
        if (!window.ticket) found.free += 1;
    }
    return found;
}

std::optional<std::uint32_t> about_minutes(const State& state, const Hall& hall,
                                           const ServiceId& id, std::uint32_t ahead) {
    const AtWork work = at_work(state, id);
    const Service* service = hall.find(id);
    if (work.windows == 0 || !service) return std::nullopt;
    const std::uint32_t shared = minutes_step * work.windows;
    const std::uint32_t steps = (ahead * service->minutes_each + shared - 1) / shared;
    if (steps == 0 && work.free == 0) return minutes_step;
    return steps * minutes_step;
}

// Tickets of one part of the services' lines, by where they stand.
std::vector<const Ticket*> standing(const State& state, const std::vector<ServiceId>& services,
                                    std::set<Line::Stand> Line::*part) {
    std::set<Line::Stand> stands;
    for (const ServiceId& service : services) {
        const auto line = state.lines.find(service);
        if (line == state.lines.end()) continue;
        const auto& some = line->second.*part;
        stands.insert(some.begin(), some.end());
    }
    std::vector<const Ticket*> tickets;
    for (const Line::Stand& stand : stands) {
        tickets.push_back(state.find({state.day, stand.letter, stand.number}));
    }
    return tickets;
}

}  // namespace

std::uint32_t waiting_count(const State& state, const ServiceId& service) {
    const auto line = state.lines.find(service);
    if (line == state.lines.end()) return 0;
    return static_cast<std::uint32_t>(line->second.priority.size() + line->second.ordinary.size());
}

std::vector<WindowId> windows_for(const State& state, const Hall& hall, const ServiceId& service) {
    std::vector<WindowId> working, pausing;
    for (const auto& [id, window] : state.windows) {
        if (serves(window, service))
            (window.pause_reason.empty() ? working : pausing).push_back(id);
    }
    auto& open = working.empty() ? pausing : working;
    std::sort(open.begin(), open.end(), [](const WindowId& a, const WindowId& b) {
        return std::pair(a.size(), std::string_view(a)) < std::pair(b.size(), std::string_view(b));
    });
    if (!open.empty()) return open;
    const Service* configured = hall.find(service);
    return configured ? configured->windows : std::vector<WindowId>{};
}

Place place_of(const State& state, const Hall& hall, const Ticket& ticket) {
    Place place;
    if (ticket.state == TicketState::called || ticket.state == TicketState::serving) {
        place.about_minutes = 0;
        return place;
    }
    if (ticket.state != TicketState::waiting) return place;
    LineWalk walk(state, {ticket.service}, hall.rules);
    std::vector<TicketId> ahead;
    for (const Ticket* one = walk.next(); one && one->id != ticket.id; one = walk.next()) {
        ahead.push_back(one->id);
    }
    place.ahead = static_cast<std::uint32_t>(ahead.size());
    place.about_minutes = about_minutes(state, hall, ticket.service, place.ahead);
    const auto nearest = static_cast<std::ptrdiff_t>(std::min(ahead.size(), next_shown_max));
    place.next.assign(ahead.rbegin(), ahead.rbegin() + nearest);
    return place;
}

std::vector<const Ticket*> line_for(const State& state, const std::vector<ServiceId>& services,
                                    const Rules& rules) {
    std::vector<const Ticket*> line;
    LineWalk walk(state, services, rules);
    while (const Ticket* next = walk.next()) line.push_back(next);
    return line;
}

std::vector<const Ticket*> missed_for(const State& state, const std::vector<ServiceId>& services) {
    return standing(state, services, &Line::missed);
}

std::vector<const Ticket*> parked_for(const State& state, const std::vector<ServiceId>& services) {
    return standing(state, services, &Line::parked);
}

const Ticket* ticket_at(const State& state, const WindowId& window) {
    const Window* found = state.find_window(window);
    return found && found->ticket ? state.find(*found->ticket) : nullptr;
}

std::vector<Call> calls(const State& state, std::size_t limit) {
    std::vector<Call> newest;
    std::set<TicketId> seen;
    for (auto made = state.calls.rbegin(); made != state.calls.rend() && newest.size() < limit;
         ++made) {
        const bool its_newest = seen.insert(made->ticket).second;
        const Ticket* ticket = state.find(made->ticket);
        newest.push_back({.ticket = made->ticket,
                          .service = made->service,
                          .window = made->window,
                          .call = made->call,
                          .at = made->at,
                          .current = its_newest && ticket->state == TicketState::called});
    }
    return newest;
}

DaySoFar day_so_far(const State& state, const WindowId& window) {
    const Window* found = state.find_window(window);
    if (!found || found->finished == 0) return {};
    const auto minute = std::chrono::milliseconds{std::chrono::minutes{1}};
    const auto mean = found->served / found->finished;
    return {found->finished, static_cast<std::uint32_t>((mean + minute / 2) / minute)};
}

std::vector<const Ticket*> slips_unanswered(const State& state, const std::string& origin) {
    std::vector<const Ticket*> unanswered;
    for (const auto& [id, ticket] : state.tickets) {
        if (ticket.origin == origin && ticket.slip.empty()) unanswered.push_back(&ticket);
    }
    return unanswered;
}

}  // namespace daofang::queue
