#include "sync/server/service.h"

#include "sync/base/check.h"
#include "sync/base/text.h"

namespace daofang::server {
namespace {

// "Bearer", one space, the token (RFC 6750, 2.1); the scheme's case does not matter (RFC 9110).
std::optional<std::string_view> bearer_in(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() <= scheme.size()) return std::nullopt;
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = authorization[i];
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower != scheme[i]) return std::nullopt;
    }
    return authorization.substr(scheme.size());
}

struct Aim {
    const std::string* hall = nullptr;  // null: no hall is touched
    bool appends = false;
};

Aim aim_of(const Routed& routed) {
    if (const auto* push = std::get_if<PushRoute>(&routed)) return {&push->hall, true};
    if (const auto* pull = std::get_if<PullRoute>(&routed)) return {&pull->ask.hall, false};
    if (const auto* origin = std::get_if<OriginRoute>(&routed)) return {&origin->hall, false};
    return {};
}

}  // namespace

Service::Service(Relay& relay, const Access& access) : relay_(relay), access_(access) {}

Routed Service::begin(const RequestHead& head) const {
    Routed routed = route(head.method, head.target);
    // Only those with a token learn which paths exist.
    if (head.target.starts_with("/v1")) {
        if (const auto reply = refused(head.authorization, routed)) return *reply;
    }
    if (std::holds_alternative<Reply>(routed)) return routed;
    if (head.content_length.value_or(0) > wire::body_bytes_max) return too_large();
    if (!head.content_encoding.empty() && head.content_encoding != "identity") {
        return problem(415, "Unsupported encoding", "send the body as it is");
    }
    return routed;
}

std::optional<Reply> Service::refused(std::string_view authorization, const Routed& routed) const {
    const auto token = bearer_in(authorization);
    const auto caller = token ? access_.who(*token) : std::nullopt;
    if (!caller) {
        return problem(401, "Not signed in",
                       token ? "this token is not known here" : "send Authorization: Bearer TOKEN");
    }
    const Aim aim = aim_of(routed);
    if (aim.hall == nullptr) return std::nullopt;
    const bool may =
        aim.appends ? access_.may_append(*caller, *aim.hall) : access_.may_read(*caller, *aim.hall);
    if (may) return std::nullopt;
    return problem(403, "Not for you",
                   base::text_of("{} may not use hall {} in this way", caller->name, *aim.hall));
}

std::variant<Reply, WaiterId> Service::handle(const Routed& routed, std::string_view body,
                                              base::Instant now) {
    if (const auto* push = std::get_if<PushRoute>(&routed)) {
        return relay_.push(push->hall, body, push->yielded);
    }
    if (const auto* pull = std::get_if<PullRoute>(&routed)) {
        if (auto reply = relay_.pull(pull->ask)) return std::move(*reply);
        return relay_.wait_for(pull->ask, now + std::chrono::seconds{pull->wait_s});
    }
    if (const auto* origin = std::get_if<OriginRoute>(&routed)) {
        return relay_.origin(origin->hall, origin->origin);
    }
    if (std::holds_alternative<ReadyRoute>(routed)) return relay_.ready(now);
    CHECK(std::holds_alternative<HealthRoute>(routed));
    return Reply{200, "{\"status\":\"alive\"}"};
}

Reply Service::too_large() {
    return problem(413, "Too large",
                   base::text_of("a body holds at most {} bytes", wire::body_bytes_max));
}

}  // namespace daofang::server
