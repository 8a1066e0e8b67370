// What every store demands of a batch before it looks at what it holds.
#pragma once

#include <span>

#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::store {

// `invalid` unless 1 to append_events_max valid events of one hall and one origin, with seq
// ascending by one.
base::Status check_batch(std::span<const event::Event> events);

}  // namespace daofang::store
