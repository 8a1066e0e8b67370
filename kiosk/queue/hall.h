// Hall: what is set up, not what happens: services, windows, rules. From the configuration.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/queue/ids.h"
#include "sync/base/time.h"

namespace daofang::queue {

struct Service {
    ServiceId id;
    char letter = 'A';
    std::string icon;             // name in assets/icons
    std::uint32_t minutes_each = 15;  // sample pace for "about N minutes" until the hall has data
    std::vector<WindowId> windows;    // where it is served, for "go to window 4, 5"
};

struct Rules {
    int priority_in_a_row_max = 2;            // while an ordinary ticket waits
    int calls_before_missed_min = 2;
    base::Millis missed_after_min = std::chrono::minutes{3};  // since the first call
    base::Millis undo_within = std::chrono::seconds{10};
    int people_max = 5;  // 信访工作条例 (2022) Art. 20: at most five representatives
};

struct Hall {
    std::string id;                  // "jieyang"
    std::vector<Service> services;   // in the order shown
    Rules rules;

    const Service* find(const ServiceId& id) const;
    const Service* find(char letter) const;
};

}  // namespace daofang::queue
