// A listening TCP socket on a numeric address.
#pragma once

#include <cstdint>
#include <string>

#include "sync/base/result.h"

namespace daofang::server {

struct ListenSocket {
    int fd = -1;  // the caller closes it
    std::uint16_t port = 0;
};

// `invalid`: not an address. `unavailable`: taken, or not this machine's.
base::Result<ListenSocket> listen_on(const std::string& host, std::uint16_t port);

// "127.0.0.1:8470" or "[::1]:8470"; "localhost" is 127.0.0.1. Nothing else has a name here: a
// server must start while the name service is down.
struct HostPort {
    std::string host;
    std::uint16_t port = 0;
};
base::Result<HostPort> host_port_from_text(const std::string& text);

}  // namespace daofang::server
