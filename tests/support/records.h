// Records: what journals and a server's store hold, for tests that hold them against each other.
//
// Journals are read while their program does not run, or from a copy; the store at any time.
// Thread  any.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::support {

using Events = std::vector<event::Event>;

// Every own event of the journal in `data`/journal.sqlite, by seq. `corrupt` unless their chain
// holds from the first to the last.
base::Result<Events> own_events(const std::string& data, const std::string& hall,
                                const std::string& origin);

// The same from a copy in `scratch`: what a killed program left stays as it was left.
base::Result<Events> own_events_of_copy(const std::string& data, const std::string& scratch,
                                        const std::string& hall, const std::string& origin);

// Every event of the hall in a server's data folder, by position.
base::Result<Events> stored_events(const std::string& server_data, const std::string& hall);

// Ok when the store holds every event of every journal, each once and alike, and nothing else.
// `invalid` says what differs.
base::Status all_arrived_once(const Events& stored, const std::map<std::string, Events>& journals);

}  // namespace daofang::support
