// Schemas: what our database files look like, as numbered steps that only go forward.
//
// The file's PRAGMA user_version counts the steps it has taken; PRAGMA application_id says whose
// file it is. A step that has been released is never edited: a change is a new step.
#pragma once

#include <cstdint>
#include <span>

#include "sync/base/result.h"
#include "sync/store/sqlite.h"

namespace daofang::store {

struct Schema {
    std::int32_t application_id;         // never renumber
    const char* what;                    // for messages: "terminal journal"
    std::span<const char* const> steps;  // steps[n] brings version n to n + 1
};

// The terminal's journal (journal.h).
Schema journal_schema();
// The server's store of many halls (sqlite_store.h).
Schema store_schema();

// Opens or creates the file in WAL mode with synchronous=FULL and takes the steps it lacks, all or
// none. `conflict`: the file is somebody else's. `invalid`: a newer version of ours made it. Both
// leave the file as it was.
base::Result<Database> open_database(const DatabaseOptions& options, const Schema& schema);

}  // namespace daofang::store
