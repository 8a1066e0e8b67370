#include "kiosk/app/shots_staff.h"

namespace daofang::app {

namespace {

using screens::Model;
using screens::ScreenId;

const queue::TicketId b014 = SampleDay::ticket('B', 14);

}  // namespace

void cut(Model& model) {
    model.link.online = false;
    model.link.since = model.wall - std::chrono::seconds{42};
    model.link.why = "connection refused";
    model.care.unsent = 3;
}

// --- the hall's board --------------------------------------------------------------------------
std::vector<Shot> board_shots() {
    constexpr auto turn = [](Model& model) { model.announcing = {b014}; };
    constexpr auto faint = [](Model& model) {
        model.announcing = {b014};
        model.now = base::Instant{600};
        model.announcing_since = base::Instant{0};
    };
    constexpr auto restarted = [](Model& model) {
        model.announcing = {SampleDay::ticket('A', 32), b014};
    };
    constexpr auto nobody = [](SampleDay& day) {
        day.happened(SampleDay::at(9, 41, 50), "W5", queue::TicketStarted{b014, "5"});
    };
    constexpr auto morning = [](Model& model) { model.wall = SampleDay::at(8, 30); };
    constexpr auto two_pause = [](SampleDay& day) {
        day.happened(SampleDay::at(9, 41, 50), "W4", queue::WindowPaused{"4", "pause.lunch"});
        day.happened(SampleDay::at(9, 41, 52), "W7", queue::WindowPaused{"7", "pause.equipment"});
    };
    constexpr auto stale = [](Model& model) {
        cut(model);
        model.stale = true;
    };
    return {
        {.screen = ScreenId::board_hall, .seen = turn},
        {.screen = ScreenId::board_hall, .variant = "pulse", .seen = faint},
        {.screen = ScreenId::board_hall, .variant = "nobody", .happened = nobody},
        {.screen = ScreenId::board_hall, .variant = "restarted", .seen = restarted},
        {.screen = ScreenId::board_hall, .variant = "paused", .happened = two_pause},
        {.screen = ScreenId::board_hall, .variant = "stale", .seen = stale},
        {.screen = ScreenId::board_hall,
         .variant = "tip_2",
         .seen = [](Model& model) { model.wall = SampleDay::at(9, 44); }},
        {.screen = ScreenId::board_hall,
         .variant = "tip_3",
         .seen = [](Model& model) { model.wall = SampleDay::at(9, 46); }},
        {.screen = ScreenId::board_hall, .variant = "morning", .seen = morning},
    };
}

// --- care --------------------------------------------------------------------------------------
namespace {

void good(Model& model) {
    model.care.version = "0.1.0";
    model.care.terminal = "K1";
    model.care.hall = "jieyang";
    model.care.origin = "K1";
    model.care.printer = "tcp://192.168.1.40:9100";
    model.care.printer_state = "ready";
    model.care.disk_free_bytes = 212ull << 30;
    model.care.events_today = 1'284;
}

void troubled(Model& model) {
    good(model);
    cut(model);
    model.link.since = SampleDay::at(9, 4);
    model.care.printer_state = "paper_out";
    model.care.unsent = 86;
    model.care.unsent_oldest = SampleDay::at(9, 4);
    model.care.disk_free_bytes = 312ull << 20;
    model.care.facts_unreadable = 2;
    model.care.journal_ok = false;
    model.care.journal_why = "disk full";
}

}  // namespace

std::vector<Shot> care_shots() {
    constexpr auto wrong = [](Model& model) { model.staff.sign_in_error = "care.wrong_pin"; };
    constexpr auto locked = [](Model& model) {
        model.staff.locked_out = true;
        model.staff.locked_until = model.wall + std::chrono::minutes{5};
    };
    constexpr auto clock_off = [](Model& model) {
        good(model);
        model.care.printer_state = "cover_open";
        model.link.server_clock_ahead = std::chrono::seconds{-754};
    };
    constexpr auto alone = [](Model& model) {
        good(model);
        model.link = {};
        model.care.printer_state = "none";
    };
    return {
        {.screen = ScreenId::care_pin, .pressed = {"care.pad.1", "care.pad.2", "care.pad.3"}},
        {.screen = ScreenId::care_pin, .variant = "wrong", .seen = wrong},
        {.screen = ScreenId::care_pin, .variant = "locked", .seen = locked},
        {.screen = ScreenId::care_status, .seen = good},
        {.screen = ScreenId::care_status, .variant = "troubled", .seen = troubled},
        {.screen = ScreenId::care_status, .variant = "clock_off", .seen = clock_off},
        {.screen = ScreenId::care_status, .variant = "alone", .seen = alone},
    };
}

}  // namespace daofang::app
