#include "sync/store/memory_store.h"

#include <algorithm>

#include "sync/store/batch.h"

namespace daofang::store {

using base::Result;
using event::Event;
using event::Head;

// Looks at the whole batch first and changes nothing before it is sure.
Result<Outcome> MemoryStore::append(std::span<const Event> events,
                                    const std::set<std::uint64_t>& yielded) {
    TRY(check_batch(events));
    const std::string& origin = events.front().origin;
    TRY_ASSIGN(Head head, this->head(events.front().hall, origin));
    Outcome outcome;
    outcome.acked = head.seq;
    if (events.front().seq > head.seq + 1) {
        outcome.kind = Outcome::Kind::gap;
        outcome.seq = events.front().seq;
        return outcome;
    }

    Hall& hall = halls_[events.front().hall];
    std::vector<std::size_t>& own = hall.origins[origin];
    std::map<std::string, Holder> asked;
    for (const Event& event : events) {
        outcome.seq = event.seq;
        const bool known = event.seq <= own.size();
        const bool right =
            known ? hall.events[own[event.seq - 1]] == event : event::follows(head, event).ok();
        if (!right) {
            outcome.kind = Outcome::Kind::conflict;
            return outcome;
        }
        if (known) continue;
        head = event::head_after(event);
        if (event.claim.empty() || yielded.contains(event.seq)) continue;
        const auto held = hall.claims.find(event.claim);
        const auto wanted = asked.try_emplace(event.claim, Holder{origin, event.seq});
        if (held != hall.claims.end() || !wanted.second) {
            const Holder& holder = held != hall.claims.end() ? held->second : wanted.first->second;
            outcome.kind = Outcome::Kind::claim_taken;
            outcome.claim = event.claim;
            outcome.holder_origin = holder.origin;
            outcome.holder_seq = holder.seq;
            return outcome;
        }
    }

    outcome.seq = 0;
    outcome.acked = head.seq;
    hall.claims.merge(asked);
    for (const Event& event : events) {
        if (event.seq <= own.size()) continue;
        own.push_back(hall.events.size());
        hall.events.push_back(event);
    }
    return outcome;
}

Result<std::vector<Placed>> MemoryStore::read(const std::string& hall, std::uint64_t after,
                                              std::size_t limit) {
    std::vector<Placed> found;
    const auto it = halls_.find(hall);
    if (it == halls_.end()) return found;
    const std::vector<Event>& events = it->second.events;
    const std::size_t count_max = std::min(limit, read_events_max);
    for (std::uint64_t at = after; at < events.size() && found.size() < count_max; ++at) {
        found.push_back({at + 1, events[at]});
    }
    return found;
}

Result<Head> MemoryStore::head(const std::string& hall, const std::string& origin) {
    const auto it = halls_.find(hall);
    if (it == halls_.end()) return Head{};
    const auto own = it->second.origins.find(origin);
    if (own == it->second.origins.end() || own->second.empty()) return Head{};
    return event::head_after(it->second.events[own->second.back()]);
}

Result<std::uint64_t> MemoryStore::last_position(const std::string& hall) {
    const auto it = halls_.find(hall);
    return it == halls_.end() ? std::uint64_t{0} : std::uint64_t{it->second.events.size()};
}

base::Status MemoryStore::ready() {
    return {};
}

}  // namespace daofang::store
