#include "sync/store/sqlite_store.h"

#include <algorithm>
#include <optional>

#include "sync/base/check.h"
#include "sync/event/event_codec.h"
#include "sync/store/batch.h"
#include "sync/store/event_row.h"
#include "sync/store/schema.h"
#include "sync/store/sqlite.h"

namespace daofang::store {

using base::Result;
using base::Status;
using event::Event;
using event::Head;

namespace {

// A server's thread may wait so long for its turn to write.
constexpr std::int64_t busy_wait_us_max = 5'000'000;

}  // namespace

struct SqliteStore::Impl {
    explicit Impl(Database opened) : database(std::move(opened)) {}

    Status prepare();
    Result<Head> head(const std::string& hall, const std::string& origin);
    Result<std::uint64_t> last_position(const std::string& hall);
    // Whether the event was kept earlier, with the same bytes.
    Result<bool> holds(const Event& event, std::string_view line);
    // Takes the event's claim, or says in the outcome who holds it.
    Result<bool> take_claim(const Event& event, Outcome& outcome);
    // Inside a transaction: keeps what is new, or says in the outcome why not.
    Status keep_new(std::span<const Event> events, const std::set<std::uint64_t>& yielded,
                    Head& head, Outcome& outcome);

    Database database;
    Statement select_head, put_head, select_last_position, select_line, insert_event;
    Statement select_claim, insert_claim, select_after, probe;
};

Status SqliteStore::Impl::prepare() {
    const auto make = [this](Statement& statement, std::string_view sql) -> Status {
        TRY_ASSIGN(statement, database.prepare(sql));
        return {};
    };
    TRY(make(select_head, "SELECT seq, hash FROM heads WHERE hall = ?1 AND origin = ?2"));
    TRY(make(put_head,
             "INSERT OR REPLACE INTO heads(hall, origin, seq, hash) "
             "VALUES (?1, ?2, ?3, ?4)"));
    TRY(make(select_last_position,
             "SELECT coalesce(max(position), 0) FROM events WHERE hall = ?1"));
    TRY(make(select_line, "SELECT line FROM events WHERE hall = ?1 AND origin = ?2 AND seq = ?3"));
    TRY(make(insert_event,
             "INSERT INTO events(hall, position, origin, seq, line) "
             "VALUES (?1, ?2, ?3, ?4, ?5)"));
    TRY(make(select_claim, "SELECT origin, seq FROM claims WHERE hall = ?1 AND claim = ?2"));
    TRY(make(insert_claim, "INSERT INTO claims(hall, claim, origin, seq) VALUES (?1, ?2, ?3, ?4)"));
    TRY(make(select_after,
             "SELECT position, line FROM events "
             "WHERE hall = ?1 AND position > ?2 ORDER BY position LIMIT ?3"));
    return make(probe, "UPDATE probe SET probes = probes + 1");
}

Result<Head> SqliteStore::Impl::head(const std::string& hall, const std::string& origin) {
    Query query(select_head, hall, origin);
    TRY_ASSIGN(const bool found, query.next());
    Head head;
    if (!found) return head;
    head.seq = query.count(0);
    TRY_ASSIGN(head.hash, hash_from_row(query, 1));
    return head;
}

Result<std::uint64_t> SqliteStore::Impl::last_position(const std::string& hall) {
    Query query(select_last_position, hall);
    TRY_ASSIGN(const bool found, query.next());
    CHECK(found);  // an aggregate always has its row
    return query.count(0);
}

Result<bool> SqliteStore::Impl::holds(const Event& event, std::string_view line) {
    Query query(select_line, event.hall, event.origin, event.seq);
    TRY_ASSIGN(const bool found, query.next());
    return found && query.text(0) == line;
}

Result<bool> SqliteStore::Impl::take_claim(const Event& event, Outcome& outcome) {
    {
        Query holder(select_claim, event.hall, event.claim);
        TRY_ASSIGN(const bool held, holder.next());
        if (held) {
            outcome.kind = Outcome::Kind::claim_taken;
            outcome.seq = event.seq;
            outcome.claim = event.claim;
            outcome.holder_origin = holder.text(0);
            outcome.holder_seq = holder.count(1);
            return false;
        }
    }
    TRY(Query(insert_claim, event.hall, event.claim, event.origin, event.seq).run());
    return true;
}

Status SqliteStore::Impl::keep_new(std::span<const Event> events,
                                   const std::set<std::uint64_t>& yielded, Head& head,
                                   Outcome& outcome) {
    TRY_ASSIGN(std::uint64_t position, last_position(events.front().hall));
    for (const Event& event : events) {
        const std::string line = event::encode(event);
        const bool known = event.seq <= head.seq;
        bool right = known || event::follows(head, event).ok();
        if (known) {
            TRY_ASSIGN(right, holds(event, line));
        }
        if (!right) {
            outcome.kind = Outcome::Kind::conflict;
            outcome.seq = event.seq;
            return {};
        }
        if (known) continue;
        if (!event.claim.empty() && !yielded.contains(event.seq)) {
            TRY_ASSIGN(const bool taken, take_claim(event, outcome));
            if (!taken) return {};
        }
        ++position;
        TRY(Query(insert_event, event.hall, position, event.origin, event.seq, line).run());
        head = {event.seq, event::hash_of_line(line)};
    }
    return {};
}

SqliteStore::SqliteStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteStoreOptions& options) {
    TRY_ASSIGN(Database database,
               open_database({options.path, options.seed, busy_wait_us_max}, store_schema()));
    auto impl = std::make_unique<Impl>(std::move(database));
    TRY(impl->prepare());
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(impl)));
}

Result<Outcome> SqliteStore::append(std::span<const Event> events,
                                    const std::set<std::uint64_t>& yielded) {
    TRY(check_batch(events));
    const Event& first = events.front();
    TRY_ASSIGN(Transaction transaction, Transaction::begin(impl_->database));
    TRY_ASSIGN(Head head, impl_->head(first.hall, first.origin));

    Outcome outcome;
    outcome.acked = head.seq;
    if (first.seq > head.seq + 1) {
        outcome.kind = Outcome::Kind::gap;
        outcome.seq = first.seq;
        return outcome;
    }
    TRY(impl_->keep_new(events, yielded, head, outcome));
    // Everything was known, or something was refused: the transaction rolls back.
    if (outcome.kind != Outcome::Kind::kept || head.seq == outcome.acked) return outcome;

    TRY(Query(impl_->put_head, first.hall, first.origin, head.seq, head.hash).run());
    TRY(transaction.commit());
    outcome.acked = head.seq;
    return outcome;
}

Result<std::vector<Placed>> SqliteStore::read(const std::string& hall, std::uint64_t after,
                                              std::size_t limit) {
    const std::uint64_t rows_max = std::min(limit, read_events_max);
    Query query(impl_->select_after, hall, after, rows_max);
    std::vector<Placed> events;
    for (;;) {
        TRY_ASSIGN(const bool found, query.next());
        if (!found) return events;
        TRY_ASSIGN(Event event, event_from_row(query, 1));
        events.push_back({query.count(0), std::move(event)});
    }
}

Result<Head> SqliteStore::head(const std::string& hall, const std::string& origin) {
    return impl_->head(hall, origin);
}

Result<std::uint64_t> SqliteStore::last_position(const std::string& hall) {
    return impl_->last_position(hall);
}

// A commit, not just a transaction: only a commit reaches the disk.
Status SqliteStore::ready() {
    TRY_ASSIGN(Transaction transaction, Transaction::begin(impl_->database));
    TRY(Query(impl_->probe).run());
    return transaction.commit();
}

}  // namespace daofang::store
