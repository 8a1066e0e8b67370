#include "kiosk/queue/line_walk.h"

#include <algorithm>

#include "sync/base/check.h"

namespace daofang::queue {

LineWalk::LineWalk(const State& state, const std::vector<ServiceId>& services, const Rules& rules)
    : state_(state),
      in_a_row_max_(static_cast<std::size_t>(std::max(rules.priority_in_a_row_max, 0))) {
    for (auto service = services.begin(); service != services.end(); ++service) {
        const auto line = state.lines.find(*service);
        const bool repeated = std::find(services.begin(), service, *service) != service;
        if (line == state.lines.end() || repeated) continue;
        const auto& [priority, ordinary] = std::tie(line->second.priority, line->second.ordinary);
        Queue queue{priority.begin(), priority.end(), ordinary.begin(), ordinary.end(), 0};
        if (const auto row = state.priority_in_a_row.find(*service);
            row != state.priority_in_a_row.end()) {
            queue.in_a_row = row->second.size();
        }
        queues_.push_back(queue);
    }
}

const Ticket* LineWalk::next() {
    Queue* const priority = first_priority();
    Queue* const ordinary = first_ordinary(0);
    if (!priority && !ordinary) return nullptr;
    if (!ordinary) return take_priority(*priority);
    if (!priority) return take_ordinary(*ordinary);
    if (in_a_row_max_ == 0) {
        const bool priority_waits_longer = *priority->priority < *ordinary->ordinary;
        return priority_waits_longer ? take_priority(*priority) : take_ordinary(*ordinary);
    }
    if (Queue* const full = first_ordinary(in_a_row_max_)) return take_ordinary(*full);
    return take_priority(*priority);
}

LineWalk::Queue* LineWalk::first_priority() {
    Queue* first = nullptr;
    for (Queue& queue : queues_) {
        if (queue.priority == queue.priority_end) continue;
        if (!first || *queue.priority < *first->priority) first = &queue;
    }
    return first;
}

// Of the services with at least `in_a_row_min` priority calls in a row, the one whose first
// ordinary ticket waits longest.
LineWalk::Queue* LineWalk::first_ordinary(std::size_t in_a_row_min) {
    Queue* first = nullptr;
    for (Queue& queue : queues_) {
        if (queue.ordinary == queue.ordinary_end || queue.in_a_row < in_a_row_min) continue;
        if (!first || *queue.ordinary < *first->ordinary) first = &queue;
    }
    return first;
}

// Counts where an ordinary ticket still waits; where none does, nobody asks for the count.
const Ticket* LineWalk::take_priority(Queue& queue) {
    for (Queue& one : queues_) one.in_a_row += 1;
    return ticket_at(*queue.priority++);
}

const Ticket* LineWalk::take_ordinary(Queue& queue) {
    queue.in_a_row = 0;
    return ticket_at(*queue.ordinary++);
}

const Ticket* LineWalk::ticket_at(const Line::Stand& stand) const {
    const Ticket* ticket = state_.find({state_.day, stand.letter, stand.number});
    CHECK(ticket != nullptr);
    return ticket;
}

}  // namespace daofang::queue
