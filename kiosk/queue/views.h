// Views: what screens ask of the state. Pure, cheap enough for every frame.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/queue/hall.h"
#include "kiosk/queue/state.h"

namespace daofang::queue {

// Waiting tickets of a service.
std::uint32_t waiting_count(const State& state, const ServiceId& service);

// Open windows that serve it now, 9 before 10. When all of them pause, those; when
// none is open, the hall's configured ones.
std::vector<WindowId> windows_for(const State& state, const Hall& hall, const ServiceId& service);

// A ticket's place: tickets ahead in the order next_ticket() would call at a window of its service
// alone, were nobody else to come. For a ticket that does not wait: nobody ahead, and 0 minutes
// while it is called or served, unknown otherwise.
//
// Minutes: tickets ahead x Service::minutes_each, shared by the open windows of the service that do
// not pause, rounded up to 5; at least 5 while each of these windows has a ticket. Unknown when
// none is open.
struct Place {
    std::uint32_t ahead = 0;
    std::optional<std::uint32_t> about_minutes;  // nullopt: not known
    std::vector<TicketId> next;                  // up to 4 in front, nearest first
};
Place place_of(const State& state, const Hall& hall, const Ticket& ticket);

// Waiting tickets in calling order, for a window's list.
std::vector<const Ticket*> line_for(const State& state, const std::vector<ServiceId>& services,
                                    const Rules& rules);
// Missed, or parked, tickets of these services by when they were last called.
std::vector<const Ticket*> missed_for(const State& state, const std::vector<ServiceId>& services);
std::vector<const Ticket*> parked_for(const State& state, const std::vector<ServiceId>& services);

// The ticket that a window has called or serves, if any.
const Ticket* ticket_at(const State& state, const WindowId& window);

// Calls of today that were not taken back, newest first; a repeated call is one more. What the
// board shows.
struct Call {
    TicketId ticket;
    ServiceId service;
    WindowId window;
    std::uint32_t call = 1;
    base::WallTime at;
    bool current = false;  // the ticket is still called, and this is its newest call
};
std::vector<Call> calls(const State& state, std::size_t limit);

// Served today at a window, and their mean minutes (0 when none).
struct DaySoFar {
    std::uint32_t finished = 0;
    std::uint32_t mean_minutes = 0;
};
DaySoFar day_so_far(const State& state, const WindowId& window);

// This origin's tickets whose slip outcome is unanswered, by number. Not those in State::doubles:
// the label would lead their visitor to another's turn.
std::vector<const Ticket*> slips_unanswered(const State& state, const std::string& origin);

}  // namespace daofang::queue
