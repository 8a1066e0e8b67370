// State: one day of the hall, folded from facts.
//
// Facts may arrive in any order; fold() sorts them by (at, origin, seq), so that every machine with
// the same facts has the same state. A fact that cannot be true after the ones before it changes
// nothing and becomes a Conflict, shown to staff. Pure: no clock, no disk.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/queue/facts.h"
#include "kiosk/queue/hall.h"
#include "kiosk/queue/ids.h"

namespace daofang::queue {

enum class TicketState { waiting, called, serving, finished, missed, parked, withdrawn };

struct Ticket {
    TicketId id;
    ServiceId service;           // where it waits or is served now (a transfer changes it)
    std::uint32_t people = 1;
    std::vector<Need> needs;
    std::string terminal;
    std::string origin;          // that issued it
    std::uint64_t seq = 0;       // of the issuing event
    std::string token;
    std::string slip;            // SlipPrinted::outcome, empty while unanswered
    TicketState state = TicketState::waiting;
    WindowId window;             // called, serving, finished, missed: where
    std::uint32_t calls = 0;     // ever made, undone ones too: the next call is calls + 1
    std::uint32_t calls_here = 0;  // in the present round: since it last began to wait
    bool offline_call = false;
    base::WallTime issued_at, waiting_since, first_called_at, called_at, started_at, finished_at;
    bool transferred = false;

    bool priority() const;
};

struct Window {
    WindowId id;
    std::vector<ServiceId> services;
    std::string staff;
    bool open = false;
    std::string pause_reason;  // empty: not paused
    base::WallTime changed_at;
};

// Two facts that cannot both be true; the first in the fold's order stands.
struct Conflict {
    base::WallTime at;
    TicketId ticket;
    std::string origin;        // whose fact was set aside
    std::uint64_t seq = 0;
    WindowId window;           // set aside: where
    WindowId standing_window;  // that stands
    std::string kind;          // "ticket_called", "ticket_issued", ...
};

struct HelpRequest { std::string terminal; std::string place; base::WallTime at; };

struct State {
    Day day;
    std::map<TicketId, Ticket> tickets;
    std::map<WindowId, Window> windows;
    std::vector<Conflict> conflicts;
    std::vector<HelpRequest> help;              // unanswered
    std::map<ServiceId, int> priority_in_a_row; // priority calls since the last ordinary one
    // The newest undoable action of each origin, for undo.
    struct LastAction { std::uint64_t seq = 0; base::WallTime at; TicketId ticket; std::string kind; };
    std::map<std::string, LastAction> last_action;
};

// The state of `day` after `facts`, given in any order and with repeats. Facts of other days are
// passed over.
State fold(const Day& day, std::vector<Happened> facts);

// Keeps a day's facts and their state, and takes more as they come: appended in order it costs one
// apply; out of order, one new fold.
class DayFold {
public:
    explicit DayFold(Day day);
    void add(const std::vector<Happened>& facts);
    const State& state() const { return state_; }

private:
    Day day_;
    std::vector<Happened> facts_;  // sorted by (at, origin, seq), no repeats
    State state_;
};

}  // namespace daofang::queue
