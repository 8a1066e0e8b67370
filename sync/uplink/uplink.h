// Uplink: keeps a journal and a relay in step, in the background of the loop.
//
// Pushes our own events that the relay has not acknowledged, asks it for the open proposal's claim,
// and long-polls for the others' events. Never blocks: tick() moves what can move. On failure it
// backs off with full jitter (random in [0, min(cap, base * 2^n]]; Brooker, "Exponential backoff
// and jitter", 2015) and obeys Retry-After (RFC 9110, 10.2.3).
//
// Thread  the loop's. The journal and the client outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/base/random.h"
#include "sync/base/time.h"
#include "sync/event/event.h"
#include "sync/store/journal.h"
#include "sync/uplink/claim_result.h"
#include "sync/uplink/http_client.h"
#include "sync/uplink/puller.h"
#include "sync/uplink/pusher.h"
#include "sync/uplink/uplink_options.h"

namespace daofang::uplink {

// How the link stands, for banners and the care screen.
struct Link {
    bool online = false;                  // the last exchange worked
    std::optional<base::WallTime> since;  // when it became so
    std::string why;                      // offline: the last failure, in words
    base::Millis server_clock_ahead{0};   // server's clock minus ours, from the last answer
    bool halted = false;                  // the relay answered `conflict`: a cloned disk
};

class Uplink {
public:
    Uplink(UplinkOptions options, store::Journal& journal, HttpClient& client, base::Random random,
           const base::Log& log);
    Uplink(const Uplink&) = delete;
    Uplink& operator=(const Uplink&) = delete;

    // Own events and an open proposal are on their way when it returns, if the link allows.
    void tick(base::Instant now, base::WallTime wall);
    // How long tick() may stay away. Zero never; the loop caps it.
    base::Millis wait(base::Instant now) const;
    // There is something new to push or ask: do it at the next tick, not at the next poll.
    void nudge();

    const Link& link() const;
    // Others' events merged since the last call, in position order.
    std::vector<event::Event> take_merged();
    // The answer about the proposal, once. The uplink has already kept it (granted, unreachable) or
    // dropped it (taken) in the journal.
    std::optional<ClaimResult> take_claim_result();
    // Own events whose claim turned out lost after they were kept (calls made while unreachable).
    std::vector<std::uint64_t> take_yielded();

private:
    void read(const HttpAnswer& answer, base::Instant now, base::WallTime wall);
    void note(const base::Status& exchange, base::WallTime wall);
    void take_in_merged();

    const UplinkOptions options_;
    store::Journal& journal_;
    HttpClient& client_;
    const base::Log& log_;
    Pusher pusher_;
    Puller puller_;
    Link link_;
    bool failed_once_ = false;  // until then an offline link is only one that was not tried yet
    bool nudged_ = false;
    std::vector<event::Event> merged_;
};

}  // namespace daofang::uplink
