// The journal: every event this terminal knows, in the order it learnt them. A number shown to a
// visitor is a number in here.
//
// Owns    the database file. One Journal per file, one writer (a second open is `conflict`).
// Thread  the loop's thread only.
// Time    callers pass `now`; this never reads a clock.
// Disk    SQLite, WAL, synchronous=FULL: what append() or merge() returned survives power loss.
// Fails   append(), propose(), merge() keep all or nothing. After `full` and `unavailable` it goes
// on
//         by itself once the disk does; after `corrupt` only reading is allowed. As with a kill in
//         the middle of a call, what failed may be found kept after a crash of the machine.
//
// Claims: an event that needs a claim is first *proposed*: kept aside on disk, sent by the uplink
// right behind the tail, and then either kept (the relay holds it for us, or cannot be reached) or
// dropped (somebody else was first). While one is open, append() is refused with `conflict`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sync/base/random.h"
#include "sync/base/result.h"
#include "sync/base/time.h"
#include "sync/event/chain.h"
#include "sync/event/event.h"
#include "sync/event/steady_time.h"
#include "sync/store/event_store.h"

namespace daofang::store {

inline constexpr std::size_t note_bytes_max = 64u << 10;

// What the journal turns into an event: it adds hall, origin, seq, at and prev.
struct Draft {
    std::string kind;
    std::string body;   // canonical JSON object
    std::string claim;  // empty: none
};

struct JournalOptions {
    std::string path;  // the database file; its folder must exist
    std::string hall;
    std::string origin;
    std::uint64_t seed = 0;  // of the busy handler's waits
};

class Journal {
public:
    // Opens or creates. `conflict`: another program has it open, or it belongs to another hall or
    // origin, or is no journal. `invalid`: a newer version made it, or a name in `options` is none.
    // `unavailable`, `full`: the disk. `corrupt`: the file, or the newest part of our own chain,
    // does not read back.
    static base::Result<std::unique_ptr<Journal>> open(const JournalOptions& options);
    ~Journal();

    const std::string& hall() const;
    const std::string& origin() const;

    // Appends our own events in one transaction and returns them as kept. Drafts must not carry
    // claims unless the relay is out of reach. `invalid`: a draft that event.h does not allow, or
    // more than append_events_max of them.
    base::Result<std::vector<event::Event>> append(std::span<const Draft> drafts,
                                                   base::WallTime clock_now);

    // Keeps one event with a claim aside and returns it. `conflict` while another one is open.
    base::Result<event::Event> propose(const Draft& draft, base::WallTime clock_now);
    // The open proposal, also after a restart.
    const std::optional<event::Event>& proposed() const;
    // The proposal becomes our newest event: the relay took it, or could not be asked in time.
    // `missing` when none is open.
    base::Result<event::Event> keep_proposed();
    // The claim was lost and nobody has seen the event: forget it, its seq is free again. `missing`
    // when none is open.
    base::Status drop_proposed();

    // Keeps what the relay sent and moves the pull cursor in the same transaction. Returns the
    // events that were new here. Our own come back too: known ones are skipped, the open proposal
    // is kept (the relay took it and its answer was lost) and returned; any other is `conflict`:
    // the disk was cloned or put back. Another origin's event with other bytes than before is
    // `conflict` too. `invalid`: another hall's or malformed events, more than read_events_max, or
    // a cursor before pulled().
    base::Result<std::vector<event::Event>> merge(std::span<const Placed> events,
                                                  std::uint64_t cursor, base::WallTime clock_now);

    // Every event with at >= from, own and others', in no particular order: what a day is folded
    // from.
    base::Result<std::vector<event::Event>> read_since(base::WallTime from);

    // Own events with seq > after, ascending, at most `limit`.
    base::Result<std::vector<event::Event>> own_after(std::uint64_t after, std::size_t limit);

    event::Head head() const;      // newest own event
    std::uint64_t pushed() const;  // own seq the relay has acknowledged
    // May go back: the relay was put back from an older copy. `conflict` beyond head(): this disk
    // was, or an open proposal must be kept first.
    base::Status set_pushed(std::uint64_t seq);
    std::uint64_t pulled() const;  // the hall position merged up to

    // Own events the relay has not acknowledged, and the stamp of the oldest.
    struct Unsent {
        std::uint64_t count = 0;
        std::optional<base::WallTime> oldest;
    };
    Unsent unsent() const;

    // Small values of this machine only, never sent: what the board has announced, for example.
    // Key and value together at most note_bytes_max, else `invalid`.
    base::Result<std::optional<std::string>> recall(const std::string& key);
    base::Status remember(const std::string& key, const std::string& value);

    // Ok while the journal takes writes: the care screen and the start ask. Costs one fsync.
    base::Status ready();

    // Reads our whole chain and the file's pages, seconds for a year; for maintenance. `corrupt`
    // names the first own seq that does not hold.
    base::Status verify();

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::store
