// The ticket slip: what is put on paper for one number (mock-up 17). No name stands on it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/devices/page.h"
#include "kiosk/queue/hall.h"
#include "kiosk/queue/state.h"
#include "kiosk/ui/texts.h"

namespace daofang::app {

struct Slip {
    queue::Ticket ticket;
    std::string lang = "zh-CN";
    std::string place{};     // of the kiosk
    std::string page_url{};  // base of the visitor's phone page; empty: there is none
    std::string hall{};
};

// What the code on slip and screen carries, printable ASCII:
//   with a phone page  <page_url>/t/<token>
//   without            DAOFANG1:<hall>:<day>/<label>:<token>, for a scanner at the window
std::string slip_payload(const Slip& slip);

// Drawn from the state at this moment: people ahead, minutes, windows.
devices::Bitmap ticket_page(const Slip& slip, const queue::State& state, const queue::Hall& hall,
                            const ui::Texts& texts);

}  // namespace daofang::app
