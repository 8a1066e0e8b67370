// Hall: what is set up, not what happens: services, windows, rules. From the configuration.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/queue/ids.h"
#include "sync/base/time.h"

namespace daofang::queue {

// The longest that any hall may let an action be taken back. The fold holds every machine to this
// constant, never to one machine's configuration, so that all fold the same facts alike.
inline constexpr base::Millis undo_within_max = std::chrono::seconds{10};

struct Service {
    ServiceId id;
    char letter = 'A';
    std::string icon;                 // name in assets/icons
    std::uint32_t minutes_each = 15;  // sample pace for "about N minutes" until the hall has data
    std::vector<WindowId> windows;    // where it is served, for "go to window 4, 5"
};

struct Rules {
    int priority_in_a_row_max = 2;  // while an ordinary ticket waits; 0: by time alone
    int calls_before_missed_min = 2;
    base::Millis missed_after_min = std::chrono::minutes{3};  // since the round's first call
    base::Millis undo_within = undo_within_max;  // more than undo_within_max has no effect
    int people_max = 5;  // 信访工作条例 (2022) Art. 20(3): at most five representatives
};

struct Hall {
    std::string id;                 // "jieyang"
    std::vector<Service> services;  // in the order shown
    Rules rules;

    // Null when the hall has no such service.
    const Service* find(const ServiceId& service) const;
    const Service* find(char letter) const;
};

}  // namespace daofang::queue
