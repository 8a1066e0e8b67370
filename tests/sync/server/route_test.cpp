#include "sync/server/route.h"

#include <gtest/gtest.h>

namespace daofang::server {
namespace {

int status_of(std::string_view method, std::string_view target) {
    const Routed routed = route(method, target);
    const auto* reply = std::get_if<Reply>(&routed);
    return reply == nullptr ? 0 : reply->status;
}

TEST(Route, ReadsAPush) {
    const Routed routed = route("POST", "/v1/halls/jieyang/events?yield=3,17");
    const auto* push = std::get_if<PushRoute>(&routed);
    ASSERT_NE(push, nullptr);
    EXPECT_EQ(push->hall, "jieyang");
    EXPECT_EQ(push->yielded, (std::set<std::uint64_t>{3, 17}));
}

TEST(Route, ReadsAPull) {
    const Routed routed =
        route("GET", "/v1/halls/jieyang/events?after=17&wait=25&limit=7&mark=17:K1:5");
    const auto* pull = std::get_if<PullRoute>(&routed);
    ASSERT_NE(pull, nullptr);
    EXPECT_EQ(pull->ask.hall, "jieyang");
    EXPECT_EQ(pull->ask.after, 17u);
    EXPECT_EQ(pull->ask.limit, 7u);
    EXPECT_EQ(pull->ask.mark, (uplink::Mark{17, "K1", 5}));
    EXPECT_EQ(pull->wait_s, 25);
}

TEST(Route, ReadsAnOrigin) {
    const Routed routed = route("GET", "/v1/halls/jieyang/origins/K1.a_b-c");
    const auto* origin = std::get_if<OriginRoute>(&routed);
    ASSERT_NE(origin, nullptr);
    EXPECT_EQ(origin->origin, "K1.a_b-c");
}

TEST(Route, KnowsHealthAndReadiness) {
    EXPECT_TRUE(std::holds_alternative<HealthRoute>(route("GET", "/healthz")));
    EXPECT_TRUE(std::holds_alternative<ReadyRoute>(route("GET", "/readyz")));
}

TEST(Route, FindsNothingElsewhere) {
    for (const char* target :
         {"", "/", "//", "*", "/v1", "/v2/halls/jieyang/events", "/v1/halls//events",
          "/v1/halls/jieyang", "/v1/halls/jieyang/events/", "/v1/halls/JieYang/events",
          "/v1/halls/%6aieyang/events", "/v1/halls/../events", "/v1/halls/jieyang/origins/",
          "/v1/halls/jieyang/origins/K%201", "/healthz/", "http://x/healthz",
          "/v1/halls/jieyang/events#x"}) {
        EXPECT_EQ(status_of("GET", target), 404) << target;
    }
}

TEST(Route, RefusesAQueryThatIsNotExactlyItsOwn) {
    for (const char* query :
         {"?", "?after", "?after=", "?after=-1", "?after=1&after=2", "?x=1", "?after=1&",
          "?wait=abc", "?limit=0", "?mark=1:K1", "?mark=x", "?after=99999999999999999999"}) {
        const std::string target = std::string("/v1/halls/jieyang/events") + query;
        const int status = status_of("GET", target);
        // A bare "?" and an empty value ask for nothing; all else is a mistake.
        const bool harmless =
            std::string_view(query) == "?" || std::string_view(query) == "?after=";
        EXPECT_EQ(status, harmless ? 0 : 400) << target;
    }
    EXPECT_EQ(status_of("POST", "/v1/halls/jieyang/events?yield=a"), 400);
    EXPECT_EQ(status_of("POST", "/v1/halls/jieyang/events?after=1"), 400);
    EXPECT_EQ(status_of("GET", "/v1/halls/jieyang/origins/K1?x=1"), 400);
}

TEST(Route, NamesTheMethodsThatWouldDo) {
    const Routed routed = route("DELETE", "/v1/halls/jieyang/events");
    const auto* reply = std::get_if<Reply>(&routed);
    ASSERT_NE(reply, nullptr);
    EXPECT_EQ(reply->status, 405);
    EXPECT_STREQ(reply->allow, "GET, POST");
    EXPECT_EQ(status_of("POST", "/healthz"), 405);
}

}  // namespace
}  // namespace daofang::server
