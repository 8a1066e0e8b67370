#include <algorithm>

#include "kiosk/queue/desk.h"

namespace daofang::queue {

// A pause means no new calls: a talk that has begun goes on and may be finished.
Decision decide_on(const Desk& desk, const PauseWindow& command) {
    const Window* window = desk.window();
    if (!window) return refuse("window_not_open");
    if (window->pause_reason == command.reason) return facts();
    return facts(WindowPaused{window->id, command.reason});
}

Decision decide_on(const Desk& desk, const ResumeWindow&) {
    const Window* window = desk.window();
    if (!window) return refuse("window_not_open");
    if (window->pause_reason.empty()) return facts();
    return facts(WindowResumed{window->id});
}

// Opening an open window changes who sits there and what it serves, and ends a pause; a ticket that
// it has stays with it.
Decision decide_on(const Desk& desk, const OpenWindow& command) {
    const Context& context = desk.context;
    if (context.window.empty()) return refuse("window_not_open");
    const bool known = std::all_of(command.services.begin(), command.services.end(),
                                   [&](const ServiceId& id) { return context.hall.find(id); });
    if (command.services.empty() || !known) return refuse("unknown_service");
    const Window* window = desk.window();
    const bool so_already = window && window->services == command.services &&
                            window->staff == command.staff && window->pause_reason.empty();
    if (so_already) return facts();
    return facts(WindowOpened{context.window, command.services, command.staff});
}

Decision decide_on(const Desk& desk, const CloseWindow&) {
    const Window* window = desk.window();
    if (!window) return refuse("window_not_open");
    if (window->ticket) return refuse("finish_first");
    return facts(WindowClosed{window->id});
}

Decision decide_on(const Desk& desk, const UndoLast&) {
    const auto last = desk.state.last_action.find(desk.context.origin);
    if (last == desk.state.last_action.end()) return refuse("nothing_to_undo");
    const State::LastAction& action = last->second;
    const base::WallTime now = desk.now();
    switch (can_undo(desk.state, desk.context.origin, action.seq, now)) {
        case Undo::nothing:
            return refuse("nothing_to_undo");
        case Undo::too_late:
            return refuse("too_late_to_undo");
        case Undo::possible:
            break;
    }
    if (now - action.at > desk.context.hall.rules.undo_within) return refuse("too_late_to_undo");
    return facts(ActionUndone{action.seq});
}

Decision decide_on(const Desk& desk, const AnswerHelp& command) {
    if (desk.context.window.empty()) return refuse("window_not_open");
    const auto& help = desk.state.help;
    const bool asked = std::any_of(help.begin(), help.end(), [&](const HelpRequest& request) {
        return request.terminal == command.terminal;
    });
    if (!asked) return facts();
    return facts(HelpAnswered{command.terminal, desk.context.window});
}

}  // namespace daofang::queue
