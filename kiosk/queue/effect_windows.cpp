#include <algorithm>

#include "kiosk/queue/effect.h"

namespace daofang::queue {

void Effect::operator()(const WindowOpened& fact) {
    Window& window = state_.windows[fact.window];
    window.id = fact.window;
    window.services.clear();
    for (const ServiceId& service : fact.services) {
        const auto& known = window.services;
        if (std::find(known.begin(), known.end(), service) == known.end()) {
            window.services.push_back(service);
        }
    }
    window.staff = fact.staff;
    window.open = true;
    window.pause_reason.clear();
    window.changed_at = happened_.at;
}

void Effect::operator()(const WindowPaused& fact) {
    Window* window = find_open(fact.window);
    if (!window) return conflict({}, fact.window);
    window->pause_reason = fact.reason;
    window->changed_at = happened_.at;
}

void Effect::operator()(const WindowResumed& fact) {
    Window* window = find_open(fact.window);
    if (!window) return conflict({}, fact.window);
    if (window->pause_reason.empty()) return;
    window->pause_reason.clear();
    window->changed_at = happened_.at;
}

void Effect::operator()(const WindowClosed& fact) {
    Window* window = find_open(fact.window);
    if (!window) return;
    if (window->ticket) return conflict(*window->ticket, fact.window);
    window->open = false;
    window->pause_reason.clear();
    window->changed_at = happened_.at;
}

void Effect::operator()(const HelpAsked& fact) {
    const bool asked =
        std::any_of(state_.help.begin(), state_.help.end(),
                    [&](const HelpRequest& request) { return request.terminal == fact.terminal; });
    if (!asked) state_.help.push_back({fact.terminal, fact.place, happened_.at});
}

void Effect::operator()(const HelpAnswered& fact) {
    std::erase_if(state_.help,
                  [&](const HelpRequest& request) { return request.terminal == fact.terminal; });
}

}  // namespace daofang::queue
