#include "kiosk/queue/decide.h"

#include <algorithm>

#include "kiosk/queue/desk.h"
#include "kiosk/queue/line_walk.h"
#include "sync/event/steady_time.h"

namespace daofang::queue {

base::WallTime Desk::now() const {
    const bool adopted = state.newest_at <= context.now + event::stamp_ahead_max;
    return adopted ? std::max(context.now, state.newest_at) : context.now;
}

const Window* Desk::window() const {
    const Window* found = state.find_window(context.window);
    return found && found->open ? found : nullptr;
}

const Ticket* Desk::ticket() const {
    const Window* here = window();
    return here && here->ticket ? state.find(*here->ticket) : nullptr;
}

Decision decide(const State& state, const Command& command, const Context& context) {
    const Desk desk{state, context};
    return std::visit([&](const auto& one) { return decide_on(desk, one); }, command);
}

const Ticket* next_ticket(const State& state, const std::vector<ServiceId>& services,
                          const Rules& rules) {
    return LineWalk(state, services, rules).next();
}

}  // namespace daofang::queue
