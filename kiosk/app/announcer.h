// Announcer: which call the board shows now. Every call has its turn, oldest first; a call that was
// missed (network cut, restart, television off) has it later, unless it was answered meanwhile.
//
// After a cut the relay may not know yet what windows did meanwhile: they find it back at their own
// pace, after up to twice the cut (full jitter) and at most the uplink's longest pause. So long, a
// call that stood at the return is doubtful: neither shown as current nor announced.
//
// What was announced is kept in the journal's own notes, so a restart does not say it twice.
// Thread  the loop's.
#pragma once

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/queue/views.h"
#include "sync/base/time.h"
#include "sync/store/journal.h"

namespace daofang::app {

// Three pulses of 900 ms and time to read the window's number.
inline constexpr base::Millis announcement{6'000};
inline constexpr base::Millis settling_max{30'000};  // uplink::UplinkOptions::backoff_max

class Announcer {
public:
    explicit Announcer(store::Journal& journal);

    // `trusted`: what the state says is fresh (the link works, or there is none to wait for).
    void tick(const queue::State& state, bool trusted, base::Instant now);
    base::Millis wait(base::Instant now) const;

    // Front: on now. The rest wait their turn.
    std::vector<queue::TicketId> announcing() const;
    base::Instant since() const { return since_; }
    // The link is back, and a call that stands may have been answered during the cut.
    bool doubtful() const { return !doubtful_.empty(); }

private:
    void settle(const std::vector<queue::Call>& calls, bool trusted, base::Instant now);
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
    std::optional<base::Instant> lost_at_;  // trust
    std::set<std::string> doubtful_;        // as announced_
    base::Instant settled_at_;
};

}  // namespace daofang::app
