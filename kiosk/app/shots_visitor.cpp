// Pictures of the visitor's screens.
#include "kiosk/app/shots_visitor.h"

namespace daofang::app {

namespace {

using screens::Model;
using screens::ScreenId;

// --- visitors ----------------------------------------------------------------------------------
void take_b018(SampleDay& day) {
    queue::TicketIssued issued;
    issued.ticket = SampleDay::ticket('B', 18);
    issued.service = "lawyer";
    issued.needs = {queue::Need::teochew};
    issued.terminal = "K1";
    issued.token = "0b8d7c61f2a34e5d9c0b1a2f3e4d5c6b";
    day.happened(SampleDay::at(9, 41, 50), "K1", issued);
}

void call_b018(SampleDay& day) {
    take_b018(day);
    day.happened(SampleDay::at(9, 41, 55), "W4",
                 queue::TicketFinished{SampleDay::ticket('B', 13), "4", {"explained"}});
    day.happened(SampleDay::at(9, 41, 58), "W4",
                 queue::TicketCalled{SampleDay::ticket('B', 18), "4", 1, false});
}

void own_ticket(Model& model, const char* slip) {
    model.issued = SampleDay::ticket('B', 18);
    model.slip = slip;
    model.ticket_url = "https://hall.example/t/0b8d7c61f2a34e5d9c0b1a2f3e4d5c6b";
    constexpr float ring_of_the_mockup = 0.45f;
    model.idle_left = ring_of_the_mockup;
}

void offline(Model& model) {
    model.link.online = false;
    model.link.since = SampleDay::at(9, 40);
    model.link.why = "connection refused";
}

void refused(Model& model) {
    model.refusal = queue::Refusal{"numbers_used_up", base::Millis{0}};
}

void answered(Model& model) {
    model.help_asked = true;
}

void ask_help(SampleDay& day) {
    day.happened(SampleDay::at(9, 41, 40), "K1", queue::HelpAsked{"K1", "K1"});
}

void trouble(Model& model) {
    model.trouble = "disk full";
}

void still_there(Model& model) {
    model.still_there_s = 12;
    constexpr float ring_of_the_mockup = 0.13f;
    model.idle_left = ring_of_the_mockup;
}

void serve_b018(SampleDay& day) {
    call_b018(day);
    day.happened(SampleDay::at(9, 41, 59), "W4",
                 queue::TicketStarted{SampleDay::ticket('B', 18), "4"});
}

// Forms where needs, and the code of a ticket, have pages of their own.
bool small_panel(const Form& form) {
    return form.width < 1600 && form.width > form.height;
}
bool with_needs_page(const Form& form) {
    return form.mode.large || small_panel(form) || (form.mode.seated && form.width < form.height);
}
bool without_needs_page(const Form& form) {
    return !with_needs_page(form);
}
bool with_code_page(const Form& form) {
    return form.mode.large || small_panel(form);
}

std::vector<Shot> start_shots() {
    return {
        {.screen = ScreenId::visitor_attract},
        {.screen = ScreenId::visitor_home},
        {.screen = ScreenId::visitor_home, .variant = "offline", .seen = offline},
        {.screen = ScreenId::visitor_home, .variant = "still_there", .seen = still_there},
        {.screen = ScreenId::visitor_services},
        {.screen = ScreenId::visitor_options, .service = "lawyer"},
        {.screen = ScreenId::visitor_options,
         .variant = "refused",
         .seen = refused,
         .service = "lawyer"},
        {.screen = ScreenId::visitor_options,
         .variant = "chosen",
         .pressed = {"need.elder", "need.teochew"},
         .service = "lawyer",
         .only_in = without_needs_page},
        {.screen = ScreenId::visitor_options,
         .variant = "needs",
         .pressed = {"options.needs"},
         .service = "lawyer",
         .only_in = with_needs_page},
        {.screen = ScreenId::visitor_people},
    };
}

std::vector<Shot> issued_shots() {
    return {
        {.screen = ScreenId::visitor_issued,
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "printed"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "printing",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "printing"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "paper_out",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "paper_out"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "cover_open",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "cover_open"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "printer_off",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "offline"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "no_printer",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "none"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "no_code",
         .happened = take_b018,
         .seen =
             [](Model& model) {
                 own_ticket(model, "paper_out");
                 model.ticket_url.clear();
             }},
        {.screen = ScreenId::visitor_issued,
         .variant = "called",
         .happened = call_b018,
         .seen = [](Model& model) { own_ticket(model, "printed"); }},
        {.screen = ScreenId::visitor_issued,
         .variant = "code",
         .happened = take_b018,
         .seen = [](Model& model) { own_ticket(model, "printed"); },
         .pressed = {"issued.turn"},
         .only_in = with_code_page},
    };
}

std::vector<Shot> check_shots() {
    const std::vector<std::string> b018 = {"check.pad.B", "check.pad.0", "check.pad.1",
                                           "check.pad.8", "check.search"};
    const std::vector<std::string> b011 = {"check.pad.B", "check.pad.1", "check.pad.1",
                                           "check.search"};
    const std::vector<std::string> b099 = {"check.pad.B", "check.pad.9", "check.pad.9",
                                           "check.search"};
    return {
        {.screen = ScreenId::visitor_check},
        {.screen = ScreenId::visitor_check,
         .variant = "found",
         .happened = take_b018,
         .pressed = b018},
        {.screen = ScreenId::visitor_check,
         .variant = "called",
         .happened = call_b018,
         .pressed = b018},
        {.screen = ScreenId::visitor_check,
         .variant = "serving",
         .happened = serve_b018,
         .pressed = b018},
        {.screen = ScreenId::visitor_check, .variant = "missed", .pressed = b011},
        {.screen = ScreenId::visitor_check, .variant = "not_found", .pressed = b099},
    };
}

std::vector<Shot> other_shots() {
    return {
        {.screen = ScreenId::visitor_display},
        {.screen = ScreenId::visitor_help, .happened = ask_help, .seen = answered},
        {.screen = ScreenId::visitor_help, .variant = "answered", .seen = answered},
        {.screen = ScreenId::visitor_help, .variant = "desk", .seen = offline},
        {.screen = ScreenId::visitor_trouble, .seen = trouble},
    };
}

}  // namespace

std::vector<Shot> visitor_shots() {
    std::vector<Shot> all;
    for (const auto& some : {start_shots(), issued_shots(), check_shots(), other_shots()}) {
        all.insert(all.end(), some.begin(), some.end());
    }
    return all;
}

}  // namespace daofang::app
