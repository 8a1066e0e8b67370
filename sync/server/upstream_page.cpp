#include "sync/server/upstream_page.h"

#include "sync/base/check.h"
#include "sync/wire/protocol.h"

namespace daofang::server {

std::vector<event::Event> first_batch(const std::vector<store::Placed>& page) {
    CHECK(!page.empty());
    const std::string& origin = page.front().event.origin;
    std::vector<event::Event> batch;
    bool overtakes = false;
    for (const store::Placed& placed : page) {
        if (placed.event.origin != origin) {
            overtakes = true;
            continue;
        }
        if (overtakes && !placed.event.claim.empty()) break;
        if (batch.size() == wire::push_events_max) break;
        batch.push_back(placed.event);
    }
    return batch;
}

}  // namespace daofang::server
