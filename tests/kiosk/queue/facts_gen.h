// Any facts of a small hall: few tickets, few windows, few terminals and colliding stamps, so that
// almost everything is about the same things and most of it cannot be true.
#pragma once

#include <rapidcheck.h>

#include <map>
#include <string>
#include <vector>

#include "tests/kiosk/queue/story.h"

namespace daofang::queue::test {

inline std::string one_of(const std::vector<std::string>& choices) {
    return *rc::gen::elementOf(choices);
}

inline TicketId any_ticket() {
    return ticket(*rc::gen::elementOf(std::string("AB")), *rc::gen::inRange(1u, 4u));
}
inline WindowId any_window() {
    return one_of({"1", "4", "5"});
}
inline ServiceId any_service() {
    return one_of({"reception", "lawyer"});
}

inline std::vector<Need> any_needs() {
    std::vector<Need> needs;
    for (int need = 0; need < needs_count; ++need) {
        if (*rc::gen::inRange(0, 4) == 0) needs.push_back(static_cast<Need>(need));
    }
    return needs;
}

inline Fact any_fact() {
    // Weighted towards what moves tickets.
    switch (*rc::gen::inRange(0, 24)) {
        case 0:
        case 1:
        case 2:
            return TicketIssued{any_ticket(), any_service(),        1,
                                any_needs(),  one_of({"K1", "K2"}), token};
        case 3:
            return SlipPrinted{any_ticket(), one_of({"printed", "paper_out"})};
        case 4:
        case 5:
        case 6:
        case 7:
        case 8:
            return TicketCalled{any_ticket(), any_window(), *rc::gen::inRange(1u, 5u),
                                *rc::gen::arbitrary<bool>()};
        case 9:
        case 10:
            return TicketStarted{any_ticket(), any_window()};
        case 11:
            return TicketFinished{any_ticket(), any_window(), {}};
        case 12:
            return TicketMissed{any_ticket(), any_window()};
        case 13:
            return TicketReturned{any_ticket(), any_window()};
        case 14:
            return TicketTransferred{any_ticket(), any_window(), any_service()};
        case 15:
            return TicketParked{any_ticket(), any_window()};
        case 16:
            return TicketWithdrawn{any_ticket()};
        case 17:
        case 18:
            return WindowOpened{any_window(), {any_service(), any_service()}, "07"};
        case 19:
            return WindowPaused{any_window(), "pause.meal"};
        case 20:
            return WindowResumed{any_window()};
        case 21:
            return WindowClosed{any_window()};
        case 22:
            return HelpAsked{one_of({"K1", "K2"}), "东侧"};
        default:
            return HelpAnswered{one_of({"K1", "K2"}), any_window()};
    }
}

// Bends a fact towards the truth: consoles speak mostly of their own window and of the ticket that
// they called last.
inline void make_likely(Fact& fact, const std::string& origin,
                        std::map<std::string, TicketId>& last) {
    const bool own_window = origin != "K1" && *rc::gen::inRange(0, 8) != 0;
    const bool same_ticket = last.contains(origin) && *rc::gen::inRange(0, 4) != 0;
    std::visit(
        [&](auto& one) {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (requires { one.window; }) {
                if (own_window) one.window = origin.substr(1);
            }
            if constexpr (std::is_same_v<Kind, TicketCalled>) {
                last[origin] = one.ticket;
            } else if constexpr (requires {
                                     one.ticket;
                                     one.window;
                                 }) {
                if (same_ticket) one.ticket = last[origin];
            }
        },
        fact);
}

// Windows mostly open first; undoing names a seq that is likely the origin's newest action.
inline std::vector<Happened> any_facts(int count) {
    std::vector<Happened> facts;
    std::map<std::string, std::uint64_t> seqs;
    std::map<std::string, std::int64_t> stamps;
    std::map<std::string, TicketId> last;
    const std::int64_t step_max = *rc::gen::inRange(1, 6);
    for (const std::string origin : {"W1", "W4", "W5"}) {
        if (*rc::gen::inRange(0, 6) == 0) continue;
        facts.push_back({second(0), origin, ++seqs[origin],
                         WindowOpened{origin.substr(1), {any_service(), any_service()}, "07"}});
    }
    for (int made = 0; made < count; ++made) {
        const std::string origin = one_of({"K1", "W1", "W4", "W5"});
        const std::uint64_t seq = ++seqs[origin];
        auto& stamp = stamps[origin];
        stamp += *rc::gen::inRange<std::int64_t>(0, step_max);
        Fact fact = any_fact();
        make_likely(fact, origin, last);
        if (seq > 1 && *rc::gen::inRange(0, 6) == 0) {
            const auto back = *rc::gen::inRange<std::uint64_t>(1, std::min<std::uint64_t>(seq, 4));
            fact = ActionUndone{seq - back};
        }
        facts.push_back({second(stamp), origin, seq, std::move(fact)});
    }
    return facts;
}

}  // namespace daofang::queue::test
