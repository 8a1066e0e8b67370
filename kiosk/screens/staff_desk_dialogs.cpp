#include "kiosk/screens/pause_reasons.h"
#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

using Open = DeskState::Open;

void draw_title(ui::Frame& frame, ui::Rect inside, const char* id) {
    frame.text(id, {inside.x, inside.y, inside.w, 44}, frame.t(id),
               {.family = ui::Family::serif, .px = 28});
}

bool draw_cancel(ui::Frame& frame, ui::Rect inside) {
    auto cancel = button(frame, "desk.cancel", "close");
    cancel.key = "Esc";
    return keyed_button(frame, {inside.x, inside.bottom() - 52, inside.w, 52}, cancel);
}

void draw_transfer(ui::Frame& frame, const Model& model, DeskState& desk, Intents& out) {
    const auto rows = static_cast<float>(model.hall.services.size());
    const ui::Rect dialog =
        ui::begin_dialog(frame, {443, 130, 480, 64 + 56 + 64 * rows + 12 + 52}, "desk.to");
    const auto inside = dialog.inset(8);
    draw_title(frame, inside, "desk.to");
    const auto* ticket = queue::ticket_at(model.state, model.staff.window);
    float y = inside.y + 56;
    int key = 0;
    for (const auto& service : model.hall.services) {
        ui::Button to = button(frame, "service." + service.id, service.icon);
        to.id = "desk.to." + service.id;
        to.enabled = ticket != nullptr && ticket->service != service.id;
        to.key = std::to_string(++key);
        if (keyed_button(frame, {inside.x, y, inside.w, 54}, to)) {
            out.push_back(Ask{queue::TransferTicket{service.id}});
            desk.open = Open::none;
        }
        y += 64;
    }
    if (draw_cancel(frame, inside)) desk.open = Open::none;
    ui::end_dialog(frame);
}

void draw_pause(ui::Frame& frame, DeskState& desk, Intents& out) {
    const ui::Rect dialog =
        ui::begin_dialog(frame, {443, 150, 480, 64 + 90 + 4 * 64 + 12 + 52}, "desk.why_pause");
    const auto inside = dialog.inset(8);
    draw_title(frame, inside, "desk.why_pause");
    frame.text("desk.why_pause_text", {inside.x, inside.y + 46, inside.w, 28},
               frame.t("desk.why_pause_text"), {.tint = ui::Tint::ink2, .px = 15});
    float y = inside.y + 84;
    int key = 0;
    for (const char* reason : pause_reasons) {
        ui::Button why = button(frame, reason);
        why.key = std::to_string(++key);
        if (keyed_button(frame, {inside.x, y, inside.w, 54}, why)) {
            out.push_back(Ask{queue::PauseWindow{reason}});
            desk.open = Open::none;
        }
        y += 64;
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

// "B11" is B011: nobody types the noughts of a slip.
std::string whole_label(std::string typed) {
    constexpr std::size_t label_min = 4;
    while (typed.size() > 1 && typed.size() < label_min) typed.insert(1, "0");
    return typed;
}

// Calls a missed, parked or waiting number out of turn.
void call_typed(const Model& model, DeskState& desk, Intents& out) {
    const auto ticket = queue::parse_ticket(model.state.day.text + "/" + whole_label(desk.typed));
    desk.unknown = !ticket || !model.state.tickets.contains(*ticket);
    if (desk.unknown) return;
    out.push_back(Ask{queue::CallTicket{*ticket}});
    desk.open = Open::none;
}

void draw_number(ui::Frame& frame, const Model& model, const DeskActions& can, DeskState& desk,
                 Intents& out) {
    read_number_keys(frame, desk);
    const ui::Rect dialog = ui::begin_dialog(frame, {423, 64, 520, 660}, "desk.find_title");
    const auto inside = dialog.inset(8);
    draw_title(frame, inside, "desk.find_title");
    ui::field(frame, {inside.x, inside.y + 52, inside.w, 60}, "desk.typed", "ticket", desk.typed,
              "");
    const ui::Rect under{inside.x, inside.y + 116, inside.w, 26};
    if (desk.unknown) {
        frame.text("desk.not_found", under, frame.t("desk.not_found"),
                   {.family = ui::Family::sans_bold, .tint = ui::Tint::vermilion_text});
    } else {
        frame.text("desk.find_hint", under, frame.t("desk.find_hint"), {.tint = ui::Tint::ink2});
    }
    std::string letters;
    for (const auto& service : model.hall.services) letters += service.letter;
    const auto key =
        ui::number_pad(frame, {inside.x, inside.y + 148, inside.w, inside.h - 148 - 156},
                       "desk.pad", letters, desk.typed.empty() ? '\0' : desk.typed[0]);
    if (!key.empty()) type(desk, key);
    auto call = button(frame, "desk.call_it", "call");
    call.key = "Enter";
    call.enabled = desk.typed.size() > 1 && can.call_chosen;
    if (keyed_primary(frame, {inside.x, inside.bottom() - 140, inside.w, 72}, call)) {
        call_typed(model, desk, out);
    }
    if (draw_cancel(frame, inside)) desk.open = Open::none;
    ui::end_dialog(frame);
}

}  // namespace

void draw_dialog(ui::Frame& frame, const Model& model, const DeskActions& can, DeskState& desk,
                 Intents& out) {
    switch (desk.open) {
        case Open::none:
            return;
        case Open::transfer:
            return draw_transfer(frame, model, desk, out);
        case Open::pause:
            return draw_pause(frame, desk, out);
        case Open::number:
            return draw_number(frame, model, can, desk, out);
    }
}

}  // namespace daofang::screens
