#include "kiosk/queue/state.h"

#include <algorithm>

namespace daofang::queue {

bool Ticket::priority() const {
    return std::any_of(needs.begin(), needs.end(), gives_priority);
}

const Ticket* State::find(const TicketId& id) const {
    const auto found = tickets.find(id);
    return found == tickets.end() ? nullptr : &found->second;
}

const Window* State::find_window(const WindowId& id) const {
    const auto found = windows.find(id);
    return found == windows.end() ? nullptr : &found->second;
}

}  // namespace daofang::queue
