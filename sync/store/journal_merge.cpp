#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/store/journal_impl.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::Result;
using base::text_of;
using base::WallTime;
using event::Event;

Result<std::vector<Event>> Journal::Impl::merge(std::span<const Placed> events,
                                                std::uint64_t cursor, WallTime clock_now) {
    std::vector<Event> fresh;
    if (events.empty() && cursor == state.pulled) return fresh;  // a long poll that ran out
    if (cursor < state.pulled) {
        return Error{Code::invalid,
                     text_of("the relay's cursor went back from {} to {}", state.pulled, cursor)};
    }
    if (events.size() > read_events_max) {
        return Error{Code::invalid,
                     text_of("{} events at once, at most {}", events.size(), read_events_max)};
    }
    State next = state;
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    for (const Placed& placed : events) {
        TRY_ASSIGN(const bool is_new, merge_one(placed.event, next, clock_now));
        if (is_new) fresh.push_back(placed.event);
    }
    next.pulled = cursor;
    TRY(Query(put_pulled, cursor, next.steady.last().ms).run());
    TRY(transaction.commit());
    state = std::move(next);
    return fresh;
}

Result<bool> Journal::Impl::merge_one(const Event& event, State& next, WallTime clock_now) {
    TRY(event::validate(event));
    if (event.hall != options.hall) {
        return Error{Code::invalid,
                     text_of("an event of hall {} for hall {}", event.hall, options.hall)};
    }
    const std::string line = event::encode(event);
    {
        Query query(select_line, event.origin, event.seq);
        TRY_ASSIGN(const bool known, query.next());
        if (known) {
            if (query.text(0) == line) return false;
            return conflict(
                text_of("the relay has other bytes of event {} of {}: a disk was "
                        "cloned or put back",
                        event.seq, event.origin));
        }
    }
    if (event.origin == options.origin) {
        if (next.proposed != event) {
            return conflict(
                text_of("the relay has our event {}, the newest here is {}: the disk "
                        "was cloned or put back",
                        event.seq, next.head.seq));
        }
        TRY(move_proposed(next));
        return true;
    }
    TRY(Query(insert_event, event.origin, event.seq, event.at.ms, line).run());
    next.steady.observe(event.at, clock_now);
    return true;
}

}  // namespace daofang::store
