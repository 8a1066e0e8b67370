#include <algorithm>

#include "kiosk/screens/pause_reasons.h"
#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr float pad = 24;
constexpr float undo_h = 40;

// Where the six keys stand, and above them a word to the desk and undo: as in 15, or closer while
// the offline band takes its height (21b).
struct KeyPlan {
    float words_top, words_bottom, top, pitch, height = 56;
};
KeyPlan key_plan(ui::Rect card) {
    constexpr float full_card_h = 676;
    return card.h < full_card_h ? KeyPlan{325, 403, 413, 63} : KeyPlan{342, 428, 444, 70};
}

// Status chip, number, timer and what staff should know before they speak.
void draw_in_hand(ui::Frame& frame, const Model& model, const queue::Ticket& ticket, ui::Rect r) {
    const bool called = ticket.state == queue::TicketState::called;
    const auto status = frame.t(called ? "desk.status_called" : "desk.status_serving");
    ui::chip(frame, r.x + pad, r.y + 18, "desk.status", status,
             called ? ui::Tint::vermilion_tint : ui::Tint::jade_tint,
             called ? ui::Tint::vermilion_text : ui::Tint::jade_text);
    if (ticket.offline_call) {
        ui::chip(frame, r.x + pad + ui::chip_width(frame, status, false) + 8, r.y + 18,
                 "desk.offline_call", frame.t("desk.offline_call"), ui::Tint::amber_tint,
                 ui::Tint::amber_text, "offline");
    }
    frame.text("desk.number", {r.x + 22, r.y + 42, 320, 132}, ticket.id.label(),
               {.type = ui::Type::number,
                .family = ui::Family::sans_bold,
                .tint = ui::Tint::primary,
                .line_height = 1.12f,
                .wrap = false});
    const ui::Rect side{r.right() - pad - 260, r.y + 26, 260, 0};
    ui::TextStyle small{.tint = ui::Tint::ink2, .align = ui::Align::right, .wrap = false};
    frame.text("desk.timer_cap", {side.x, side.y, side.w, 26},
               called ? frame.t("desk.called_times", {{"n", std::to_string(ticket.calls_here)}})
                      : frame.t("desk.talked"),
               small);
    frame.text("desk.timer", {side.x, side.y + 25, side.w, 52},
               elapsed(called ? ticket.first_called_at : ticket.started_at, model.wall),
               {.type = ui::Type::timer,
                .family = ui::Family::sans_bold,
                .align = ui::Align::right,
                .line_height = 1.15f,
                .wrap = false});
    small.type = ui::Type::min;
    frame.text("desk.waited", {side.x, side.y + 77, side.w, 24},
               frame.t("desk.waited_and_people",
                       {{"minutes", minutes_since(ticket.issued_at, ticket.called_at)},
                        {"people", std::to_string(ticket.people)}}),
               small);
}

// What the visitor said at the kiosk: no name, no matter, only what helps to receive them.
void draw_said(ui::Frame& frame, const queue::Ticket& ticket, ui::Rect r) {
    const ui::TextStyle title{.type = ui::Type::h3, .family = ui::Family::serif, .wrap = false};
    const auto said = frame.t("desk.said");
    const float w = frame.measure(said, title).w + 1;
    frame.text("desk.said", {r.x, r.y, w, 26}, said, title);
    frame.text("desk.no_name", {r.x + w + 8, r.y + 3, r.w - w - 8, 24}, frame.t("desk.no_name"),
               {.type = ui::Type::min, .tint = ui::Tint::ink2, .wrap = false});
    struct Line {
        const char* id;
        std::string words;
    };
    const auto needs = needs_words(frame, ticket);
    const Line lines[] = {{"desk.service", service_name(frame, ticket.service)},
                          {"desk.needs", needs.empty() ? frame.t("desk.needs_none") : needs},
                          {"desk.from", ticket.terminal}};
    constexpr float cap_w = 84, line_h = 27.5f;
    float y = r.y + 34;
    for (const auto& line : lines) {
        frame.text(line.id, {r.x, y, cap_w, line_h}, frame.t(line.id),
                   {.tint = ui::Tint::ink2, .wrap = false});
        const ui::Rect place{r.x + cap_w, y, r.w - cap_w, line_h};
        ui::TextStyle value{.family = ui::Family::sans_bold, .line_height = 1.5f, .wrap = false};
        // Six needs are more than a line at the full size.
        if (frame.measure(line.words, value).w > place.w) value.type = ui::Type::min;
        frame.text(std::string(line.id) + ".value", place, line.words, value);
        y += line_h;
    }
}

void draw_nobody(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r) {
    const char* id = model.calling ? "desk.calling"
                     : can.paused  ? "desk.paused"
                     : can.next    ? "desk.free"
                                   : "desk.empty";
    const char* icon = model.calling ? "call" : can.paused ? "pause" : can.next ? "done" : "clock";
    frame.icon(icon, {r.x + pad, r.y + 64, 64, 64}, ui::Tint::primary, 64);
    const ui::Rect words{r.x + pad + 84, r.y, r.w - 2 * pad - 84, 0};
    frame.text(id, {words.x, r.y + 58, words.w, 46}, frame.t(id),
               {.type = ui::Type::attract, .family = ui::Family::serif, .px = 34});
    const std::string text = std::string(id) + "_text";
    const auto reason = can.paused ? pause_words(frame, can.pause_reason) : std::string{};
    frame.text(text, {words.x, r.y + 106, words.w, 28}, frame.t(text, {{"reason", reason}}),
               {.tint = ui::Tint::ink2});
    ui::thick_thin_rule(frame, r.x + pad, r.y + 184, r.w - 2 * pad);
}

// A word to the desk stays until the next action; undo comes for its ten seconds, just over the
// keys, so that a slip is taken back where it was made.
void draw_words(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                DeskAsked& asked) {
    if (const auto word = desk_word(frame, model); !word.empty()) {
        const ui::Rect strip{r.x, r.y, r.w, r.h - undo_h - 6};
        frame.fill(strip, ui::Tint::amber_tint, 8);
        frame.icon("warning", {strip.x + 12, strip.y, 24, strip.h}, ui::Tint::amber_text, 24);
        ui::TextStyle style{.family = ui::Family::sans_bold,
                            .tint = ui::Tint::amber_text,
                            .valign = ui::VAlign::middle,
                            .px = 16,
                            .wrap = false};
        const ui::Rect place{strip.x + 46, strip.y, strip.w - 58, strip.h};
        if (frame.measure(word, style).w > place.w) style.px = frame.px(ui::Type::min);
        frame.text("desk.word", place, word, style);
    }
    if (!can.undo) return;
    ui::Button undo = button(frame, "desk.undo", "undo");
    const auto seconds = (can.undo_left.count() + 999) / 1000;
    undo.label = frame.t("desk.undo", {{"n", std::to_string(seconds)}});
    undo.key = "F8";
    undo.label_px = frame.px(ui::Type::body);
    const ui::Rect place{r.x, r.bottom() - undo_h, r.w, undo_h};
    if (keyed_button(frame, place, undo)) asked.step = Step::undo;
}

struct DeskKey {
    const char* id;
    const char* icon;
    const char* key;
    bool enabled;
    Step step;
};

void draw_keys(ui::Frame& frame, const DeskActions& can, ui::Rect r, const KeyPlan& plan,
               DeskAsked& asked) {
    const DeskKey keys[] = {
        {"desk.call", "call", "F1", can.call, Step::call},
        {"desk.again", "bell", "F2", can.again, Step::again},
        {"desk.start", "play", "F3", can.start, Step::start},
        {"desk.missed", "no-show", "F5", can.missed, Step::missed},
        {"desk.transfer", "transfer", "F6", can.transfer, Step::transfer},
        {can.paused ? "desk.resume" : "desk.pause", can.paused ? "play" : "pause", "F7", can.pause,
         Step::pause},
    };
    int i = 0;
    for (const auto& key : keys) {
        ui::Button made = button(frame, key.id, key.icon);
        made.key = key.key;
        made.enabled = key.enabled;
        const ui::Rect place{r.x + 252 * static_cast<float>(i % 2),
                             r.y + plan.top + plan.pitch * static_cast<float>(i / 2), 236,
                             plan.height};
        ++i;
        if (keyed_button(frame, place, made)) asked.step = key.step;
    }
}

// The newest call made twice that concerns this window, while either still has the ticket in its
// mind: ten minutes.
const queue::Conflict* newest_conflict(const Model& model) {
    constexpr base::Millis shown = std::chrono::minutes{10};
    for (auto it = model.state.conflicts.rbegin(); it != model.state.conflicts.rend(); ++it) {
        const bool ours =
            it->window == model.staff.window || it->standing_window == model.staff.window;
        if (ours && it->kind == "ticket_called" && model.wall - it->at < shown) return &*it;
    }
    return nullptr;
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

std::string desk_word(const ui::Frame& frame, const Model& model) {
    if (model.notice) {
        // A notice has at most two arguments (its number and its ticket).
        auto args = model.notice->args;
        args.resize(2);
        return frame.t(model.notice->text_id,
                       {{args[0].first, args[0].second}, {args[1].first, args[1].second}});
    }
    const auto* conflict = newest_conflict(model);
    if (conflict == nullptr) return {};
    const bool stands_here = conflict->standing_window == model.staff.window;
    return frame.t(stands_here ? "desk.conflict_stands" : "desk.conflict_lost",
                   {{"ticket", conflict->ticket.label()},
                    {"window", conflict->window},
                    {"standing", conflict->standing_window}});
}

void draw_ticket(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                 DeskAsked& asked) {
    ui::card(frame, r);
    if (can.ticket == nullptr) {
        draw_nobody(frame, model, can, r);
    } else {
        draw_in_hand(frame, model, *can.ticket, r);
        ui::thick_thin_rule(frame, r.x + pad, r.y + 184, r.w - 2 * pad);
        draw_said(frame, *can.ticket, {r.x + pad, r.y + 206, r.w - 2 * pad, 120});
    }
    const KeyPlan plan = key_plan(r);
    const ui::Rect words{r.x + pad, r.y + plan.words_top, r.w - 2 * pad,
                         plan.words_bottom - plan.words_top};
    draw_words(frame, model, can, words, asked);
    draw_keys(frame, can, {r.x + pad, r.y, r.w - 2 * pad, 0}, plan, asked);
}

}  // namespace daofang::screens
