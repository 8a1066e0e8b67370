// Announcer: which call the board shows now. Every call has its turn, oldest first; a call that was
// missed (network cut, restart, television off) has it later, unless it was answered meanwhile.
//
// What was announced is kept in the journal's own notes, so a restart does not say it twice.
// Thread  the loop's.
#pragma once

#include <deque>
#include <set>
#include <string>
#include <vector>

#include "kiosk/queue/views.h"
#include "sync/base/time.h"
#include "sync/store/journal.h"

namespace daofang::app {

// Three pulses of 900 ms and time to read the window's number.
inline constexpr base::Millis announcement{6'000};

class Announcer {
public:
    explicit Announcer(store::Journal& journal);

    // `trusted`: what the state says is fresh (the link works, or there is none to wait for).
    void tick(const queue::State& state, bool trusted, base::Instant now);
    base::Millis wait(base::Instant now) const;

    // Front: on now. The rest wait their turn.
    std::vector<queue::TicketId> announcing() const;
    base::Instant since() const { return since_; }

private:
    void drop_answered(const std::vector<queue::Call>& calls, base::Instant now);
    void keep(const queue::Day& day);

    store::Journal& journal_;
    queue::Day day_;
    std::set<std::string> announced_;  // "2026-11-24/B012/call/1"
    struct Turn {
        std::string call;
        queue::TicketId ticket;
    };
    std::deque<Turn> turns_;
    base::Instant since_;
};

}  // namespace daofang::app
