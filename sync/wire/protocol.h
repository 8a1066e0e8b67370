// What is said over the line, both ends. HTTP/1.1 and JSON; the version is in the path.
// openapi.yaml beside this file says the same for other languages.
//
//   POST /v1/halls/{hall}/events[?yield=SEQ,SEQ]   body: NDJSON, one event line each, one origin
//        200 {"acked":N}                           events up to N of this origin are on disk
//        409 {"type":"gap","expected":N}           send again from seq N
//        409 {"type":"conflict","seq":N}           kept earlier with other bytes: stop, tell staff
//        409 {"type":"claim","seq":N,"claim":"...","holder":{"origin":"...","seq":M}}
//   GET  /v1/halls/{hall}/events?after=P&wait=S&limit=L[&mark=...]   long poll, S at most 25
//                                                  seconds; mark: see sync/uplink/mark.h
//        200 {"events":[{"position":P,"event":{...}},...],"cursor":P}  (empty when nothing came)
//   GET  /v1/halls/{hall}/origins/{origin}         200 {"seq":N}: where to go on pushing
//   GET  /healthz /readyz                          200, or 503 with a problem
//
// Every answer carries "Daofang-Time: <ms since 1970>", the server's clock. Errors are RFC 9457
// problem JSON (application/problem+json): {"type","title","status","detail"}; 409 bodies above are
// problems too, with the members shown. "Authorization: Bearer <token>" on every /v1 request.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::wire {

inline constexpr std::size_t body_bytes_max = 8u << 20;
inline constexpr std::size_t push_events_max = 500;
inline constexpr std::size_t pull_events_max = 500;
inline constexpr int wait_s_max = 25;
inline constexpr const char* time_header = "Daofang-Time";

// Every decode_ function takes bytes from outside: it bounds their size and depth, and its error
// names the line or member at fault without quoting what came.

// --- push ----------------------------------------------------------------------------------------
std::string push_path(const std::string& hall, const std::set<std::uint64_t>& yielded);
std::string encode_push(std::span<const event::Event> events);
// One hall, one origin, seq without gaps. `invalid` names the line ("line 3: prev: ..."). More than
// push_events_max lines or body_bytes_max bytes: `full`. The last '\n' may be missing.
base::Result<std::vector<event::Event>> decode_push(std::string_view ndjson);
// The value of "yield=": "" is none, "5,7" two. At most push_events_max numbers.
base::Result<std::set<std::uint64_t>> decode_yield(std::string_view list);

struct PushReply {
    enum class Kind { acked, gap, conflict, claim };
    Kind kind = Kind::acked;
    std::uint64_t seq = 0;  // acked: newest kept; gap: expected; conflict and claim: refused event
    std::string claim;
    std::string holder_origin;
    std::uint64_t holder_seq = 0;
};
std::string encode_push_reply(const PushReply& reply);
// `status` 200 or 409; `invalid` when it is not such a reply. Unknown members are passed over.
base::Result<PushReply> decode_push_reply(int status, std::string_view body);

// --- pull ----------------------------------------------------------------------------------------
struct PulledEvent {
    std::uint64_t position = 0;
    event::Event event;
};
struct PullReply {
    std::vector<PulledEvent> events;
    std::uint64_t cursor = 0;  // pass as `after` next time
};
// Without a limit: the server's own is pull_events_max. CHECKs wait_s.
std::string pull_path(const std::string& hall, std::uint64_t after, int wait_s);

struct PullQuery {
    std::uint64_t after = 0;
    int wait_s = 0;
    std::size_t limit = pull_events_max;
};
// The values of "after=", "wait=" and "limit="; "" for one that is absent. A wait or limit over the
// most is cut to it; anything but a number is `invalid`.
base::Result<PullQuery> decode_pull_query(std::string_view after, std::string_view wait,
                                          std::string_view limit);

std::string encode_pull_reply(const PullReply& reply);
// Positions ascend from 1 and none is beyond the cursor, else `invalid` ("events[3]: ..."). More
// than pull_events_max events: `full`. Unknown members are passed over.
base::Result<PullReply> decode_pull_reply(std::string_view body);

// --- origins -------------------------------------------------------------------------------------
std::string origin_path(const std::string& hall, const std::string& origin);
std::string encode_origin_reply(std::uint64_t seq);
base::Result<std::uint64_t> decode_origin_reply(std::string_view body);

// --- problems (RFC 9457)
// --------------------------------------------------------------------------- Bytes of title and
// detail that are not UTF-8 become U+FFFD.
std::string encode_problem(int status, std::string_view title, std::string_view detail);

}  // namespace daofang::wire
