// decide: every rule of the hall that can say yes or no. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/queue/commands.h"
#include "kiosk/queue/facts.h"
#include "kiosk/queue/hall.h"
#include "kiosk/queue/state.h"

namespace daofang::queue {

// Who asks, where and when.
struct Context {
    const Hall& hall;
    base::WallTime now;
    std::string origin;        // of this terminal
    std::string terminal;      // "K1"
    std::string place;         // "东侧 1 号机": told to staff when help is asked
    WindowId window;           // empty on kiosks
    std::uint32_t block_first = 1, block_last = 999;  // this terminal's numbers, each service
    std::string token;         // fresh random, for a ticket
    bool relay_reachable = true;
};

// A rule says no: never an error, never blame. `id` names a text "refusal.<id>" in every language.
//   numbers_used_up  unknown_service  nobody_waiting  not_waiting  window_not_open  window_paused
//   finish_first (the window has a ticket)  nothing_called  not_serving  too_early (see `wait`)
//   nothing_to_undo  too_late_to_undo  unknown_ticket  same_service  too_many_people
struct Refusal {
    std::string id;
    base::Millis wait{0};  // too_early: how much longer
};

// A fact to append, with the claim it needs (empty: none; never one when the relay is out of
// reach).
struct Decided { Fact fact; std::string claim; };

using Decision = std::variant<std::vector<Decided>, Refusal>;

Decision decide(const State& state, const Command& command, const Context& context);

// Who is next for these services: priority tickets first, but at most `priority_in_a_row_max` in a
// row while an ordinary one waits; then by when they began to wait, then by number. Null when nobody
// waits. This rule is published on the board.
const Ticket* next_ticket(const State& state, const std::vector<ServiceId>& services,
                          const Rules& rules);

}  // namespace daofang::queue
