// Pulling: a hall's events from a position on, and how far an origin's own are kept.
#include <algorithm>

#include "sync/base/check.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/wire/members.h"
#include "sync/wire/protocol.h"

namespace daofang::wire {
namespace {

using base::Code;
using base::Error;
using base::Json;
using base::Result;
using base::text_of;

// A body may be json_depth_max deep by itself; around it stand the event, its place, the array and
// the reply.
constexpr int event_depth_max = base::json_depth_max + 1;
constexpr int reply_depth_max = event_depth_max + 3;

// `after`: the position of the item before.
Result<PulledEvent> decode_item(const Json& item, std::uint64_t after) {
    PulledEvent pulled;
    TRY_ASSIGN(pulled.position, get_count(item, "position"));
    if (pulled.position <= after) {
        return Error{Code::invalid, text_of("position {} after {}", pulled.position, after)};
    }
    const auto event = item.find("event");
    if (event == item.end()) return Error{Code::invalid, "'event' must be an object"};
    // The line is canonical whatever white space the reply was written with.
    TRY_ASSIGN(const std::string line, base::canonical_json(*event, event_depth_max));
    TRY_ASSIGN(pulled.event, event::decode(line));
    return pulled;
}

}  // namespace

std::string pull_path(const std::string& hall, std::uint64_t after, int wait_s) {
    CHECK(event::is_hall(hall));
    CHECK(wait_s >= 0 && wait_s <= wait_s_max);
    return text_of("/v1/halls/{}/events?after={}&wait={}", hall, after, wait_s);
}

Result<PullQuery> decode_pull_query(std::string_view after, std::string_view wait,
                                    std::string_view limit) {
    PullQuery query;
    if (!after.empty()) {
        TRY_ASSIGN(query.after, read_count("after", after));
    }
    if (!wait.empty()) {
        TRY_ASSIGN(const std::uint64_t seconds, read_count("wait", wait));
        query.wait_s = static_cast<int>(std::min<std::uint64_t>(seconds, wait_s_max));
    }
    if (!limit.empty()) {
        TRY_ASSIGN(const std::uint64_t events, read_count("limit", limit));
        if (events == 0) return Error{Code::invalid, "'limit' must be at least 1"};
        query.limit = std::min<std::uint64_t>(events, pull_events_max);
    }
    return query;
}

std::string encode_pull_reply(const PullReply& reply) {
    // Written by hand: each event's line is canonical JSON already.
    std::string body = text_of(R"({{"cursor":{},"events":[)", reply.cursor);
    const char* before = "";
    for (const PulledEvent& pulled : reply.events) {
        body += before;
        body += R"({"event":)";
        body += event::encode(pulled.event);
        body += R"(,"position":)";
        body += std::to_string(pulled.position);
        body += '}';
        before = ",";
    }
    body += "]}";
    return body;
}

Result<PullReply> decode_pull_reply(std::string_view body) {
    TRY_ASSIGN(const Json json, base::parse_json(body, body_bytes_max, reply_depth_max));
    PullReply reply;
    TRY_ASSIGN(reply.cursor, get_count(json, "cursor"));
    const auto events = json.find("events");
    if (events == json.end() || !events->is_array()) {
        return Error{Code::invalid, "'events' must be an array"};
    }
    if (events->size() > pull_events_max) {
        return Error{Code::full, text_of("over {} events", pull_events_max)};
    }
    reply.events.reserve(events->size());
    std::uint64_t after = 0;
    for (const Json& item : *events) {
        auto pulled = decode_item(item, after);
        if (!pulled) {
            return Error{Code::invalid,
                         text_of("events[{}]: {}", reply.events.size(), pulled.error().what)};
        }
        after = pulled->position;
        reply.events.push_back(std::move(pulled).value());
    }
    if (after > reply.cursor) return Error{Code::invalid, "'cursor' is before the last position"};
    return reply;
}

std::string origin_path(const std::string& hall, const std::string& origin) {
    CHECK(event::is_hall(hall));
    CHECK(event::is_origin(origin));
    return text_of("/v1/halls/{}/origins/{}", hall, origin);
}

std::string encode_origin_reply(std::uint64_t seq) {
    return text_of(R"({{"seq":{}}})", seq);
}

Result<std::uint64_t> decode_origin_reply(std::string_view body) {
    TRY_ASSIGN(const Json json, read_small_object(body));
    return get_count(json, "seq");
}

}  // namespace daofang::wire
