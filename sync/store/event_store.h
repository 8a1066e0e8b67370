// EventStore: keeps events for a server, of any hall, and knows nothing of their meaning.
//
// The contract, one test suite over every store (tests/sync/store/event_store_contract.h):
//   1 append keeps all or nothing         2 the same event twice changes nothing
//   3 the same (origin, seq) with other bytes is a conflict (a cloned disk)
//   4 an origin's seq has no gaps and its chain holds
//   5 read() is in position order; a position once passed never gains an earlier event
//   6 what append() acknowledged survives power loss (stores on disk)
//   7 unknown kinds are kept and passed on
//   8 a claim is held once per hall, by the first event that asked for it
//
// Thread  one. A server owns one store per thread that needs one.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sync/base/result.h"
#include "sync/event/chain.h"
#include "sync/event/event.h"

namespace daofang::store {

inline constexpr std::size_t append_events_max = 1000;
inline constexpr std::size_t read_events_max = 1000;

// An event and its place in its hall's order of arrival. Positions start at 1.
struct Placed {
    std::uint64_t position = 0;
    event::Event event;
};

// What append() did. Only `kept` changed anything.
struct Outcome {
    enum class Kind {
        kept,         // all events are on disk; acked = the origin's newest seq
        gap,          // the batch starts after acked + 1: send from acked + 1
        conflict,     // event `seq` was kept earlier with other bytes, or breaks the chain
        claim_taken,  // event `seq` claims what another event holds: `holder`
    };
    Kind kind = Kind::kept;
    std::uint64_t acked = 0;    // newest seq of this origin in the store
    std::uint64_t seq = 0;      // the event that was refused
    std::string claim;          // claim_taken: which
    std::string holder_origin;  // claim_taken: who holds it
    std::uint64_t holder_seq = 0;
};

class EventStore {
public:
    virtual ~EventStore() = default;

    // Keeps `events`: one hall, one origin, ascending seq without gaps, at most append_events_max;
    // events already kept are skipped. Events whose seq is in `yielded` are kept without their
    // claim: their origin knows that the claim is lost (an offline call) and the chain must go on.
    // Errors: `invalid` (a malformed batch), `full`, `unavailable`, `corrupt`.
    virtual base::Result<Outcome> append(std::span<const event::Event> events,
                                         const std::set<std::uint64_t>& yielded) = 0;

    // Up to `limit` events of the hall after position `after`, in position order.
    virtual base::Result<std::vector<Placed>> read(const std::string& hall, std::uint64_t after,
                                                   std::size_t limit) = 0;

    // The newest event of an origin; seq 0 when there is none.
    virtual base::Result<event::Head> head(const std::string& hall, const std::string& origin) = 0;

    // The hall's newest position; 0 when empty.
    virtual base::Result<std::uint64_t> last_position(const std::string& hall) = 0;

    // Ok only while the store takes writes (asks the disk, writes nothing of meaning).
    virtual base::Status ready() = 0;
};

}  // namespace daofang::store
