#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

ui::Button desk_key(const ui::Frame& frame, const char* id, const char* icon, const char* key,
                    bool enabled) {
    ui::Button made = button(frame, id, icon);
    made.key = key;
    made.enabled = enabled;
    return made;
}

// Status chip, number, timer and what staff should know before they speak.
void draw_in_hand(ui::Frame& frame, const Model& model, const queue::Ticket& ticket, ui::Rect r) {
    const bool called = ticket.state == queue::TicketState::called;
    ui::chip(frame, r.x + 24, r.y + 18, "desk.status",
             frame.t(called ? "desk.status_called" : "desk.status_serving"),
             called ? ui::Tint::vermilion_tint : ui::Tint::jade_tint,
             called ? ui::Tint::vermilion_text : ui::Tint::jade_text);
    if (ticket.offline_call) {
        ui::chip(frame, r.x + 130, r.y + 18, "desk.offline_call", frame.t("desk.offline_call"),
                 ui::Tint::amber_tint, ui::Tint::amber_text, "offline");
    }
    frame.text("desk.number", {r.x + 24, r.y + 46, 330, 130}, ticket.id.label(),
               {.type = ui::Type::number,
                .family = ui::Family::sans_bold,
                .tint = ui::Tint::primary,
                .line_height = 1.1f,
                .wrap = false});
    const ui::Rect side{r.right() - 204, r.y + 24, 180, 0};
    ui::TextStyle small{.tint = ui::Tint::ink2, .align = ui::Align::right, .px = 15, .wrap = false};
    frame.text("desk.timer_cap", {side.x, side.y, side.w, 26},
               called ? frame.t("desk.called_times", {{"n", std::to_string(ticket.calls_here)}})
                      : frame.t("desk.talked"),
               small);
    frame.text("desk.timer", {side.x, side.y + 26, side.w, 56},
               elapsed(called ? ticket.first_called_at : ticket.started_at, model.wall),
               {.type = ui::Type::timer,
                .family = ui::Family::sans_bold,
                .align = ui::Align::right,
                .line_height = 1.2f,
                .wrap = false});
    frame.text("desk.waited", {r.right() - 264, side.y + 84, 240, 26},
               frame.t("desk.waited_and_people",
                       {{"minutes", minutes_since(ticket.issued_at, ticket.called_at)},
                        {"people", std::to_string(ticket.people)}}),
               small);
}

// What the visitor said at the kiosk: no name, no matter, only what helps to receive them.
void draw_said(ui::Frame& frame, const queue::Ticket& ticket, ui::Rect r) {
    frame.text("desk.said", {r.x, r.y, 300, 30}, frame.t("desk.said"),
               {.type = ui::Type::h3, .family = ui::Family::serif});
    frame.text("desk.no_name", {r.x + 306, r.y + 2, r.w - 306, 28}, frame.t("desk.no_name"),
               {.tint = ui::Tint::ink2, .align = ui::Align::right, .px = 15});
    struct Line {
        const char* id;
        std::string words;
    };
    const auto needs = needs_words(frame, ticket);
    const Line lines[] = {
        {"desk.service", service_name(frame, ticket.service)},
        {"desk.people_cap", frame.t("desk.people", {{"n", std::to_string(ticket.people)}})},
        {"desk.needs", needs.empty() ? frame.t("desk.needs_none") : needs},
        {"desk.from", ticket.terminal}};
    float y = r.y + 38;
    for (const auto& line : lines) {
        frame.text(line.id, {r.x, y, 90, 28}, frame.t(line.id), {.tint = ui::Tint::ink2, .px = 17});
        frame.text(std::string(line.id) + ".value", {r.x + 98, y, r.w - 98, 28}, line.words,
                   {.family = ui::Family::sans_bold, .px = 17, .wrap = false});
        y += 29;
    }
}

void draw_nobody(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r) {
    const char* id = model.calling ? "desk.calling"
                     : can.paused  ? "desk.paused"
                     : can.next    ? "desk.free"
                                   : "desk.empty";
    frame.text(id, {r.x + 24, r.y + 46, r.w - 48, 60}, frame.t(id),
               {.family = ui::Family::serif, .px = 36});
    const std::string text = std::string(id) + "_text";
    frame.text(text, {r.x + 24, r.y + 112, r.w - 48, 60}, frame.t(text),
               {.tint = ui::Tint::ink2, .px = 17});
}

void draw_keys(ui::Frame& frame, const DeskActions& can, ui::Rect r, DeskState& desk,
               Intents& out) {
    const auto cell = [&](int row, int column) {
        return ui::Rect{r.x + 252 * static_cast<float>(column), r.y + 66 * static_cast<float>(row),
                        236, 54};
    };
    if (ui::desk_button(frame, cell(0, 0), desk_key(frame, "desk.call", "call", "F1", can.call))) {
        out.push_back(Ask{queue::CallNext{}});
    }
    if (ui::desk_button(frame, cell(0, 1),
                        desk_key(frame, "desk.again", "bell", "F2", can.again))) {
        out.push_back(Ask{queue::CallAgain{}});
    }
    if (ui::desk_button(frame, cell(1, 0),
                        desk_key(frame, "desk.start", "play", "F3", can.start))) {
        out.push_back(Ask{queue::StartServing{}});
    }
    if (ui::desk_button(frame, cell(1, 1),
                        desk_key(frame, "desk.missed", "no-show", "F5", can.missed))) {
        out.push_back(Ask{queue::MarkMissed{}});
    }
    if (ui::desk_button(frame, cell(2, 0),
                        desk_key(frame, "desk.transfer", "transfer", "F6", can.transfer))) {
        desk.open = DeskState::Open::transfer;
    }
    const char* pause = can.paused ? "desk.resume" : "desk.pause";
    if (ui::desk_button(frame, cell(2, 1),
                        desk_key(frame, pause, can.paused ? "play" : "pause", "F7", true))) {
        if (can.paused) {
            out.push_back(Ask{queue::ResumeWindow{}});
        } else {
            desk.open = DeskState::Open::pause;
        }
    }
    auto undo = desk_key(frame, "desk.undo", "undo", "F8", can.undo);
    if (can.undo) {
        const auto seconds = (can.undo_left.count() + 999) / 1000;
        undo.label = frame.t("desk.undo_left", {{"n", std::to_string(seconds)}});
    }
    if (ui::desk_button(frame, {r.x, r.y + 198, 488, 46}, undo)) {
        out.push_back(Ask{queue::UndoLast{}});
    }
}

}  // namespace

std::string needs_words(const ui::Frame& frame, const queue::Ticket& ticket) {
    std::string all;
    for (const auto need : ticket.needs) {
        if (!all.empty()) all += frame.t("list.separator");
        all += frame.t(base::text_of("need.{}", queue::name_of(need)));
    }
    return all;
}

void draw_ticket(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                 DeskState& desk, Intents& out) {
    ui::card(frame, r);
    if (can.ticket == nullptr) {
        draw_nobody(frame, model, can, r);
    } else {
        draw_in_hand(frame, model, *can.ticket, r);
        ui::thick_thin_rule(frame, r.x + 24, r.y + 184, r.w - 48);
        draw_said(frame, *can.ticket, {r.x + 24, r.y + 206, r.w - 48, 170});
    }
    draw_keys(frame, can, {r.x + 24, r.bottom() - 260, r.w - 48, 244}, desk, out);
}

}  // namespace daofang::screens
