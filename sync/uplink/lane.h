// Lane: one request after another to one server, and the pause after one that failed. Lanes do not
// know each other: what stops one never stops another.
//
// Thread  the loop's. The client outlives it.
#pragma once

#include <optional>

#include "sync/base/time.h"
#include "sync/uplink/backoff.h"
#include "sync/uplink/http_client.h"

namespace daofang::uplink {

class Lane {
public:
    Lane(HttpClient& client, BackoffOptions options, base::Random random)
        : client_(client), backoff_(options, random) {}

    bool busy() const { return request_.has_value(); }
    bool may_start(base::Instant now) const { return !busy() && now >= not_before_; }
    // CHECKs may_start() was asked: one request at a time.
    void start(HttpRequest request);

    // True when the answer is this lane's; the lane is free then, until it is told how it went.
    bool takes(const HttpAnswer& answer);
    // True when that ends a run of failures: the server is back.
    bool worked();
    // Stays away for the backoff, and for what the server asked.
    void failed(base::Instant now, std::optional<base::Millis> retry_after);
    // Another lane found the server back: ends a backoff, never what the server asked for.
    void try_soon(base::Instant now);

    // How long until may_start(); zero while busy.
    base::Millis pause(base::Instant now) const;

private:
    HttpClient& client_;
    Backoff backoff_;
    std::optional<RequestId> request_;
    base::Instant not_before_;
    base::Instant asked_until_;  // the server's own wish: Retry-After
};

}  // namespace daofang::uplink
