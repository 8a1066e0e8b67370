// decide: every rule of the hall that can say yes or no. Pure.
//
// Asking for what is so already (help that was asked for, a pause with the same words) is answered
// with no facts at all, never with a refusal.
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
    base::WallTime now;    // our clock; stamps seen that are a little ahead of it are allowed for
    std::string origin;    // of this terminal
    std::string terminal;  // "K1"
    std::string place;     // "东侧 1 号机": told to staff when help is asked
    WindowId window;       // empty on kiosks
    std::uint32_t block_first = 1, block_last = 999;  // this terminal's numbers, each service
    std::string token;  // fresh random, for a ticket; CHECKed by is_token() when one is given
    bool relay_reachable = true;
};

// A rule says no: never an error, never blame. `id` names a text "refusal.<id>" in every language.
//   numbers_used_up   this terminal's block has no number left for the service
//   unknown_service   not in this hall
//   nobody_waiting    for the services of this window
//   not_waiting       the ticket is not where the command needs it (at another window, finished)
//   window_not_open   or this terminal is no window
//   window_paused     no new calls
//   finish_first      the window has a ticket
//   nothing_called    the window has no ticket, or it is being served already
//   not_serving       the window serves nobody
//   too_early         to call it missed: `wait` more, or call once more when `wait` is 0
//   nothing_to_undo, too_late_to_undo
//   unknown_ticket    not given today
//   same_service      it waits there already
//   too_many_people   not 1 to Rules::people_max
struct Refusal {
    std::string id;
    base::Millis wait{0};  // too_early: how much longer
};

// A fact to append, with the claim it needs (empty: none; never one when the relay is out of
// reach). Only the first call of a round claims: a window may always repeat its own call.
struct Decided {
    Fact fact;
    std::string claim;
};

using Decision = std::variant<std::vector<Decided>, Refusal>;

Decision decide(const State& state, const Command& command, const Context& context);

// Who is next at a window with these services: priority tickets first, but at most
// `priority_in_a_row_max` in a row while an ordinary one waits; then by when they began to wait,
// then by number. Null when nobody waits. This rule is published on the board.
//
// "In a row" is counted for each service by itself (State::priority_in_a_row): a call of a priority
// ticket counts for every service of the calling window in which an ordinary ticket waits,
// whichever service the called one is of, and starts anew where none waits; a call of an ordinary
// ticket starts its own service anew. A window with a service whose count is full calls that
// service's first ordinary ticket. So an ordinary ticket that waits for a service is never
// overtaken by more than the bound in a row, however many services the windows share. Calls by
// number count alike, but are not held back: staff may call whom they must.
const Ticket* next_ticket(const State& state, const std::vector<ServiceId>& services,
                          const Rules& rules);

}  // namespace daofang::queue
