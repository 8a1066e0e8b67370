// An event as columns of a table, the same in every table of ours:
//   origin, seq, at, kind, body, claim, prev
#pragma once

#include <string>

#include "sync/base/result.h"
#include "sync/event/event.h"
#include "sync/store/sqlite.h"

namespace daofang::store {

// The event in the standing row, whose columns from `first` on are those above. `corrupt` when they
// cannot be an event's.
base::Result<event::Event> event_from_row(const Query& query, int first, const std::string& hall);

// A hash column. `corrupt` when it is not 32 bytes.
base::Result<event::Hash> hash_from_row(const Query& query, int column);

}  // namespace daofang::store
