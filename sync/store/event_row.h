// What our tables hold of events: the canonical line, the very bytes that were hashed.
#pragma once

#include "sync/base/result.h"
#include "sync/event/event.h"
#include "sync/store/sqlite.h"

namespace daofang::store {

// The event of the line in `column`. `corrupt` when it does not decode.
base::Result<event::Event> event_from_row(const Query& query, int column);

// The hash in `column`. `corrupt` when it is not 32 bytes.
base::Result<event::Hash> hash_from_row(const Query& query, int column);

}  // namespace daofang::store
