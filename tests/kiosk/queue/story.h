// A day told fact by fact, and the hall it happens in, so that a test shows only what it is about.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/queue/hall.h"
#include "kiosk/queue/state.h"

namespace daofang::queue::test {

inline const Day tuesday{"2026-11-24"};
inline const std::string token = "0123456789abcdef0123456789abcdef";

// Seconds after 9:00 on tuesday.
inline base::WallTime second(std::int64_t seconds) {
    return start_of(tuesday) + std::chrono::hours{9} + std::chrono::seconds{seconds};
}

inline TicketId ticket(char letter, std::uint32_t number) {
    return {tuesday, letter, number};
}

inline Hall a_hall() {
    Hall hall;
    hall.id = "jieyang";
    hall.services = {
        {.id = "reception", .letter = 'A', .icon = "", .minutes_each = 10, .windows = {"1", "2"}},
        {.id = "lawyer", .letter = 'B', .icon = "", .minutes_each = 15, .windows = {"4", "5"}},
        {.id = "progress", .letter = 'C', .icon = "", .minutes_each = 5, .windows = {"6"}}};
    return hall;
}

inline ServiceId service_of(char letter) {
    return a_hall().find(letter)->id;
}

class Story {
public:
    // One more fact of `origin`; its seq follows by itself and is returned.
    std::uint64_t add(const std::string& origin, std::int64_t at_second, Fact fact) {
        const std::uint64_t seq = ++seqs_[origin];
        facts.push_back({second(at_second), origin, seq, std::move(fact)});
        return seq;
    }

    TicketId issue(std::int64_t at_second, char letter, std::uint32_t number,
                   std::vector<Need> needs = {}, const std::string& origin = "K1") {
        const TicketId id = ticket(letter, number);
        add(origin, at_second,
            TicketIssued{id, service_of(letter), 1, std::move(needs), origin, token});
        return id;
    }
    // The console of window 5 is origin "W5".
    void open(std::int64_t at_second, const WindowId& window,
              std::vector<ServiceId> services = {"lawyer"}) {
        add("W" + window, at_second, WindowOpened{window, std::move(services), "07"});
    }
    std::uint64_t call(std::int64_t at_second, const WindowId& window, const TicketId& id,
                       std::uint32_t call = 1) {
        return add("W" + window, at_second, TicketCalled{id, window, call});
    }
    std::uint64_t start(std::int64_t at_second, const WindowId& window, const TicketId& id) {
        return add("W" + window, at_second, TicketStarted{id, window});
    }
    std::uint64_t finish(std::int64_t at_second, const WindowId& window, const TicketId& id) {
        return add("W" + window, at_second, TicketFinished{id, window, {}});
    }
    std::uint64_t miss(std::int64_t at_second, const WindowId& window, const TicketId& id) {
        return add("W" + window, at_second, TicketMissed{id, window});
    }
    void undo(std::int64_t at_second, const WindowId& window, std::uint64_t seq) {
        add("W" + window, at_second, ActionUndone{seq});
    }

    State state() const { return fold(tuesday, facts); }
    Ticket state_of(const TicketId& id) const { return state().tickets.at(id); }

    std::vector<Happened> facts;

private:
    std::map<std::string, std::uint64_t> seqs_;
};

}  // namespace daofang::queue::test
