// Service: one request after another, from request line to reply; HTTP without a socket.
//
// begin() decides by the head alone, so that a stranger's body is never read; handle() does the
// work once the body is there. A long poll gives a waiter: its reply comes from Relay::woken().
//
// Thread  the relay's. Relay, access and log outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sync/base/log.h"
#include "sync/base/time.h"
#include "sync/server/access.h"
#include "sync/server/relay.h"
#include "sync/server/route.h"

namespace daofang::server {

// The head of a request, as sent.
struct RequestHead {
    std::string_view method;
    std::string_view target;
    std::string_view authorization;  // the header's value; empty: none
    std::optional<std::uint64_t> content_length;
    std::string_view content_encoding;  // empty: none
};

class Service {
public:
    Service(Relay& relay, const Access& access);

    // Where the request goes; a Reply when it is refused already.
    Routed begin(const RequestHead& head) const;
    // The reply, or the waiter whose reply will come. CHECKs that `routed` is not a Reply.
    std::variant<Reply, WaiterId> handle(const Routed& routed, std::string_view body,
                                         base::Instant now);
    // The body outgrew wire::body_bytes_max.
    static Reply too_large();

    Relay& relay() { return relay_; }

private:
    std::optional<Reply> refused(std::string_view authorization, const Routed& routed) const;

    Relay& relay_;
    const Access& access_;
};

}  // namespace daofang::server
