// Relay: keeps what terminals push and tells them what came. Knows events, no HTTP library and no
// socket, and no meaning of any event.
//
// Long polls: a reader that is up to date is written down with wait_for(); woken() hands out the
// replies of those whose hall has gained an event or whose time is over.
//
// Thread  one, the store's. The store and the log outlive it.
// Time    callers pass `now`.
// Fails   every failure of the store becomes a problem reply; nothing is half kept.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/log.h"
#include "sync/base/time.h"
#include "sync/server/reply.h"
#include "sync/store/event_store.h"
#include "sync/uplink/mark.h"
#include "sync/wire/protocol.h"

namespace daofang::server {

struct PullAsk {
    std::string hall;
    std::uint64_t after = 0;
    std::size_t limit = wire::pull_events_max;
    std::optional<uplink::Mark> mark =
        {};  // which event the reader believes to be at mark->position
    bool operator==(const PullAsk&) const = default;
};

using WaiterId = std::uint64_t;

struct Woken {
    WaiterId waiter = 0;
    Reply reply;
};

class Relay {
public:
    Relay(store::EventStore& store, const base::Log& log);

    // Keeps the events of one origin: NDJSON as in sync/wire/protocol.h.
    Reply push(const std::string& hall, std::string_view ndjson,
               const std::set<std::uint64_t>& yielded);
    // What came after; nothing when the reader is up to date and may wait.
    std::optional<Reply> pull(const PullAsk& ask);
    Reply origin(const std::string& hall, const std::string& origin);
    // 200 only while the store takes writes; asks it at most once a second.
    Reply ready(base::Instant now);

    WaiterId wait_for(const PullAsk& ask, base::Instant until);
    // The reader went away.
    void forget(WaiterId waiter);
    // Replies for the readers that need not wait any longer; each waiter once.
    std::vector<Woken> woken(base::Instant now);
    // From now on nobody waits: the next woken() answers all. For the stop.
    void close();
    // How long until woken() has something by the passing of time alone.
    base::Millis wait(base::Instant now) const;

    // --- for the upstream, which is a reader and a writer beside HTTP ---------------------------
    base::Result<store::Outcome> append(std::span<const event::Event> events,
                                        const std::set<std::uint64_t>& yielded);
    store::EventStore& store() { return store_; }
    // True when the event at mark.position is the one the mark names.
    base::Result<bool> stands(const std::string& hall, const uplink::Mark& mark);
    // Counts appends that kept something or may have: unchanged means there is nothing new to read.
    std::uint64_t kept_count() const { return kept_count_; }
    // The halls somebody has pushed to or pulled from since the start.
    const std::set<std::string>& halls() const { return halls_; }

private:
    struct Waiter {
        PullAsk ask;
        base::Instant until;
    };

    Reply empty_pull(const PullAsk& ask);
    Reply failed(std::string_view doing, const base::Error& error);
    void spoken_of(const std::string& hall);

    store::EventStore& store_;
    const base::Log& log_;
    std::set<std::string> halls_;
    std::map<WaiterId, Waiter> waiters_;
    std::map<std::string, std::set<WaiterId>> waiting_in_;  // by hall
    std::set<std::pair<base::Instant, WaiterId>> by_time_;
    std::set<std::string> gained_;  // halls with new events since the last woken()
    WaiterId last_waiter_ = 0;
    std::uint64_t kept_count_ = 0;
    bool closing_ = false;
    std::optional<base::Instant> asked_ready_;
    Reply ready_reply_;
};

}  // namespace daofang::server
