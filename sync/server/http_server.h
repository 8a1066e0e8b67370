// HttpServer: the one door to the network. Speaks HTTP/1.1 through libmicrohttpd and hands every
// request to the Service; knows no event.
//
// Guards  sizes (head, body), connections (all, per address), time: a connection that has not said
//         its whole request, or not taken its reply, after request_time is closed.
// Thread  one: the loop's. tick() never blocks; sleep on fd() for at most wait().
// Owns    the listening socket and all connections. Service, clock and log outlive it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sync/base/clock.h"
#include "sync/base/log.h"
#include "sync/base/result.h"
#include "sync/base/time.h"
#include "sync/server/service.h"

namespace daofang::server {

struct HttpServerOptions {
    std::string host = "127.0.0.1";  // a numeric address, IPv4 or IPv6, or "localhost"
    std::uint16_t port = 8470;       // 0: any free one
    unsigned connections_max = 2'000;
    unsigned connections_per_address_max = 256;  // a whole hall may stand behind one address
    base::Millis request_time{20'000};           // a request's bytes, or a reply's
    base::Millis idle_time{120'000};             // between two requests
};

class HttpServer {
public:
    // `unavailable`: the address is taken, or is not this machine's. `invalid`: not an address.
    static base::Result<std::unique_ptr<HttpServer>> start(const HttpServerOptions& options,
                                                           Service& service,
                                                           const base::Clock& clock,
                                                           const base::Log& log);
    ~HttpServer();

    // The port it listens on.
    std::uint16_t port() const;
    // "http://127.0.0.1:8470"
    std::string url() const;

    void tick(base::Instant now);
    base::Millis wait(base::Instant now) const;
    // Readable when tick() has something to do.
    int fd() const;

    // Takes no new connections; long polls are answered, requests under way finish.
    void finish();
    // After finish(): no request is under way any more.
    bool quiet() const;

    struct Impl;  // opaque; named here for the library's callbacks

private:
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::server
