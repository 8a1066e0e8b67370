#include "kiosk/screens/screens.h"

#include "sync/base/check.h"

namespace daofang::screens {

const char* name_of(ScreenId id) {
    switch (id) {
        case ScreenId::visitor_attract:
            return "visitor_attract";
        case ScreenId::visitor_home:
            return "visitor_home";
        case ScreenId::visitor_services:
            return "visitor_services";
        case ScreenId::visitor_options:
            return "visitor_options";
        case ScreenId::visitor_people:
            return "visitor_people";
        case ScreenId::visitor_issued:
            return "visitor_issued";
        case ScreenId::visitor_check:
            return "visitor_check";
        case ScreenId::visitor_display:
            return "visitor_display";
        case ScreenId::visitor_help:
            return "visitor_help";
        case ScreenId::visitor_trouble:
            return "visitor_trouble";
        case ScreenId::staff_sign_in:
            return "staff_sign_in";
        case ScreenId::staff_desk:
            return "staff_desk";
        case ScreenId::board_hall:
            return "board_hall";
        case ScreenId::care_pin:
            return "care_pin";
        case ScreenId::care_status:
            return "care_status";
    }
    CHECK(false);
    return "";
}

Idle idle_of(ScreenId id) {
    switch (id) {
        case ScreenId::visitor_attract:
        case ScreenId::visitor_trouble:
        case ScreenId::staff_sign_in:
        case ScreenId::staff_desk:
        case ScreenId::board_hall:
            return Idle::never;
        case ScreenId::visitor_issued:
        case ScreenId::visitor_people:
        case ScreenId::visitor_help:
            return Idle::long_;
        case ScreenId::visitor_home:
        case ScreenId::visitor_services:
        case ScreenId::visitor_options:
        case ScreenId::visitor_check:
        case ScreenId::visitor_display:
        case ScreenId::care_pin:
        case ScreenId::care_status:
            return Idle::normal;
    }
    CHECK(false);
    return Idle::normal;
}

std::unique_ptr<Screen> make_screen(ScreenId id, const queue::ServiceId& service) {
    switch (id) {
        case ScreenId::visitor_attract:
            return visitor_attract();
        case ScreenId::visitor_home:
            return visitor_home();
        case ScreenId::visitor_services:
            return visitor_services();
        case ScreenId::visitor_options:
            return visitor_options(service);
        case ScreenId::visitor_people:
            return visitor_people();
        case ScreenId::visitor_issued:
            return visitor_issued();
        case ScreenId::visitor_check:
            return visitor_check();
        case ScreenId::visitor_display:
            return visitor_display();
        case ScreenId::visitor_help:
            return visitor_help();
        case ScreenId::visitor_trouble:
            return visitor_trouble();
        case ScreenId::staff_sign_in:
            return staff_sign_in();
        case ScreenId::staff_desk:
            return staff_desk();
        case ScreenId::board_hall:
            return board_hall();
        case ScreenId::care_pin:
            return care_pin();
        case ScreenId::care_status:
            return care_status();
    }
    CHECK(false);
    return nullptr;
}

}  // namespace daofang::screens
