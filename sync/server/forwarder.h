// Forwarder: one hall's events, on their way up to the server above.
//
// Reads its own store in position order and pushes what the server above lacks, one origin's events
// at a time. How far that server has an origin is asked once and then followed. A lost claim up
// there is yielded: the chain must go on, and whose claim it is was told to the people here.
//
// Thread  the relay's. Relay, client and log outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/server/relay.h"
#include "sync/uplink/lane.h"
#include "sync/uplink/mark.h"
#include "sync/uplink/uplink_options.h"

namespace daofang::server {

class Forwarder {
public:
    Forwarder(const uplink::UplinkOptions& options, std::string hall, Relay& relay,
              uplink::Lane lane, const base::Log& log);

    // Where to go on; ignored unless our store still has that event there.
    void resume(const uplink::Mark& mark);
    // All up to this event is above already. Nothing: none yet.
    const std::optional<uplink::Mark>& mark() const { return mark_; }
    // The server above lost events: look through everything again.
    void start_over();
    // The server above has this origin's events up to `seq`.
    void is_above(const std::string& origin, std::uint64_t seq);

    void start(base::Instant now);
    bool takes(const uplink::HttpAnswer& answer) { return lane_.takes(answer); }
    base::Status read(const uplink::HttpAnswer& answer);
    uplink::Lane& lane() { return lane_; }
    base::Millis wait(base::Instant now) const;

private:
    bool is_settled(const store::Placed& placed) const;
    // Moves to the first event that is not above yet. False: there is none, or the disk failed.
    bool find_next(base::Instant now);
    base::Status read_reply(const wire::PushReply& reply);

    const uplink::UplinkOptions& options_;
    const std::string hall_;
    Relay& relay_;
    uplink::Lane lane_;
    const base::Log& log_;

    std::optional<uplink::Mark> mark_;
    std::vector<store::Placed> page_;         // what follows the mark
    std::optional<std::uint64_t> looked_at_;  // Relay::kept_count() when all was above
    std::string asked_origin_;                // of the request under way
    bool asked_how_far_ = false;
    std::uint64_t sent_last_ = 0;
    std::map<std::string, std::uint64_t> above_;  // newest seq above, by origin
    std::map<std::string, std::set<std::uint64_t>> yielded_;
    std::set<std::string> refused_;  // origins with other bytes above
};

}  // namespace daofang::server
