#include "kiosk/screens/visitor_issued_parts.h"

#include <algorithm>

#include "kiosk/queue/views.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

// The number, as large as the plaque lets it be.
void draw_label(ui::Frame& frame, const std::string& label, ui::Rect r) {
    ui::TextStyle style{.type = ui::Type::ticket,
                        .family = ui::Family::sans_bold,
                        .tint = ui::Tint::primary,
                        .align = ui::Align::centre,
                        .valign = ui::VAlign::middle,
                        .px = frame.px(ui::Type::ticket),
                        .line_height = 1.08f,
                        .wrap = false};
    const auto size = frame.measure(label, style);
    style.px *= std::min({1.0f, r.w / size.w, r.h / size.h});
    frame.text("issued.number", r, label, style);
}

std::vector<ui::Fact> facts_of(const ui::Frame& frame, const Model& model,
                               const queue::TicketId& id, const queue::Ticket* ticket) {
    std::vector<ui::Fact> facts;
    const queue::Service* service = model.hall.find(id.letter);
    if (ticket != nullptr && ticket->state == queue::TicketState::waiting) {
        const queue::Place place = queue::place_of(model.state, model.hall, *ticket);
        facts.push_back(
            {frame.t("issued.ahead"), std::to_string(place.ahead), frame.t("issued.ahead_unit")});
        if (place.about_minutes) {
            facts.push_back({frame.t("issued.wait"), std::to_string(*place.about_minutes),
                             frame.t("issued.wait_unit")});
        }
    }
    std::vector<queue::WindowId> windows;
    if (service != nullptr) windows = queue::windows_for(model.state, model.hall, service->id);
    if (ticket != nullptr && !ticket->window.empty()) windows = {ticket->window};
    if (!windows.empty()) {
        facts.push_back({frame.t(frame.large() ? "issued.where_short" : "issued.where"),
                         window_list(frame, windows), ""});
    }
    return facts;
}

}  // namespace

void issued_number(ui::Frame& frame, const Model& model, ui::Rect r) {
    if (frame.grid().wide()) ui::card(frame, r);
    ui::plaque(frame, r.inset(length(frame, 20)));
    const queue::TicketId& id = *model.issued;
    const auto found = model.state.tickets.find(id);
    const queue::Ticket* ticket = found == model.state.tickets.end() ? nullptr : &found->second;
    const bool called = ticket != nullptr && ticket->state == queue::TicketState::called;
    const ui::Rect inside = r.inset(length(frame, 60), length(frame, 40));
    const queue::Service* service = model.hall.find(id.letter);
    const std::string name =
        called ? frame.t("issued.name_called", {{"window", ticket->window}})
        : service != nullptr
            ? frame.t("issued.name", {{"service", service_name(frame, service->id)}})
            : std::string{};
    const float name_h = frame.text("issued.name", inside, name,
                                    {.type = ui::Type::body,
                                     .tint = called ? ui::Tint::vermilion_text : ui::Tint::ink,
                                     .align = ui::Align::centre});
    const float facts_h = length(frame, frame.large() ? 250 : 206);
    const ui::Rect facts{inside.x, inside.bottom() + length(frame, 16) - facts_h, inside.w,
                         facts_h};
    const ui::Rect label{inside.x, inside.y + name_h, inside.w, facts.y - inside.y - name_h};
    draw_label(frame, id.label(), label);
    ui::fact_row(frame, facts, "issued.facts", facts_of(frame, model, id, ticket));
}

void issued_code(ui::Frame& frame, const Model& model, ui::Rect r) {
    if (frame.grid().wide()) ui::card(frame, r);
    const float pad = frame.grid().wide() ? 16 : 12;
    const ui::Rect inside = r.inset(length(frame, 36), pad);
    const bool scan = !model.ticket_url.empty();
    constexpr float code_max = 330;
    const float side = scan ? std::min(inside.h, length(frame, code_max)) : length(frame, 104);
    const ui::Rect square{inside.x, inside.y + (inside.h - side) / 2, side, side};
    if (scan) {
        ui::qr_code(frame, square, "issued.code", model.ticket_url);
    } else {
        frame.icon("bell", square, ui::Tint::primary, side);
    }
    const float x = square.right() + 26;
    const std::string id = scan ? "issued.scan" : "issued.remember";
    const ui::TextStyle head{.type = ui::Type::label, .family = ui::Family::sans_bold};
    const ui::TextStyle body{.type = ui::Type::body, .line_height = 1.4f};
    const float w = inside.right() - x;
    const float head_h = frame.measure(frame.t(id), head, w).h;
    const float body_h = frame.measure(frame.t(id + "_text"), body, w).h;
    const float y = inside.y + std::max(0.0f, (inside.h - head_h - body_h) / 2);
    frame.text(id, {x, y, w, head_h + 1}, frame.t(id), head);
    frame.text(id + "_text", {x, y + head_h, w, inside.bottom() - y - head_h},
               frame.t(id + "_text"), body);
}

void issued_code_page(ui::Frame& frame, const Model& model, ui::Rect r) {
    ui::card(frame, r);
    const ui::Rect inside = r.inset(length(frame, 36), length(frame, 24));
    const ui::TextStyle head{
        .type = ui::Type::label, .family = ui::Family::sans_bold, .align = ui::Align::centre};
    const float head_h = frame.text("issued.scan", inside, frame.t("issued.scan"), head);
    const ui::TextStyle body{
        .type = ui::Type::body, .align = ui::Align::centre, .line_height = 1.35f};
    const std::string words = frame.t("issued.scan_short");
    const float body_h = frame.measure(words, body, inside.w).h;
    const float side = std::min(inside.w, inside.h - head_h - body_h - length(frame, 16));
    const ui::Rect code{inside.x + (inside.w - side) / 2, inside.y + head_h + length(frame, 8),
                        side, side};
    ui::qr_code(frame, code, "issued.code", model.ticket_url);
    frame.text("issued.scan_text", {inside.x, inside.bottom() - body_h, inside.w, body_h + 1},
               words, body);
}

}  // namespace daofang::screens
