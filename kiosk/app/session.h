// Session: what belongs to the visitor in front of the kiosk now, and is gone when they leave.
//
// Idle: 90 s without a touch (180 s on results and tickets), half as long again in any aid mode;
// with 20 s left the kiosk asks whether somebody is still there (ux/README section 9).
#pragma once

#include <optional>
#include <string>

#include "kiosk/queue/decide.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/layout.h"
#include "sync/base/time.h"

namespace daofang::app {

struct IdleTimes {
    base::Millis normal{90'000}, long_{180'000}, warn{20'000};
};

class Session {
public:
    Session(std::string lang, IdleTimes times);

    ui::Mode mode;
    std::string lang;
    std::optional<queue::TicketId> issued;
    std::optional<queue::Refusal> refusal;
    bool help_asked = false;

    void touched(base::Instant now) { last_touch_ = now; }
    // Everything back as it was before this visitor.
    void clear(base::Instant now);

    // How long until this screen falls back to the start; nullopt: never.
    std::optional<base::Millis> left(screens::ScreenId screen, base::Instant now) const;
    // The same as a part of the whole, for the ring: 1 to 0.
    float part_left(screens::ScreenId screen, base::Instant now) const;
    // Seconds for the dialog, once it is up.
    std::optional<int> still_there_s(screens::ScreenId screen, base::Instant now) const;

private:
    std::optional<base::Millis> whole(screens::ScreenId screen) const;

    std::string start_lang_;
    IdleTimes times_;
    base::Instant last_touch_;
};

}  // namespace daofang::app
