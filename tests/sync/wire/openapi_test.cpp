#include <gtest/gtest.h>

#include <string>

#include "sync/base/file.h"
#include "sync/base/text.h"
#include "sync/event/event.h"
#include "sync/wire/protocol.h"

using namespace daofang;

namespace {

// Whether openapi.yaml holds `text`.
bool says(const std::string& text) {
    const auto page = base::read_file(DAOFANG_SOURCE_DIR "/sync/wire/openapi.yaml");
    return page.ok() && page->find(text) != std::string::npos;
}

}  // namespace

TEST(OpenApi, NamesThePathsAndQueriesThatTheCodeAsksFor) {
    EXPECT_EQ(wire::push_path("h", {}), "/v1/halls/h/events");
    EXPECT_TRUE(says("\n  /v1/halls/{hall}/events:\n"));
    EXPECT_EQ(wire::origin_path("h", "o"), "/v1/halls/h/origins/o");
    EXPECT_TRUE(says("\n  /v1/halls/{hall}/origins/{origin}:\n"));
    for (const char* key : {"yield", "after", "wait", "limit"}) {
        EXPECT_TRUE(says(base::text_of("- name: {}\n          in: query", key))) << key;
    }
}

TEST(OpenApi, HasTheLimitsOfTheCode) {
    EXPECT_TRUE(says(base::text_of("At most {} lines and {} MiB", wire::push_events_max,
                                   wire::body_bytes_max >> 20)));
    EXPECT_TRUE(says(base::text_of("maximum: {}, default: 0", wire::wait_s_max)));
    EXPECT_TRUE(says(
        base::text_of("maximum: {}, default: {}", wire::pull_events_max, wire::pull_events_max)));
    EXPECT_TRUE(says(base::text_of("at most {} bytes", event::event_bytes_max)));
    EXPECT_TRUE(says(base::text_of("At most {} bytes and 8 deep", event::body_bytes_max)));
    EXPECT_TRUE(says(base::text_of("maximum: {}\n", event::at_max.ms)));
    EXPECT_TRUE(says(base::text_of("maximum: {}}}", event::seq_max)));
}
