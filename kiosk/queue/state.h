// State: one day of the hall, folded from facts.
//
// Facts may arrive in any order; fold() sorts them by (at, origin, seq), so that every machine with
// the same facts has the same state. A fact that cannot be true after the ones before it changes
// nothing and becomes a Conflict, shown to staff; one that says what is so already changes nothing
// and is no conflict. Pure: no clock, no disk.
//
// Order   (at, origin, seq), but that all ticket_issued come first: giving a number depends on
//         nothing else, and so a kiosk whose clock is ahead still gives numbers that windows with a
//         right clock can call. For all others cause must come before effect by their stamps:
//         an origin stamps later than anything it has seen.
// Day     a ticket's facts belong to the ticket's day, all others to the day of their stamp.
// Number  two issues of one label (only when two kiosks were given overlapping blocks): the first
//         stands; the second is a Conflict "ticket_issued" and its whole ticket is kept in
//         State::doubles, with its kiosk, needs and people, for staff to call by hand. It has no
//         place in the line and facts about the label mean the ticket that stands.
// Calls   even a call set aside or taken back counts in Ticket::calls: the next claim is fresh.
// Line    a returned ticket stands where it returns (not where it first stood), a transferred one
//         where it was transferred; both keep their label, issued_at and priority.
// Undo    an ActionUndone takes back the newest standing ticket action of its own origin, not older
//         than undo_within_max, and only while the ticket is as that action left it and the window
//         it goes back to is open and free. Everything else is a Conflict "action_undone".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/queue/facts.h"
#include "kiosk/queue/hall.h"
#include "kiosk/queue/ids.h"

namespace daofang::queue {

enum class TicketState { waiting, called, serving, finished, missed, parked, withdrawn };

struct Ticket {
    TicketId id;
    ServiceId service;  // where it waits or is served now (a transfer changes it)
    std::uint32_t people = 1;
    std::vector<Need> needs;
    std::string terminal;
    std::string origin;     // that issued it
    std::uint64_t seq = 0;  // of the issuing event
    std::string token;
    std::string slip;  // SlipPrinted::outcome, empty while unanswered
    TicketState state = TicketState::waiting;
    WindowId window;               // called, serving, finished, missed, parked: where; else empty
    std::uint32_t calls = 0;       // highest number of any call: the next call is calls + 1
    std::uint32_t calls_here = 0;  // in the present round: since it last began to wait
    bool offline_call = false;     // the newest call was made while the relay was out of reach
    base::WallTime issued_at, waiting_since, first_called_at, called_at, started_at, finished_at;
    bool transferred = false;
    std::uint32_t changes = 0;  // transitions so far: tells whether an action may be taken back

    bool priority() const;
    bool operator==(const Ticket&) const = default;
};

struct Window {
    WindowId id;
    std::vector<ServiceId> services;
    std::string staff;
    bool open = false;
    std::string pause_reason;  // empty: not paused
    base::WallTime changed_at;
    std::optional<TicketId> ticket;  // called or served here: at most one
    std::uint32_t finished = 0;      // tickets finished here today
    base::Millis served{0};          // and the time they took together

    bool operator==(const Window&) const = default;
};

// Two facts that cannot both be true; the first in the fold's order stands.
struct Conflict {
    base::WallTime at;
    TicketId ticket;     // empty: about a window
    std::string origin;  // whose fact was set aside
    std::uint64_t seq = 0;
    WindowId window;                // set aside: where
    WindowId standing_window;       // that stands
    std::string kind;               // "ticket_called", "ticket_issued", ...
    std::string terminal;           // ticket_issued: the kiosk set aside,
    std::string standing_terminal;  // and the one whose ticket stands

    bool operator==(const Conflict&) const = default;
};

struct HelpRequest {
    std::string terminal;
    std::string place;
    base::WallTime at;
    bool operator==(const HelpRequest&) const = default;
};

// The tickets of one service that wait, or may come back to waiting, each in its order.
struct Line {
    struct Stand {
        base::WallTime since;
        std::uint32_t number = 0;
        char letter = 'A';
        auto operator<=>(const Stand&) const = default;
    };
    std::set<Stand> priority, ordinary;  // waiting; since = Ticket::waiting_since
    std::set<Stand> missed, parked;      // since = Ticket::called_at
    bool operator==(const Line&) const = default;
};

// A call that stands, first or repeated.
struct CallMade {
    TicketId ticket;
    ServiceId service;
    WindowId window;
    std::uint32_t call = 1;
    base::WallTime at;
    bool operator==(const CallMade&) const = default;
};

struct State {
    Day day;
    std::map<TicketId, Ticket> tickets;
    std::vector<Ticket> doubles;  // visitors who hold a label given before; see Number above
    std::map<WindowId, Window> windows;
    std::map<ServiceId, Line> lines;
    std::vector<CallMade> calls;      // oldest first
    std::vector<Conflict> conflicts;  // by (at, origin, seq)
    std::vector<HelpRequest> help;    // unanswered

    // For each service, the priority tickets that windows serving it called in a row while an
    // ordinary ticket of that service waited: since its last ordinary call, or since none waited.
    std::map<ServiceId, std::vector<TicketId>> priority_in_a_row;

    // A ticket action of an origin, with what taking it back must put right.
    struct LastAction {
        std::uint64_t seq = 0;
        base::WallTime at;
        TicketId ticket;
        std::string kind;  // "ticket_called", ...
        Ticket before;
        std::uint32_t changes = 0;         // of the ticket after it
        std::vector<ServiceId> counted;    // lines whose priority_in_a_row it joined
        std::vector<TicketId> row_before;  // of its own line, when it ended that row
        bool operator==(const LastAction&) const = default;
    };
    // The newest standing action of each origin, and the ones before it that are still young.
    std::map<std::string, LastAction> last_action;
    std::map<std::string, std::vector<LastAction>> earlier_actions;  // oldest first

    base::WallTime newest_at;  // the latest stamp of the day

    const Ticket* find(const TicketId& id) const;  // null when unknown
    const Window* find_window(const WindowId& id) const;
    bool operator==(const State&) const = default;
};

// Whether the origin's action `seq` could be taken back by a fact stamped `at`.
enum class Undo { possible, nothing, too_late };
Undo can_undo(const State& state, const std::string& origin, std::uint64_t seq, base::WallTime at);

// Changes the state by one fact of its day. CHECKs nothing about the order: fold() keeps it.
void apply(State& state, const Happened& happened);

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
