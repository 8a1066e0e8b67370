#include "sync/store/journal.h"

#include "sync/base/text.h"
#include "sync/store/event_row.h"
#include "sync/store/journal_impl.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::Result;
using base::Status;
using base::text_of;
using base::WallTime;
using event::Event;
using event::Head;

namespace {

Result<std::vector<Event>> events_of(Query& query) {
    std::vector<Event> events;
    for (;;) {
        TRY_ASSIGN(const bool found, query.next());
        if (!found) return events;
        TRY_ASSIGN(Event event, event_from_row(query, 0));
        events.push_back(std::move(event));
    }
}

}  // namespace

Error Journal::Impl::conflict(std::string_view why) const {
    return {Code::conflict, text_of("{}: {}", options.path, why)};
}

Error Journal::Impl::corrupt_at(std::uint64_t seq, std::string_view why) const {
    return {Code::corrupt, text_of("{}: own event {}: {}; copy the file away for inspection, then "
                                   "restore it",
                                   options.path, seq, why)};
}

Result<std::vector<Event>> Journal::Impl::read_since(WallTime from) {
    Query query(select_since, from.ms);
    return events_of(query);
}

Result<std::vector<Event>> Journal::Impl::own_after(std::uint64_t after, std::size_t limit) {
    const std::uint64_t rows_max = limit;
    Query query(select_own_after, options.origin, after, rows_max);
    return events_of(query);
}

Status Journal::Impl::remember(const std::string& key, const std::string& value) {
    if (key.size() + value.size() > note_bytes_max) {
        return Error{Code::invalid, text_of("a note of {} bytes, at most {}",
                                            key.size() + value.size(), note_bytes_max)};
    }
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(put_note, key, value).run());
    return transaction.commit();
}

// A commit, not just a transaction: only a commit reaches the disk.
Status Journal::Impl::ready() {
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(put_probe).run());
    return transaction.commit();
}

Status Journal::Impl::verify() {
    Query query(select_own_after, options.origin, std::uint64_t{0}, state.head.seq);
    Head head;
    for (;;) {
        TRY_ASSIGN(const bool found, query.next());
        if (!found) break;
        const auto event = event_from_row(query, 0);
        if (!event) return corrupt_at(query.count(1), event.error().what);
        if (!event::follows(head, *event).ok()) {
            return corrupt_at(head.seq + 1, "it is not here or does not follow the one before it");
        }
        head = event::head_after(*event);
    }
    if (head != state.head) return corrupt_at(head.seq + 1, "it is not here or has changed");
    TRY_ASSIGN(const std::string pages, database.read_text("PRAGMA quick_check(1)"));
    if (pages != "ok") return Error{Code::corrupt, text_of("{}: {}", options.path, pages)};
    return {};
}

// --- the public face
// ------------------------------------------------------------------------------

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Journal::~Journal() = default;

const std::string& Journal::hall() const {
    return impl_->options.hall;
}
const std::string& Journal::origin() const {
    return impl_->options.origin;
}

Result<std::vector<Event>> Journal::append(std::span<const Draft> drafts, WallTime clock_now) {
    return impl_->writing([&] { return impl_->append(drafts, clock_now); });
}

Result<Event> Journal::propose(const Draft& draft, WallTime clock_now) {
    return impl_->writing([&] { return impl_->propose(draft, clock_now); });
}

const std::optional<Event>& Journal::proposed() const {
    return impl_->state.proposed;
}

Result<Event> Journal::keep_proposed() {
    return impl_->writing([&] { return impl_->keep_proposed(); });
}

Status Journal::drop_proposed() {
    return impl_->writing([&] { return impl_->drop_proposed(); });
}

Result<std::vector<Event>> Journal::merge(std::span<const Placed> events, std::uint64_t cursor,
                                          WallTime clock_now) {
    return impl_->writing([&] { return impl_->merge(events, cursor, clock_now); });
}

Result<std::vector<Event>> Journal::read_since(WallTime from) {
    return impl_->noted(impl_->read_since(from));
}

Result<std::vector<Event>> Journal::own_after(std::uint64_t after, std::size_t limit) {
    return impl_->noted(impl_->own_after(after, limit));
}

Head Journal::head() const {
    return impl_->state.head;
}
std::uint64_t Journal::pushed() const {
    return impl_->state.pushed;
}
std::uint64_t Journal::pulled() const {
    return impl_->state.pulled;
}

Status Journal::set_pushed(std::uint64_t seq) {
    return impl_->writing([&] { return impl_->set_pushed(seq); });
}

Journal::Unsent Journal::unsent() const {
    const Impl::State& state = impl_->state;
    return {state.head.seq - state.pushed, state.oldest_unsent};
}

Result<std::optional<std::string>> Journal::recall(const std::string& key) {
    const auto ask = [&]() -> Result<std::optional<std::string>> {
        Query query(impl_->select_note, key);
        TRY_ASSIGN(const bool found, query.next());
        std::optional<std::string> value;
        if (found) value = std::string(query.text(0));
        return value;
    };
    return impl_->noted(ask());
}

Status Journal::remember(const std::string& key, const std::string& value) {
    return impl_->writing([&] { return impl_->remember(key, value); });
}

Status Journal::ready() {
    return impl_->writing([&] { return impl_->ready(); });
}

Status Journal::verify() {
    return impl_->noted(impl_->verify());
}

}  // namespace daofang::store
