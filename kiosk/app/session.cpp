#include "kiosk/app/session.h"

#include <algorithm>

namespace daofang::app {

Session::Session(std::string start_lang, IdleTimes times)
    : lang(start_lang), start_lang_(std::move(start_lang)), times_(times) {}

void Session::clear(base::Instant now) {
    *this = Session(start_lang_, times_);
    last_touch_ = now;
}

std::optional<base::Millis> Session::whole(screens::ScreenId screen) const {
    const auto idle = screens::idle_of(screen);
    if (idle == screens::Idle::never) return std::nullopt;
    const auto time = idle == screens::Idle::long_ ? times_.long_ : times_.normal;
    return mode == ui::Mode{} ? time : time * 3 / 2;
}

std::optional<base::Millis> Session::left(screens::ScreenId screen, base::Instant now) const {
    const auto time = whole(screen);
    if (!time) return std::nullopt;
    return std::max(base::Millis{0}, *time - (now - last_touch_));
}

float Session::part_left(screens::ScreenId screen, base::Instant now) const {
    const auto time = whole(screen);
    if (!time) return 1;
    return static_cast<float>(left(screen, now)->count()) / static_cast<float>(time->count());
}

std::optional<int> Session::still_there_s(screens::ScreenId screen, base::Instant now) const {
    const auto rest = left(screen, now);
    if (!rest || *rest > times_.warn) return std::nullopt;
    return static_cast<int>((rest->count() + 999) / 1000);
}

}  // namespace daofang::app
