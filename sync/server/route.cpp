#include "sync/server/route.h"

#include <map>
#include <optional>
#include <vector>

#include "sync/event/event_codec.h"

namespace daofang::server {
namespace {

constexpr std::size_t segments_max = 8;
constexpr std::size_t query_keys_max = 8;

using Query = std::map<std::string_view, std::string_view>;

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(at);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<Query> query_in(std::string_view text) {
    Query query;
    if (text.empty()) return query;
    for (const std::string_view pair : split(text, '&')) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos || query.size() >= query_keys_max) return std::nullopt;
        if (!query.emplace(pair.substr(0, equals), pair.substr(equals + 1)).second) {
            return std::nullopt;
        }
    }
    return query;
}

Reply bad_query(std::string_view what) {
    return problem(400, "Malformed query", what);
}
Reply not_found() {
    return problem(404, "Not found", "there is nothing at this path");
}
Reply not_allowed(const char* methods) {
    Reply reply = problem(405, "Method not allowed", methods);
    reply.allow = methods;
    return reply;
}

// The value of a key, taken out of the query; "" when absent.
std::string_view take(Query& query, std::string_view key) {
    const auto found = query.find(key);
    if (found == query.end()) return {};
    const std::string_view value = found->second;
    query.erase(found);
    return value;
}

Routed push_route(std::string_view hall, Query query) {
    auto yielded = wire::decode_yield(take(query, "yield"));
    if (!yielded) return bad_query(yielded.error().what);
    if (!query.empty()) return bad_query("POST events knows yield only");
    return PushRoute{std::string(hall), std::move(*yielded)};
}

Routed pull_route(std::string_view hall, Query query) {
    const auto asked =
        wire::decode_pull_query(take(query, "after"), take(query, "wait"), take(query, "limit"));
    if (!asked) return bad_query(asked.error().what);
    PullRoute route{{std::string(hall), asked->after, asked->limit, std::nullopt}, asked->wait_s};
    if (const std::string_view text = take(query, "mark"); !text.empty()) {
        const auto mark = uplink::mark_from_text(text);
        if (!mark) return bad_query(mark.error().what);
        route.ask.mark = *mark;
    }
    if (!query.empty()) return bad_query("GET events knows after, wait, limit and mark");
    return route;
}

}  // namespace

Routed route(std::string_view method, std::string_view target) {
    const std::size_t mark = target.find('?');
    const auto path = split(target.substr(0, mark), '/');
    const auto query =
        query_in(mark == std::string_view::npos ? std::string_view{} : target.substr(mark + 1));
    if (path.size() < 2 || path.size() > segments_max || !path[0].empty()) return not_found();
    if (path.size() == 2 && (path[1] == "healthz" || path[1] == "readyz")) {
        if (method != "GET") return not_allowed("GET");
        if (path[1] == "healthz") return HealthRoute{};
        return ReadyRoute{};
    }
    if (path.size() < 5 || path[1] != "v1" || path[2] != "halls" || !event::is_hall(path[3])) {
        return not_found();
    }
    if (path.size() == 5 && path[4] == "events") {
        if (method != "GET" && method != "POST") return not_allowed("GET, POST");
        if (!query) return bad_query("a query is KEY=VALUE&KEY=VALUE, each key once");
        return method == "POST" ? push_route(path[3], *query) : pull_route(path[3], *query);
    }
    if (path.size() == 6 && path[4] == "origins" && event::is_origin(path[5])) {
        if (method != "GET") return not_allowed("GET");
        if (!query || !query->empty()) return bad_query("GET origins takes no query");
        return OriginRoute{std::string(path[3]), std::string(path[5])};
    }
    return not_found();
}

}  // namespace daofang::server
