#include <filesystem>
#include <system_error>

#include "sync/base/check.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/store/event_row.h"
#include "sync/store/journal_impl.h"
#include "sync/store/schema.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::Result;
using base::Status;
using base::text_of;
using event::Event;
using event::Head;

namespace {

// Nobody else writes; only a reader's recovery could hold us up, and a visitor waits.
constexpr std::int64_t busy_wait_us_max = 500'000;

// How much of our own chain every start reads again.
constexpr std::uint64_t tail_events = 64;

// The lock must be one for all names of the file, so links are followed.
std::string lock_path(const std::string& path) {
    std::error_code ignored;  // a path that cannot be followed fails when it is opened
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, ignored);
    return (real.empty() ? path : real.string()) + ".lock";
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const JournalOptions& options) {
    if (!event::is_hall(options.hall) || !event::is_origin(options.origin)) {
        return Error{Code::invalid, text_of("hall '{}' or terminal '{}' is not a name",
                                            options.hall, options.origin)};
    }
    TRY_ASSIGN(LockFile lock, LockFile::take(lock_path(options.path)));
    TRY_ASSIGN(Database database,
               open_database({options.path, options.seed, busy_wait_us_max}, journal_schema()));
    auto impl = std::make_unique<Impl>(options, std::move(lock), std::move(database));
    TRY(impl->prepare());
    TRY(impl->check_owner());
    TRY(impl->load());
    return std::unique_ptr<Journal>(new Journal(std::move(impl)));
}

Status Journal::Impl::prepare() {
    const auto make = [this](Statement& statement, std::string_view sql) -> Status {
        TRY_ASSIGN(statement, database.prepare(sql));
        return {};
    };
    TRY(make(insert_event, "INSERT INTO events(origin, seq, at, line) VALUES (?1, ?2, ?3, ?4)"));
    TRY(make(select_line, "SELECT line FROM events WHERE origin = ?1 AND seq = ?2"));
    TRY(make(select_own_after,
             "SELECT line, seq FROM events WHERE origin = ?1 AND seq > ?2 "
             "ORDER BY seq LIMIT ?3"));
    TRY(make(select_since, "SELECT line FROM events WHERE at >= ?1"));
    TRY(make(put_proposal, "INSERT INTO proposal(one, line) VALUES (1, ?1)"));
    TRY(make(delete_proposal, "DELETE FROM proposal"));
    TRY(make(select_proposal, "SELECT line FROM proposal"));
    TRY(make(put_pushed, "UPDATE self SET pushed = ?1"));
    TRY(make(put_pulled, "UPDATE self SET pulled = ?1, seen_at = ?2"));
    TRY(make(put_probe, "UPDATE self SET probes = probes + 1"));
    TRY(make(put_note, "INSERT OR REPLACE INTO notes(key, value) VALUES (?1, ?2)"));
    return make(select_note, "SELECT value FROM notes WHERE key = ?1");
}

Status Journal::Impl::check_owner() {
    TRY_ASSIGN(const Statement select, database.prepare("SELECT hall, origin FROM self"));
    {
        Query query(select);
        TRY_ASSIGN(const bool found, query.next());
        if (found) {
            if (query.text(0) == options.hall && query.text(1) == options.origin) return {};
            return conflict(
                text_of("it is the journal of terminal {} in hall {}, not of {} in {}; "
                        "name another file",
                        query.text(1), query.text(0), options.origin, options.hall));
        }
    }
    TRY_ASSIGN(const Statement insert,
               database.prepare("INSERT INTO self(one, hall, origin) VALUES (1, ?1, ?2)"));
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(insert, options.hall, options.origin).run());
    return transaction.commit();
}

Status Journal::Impl::load() {
    TRY_ASSIGN(const Statement select,
               database.prepare("SELECT pushed, pulled, seen_at FROM self"));
    {
        Query query(select);
        TRY_ASSIGN(const bool found, query.next());
        CHECK(found);  // check_owner() has seen or made it
        state.pushed = query.count(0);
        state.pulled = query.count(1);
        state.steady = event::SteadyTime(base::WallTime{query.integer(2)});
    }
    TRY(load_tail());
    TRY(load_proposal());
    if (state.pushed > state.head.seq) {
        return corrupt_at(state.pushed, "the relay has it, but it is not here");
    }
    if (state.pushed == state.head.seq) return {};
    TRY_ASSIGN(const std::vector<Event> oldest, own_after(state.pushed, 1));
    if (oldest.empty()) return corrupt_at(state.pushed + 1, "it is not here");
    state.oldest_unsent = oldest.front().at;
    return {};
}

// The newest own events must be a chain, from the first one on when there are no more than these.
Status Journal::Impl::load_tail() {
    TRY_ASSIGN(const Statement select,
               database.prepare("SELECT coalesce(max(seq), 0) FROM events WHERE origin = ?1"));
    std::uint64_t newest = 0;
    {
        Query query(select, options.origin);
        TRY_ASSIGN(const bool found, query.next());
        CHECK(found);  // an aggregate always has its row
        newest = query.count(0);
    }
    const std::uint64_t before = newest > tail_events ? newest - tail_events : 0;
    TRY_ASSIGN(const std::vector<Event> tail, own_after(before, tail_events));
    Head head;
    if (before > 0 && !tail.empty()) head = {before, tail.front().prev};
    for (const Event& event : tail) {
        if (!event::follows(head, event).ok()) {
            return corrupt_at(head.seq + 1, "it does not follow the event before it");
        }
        head = event::head_after(event);
        state.steady.stamp(event.at);
    }
    if (head.seq != newest) return corrupt_at(head.seq + 1, "it is not here");
    state.head = head;
    return {};
}

Status Journal::Impl::load_proposal() {
    Query query(select_proposal);
    TRY_ASSIGN(const bool found, query.next());
    if (!found) return {};
    TRY_ASSIGN(Event event, event_from_row(query, 0));
    if (!event::follows(state.head, event).ok()) {
        return corrupt_at(event.seq, "it was proposed, but does not follow the newest");
    }
    state.steady.stamp(event.at);
    state.proposed = std::move(event);
    return {};
}

}  // namespace daofang::store
