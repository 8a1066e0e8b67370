// A terminal without a face: journal, real curl, uplink, real clock.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/clock.h"
#include "sync/base/log.h"
#include "sync/store/journal.h"
#include "sync/uplink/curl_client.h"
#include "sync/uplink/uplink.h"
#include "tests/sync/server/server_process.h"
#include "tests/sync/uplink/uplink_parts.h"

namespace daofang::support {

class Station {
public:
    Station(const TempFolder& folder, const std::string& origin, const std::string& url,
            uplink::UplinkOptions options = {})
        : journal(open_journal(folder, origin)) {
        options.url = url;
        if (options.token.empty()) options.token = test_token;
        options.backoff_max = base::Millis{200};
        uplink = std::make_unique<uplink::Uplink>(
            options, *journal, client, base::Random(std::hash<std::string>{}(origin)), log);
    }

    void turn() {
        uplink->tick(clock.now(), clock.wall());
        for (auto& event : uplink->take_merged()) merged.push_back(std::move(event));
        for (const std::uint64_t seq : uplink->take_yielded()) yielded.push_back(seq);
        if (auto result = uplink->take_claim_result()) claims.push_back(*result);
    }
    event::Event append(const std::string& claim = "") {
        return append_one(*journal, clock.wall(), claim);
    }
    void claim(const std::string& claim) { propose(*journal, clock.wall(), claim); }
    bool in_step() const {
        return !journal->proposed() && journal->pushed() == journal->head().seq;
    }

    base::SystemClock clock;
    base::Log log = base::Log::silent();
    uplink::CurlClient client;
    std::unique_ptr<store::Journal> journal;
    std::unique_ptr<uplink::Uplink> uplink;
    std::vector<event::Event> merged;
    std::vector<std::uint64_t> yielded;
    std::vector<uplink::ClaimResult> claims;
};

// Turns all stations until `done`. False: not within `patience`.
inline bool turn_until(const std::vector<Station*>& stations, const std::function<bool()>& done,
                       std::chrono::milliseconds patience = std::chrono::seconds{20}) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < end) {
        for (Station* station : stations) station->turn();
        if (done()) return true;
        stations.front()->client.sleep_until_something({}, base::Millis{2});
    }
    return false;
}

}  // namespace daofang::support
