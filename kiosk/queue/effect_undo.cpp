#include <algorithm>
#include <utility>

#include "kiosk/queue/effect.h"

namespace daofang::queue {
namespace {

// Whether the window that the ticket would go back to can take it.
bool can_go_back(const State& state, const Ticket& before) {
    if (!at_window(before.state)) return true;
    const Window* window = state.find_window(before.window);
    return window && window->open && (!window->ticket || *window->ticket == before.id);
}

}  // namespace

Undo can_undo(const State& state, const std::string& origin, std::uint64_t seq, base::WallTime at) {
    const auto found = state.last_action.find(origin);
    if (found == state.last_action.end() || found->second.seq != seq) return Undo::nothing;
    const State::LastAction& action = found->second;
    const Ticket* ticket = state.find(action.ticket);
    if (!ticket || ticket->changes != action.changes) return Undo::nothing;
    if (!can_go_back(state, action.before)) return Undo::nothing;
    return at - action.at <= undo_within_max ? Undo::possible : Undo::too_late;
}

void Effect::operator()(const ActionUndone& fact) {
    const auto found = state_.last_action.find(happened_.origin);
    if (can_undo(state_, happened_.origin, fact.seq, happened_.at) != Undo::possible) {
        const bool known = found != state_.last_action.end() && found->second.seq == fact.seq;
        return known ? conflict(found->second.ticket, found->second.before.window)
                     : conflict({}, {});
    }
    const State::LastAction action = std::move(found->second);
    auto& earlier = state_.earlier_actions[happened_.origin];
    if (earlier.empty()) {
        state_.last_action.erase(found);
    } else {
        found->second = std::move(earlier.back());
        earlier.pop_back();
    }
    Ticket& ticket = *find(action.ticket);
    if (action.kind == kind_of(TicketCalled{})) forget_call(ticket);
    detach(ticket);
    Ticket before = action.before;
    before.calls = ticket.calls;
    before.slip = ticket.slip;
    ticket = std::move(before);
    attach(ticket);
    uncount_call(action);
}

// The board must not go on showing a call that was taken back.
void Effect::forget_call(const Ticket& ticket) {
    const auto last = std::find_if(state_.calls.rbegin(), state_.calls.rend(),
                                   [&](const CallMade& call) { return call.ticket == ticket.id; });
    if (last != state_.calls.rend()) state_.calls.erase(std::next(last).base());
}

}  // namespace daofang::queue
