#include <algorithm>

#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr float head_h = 56, row_h = 62, group_h = 50, foot_h = 100;

struct Row {
    const queue::Ticket* ticket = nullptr;
    bool next = false;
    bool away = false;  // missed or parked
};

// Chips of the needs, as many as fit before the minutes.
void draw_chips(ui::Frame& frame, const Model& model, ui::Rect r, const Row& row,
                const std::string& id) {
    float x = r.x;
    int shown = 0;
    const auto put = [&](const std::string& words, ui::Tint fill, ui::Tint ink) {
        const float w = ui::chip_width(frame, words, false);
        if (x + w > r.right()) return;
        ui::chip(frame, x, r.y + (r.h - 28) / 2, base::text_of("{}.chip{}", id, shown++), words,
                 fill, ink);
        x += w + 6;
    };
    const auto& ticket = *row.ticket;
    if (row.away) {
        const bool missed = ticket.state == queue::TicketState::missed;
        put(missed ? frame.t("desk.missed_calls", {{"n", std::to_string(ticket.calls_here)}})
                   : frame.t("desk.parked"),
            ui::Tint::sunk, ui::Tint::ink);
        return;
    }
    for (const auto need : ticket.needs) {
        const bool priority = queue::gives_priority(need);
        put(frame.t(base::text_of("need_short.{}", queue::name_of(need))),
            priority ? ui::Tint::amber_tint : ui::Tint::primary_tint,
            priority ? ui::Tint::amber_text : ui::Tint::primary);
    }
    if (ticket.people > 1) {
        put(frame.t("desk.people", {{"n", std::to_string(ticket.people)}}), ui::Tint::sunk,
            ui::Tint::ink);
    }
    (void)model;
}

void draw_row(ui::Frame& frame, const Model& model, ui::Rect r, const Row& row, bool may_call,
              Intents& out) {
    const auto& ticket = *row.ticket;
    const std::string label = ticket.id.label();
    const std::string id = "desk.line." + label;
    if (row.next) frame.fill(r, ui::Tint::primary_tint);
    ui::Item item;
    item.id = id;
    item.role = ui::Role::button;
    item.label = label;
    item.rect = item.drawn = r;
    item.enabled = may_call;
    const auto press = frame.press(std::move(item));
    if (press.held) frame.fill(r, ui::Tint::sunk);
    frame.line(r.x, r.bottom(), r.right(), r.bottom(), ui::Tint::line, 1);
    frame.glyphs({r.x + 14, r.y, 80, r.h}, label,
                 {.type = ui::Type::queue,
                  .family = ui::Family::sans_bold,
                  .valign = ui::VAlign::middle,
                  .wrap = false});
    draw_chips(frame, model, {r.x + 96, r.y, r.w - 96 - 92, r.h}, row, id);
    const auto from = row.away ? ticket.issued_at : ticket.waiting_since;
    frame.glyphs({r.right() - 94, r.y, 80, r.h},
                 frame.t("desk.waited", {{"n", minutes_since(from, model.wall)}}),
                 {.family = ui::Family::sans_bold,
                  .tint = ui::Tint::ink2,
                  .align = ui::Align::right,
                  .valign = ui::VAlign::middle,
                  .px = 15,
                  .wrap = false});
    if (press.pressed) out.push_back(Ask{queue::CallTicket{ticket.id}});
}

void draw_head(ui::Frame& frame, const Model& model, ui::Rect r, std::size_t waiting) {
    frame.text("desk.waiting", {r.x + 14, r.y, 180, head_h},
               frame.t("desk.waiting", {{"n", std::to_string(waiting)}}),
               {.type = ui::Type::h3, .family = ui::Family::serif, .valign = ui::VAlign::middle});
    if (model.staff.services.empty()) return;
    const auto windows = queue::windows_for(model.state, model.hall, model.staff.services.front());
    if (windows.size() > 1) {
        frame.text("desk.shared", {r.x + 150, r.y, r.w - 164, head_h},
                   frame.t("desk.shared", {{"windows", window_list(frame, windows)}}),
                   {.tint = ui::Tint::ink2,
                    .align = ui::Align::right,
                    .valign = ui::VAlign::middle,
                    .px = 15,
                    .wrap = false});
    }
    frame.line(r.x, r.y + head_h, r.right(), r.y + head_h, ui::Tint::line, 1);
}

void draw_foot(ui::Frame& frame, const Model& model, ui::Rect r, DeskState& desk) {
    ui::Button find = button(frame, "desk.find", "search");
    if (ui::desk_button(frame, {r.x + 14, r.bottom() - 100, r.w - 28, 48}, find)) {
        desk.open = DeskState::Open::number;
        desk.typed.clear();
        desk.unknown = false;
    }
    const auto so_far = queue::day_so_far(model.state, model.staff.window);
    const std::string words =
        so_far.finished == 0
            ? frame.t("desk.today_none")
            : frame.t("desk.today", {{"n", std::to_string(so_far.finished)},
                                     {"minutes", std::to_string(so_far.mean_minutes)}});
    frame.icon("clock", {r.x + 14, r.bottom() - 36, 22, 22}, ui::Tint::ink2, 20);
    frame.text("desk.today", {r.x + 46, r.bottom() - 42, r.w - 60, 34}, words,
               {.tint = ui::Tint::ink2, .valign = ui::VAlign::middle, .px = 15, .wrap = false});
}

}  // namespace

void draw_line(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
               DeskState& desk, Intents& out) {
    ui::card(frame, r);
    const auto line = queue::line_for(model.state, model.staff.services, model.hall.rules);
    auto away = queue::missed_for(model.state, model.staff.services);
    for (const auto* ticket : queue::parked_for(model.state, model.staff.services)) {
        away.push_back(ticket);
    }
    draw_head(frame, model, r, line.size());
    draw_foot(frame, model, r, desk);
    const bool free = can.ticket == nullptr && !can.paused && !model.calling;
    const float list_h = r.h - head_h - foot_h - 8;
    // Those who may come back keep two rows; a long line turns its pages.
    const std::size_t away_rows = std::min<std::size_t>(away.size(), 2);
    const float away_h = away_rows == 0 ? 0 : group_h + row_h * static_cast<float>(away_rows);
    auto fit = static_cast<std::size_t>((list_h - away_h) / row_h);
    const bool pages = line.size() > fit;
    if (pages) --fit;
    const auto page_count = std::max<std::size_t>((line.size() + fit - 1) / fit, 1);
    desk.page = std::clamp(desk.page, 0, static_cast<int>(page_count) - 1);
    float y = r.y + head_h;
    const std::size_t first = static_cast<std::size_t>(desk.page) * fit;
    for (std::size_t i = first; i < std::min(first + fit, line.size()); ++i) {
        draw_row(frame, model, {r.x + 1, y, r.w - 2, row_h}, {line[i], i == 0, false}, free, out);
        y += row_h;
    }
    if (pages) {
        desk.page = ui::page_turn(frame, {r.x + 14, y + 6, r.w - 28, row_h - 14}, "desk.page",
                                  desk.page, static_cast<int>(page_count));
        y += row_h;
    }
    if (away_rows == 0) return;
    frame.fill({r.x + 1, y, r.w - 2, group_h}, ui::Tint::sunk);
    frame.text("desk.away", {r.x + 14, y, r.w - 28, group_h},
               frame.t("desk.away", {{"n", std::to_string(away.size())}}),
               {.family = ui::Family::serif, .valign = ui::VAlign::middle, .px = 17});
    y += group_h;
    for (std::size_t i = 0; i < away_rows; ++i) {
        draw_row(frame, model, {r.x + 1, y, r.w - 2, row_h}, {away[i], false, true}, free, out);
        y += row_h;
    }
}

}  // namespace daofang::screens
