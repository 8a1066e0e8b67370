// Route: what a request line asks for, read strictly.
//
// A path or query that is not exactly one of sync/wire/protocol.h is refused: unknown or repeated
// query keys, and percent-encoding, which no name of ours needs.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "sync/server/relay.h"
#include "sync/server/reply.h"

namespace daofang::server {

struct PushRoute {
    std::string hall;
    std::set<std::uint64_t> yielded;
};
struct PullRoute {
    PullAsk ask;
    int wait_s = 0;
};
struct OriginRoute {
    std::string hall;
    std::string origin;
};
struct HealthRoute {};
struct ReadyRoute {};

// A Reply: the request is refused with it.
using Routed = std::variant<Reply, PushRoute, PullRoute, OriginRoute, HealthRoute, ReadyRoute>;

// `target` is the request line's, as sent: "/v1/halls/jieyang/events?after=17".
Routed route(std::string_view method, std::string_view target);

}  // namespace daofang::server
