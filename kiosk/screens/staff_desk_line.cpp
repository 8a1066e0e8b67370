#include <algorithm>

#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr float head_h = 56, row_h = 62, group_h = 50, foot_h = 100, pad = 14;
constexpr float chip_h = 26, chip_gap = 6;

struct Row {
    const queue::Ticket* ticket = nullptr;
    bool next = false;
    bool away = false;  // missed or parked
};

struct Chip {
    std::string words;
    ui::Tint fill, ink;
};

std::vector<Chip> chips_of(const ui::Frame& frame, const Row& row) {
    const auto& ticket = *row.ticket;
    if (row.away) {
        const bool missed = ticket.state == queue::TicketState::missed;
        return {{missed ? frame.t("desk.missed_calls", {{"n", std::to_string(ticket.calls_here)}})
                        : frame.t("desk.parked"),
                 ui::Tint::sunk, ui::Tint::ink}};
    }
    std::vector<Chip> chips;
    for (const auto need : ticket.needs) {
        const bool priority = queue::gives_priority(need);
        // On the tinted row of the next visitor a tinted chip would vanish.
        const auto plain = row.next ? ui::Tint::card : ui::Tint::primary_tint;
        chips.push_back({frame.t(base::text_of("need_short.{}", queue::name_of(need))),
                         priority ? ui::Tint::amber_tint : plain,
                         priority ? ui::Tint::amber_text : ui::Tint::primary});
    }
    if (ticket.people > 1) {
        chips.push_back({frame.t("desk.people", {{"n", std::to_string(ticket.people)}}),
                         ui::Tint::sunk, ui::Tint::ink});
    }
    return chips;
}

// Parts of the row's button: drawn, and read as its value, not as items of their own.
float draw_chip(ui::Frame& frame, float x, float middle, const Chip& chip) {
    const float w = ui::chip_width(frame, chip.words, false);
    const ui::Rect r{x, middle - chip_h / 2, w, chip_h};
    frame.fill(r, chip.fill, chip_h / 2);
    frame.glyphs(r, chip.words,
                 {.type = ui::Type::min,
                  .family = ui::Family::sans_bold,
                  .tint = chip.ink,
                  .align = ui::Align::centre,
                  .valign = ui::VAlign::middle,
                  .wrap = false});
    return x + w + chip_gap;
}

// As many chips as there is room for; the last place says how many more there are.
void draw_chips(ui::Frame& frame, ui::Rect r, const std::vector<Chip>& chips) {
    const auto more = [](std::size_t n) {
        return Chip{base::text_of("+{}", n), ui::Tint::sunk, ui::Tint::ink};
    };
    const float more_w = ui::chip_width(frame, more(1).words, false);
    float x = r.x;
    for (std::size_t i = 0; i < chips.size(); ++i) {
        const float w = ui::chip_width(frame, chips[i].words, false);
        const float kept = i + 1 < chips.size() ? chip_gap + more_w : 0;
        if (x + w + kept > r.right()) {
            draw_chip(frame, x, r.y + r.h / 2, more(chips.size() - i));
            return;
        }
        x = draw_chip(frame, x, r.y + r.h / 2, chips[i]);
    }
}

std::string read_aloud(const ui::Frame& frame, const std::vector<Chip>& chips) {
    std::string all;
    for (const auto& chip : chips) {
        if (!all.empty()) all += frame.t("list.separator");
        all += chip.words;
    }
    return all;
}

// Inside the row: a ring around it would lie on its neighbours.
void draw_focus(ui::Frame& frame, ui::Rect r) {
    frame.stroke(r.inset(1), ui::Tint::ink, 3, 4);
    frame.stroke(r.inset(4), ui::Tint::amber, 3, 4);
}

void draw_row(ui::Frame& frame, const Model& model, ui::Rect r, const Row& row, bool may_call,
              DeskAsked& asked) {
    const auto& ticket = *row.ticket;
    const auto chips = chips_of(frame, row);
    ui::Item item;
    item.id = "desk.line." + ticket.id.label();
    item.role = ui::Role::button;
    item.label = ticket.id.label();
    item.value = read_aloud(frame, chips);
    item.rect = r;
    item.enabled = may_call;
    const auto press = frame.press(std::move(item));
    if (row.next) frame.fill(r, ui::Tint::primary_tint);
    if (press.held) frame.fill(r, ui::Tint::sunk);
    frame.line(r.x, r.bottom(), r.right(), r.bottom(), ui::Tint::line, 1);
    frame.glyphs({r.x + pad, r.y, 80, r.h}, ticket.id.label(),
                 {.type = ui::Type::queue,
                  .family = ui::Family::sans_bold,
                  .valign = ui::VAlign::middle,
                  .wrap = false});
    const auto from = row.away ? ticket.issued_at : ticket.waiting_since;
    const auto waited = frame.t("desk.waited", {{"n", minutes_since(from, model.wall)}});
    const ui::TextStyle style{.type = ui::Type::min,
                              .family = ui::Family::sans_bold,
                              .tint = ui::Tint::ink2,
                              .align = ui::Align::right,
                              .valign = ui::VAlign::middle,
                              .wrap = false};
    const float waited_w = frame.measure(waited, style).w + 1;
    const float waited_x = r.right() - pad - waited_w;
    frame.glyphs({waited_x, r.y, waited_w, r.h}, waited, style);
    draw_chips(frame, {r.x + 96, r.y, waited_x - 4 - r.x - 96, r.h}, chips);
    if (press.focus) draw_focus(frame, r);
    if (press.pressed) asked.call = ticket.id;
}

void draw_head(ui::Frame& frame, const Model& model, ui::Rect r, std::size_t waiting) {
    const ui::TextStyle style{.type = ui::Type::h3,
                              .family = ui::Family::serif,
                              .valign = ui::VAlign::middle,
                              .wrap = false};
    const auto words = frame.t("desk.waiting", {{"n", std::to_string(waiting)}});
    const float w = frame.measure(words, style).w + 1;
    frame.text("desk.waiting", {r.x + pad, r.y, w, head_h}, words, style);
    frame.line(r.x, r.y + head_h, r.right(), r.y + head_h, ui::Tint::line, 1);
    if (model.staff.services.empty()) return;
    const auto windows = queue::windows_for(model.state, model.hall, model.staff.services.front());
    if (windows.size() < 2) return;
    const float x = r.x + pad + w + 10;
    frame.text("desk.shared", {x, r.y, r.right() - pad - x, head_h},
               frame.t("desk.shared", {{"windows", window_list(frame, windows)}}),
               {.type = ui::Type::min,
                .tint = ui::Tint::ink2,
                .align = ui::Align::right,
                .valign = ui::VAlign::middle,
                .wrap = false});
}

void draw_foot(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
               DeskAsked& asked) {
    ui::Button find = button(frame, "desk.find", "search");
    find.key = "F10";
    find.enabled = can.call_chosen;
    find.label_px = frame.px(ui::Type::body);
    if (keyed_button(frame, {r.x + pad, r.bottom() - 100, r.w - 2 * pad, 48}, find)) {
        asked.step = Step::find;
    }
    const auto so_far = queue::day_so_far(model.state, model.staff.window);
    const std::string words =
        so_far.finished == 0
            ? frame.t("desk.today_none")
            : frame.t("desk.today", {{"n", std::to_string(so_far.finished)},
                                     {"minutes", std::to_string(so_far.mean_minutes)}});
    const float y = r.bottom() - 44;
    frame.icon("clock", {r.x + pad, y + 6, 22, 22}, ui::Tint::ink2, 22);
    frame.text("desk.today", {r.x + pad + 32, y, r.w - 2 * pad - 32, 34}, words,
               {.type = ui::Type::min,
                .tint = ui::Tint::ink2,
                .valign = ui::VAlign::middle,
                .wrap = false});
}

}  // namespace

void draw_line(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
               DeskState& desk, DeskAsked& asked) {
    ui::card(frame, r);
    const auto line = queue::line_for(model.state, model.staff.services, model.hall.rules);
    auto away = queue::missed_for(model.state, model.staff.services);
    for (const auto* ticket : queue::parked_for(model.state, model.staff.services)) {
        away.push_back(ticket);
    }
    draw_head(frame, model, r, line.size());
    draw_foot(frame, model, can, r, asked);
    const float list_h = r.h - head_h - foot_h - 8;
    // Those who may come back keep two rows; a long line turns its pages.
    const std::size_t away_rows = std::min<std::size_t>(away.size(), 2);
    const float away_h = away_rows == 0 ? 0 : group_h + row_h * static_cast<float>(away_rows);
    auto fit = static_cast<std::size_t>((list_h - away_h) / row_h);
    const bool pages = line.size() > fit;
    if (pages) --fit;
    const auto page_count = std::max<std::size_t>((line.size() + fit - 1) / fit, 1);
    desk.page = std::clamp(desk.page, 0, static_cast<int>(page_count) - 1);
    const auto row_at = [&](float y) { return ui::Rect{r.x + 1, y, r.w - 2, row_h}; };
    float y = r.y + head_h;
    const std::size_t first = static_cast<std::size_t>(desk.page) * fit;
    for (std::size_t i = first; i < std::min(first + fit, line.size()); ++i) {
        draw_row(frame, model, row_at(y), {line[i], i == 0, false}, can.call_chosen, asked);
        y += row_h;
    }
    if (pages) {
        y = r.y + head_h + row_h * static_cast<float>(fit);  // where it was on the page before
        desk.page = ui::page_turn(frame, {r.x + pad, y + 9, r.w - 2 * pad, 40}, "desk.page",
                                  desk.page, static_cast<int>(page_count));
        y += row_h;
    }
    if (away_rows == 0) return;
    frame.fill({r.x + 1, y, r.w - 2, group_h}, ui::Tint::sunk);
    frame.text("desk.away", {r.x + pad, y, r.w - 2 * pad, group_h},
               frame.t("desk.away", {{"n", std::to_string(away.size())}}),
               {.family = ui::Family::serif, .valign = ui::VAlign::middle, .px = 17});
    y += group_h;
    for (std::size_t i = 0; i < away_rows; ++i) {
        draw_row(frame, model, row_at(y), {away[i], false, true}, can.call_chosen, asked);
        y += row_h;
    }
}

}  // namespace daofang::screens
