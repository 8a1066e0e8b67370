// SqliteStore: an EventStore of many halls in one SQLite file.
//
// Owns    its connection. Several stores, also in several processes, may have one file open:
// writers
//         take turns under SQLite's write lock, readers never wait.
// Thread  one per store.
// Disk    WAL, synchronous=FULL: what append() acknowledged survives power loss.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "sync/store/event_store.h"

namespace daofang::store {

struct SqliteStoreOptions {
    std::string path;        // the database file; its folder must exist
    std::uint64_t seed = 0;  // of the busy handler's waits
};

class SqliteStore final : public EventStore {
public:
    // Opens or creates. `conflict`: the file is not a store. `invalid`: a newer version made it.
    // `unavailable`, `full`, `corrupt`: the disk.
    static base::Result<std::unique_ptr<SqliteStore>> open(const SqliteStoreOptions& options);
    ~SqliteStore() override;

    base::Result<Outcome> append(std::span<const event::Event> events,
                                 const std::set<std::uint64_t>& yielded) override;
    base::Result<std::vector<Placed>> read(const std::string& hall, std::uint64_t after,
                                           std::size_t limit) override;
    base::Result<event::Head> head(const std::string& hall, const std::string& origin) override;
    base::Result<std::uint64_t> last_position(const std::string& hall) override;
    base::Status ready() override;

private:
    struct Impl;
    explicit SqliteStore(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::store
