// Signing in, and the desk of window 5 through a morning.
#include "kiosk/app/shots_staff.h"

namespace daofang::app {

namespace {

using screens::Model;
using screens::ScreenId;

queue::TicketId b(std::uint32_t number) {
    return SampleDay::ticket('B', number);
}

void take(SampleDay& day, std::uint32_t number, base::WallTime at,
          std::vector<queue::Need> needs = {}) {
    queue::TicketIssued issued;
    issued.ticket = b(number);
    issued.service = "lawyer";
    issued.needs = std::move(needs);
    issued.terminal = "K1";
    issued.token = "0b8d7c61f2a34e5d9c0b1a2f3e4d5c6b";
    day.happened(at, "K1", issued);
}

// --- window 5 ----------------------------------------------------------------------------------
void at_window_5(Model& model, base::WallTime now) {
    model.terminal = "W5";
    model.wall = now;
    model.staff.number = "07";
    model.staff.window = "5";
    model.staff.services = {"lawyer"};
}

// 15: B014 has talked for 12:35.
void serving(SampleDay& day) {
    day.happened(SampleDay::at(9, 45, 25), "W5", queue::TicketStarted{b(14), "5"});
}
void at_9_58(Model& model) {
    at_window_5(model, SampleDay::at(9, 58));
}

void finished(SampleDay& day) {
    serving(day);
    day.happened(SampleDay::at(9, 57, 56), "W5", queue::TicketFinished{b(14), "5", {"court"}});
}
void at_9_59(Model& model) {
    at_window_5(model, SampleDay::at(9, 59));
}

// 15b: B015 was called 18 seconds ago.
void called(SampleDay& day) {
    finished(day);
    take(day, 18, SampleDay::at(9, 54));
    take(day, 19, SampleDay::at(9, 58), {queue::Need::mobility});
    day.happened(SampleDay::at(9, 59, 42), "W5", queue::TicketCalled{b(15), "5", 1, false});
}
void at_10_00(Model& model) {
    at_window_5(model, SampleDay::at(10, 0));
}

void called_twice(SampleDay& day) {
    called(day);
    day.happened(SampleDay::at(10, 1, 50), "W5", queue::TicketCalled{b(15), "5", 2, false});
}
void at_10_03(Model& model) {
    at_window_5(model, SampleDay::at(10, 3));
}

void paused(SampleDay& day) {
    finished(day);
    day.happened(SampleDay::at(9, 58, 10), "W5", queue::WindowPaused{"5", "pause.lunch"});
}

void nobody_waits(SampleDay& day) {
    finished(day);
    for (std::uint32_t number = 15; number <= 17; ++number) {
        day.happened(SampleDay::at(9, 58), "KB", queue::TicketWithdrawn{b(number)});
    }
}

void many_wait(SampleDay& day) {
    serving(day);
    using queue::Need;
    const std::vector<Need> all = {Need::elder,   Need::mobility, Need::child,
                                   Need::hearing, Need::teochew,  Need::sight};
    for (std::uint32_t number = 18; number <= 31; ++number) {
        take(day, number, SampleDay::at(9, 29 + static_cast<int>(number) - 18),
             number == 18 ? all : std::vector<Need>{});
    }
}

// Cut off from each other, windows 4 and 5 both called B015; window 4 was first.
void both_called(SampleDay& day) {
    finished(day);
    day.happened(SampleDay::at(9, 58, 4), "W4", queue::TicketFinished{b(13), "4", {"explained"}});
    day.happened(SampleDay::at(9, 58, 30), "W4", queue::TicketCalled{b(15), "4", 1, true});
    day.happened(SampleDay::at(9, 58, 40), "W5", queue::TicketCalled{b(15), "5", 1, true});
}

void called_offline(SampleDay& day) {
    finished(day);
    day.happened(SampleDay::at(9, 59, 42), "W5", queue::TicketCalled{b(15), "5", 1, true});
}

void someone_needs_help(SampleDay& day) {
    serving(day);
    day.happened(SampleDay::at(9, 57, 30), "K1", queue::HelpAsked{"K1", "东侧 1 号机"});
}

std::vector<Shot> sign_in_shots() {
    constexpr auto here = [](Model& model) {
        model.staff.window = "5";
        model.staff.services = {"lawyer"};
    };
    constexpr auto wrong = [](Model& model) {
        model.staff.window = "5";
        model.staff.services = {"lawyer"};
        model.staff.sign_in_error = "staff.wrong_pin";
    };
    constexpr auto locked = [](Model& model) {
        model.staff.window = "5";
        model.staff.services = {"lawyer"};
        model.staff.locked_out = true;
        model.staff.locked_until = model.wall + std::chrono::minutes{5};
    };
    constexpr auto every_service = [](Model& model) {
        model.staff.window = "5";
        model.staff.services = {"reception", "lawyer", "progress", "mediation"};
    };
    const std::vector<std::string> typed = {"sign_in.number", "key:0", "key:7", "key:tab",
                                            "key:1",          "key:2", "key:3", "key:4"};
    return {
        {.screen = ScreenId::staff_sign_in, .seen = here},
        {.screen = ScreenId::staff_sign_in, .variant = "typed", .seen = here, .pressed = typed},
        {.screen = ScreenId::staff_sign_in, .variant = "wrong", .seen = wrong},
        {.screen = ScreenId::staff_sign_in, .variant = "locked", .seen = locked, .pressed = typed},
        {.screen = ScreenId::staff_sign_in, .variant = "every_service", .seen = every_service},
    };
}

Shot desk(const char* variant, void (*happened)(SampleDay&), void (*seen)(Model&),
          std::vector<std::string> pressed = {}) {
    return {.screen = ScreenId::staff_desk,
            .variant = variant,
            .happened = happened,
            .seen = seen,
            .pressed = std::move(pressed)};
}

}  // namespace

std::vector<Shot> desk_shots() {
    auto shots = sign_in_shots();
    const std::vector<Shot> desks = {
        desk("", serving, at_9_58, {"outcome.court", "outcome.legal_aid"}),
        desk("free", finished, at_9_59),
        desk("empty", nobody_waits, at_9_59),
        desk("claim", finished,
             [](Model& model) {
                 at_9_59(model);
                 model.calling = true;
             }),
        desk("called", called, at_10_00),
        desk("called_undo", called,
             [](Model& model) { at_window_5(model, SampleDay::at(9, 59, 45)); }),
        desk("called_twice", called_twice, at_10_03),
        desk("paused", paused, at_9_59),
        desk("offline", serving,
             [](Model& model) {
                 at_9_58(model);
                 cut(model);
             }),
        desk("offline_called", called_offline,
             [](Model& model) {
                 at_window_5(model, SampleDay::at(9, 59, 45));
                 cut(model);
                 model.notice = {"refusal.too_early", {}, model.wall};
             }),
        desk("conflict", both_called, at_9_59),
        desk("refused", called,
             [](Model& model) {
                 at_10_00(model);
                 model.notice = {"refusal.too_early", {{"n", "3"}}, model.wall};
             }),
        desk("taken", finished,
             [](Model& model) {
                 at_9_59(model);
                 model.notice = {"desk.taken", {{"ticket", "B015"}}, model.wall};
             }),
        desk("help", someone_needs_help, at_9_58),
        desk("many", many_wait, at_9_58),
        desk("many_next", many_wait, at_9_58, {"desk.page.next"}),
        desk("undo", finished, [](Model& model) { at_window_5(model, SampleDay::at(9, 57, 59)); }),
        desk("focus", finished, at_9_59, {"key:tab", "key:tab"}),
        desk("transfer", serving, at_9_58, {"key:F6"}),
        desk("pause", serving, at_9_58, {"key:F7"}),
        desk("number", finished, at_9_59, {"key:F10", "key:0", "key:1", "key:1"}),
        desk("number_unknown", finished, at_9_59, {"desk.find", "key:9", "key:9", "key:enter"}),
    };
    shots.insert(shots.end(), desks.begin(), desks.end());
    return shots;
}

}  // namespace daofang::app
