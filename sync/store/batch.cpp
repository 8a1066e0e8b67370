#include "sync/store/batch.h"

#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/store/event_store.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::text_of;

base::Status check_batch(std::span<const event::Event> events) {
    if (events.empty()) return Error{Code::invalid, "an empty batch"};
    if (events.size() > append_events_max) {
        return Error{Code::invalid,
                     text_of("a batch of {} events, at most {}", events.size(), append_events_max)};
    }
    const event::Event& first = events.front();
    std::uint64_t seq = first.seq;
    for (const event::Event& event : events) {
        TRY(event::validate(event));
        if (event.hall != first.hall || event.origin != first.origin) {
            return Error{Code::invalid,
                         text_of("a batch of two origins: {}/{} and {}/{}", first.hall,
                                 first.origin, event.hall, event.origin)};
        }
        if (event.seq != seq) {
            return Error{Code::invalid,
                         text_of("a batch with seq {} where {} must stand", event.seq, seq)};
        }
        ++seq;
    }
    return {};
}

}  // namespace daofang::store
