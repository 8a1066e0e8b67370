// Pages of events on their way between two servers: what may travel together.
#pragma once

#include <vector>

#include "sync/store/event_store.h"

namespace daofang::server {

// The first event and those of its origin after it, in order: one push. An event with a claim never
// overtakes an event of another origin: whoever held the claim first holds it on the other side.
std::vector<event::Event> first_batch(const std::vector<store::Placed>& page);

}  // namespace daofang::server
