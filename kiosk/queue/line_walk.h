// LineWalk: the waiting tickets of some services, one after another, as a window that serves these
// services would call them. The published rule of who is next (decide.h) lives here and nowhere
// else.
//
// Owns  nothing: the state must outlive the walk and stay as it is.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "kiosk/queue/state.h"

namespace daofang::queue {

class LineWalk {
public:
    LineWalk(const State& state, const std::vector<ServiceId>& services, const Rules& rules);

    // The next ticket, as though the ones before had been called; null when nobody is left.
    const Ticket* next();

private:
    using Stands = std::set<Line::Stand>;
    struct Queue {
        Stands::const_iterator priority, priority_end;
        Stands::const_iterator ordinary, ordinary_end;
        std::size_t in_a_row = 0;
    };

    Queue* first_priority();
    Queue* first_ordinary(std::size_t in_a_row_min);
    const Ticket* take_priority(Queue& queue);
    const Ticket* take_ordinary(Queue& queue);
    const Ticket* ticket_at(const Line::Stand& stand) const;

    const State& state_;
    std::size_t in_a_row_max_;
    std::vector<Queue> queues_;
};

}  // namespace daofang::queue
