// Puller: the uplink's way down. One long poll after another; what comes is merged into the
// journal at once.
//
// Histories  positions mean something within one history of the relay only (mark.h). When the relay
//            starts over, so do we; the journal's cursor never goes back, so a new history is laid
//            behind the old one: cursor = base + position, and base is noted in the journal.
// Bad events one event that cannot be merged is logged and passed over; it never blocks the rest.
//            If it bears our own name, this disk is a copy: take_foreign() says so.
//
// Thread  the loop's. Journal, client and log outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/base/time.h"
#include "sync/event/event.h"
#include "sync/store/journal.h"
#include "sync/uplink/lane.h"
#include "sync/uplink/mark.h"
#include "sync/uplink/uplink_options.h"
#include "sync/wire/protocol.h"

namespace daofang::uplink {

// Beyond the wait that was asked for; a poll silent for longer is dead.
inline constexpr base::Millis poll_grace{10'000};

class Puller {
public:
    Puller(const UplinkOptions& options, store::Journal& journal, Lane lane, const base::Log& log);

    void start(base::Instant now);

    bool takes(const HttpAnswer& answer) { return lane_.takes(answer); }
    // Reads the answer and merges it. An error: the exchange did not work.
    base::Status read(const HttpAnswer& answer, base::WallTime wall);
    bool worked() { return lane_.worked(); }
    void try_soon(base::Instant now) { lane_.try_soon(now); }
    void failed(base::Instant now, std::optional<base::Millis> retry_after);

    base::Millis wait(base::Instant now) const;
    // What was merged since the last call. Our own proposal may be among it.
    std::vector<event::Event> take_merged();
    // True once after the relay turned out to have another history.
    bool take_started_over();
    // Once after an event under our name came that our journal does not hold: why, in words.
    std::optional<std::string> take_foreign();

private:
    std::uint64_t position() const { return journal_.pulled() - base_; }
    base::Status start_over();
    base::Status merge(const wire::PullReply& reply, base::WallTime wall);
    base::Status merge_one(const store::Placed& placed, base::WallTime wall);
    bool is_foreign(const event::Event& event);
    void note_history();

    const UplinkOptions& options_;
    store::Journal& journal_;
    Lane lane_;
    const base::Log& log_;

    bool known_ = false;  // the last poll worked: the next one may wait
    std::uint64_t base_ = 0;
    std::optional<Mark> mark_;
    bool started_over_ = false;
    std::optional<std::string> foreign_;
    std::vector<event::Event> merged_;
};

}  // namespace daofang::uplink
