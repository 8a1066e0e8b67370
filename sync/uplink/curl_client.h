// CurlClient: HttpClient on libcurl's multi interface.
//
// Guards  http and https only, no redirects, no proxy from the environment, answers up to
//         answer_bytes_max, 3 seconds to connect. Connections are kept and used again.
// Thread  the loop's. Names are resolved by libcurl's own threads, and nothing here waits for them.
#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "sync/uplink/http_client.h"

namespace daofang::uplink {

inline constexpr std::size_t answer_bytes_max = 8u << 20;
inline constexpr std::size_t answer_headers_max = 64;
inline constexpr base::Millis connect_time{3'000};

class CurlClient final : public HttpClient {
public:
    CurlClient();
    ~CurlClient() override;

    RequestId start(HttpRequest request) override;
    void cancel(RequestId id) override;
    void tick() override;
    std::vector<HttpAnswer> finished() override;

    // Sleeps until a request can move, one of `readable` has something, or `at_most` has passed:
    // for loops that have nothing better to sleep on.
    void sleep_until_something(std::span<const int> readable, base::Millis at_most);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::uplink
