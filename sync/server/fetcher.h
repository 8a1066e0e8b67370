// Fetcher: one hall's events, on their way down from the server above.
//
// Long-polls like a terminal, and appends what comes to its own store, from where terminals below
// read it. What the store has already is skipped, so nothing goes round in circles.
//
// Thread  the relay's. Relay, client and log outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/server/forwarder.h"
#include "sync/server/relay.h"
#include "sync/uplink/lane.h"
#include "sync/uplink/mark.h"
#include "sync/uplink/uplink_options.h"

namespace daofang::server {

class Fetcher {
public:
    Fetcher(const uplink::UplinkOptions& options, std::string hall, Relay& relay, uplink::Lane lane,
            const base::Log& log);

    // Where to go on; ignored unless our store has the event that stood there.
    void resume(const uplink::Mark& mark);
    const std::optional<uplink::Mark>& mark() const { return mark_; }

    void start(base::Instant now);
    bool takes(const uplink::HttpAnswer& answer) { return lane_.takes(answer); }
    // Tells `forwarder` what is above.
    base::Status read(const uplink::HttpAnswer& answer, Forwarder& forwarder);
    void failed(base::Instant now, std::optional<base::Millis> retry_after);
    uplink::Lane& lane() { return lane_; }
    base::Millis wait(base::Instant now) const;

private:
    base::Status keep(std::vector<store::Placed> page);
    base::Status keep_batch(const std::vector<event::Event>& batch);

    const uplink::UplinkOptions& options_;
    const std::string hall_;
    Relay& relay_;
    uplink::Lane lane_;
    const base::Log& log_;
    bool known_ = false;  // the last poll worked: the next one may wait
    std::optional<uplink::Mark> mark_;
};

}  // namespace daofang::server
