#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

using Open = DeskState::Open;

// Reasons a visitor may read on the board and at the window; on disk in WindowPaused::reason.
constexpr const char* pause_reasons[] = {"pause.back_soon", "pause.lunch", "pause.meeting",
                                         "pause.equipment"};

void draw_title(ui::Frame& frame, ui::Rect inside, const char* id) {
    frame.text(id, {inside.x, inside.y, inside.w, 44}, frame.t(id),
               {.family = ui::Family::serif, .px = 28});
}

bool draw_cancel(ui::Frame& frame, ui::Rect inside) {
    auto cancel = button(frame, "desk.cancel", "close");
    cancel.key = "Esc";
    return ui::desk_button(frame, {inside.x, inside.bottom() - 56, inside.w, 52}, cancel) ||
           frame.key("escape");
}

void draw_transfer(ui::Frame& frame, const Model& model, DeskState& desk, Intents& out) {
    const auto rows = static_cast<float>(model.hall.services.size());
    const ui::Rect dialog = ui::begin_dialog(frame, {443, 130, 480, 160 + 64 * rows}, "desk.to");
    const auto inside = dialog.inset(28);
    draw_title(frame, inside, "desk.to");
    const auto* ticket = queue::ticket_at(model.state, model.staff.window);
    float y = inside.y + 56;
    int key = 0;
    for (const auto& service : model.hall.services) {
        ui::Button to = button(frame, "service." + service.id, service.icon);
        to.id = "desk.to." + service.id;
        to.enabled = ticket != nullptr && ticket->service != service.id;
        to.key = std::to_string(++key);
        if (ui::desk_button(frame, {inside.x, y, inside.w, 54}, to) ||
            (to.enabled && frame.key(to.key))) {
            out.push_back(Ask{queue::TransferTicket{service.id}});
            desk.open = Open::none;
        }
        y += 64;
    }
    if (draw_cancel(frame, inside)) desk.open = Open::none;
    ui::end_dialog(frame);
}

void draw_pause(ui::Frame& frame, DeskState& desk, Intents& out) {
    const ui::Rect dialog = ui::begin_dialog(frame, {443, 150, 480, 440}, "desk.why_pause");
    const auto inside = dialog.inset(28);
    draw_title(frame, inside, "desk.why_pause");
    frame.text("desk.why_pause_text", {inside.x, inside.y + 46, inside.w, 28},
               frame.t("desk.why_pause_text"), {.tint = ui::Tint::ink2, .px = 15});
    float y = inside.y + 84;
    int key = 0;
    for (const char* reason : pause_reasons) {
        ui::Button why = button(frame, reason);
        why.key = std::to_string(++key);
        if (ui::desk_button(frame, {inside.x, y, inside.w, 50}, why) || frame.key(why.key)) {
            out.push_back(Ask{queue::PauseWindow{reason}});
            desk.open = Open::none;
        }
        y += 60;
    }
    if (draw_cancel(frame, inside)) desk.open = Open::none;
    ui::end_dialog(frame);
}

void type(DeskState& desk, const std::string& key) {
    constexpr std::size_t label_max = 5;
    desk.unknown = false;
    if (key == "clear") desk.typed.clear();
    if (key == "back" && !desk.typed.empty()) desk.typed.pop_back();
    if (key.size() != 1) return;
    const bool letter = key[0] >= 'A' && key[0] <= 'Z';
    if (letter) {
        desk.typed = key;
    } else if (desk.typed.size() < label_max && !desk.typed.empty()) {
        desk.typed += key;
    }
}

void read_number_keys(const ui::Frame& frame, DeskState& desk) {
    for (const auto& key : frame.keys()) {
        if (key.name == "backspace") type(desk, "back");
        if (key.name.size() != 1) continue;
        std::string name = key.name;
        if (name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
        type(desk, name);
    }
}

// Calls a missed, parked or waiting number out of turn.
void call_typed(const Model& model, DeskState& desk, Intents& out) {
    const auto ticket = queue::parse_ticket(model.state.day.text + "/" + desk.typed);
    desk.unknown = !ticket || !model.state.tickets.contains(*ticket);
    if (desk.unknown) return;
    out.push_back(Ask{queue::CallTicket{*ticket}});
    desk.open = Open::none;
}

void draw_number(ui::Frame& frame, const Model& model, DeskState& desk, Intents& out) {
    read_number_keys(frame, desk);
    const ui::Rect dialog = ui::begin_dialog(frame, {403, 76, 560, 640}, "desk.find_title");
    const auto inside = dialog.inset(28);
    draw_title(frame, inside, "desk.find_title");
    ui::field(frame, {inside.x, inside.y + 52, inside.w, 60}, "desk.typed", "ticket", desk.typed,
              desk.unknown ? frame.t("desk.not_found") : frame.t("desk.find_hint"));
    std::string letters;
    for (const auto& service : model.hall.services) letters += service.letter;
    const auto key = ui::number_pad(frame, {inside.x, inside.y + 128, inside.w, 306}, "desk.pad",
                                    letters, desk.typed.empty() ? '\0' : desk.typed[0]);
    if (!key.empty()) type(desk, key);
    auto call = button(frame, "desk.call_it", "call");
    call.key = "Enter";
    call.enabled = desk.typed.size() > 1;
    if (ui::desk_primary(frame, {inside.x, inside.y + 446, inside.w, 72}, call) ||
        (call.enabled && frame.key("enter"))) {
        call_typed(model, desk, out);
    }
    if (draw_cancel(frame, inside)) desk.open = Open::none;
    ui::end_dialog(frame);
}

}  // namespace

void draw_dialog(ui::Frame& frame, const Model& model, DeskState& desk, Intents& out) {
    switch (desk.open) {
        case Open::none:
            return;
        case Open::transfer:
            return draw_transfer(frame, model, desk, out);
        case Open::pause:
            return draw_pause(frame, desk, out);
        case Open::number:
            return draw_number(frame, model, desk, out);
    }
}

}  // namespace daofang::screens
