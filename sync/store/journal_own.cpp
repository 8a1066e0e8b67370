#include "sync/base/check.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"
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

Result<Event> Journal::Impl::build(const Draft& draft, const Head& head, WallTime at) const {
    Event event;
    event.hall = options.hall;
    event.origin = options.origin;
    event.seq = head.seq + 1;
    event.at = at;
    event.kind = draft.kind;
    event.body = draft.body;
    event.claim = draft.claim;
    event.prev = head.hash;
    TRY(event::validate(event));
    return event;
}

Status Journal::Impl::keep_own(const Event& event, State& next) {
    const std::string line = event::encode(event);
    TRY(Query(insert_event, event.origin, event.seq, event.at.ms, line).run());
    if (next.head.seq == next.pushed) next.oldest_unsent = event.at;
    next.head = {event.seq, event::hash_of_line(line)};
    return {};
}

Result<std::vector<Event>> Journal::Impl::append(std::span<const Draft> drafts,
                                                 WallTime clock_now) {
    if (state.proposed) return conflict("a proposal is open");
    if (drafts.size() > append_events_max) {
        return Error{Code::invalid,
                     text_of("{} events at once, at most {}", drafts.size(), append_events_max)};
    }
    std::vector<Event> events;
    if (drafts.empty()) return events;
    events.reserve(drafts.size());

    State next = state;
    const WallTime at = next.steady.stamp(clock_now);
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    for (const Draft& draft : drafts) {
        TRY_ASSIGN(Event event, build(draft, next.head, at));
        TRY(keep_own(event, next));
        events.push_back(std::move(event));
    }
    TRY(transaction.commit());
    state = std::move(next);
    return events;
}

Result<Event> Journal::Impl::propose(const Draft& draft, WallTime clock_now) {
    CHECK(!draft.claim.empty());  // nothing to ask the relay for
    if (state.proposed) return conflict("a proposal is open");
    State next = state;
    TRY_ASSIGN(Event event, build(draft, next.head, next.steady.stamp(clock_now)));
    const std::string line = event::encode(event);
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(put_proposal, line).run());
    TRY(transaction.commit());
    next.proposed = event;
    state = std::move(next);
    return event;
}

Status Journal::Impl::move_proposed(State& next) {
    CHECK(next.proposed.has_value());
    TRY(Query(delete_proposal).run());
    TRY(keep_own(*next.proposed, next));
    next.proposed.reset();
    return {};
}

Result<Event> Journal::Impl::keep_proposed() {
    if (!state.proposed) return Error{Code::missing, "no proposal is open"};
    Event event = *state.proposed;
    State next = state;
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(move_proposed(next));
    TRY(transaction.commit());
    state = std::move(next);
    return event;
}

Status Journal::Impl::drop_proposed() {
    if (!state.proposed) return Error{Code::missing, "no proposal is open"};
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(delete_proposal).run());
    TRY(transaction.commit());
    state.proposed.reset();
    return {};
}

Status Journal::Impl::set_pushed(std::uint64_t seq) {
    if (seq == state.pushed) return {};
    if (seq > state.head.seq) {
        return conflict(
            text_of("the relay has our event {}, the newest here is {}: the disk was "
                    "cloned or put back",
                    seq, state.head.seq));
    }
    State next = state;
    next.pushed = seq;
    next.oldest_unsent.reset();
    if (seq < next.head.seq) {
        TRY_ASSIGN(const std::vector<Event> oldest, own_after(seq, 1));
        if (oldest.empty()) return corrupt_at(seq + 1, "it is not here");
        next.oldest_unsent = oldest.front().at;
    }
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    TRY(Query(put_pushed, seq).run());
    TRY(transaction.commit());
    state = std::move(next);
    return {};
}

}  // namespace daofang::store
