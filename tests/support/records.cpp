#include "tests/support/records.h"

#include <filesystem>
#include <system_error>

#include "sync/base/text.h"
#include "sync/event/chain.h"
#include "sync/store/journal.h"
#include "sync/store/sqlite_store.h"

namespace daofang::support {
namespace {

constexpr std::size_t page = 500;

base::Status whole_chain(const Events& events) {
    event::Head head;
    for (const event::Event& event : events) {
        TRY(event::follows(head, event));
        head = event::head_after(event);
    }
    return {};
}

base::Error differs(const std::string& what) {
    return {base::Code::invalid, what};
}

}  // namespace

base::Result<Events> own_events(const std::string& data, const std::string& hall,
                                const std::string& origin) {
    TRY_ASSIGN(const auto journal,
               store::Journal::open(
                   {.path = data + "/journal.sqlite", .hall = hall, .origin = origin, .seed = 1}));
    Events all;
    while (true) {
        TRY_ASSIGN(auto more, journal->own_after(all.size(), page));
        if (more.empty()) break;
        all.insert(all.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    }
    if (const auto whole = whole_chain(all); !whole.ok()) {
        return base::Error{base::Code::corrupt, origin + ": " + whole.error().what};
    }
    return all;
}

base::Result<Events> own_events_of_copy(const std::string& data, const std::string& scratch,
                                        const std::string& hall, const std::string& origin) {
    std::error_code failed;
    std::filesystem::remove_all(scratch, failed);
    std::filesystem::create_directories(scratch, failed);
    for (const char* file : {"/journal.sqlite", "/journal.sqlite-wal"}) {
        if (!std::filesystem::exists(data + file)) continue;
        std::filesystem::copy_file(data + file, scratch + file, failed);
        if (failed) return base::Error{base::Code::unavailable, failed.message()};
    }
    return own_events(scratch, hall, origin);
}

base::Result<Events> stored_events(const std::string& server_data, const std::string& hall) {
    TRY_ASSIGN(const auto store,
               store::SqliteStore::open({.path = server_data + "/events.sqlite", .seed = 1}));
    Events all;
    std::uint64_t position = 0;
    while (true) {
        TRY_ASSIGN(auto more, store->read(hall, position, page));
        if (more.empty()) return all;
        for (store::Placed& placed : more) {
            if (placed.position <= position) return differs("positions do not rise");
            position = placed.position;
            all.push_back(std::move(placed.event));
        }
    }
}

base::Status all_arrived_once(const Events& stored, const std::map<std::string, Events>& journals) {
    std::map<std::string, Events> by_origin;
    for (const event::Event& event : stored) by_origin[event.origin].push_back(event);
    for (const auto& [origin, own] : journals) {
        const Events& there = by_origin[origin];
        if (there.size() != own.size()) {
            return differs(base::text_of("{}: {} events in its journal, {} in the store", origin,
                                         own.size(), there.size()));
        }
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (own[i] == there[i]) continue;
            return differs(base::text_of("{}: event {} differs", origin, own[i].seq));
        }
    }
    for (const auto& [origin, there] : by_origin) {
        if (!journals.contains(origin)) return differs("a stranger in the store: " + origin);
        TRY(whole_chain(there));
    }
    return {};
}

}  // namespace daofang::support
