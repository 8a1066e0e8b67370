// Window 5 at its desk: B014 was called at 9:41:30, B015 to B017 wait, B011 was missed.
#pragma once

#include <functional>

#include "tests/kiosk/screens/stand.h"

namespace daofang::screens {

inline queue::TicketId b(std::uint32_t number) {
    return app::SampleDay::ticket('B', number);
}

class Desk : public Stand {
public:
    Desk() : Stand(ScreenId::staff_desk, ui::Face::console, 1366, 768) {
        seen = [this](Model& model) {
            model.terminal = "W5";
            model.wall = now;
            model.staff.number = "07";
            model.staff.window = "5";
            model.staff.services = {"lawyer"};
            also(model);
        };
    }
    base::WallTime now = app::SampleDay::at(9, 42);
    std::function<void(Model&)> also = [](Model&) {};

    Desk& serves() {
        day.happened(app::SampleDay::at(9, 42), "W5", queue::TicketStarted{b(14), "5"});
        now = app::SampleDay::at(9, 50);
        return *this;
    }
    Desk& is_free() {
        serves();
        day.happened(app::SampleDay::at(9, 50), "W5", queue::TicketFinished{b(14), "5", {}});
        now = app::SampleDay::at(9, 51);
        return *this;
    }
    Desk& pauses() {
        day.happened(now, "W5", queue::WindowPaused{"5", "pause.lunch"});
        return *this;
    }
};

}  // namespace daofang::screens
