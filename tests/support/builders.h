// Builders: valid events without ceremony, so that a test shows only what it is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sync/event/chain.h"
#include "sync/event/event.h"
#include "tests/support/fake_clock.h"

namespace daofang::support {

// A valid first event of terminal K1 in hall jieyang.
inline event::Event an_event() {
    event::Event made;
    made.hall = "jieyang";
    made.origin = "K1";
    made.seq = 1;
    made.at = tuesday_morning;
    made.kind = "ticket_issued";
    made.body = R"({"number":12,"service":"lawyer"})";
    return made;
}

// The event that follows `head` on `origin`, one second a seq after tuesday_morning.
inline event::Event an_event_after(const event::Head& head, const std::string& origin = "K1") {
    event::Event made = an_event();
    made.origin = origin;
    made.seq = head.seq + 1;
    made.at = tuesday_morning + base::Millis{1000 * static_cast<std::int64_t>(head.seq)};
    made.body = R"({"number":)" + std::to_string(made.seq) + R"(,"service":"lawyer"})";
    made.prev = head.hash;
    return made;
}

// `count` events of one origin from seq 1, each chained to the one before.
inline std::vector<event::Event> a_chain(std::size_t count, const std::string& origin = "K1") {
    std::vector<event::Event> chain;
    chain.reserve(count);
    event::Head head;
    while (chain.size() < count) {
        chain.push_back(an_event_after(head, origin));
        head = event::head_after(chain.back());
    }
    return chain;
}

}  // namespace daofang::support
