#include "kiosk/app/screen_stack.h"

#include "sync/base/check.h"

namespace daofang::app {

ScreenStack::ScreenStack(screens::ScreenId start) : start_(start) {
    restart();
}

void ScreenStack::go(screens::ScreenId to, const queue::ServiceId& service) {
    for (std::size_t i = 0; i + 1 < screens_.size(); ++i) {
        if (screens_[i]->id() == to && service.empty()) {
            screens_.resize(i + 1);
            return;
        }
    }
    if (id() == to && service.empty()) return;
    CHECK(screens_.size() < screens_deep_max);
    screens_.push_back(screens::make_screen(to, service));
}

void ScreenStack::replace(screens::ScreenId to) {
    screens_.resize(1);
    if (to != start_) screens_.push_back(screens::make_screen(to));
}

void ScreenStack::back() {
    if (screens_.size() > 1) screens_.pop_back();
}

void ScreenStack::restart() {
    screens_.clear();
    screens_.push_back(screens::make_screen(start_));
}

}  // namespace daofang::app
