// Facts: the meaning of events. One struct a kind; the event's kind is the struct's name in
// snake_case and its body the members by name. Names and members reach disk and wire: never rename.
//
// Limits  names (services, windows, terminals, outcomes ...) are 1 to name_bytes_max bytes, free
//         text up to text_bytes_max, both UTF-8 without control characters. A body may carry
//         members that this version does not know: they are passed over, so that machines of
//         different ages live together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/queue/ids.h"
#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::queue {

inline constexpr std::size_t name_bytes_max = 64;
inline constexpr std::size_t text_bytes_max = 256;       // a place
inline constexpr std::size_t names_max = 32;             // services of a window, outcomes of a talk
inline constexpr std::uint32_t people_in_fact_max = 99;  // readable; Rules::people_max is the rule
inline constexpr std::uint32_t call_number_max = 9999;

// Said by the visitor, never proved; the order at the desk may change, the number does not.
enum class Need { elder, mobility, child, hearing, teochew, sight };  // never renumber
inline constexpr int needs_count = 6;
const char* name_of(Need need);  // "elder"
bool gives_priority(Need need);  // all but teochew, which only tells staff the language

struct TicketIssued {
    TicketId ticket;
    ServiceId service;
    std::uint32_t people = 1;
    std::vector<Need> needs;
    std::string terminal;  // "K1"
    std::string token;     // 128 random bits in hex: what the slip's code carries; no person in it
                           // (read: 1 to name_bytes_max letters and digits)
};
// The slip came out, or why it did not: "printed", "paper_out", "cover_open", "offline", "failed",
// "power_cut" (found unanswered at start), "none" (a terminal without a printer).
struct SlipPrinted {
    TicketId ticket;
    std::string outcome;
};

struct TicketCalled {
    TicketId ticket;
    WindowId window;
    std::uint32_t call = 1;  // first, second ... call of this ticket
    bool offline = false;    // made while the relay was out of reach
};
struct TicketStarted {
    TicketId ticket;
    WindowId window;
};
struct TicketFinished {
    TicketId ticket;
    WindowId window;
    std::vector<std::string> outcomes;
};
struct TicketMissed {
    TicketId ticket;
    WindowId window;
};
// Was missed or parked: waits again.
struct TicketReturned {
    TicketId ticket;
    WindowId window;
};
struct TicketTransferred {
    TicketId ticket;
    WindowId window;
    ServiceId to;
};
struct TicketParked {
    TicketId ticket;
    WindowId window;
};
struct TicketWithdrawn {
    TicketId ticket;
};

struct WindowOpened {
    WindowId window;
    std::vector<ServiceId> services;
    std::string staff;
};
struct WindowPaused {
    WindowId window;
    std::string reason;  // a text id, shown to visitors
};
struct WindowResumed {
    WindowId window;
};
struct WindowClosed {
    WindowId window;
};

// The last action of the same origin that still stands is taken back. Taking back twice goes back
// two actions (finished, then called the next: both), each within the time allowed for it.
struct ActionUndone {
    std::uint64_t seq = 0;
};
// A visitor pressed 人工帮助.
struct HelpAsked {
    std::string terminal;
    std::string place;
};
struct HelpAnswered {
    std::string terminal;
    WindowId window;
};

using Fact = std::variant<TicketIssued, SlipPrinted, TicketCalled, TicketStarted, TicketFinished,
                          TicketMissed, TicketReturned, TicketTransferred, TicketParked,
                          TicketWithdrawn, WindowOpened, WindowPaused, WindowResumed, WindowClosed,
                          ActionUndone, HelpAsked, HelpAnswered>;

// A fact with the name of its event.
struct Happened {
    base::WallTime at;
    std::string origin;
    std::uint64_t seq = 0;
    Fact fact;
};

// "ticket_called": the event's kind.
const char* kind_of(const Fact& fact);

struct Encoded {
    std::string kind;
    std::string body;
};
// CHECKs that decode() would take it back: our own facts are built within the limits above.
Encoded encode(const Fact& fact);
// nullopt: a kind this version does not know (passed over, not an error). `invalid`: a known kind
// with a body that is not its own (counted and shown on the care screen, never fatal).
base::Result<std::optional<Happened>> decode(const event::Event& event);

// Whether a slip's code may carry it.
bool is_token(std::string_view text);

// "2026-11-24/B012/call/1": may exist once in the hall, so two windows never call one ticket.
std::string call_claim(const TicketCalled& called);

}  // namespace daofang::queue
