// Upstream: a server as a client of the server above it (hall, city, province). Every hall that is
// spoken of here goes up and comes down, in the same protocol that terminals speak.
//
// Owns    a small file that says how far each hall is, written now and then: what is done twice
//         changes nothing.
// Thread  the relay's. tick() never blocks on the network. Relay, client and log outlive it.
#pragma once

#include <map>
#include <string>

#include "sync/base/log.h"
#include "sync/base/random.h"
#include "sync/base/time.h"
#include "sync/server/fetcher.h"
#include "sync/server/forwarder.h"
#include "sync/server/relay.h"
#include "sync/uplink/http_client.h"
#include "sync/uplink/uplink_options.h"

namespace daofang::server {

inline constexpr base::Millis progress_noted_every{5'000};

class Upstream {
public:
    Upstream(uplink::UplinkOptions options, std::string progress_path, Relay& relay,
             uplink::HttpClient& client, base::Random random, const base::Log& log);
    Upstream(const Upstream&) = delete;
    Upstream& operator=(const Upstream&) = delete;

    void tick(base::Instant now, base::WallTime wall);
    base::Millis wait(base::Instant now) const;
    // Writes down how far each hall is; also for the stop.
    void note_progress();

private:
    struct Hall {
        Forwarder forwarder;
        Fetcher fetcher;
    };

    Hall& hall(const std::string& name);
    void load_progress();
    void read(const uplink::HttpAnswer& answer, base::Instant now, base::WallTime wall);
    void note(const base::Status& exchange);
    void all_try_soon(base::Instant now);

    const uplink::UplinkOptions options_;
    const std::string progress_path_;
    Relay& relay_;
    uplink::HttpClient& client_;
    base::Random random_;
    const base::Log& log_;
    std::map<std::string, Hall> halls_;
    std::string noted_;  // what the file says
    base::Instant noted_at_;
    bool online_ = false;
    bool tried_ = false;
};

}  // namespace daofang::server
