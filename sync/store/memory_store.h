// MemoryStore: an EventStore that forgets when it goes. For simulations and tests, and the plainest
// statement of what a store does.
//
// Thread  one.
// Fails   only with `invalid`.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sync/store/event_store.h"

namespace daofang::store {

class MemoryStore final : public EventStore {
public:
    base::Result<Outcome> append(std::span<const event::Event> events,
                                 const std::set<std::uint64_t>& yielded) override;
    base::Result<std::vector<Placed>> read(const std::string& hall, std::uint64_t after,
                                           std::size_t limit) override;
    base::Result<event::Head> head(const std::string& hall, const std::string& origin) override;
    base::Result<std::uint64_t> last_position(const std::string& hall) override;
    base::Status ready() override;

private:
    struct Holder {
        std::string origin;
        std::uint64_t seq = 0;
    };
    struct Hall {
        std::vector<event::Event> events;  // the event at position p is events[p - 1]
        std::map<std::string, std::vector<std::size_t>> origins;  // index in `events` by seq - 1
        std::map<std::string, Holder> claims;
    };

    std::map<std::string, Hall> halls_;
};

}  // namespace daofang::store
