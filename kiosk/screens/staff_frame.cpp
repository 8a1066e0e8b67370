#include "kiosk/screens/staff_frame.h"

#include <algorithm>

#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr float bar_h = 60;
constexpr float band_h = 52;

std::string services_served(const ui::Frame& frame, const Model& model) {
    std::string all;
    for (const auto& service : model.staff.services) {
        if (!all.empty()) all += frame.t("list.separator");
        all += service_name(frame, service);
    }
    return all;
}

// "42 s" under a minute, then minutes.
std::string since_words(const ui::Frame& frame, const Model& model) {
    const auto s = std::max<std::int64_t>((model.wall - model.link.since).count() / 1000, 0);
    return s < 60 ? frame.t("staff.seconds", {{"n", std::to_string(s)}})
                  : frame.t("staff.minutes", {{"n", std::to_string(s / 60)}});
}

// Answers the x behind the last word.
float draw_who(ui::Frame& frame, const Model& model) {
    float x = 66;
    const auto put = [&](const char* id, const std::string& words, float px, ui::Family family) {
        const ui::TextStyle style{.family = family,
                                  .tint = ui::Tint::on_primary,
                                  .valign = ui::VAlign::middle,
                                  .px = px,
                                  .wrap = false};
        const float w = frame.measure(words, style).w + 2;
        frame.text(id, {x, 0, w, bar_h}, words, style);
        x += w + 16;
    };
    put("bar.services", services_served(frame, model), 19, ui::Family::sans_bold);
    put("bar.window", frame.t("staff.window", {{"window", model.staff.window}}), 19,
        ui::Family::sans);
    if (model.staff.number.empty()) return x;
    frame.line(x, 16, x, 44, ui::Tint::line, 1);
    x += 16;
    put("bar.staff", frame.t("staff.on_duty", {{"staff", model.staff.number}}), 16,
        ui::Family::sans);
    return x;
}

// Answers the x before the first word.
float draw_time(ui::Frame& frame, const Model& model) {
    const auto words = header_words(frame, model);
    const bool out = model.link.configured && !model.link.online;
    const auto state = frame.t(out                     ? "staff.offline"
                               : model.link.configured ? "staff.online"
                                                       : "staff.alone");
    ui::TextStyle date{.tint = ui::Tint::on_primary,
                       .align = ui::Align::right,
                       .valign = ui::VAlign::middle,
                       .px = 16,
                       .wrap = false};
    const float date_w = frame.measure(words.date, date).w + 2;
    float x = 1346 - date_w;
    frame.text("bar.date", {x, 0, date_w, bar_h}, words.date, date);
    auto time = date;
    time.family = ui::Family::sans_bold;
    time.px = 24;
    const float time_w = frame.measure(words.time, time).w + 2;
    x -= time_w + 16;
    frame.text("bar.time", {x, 0, time_w, bar_h}, words.time, time);
    x -= ui::chip_width(frame, state, true) + 16;
    ui::chip(frame, x, 16, "bar.link", state, out ? ui::Tint::amber_tint : ui::Tint::jade_tint,
             out ? ui::Tint::amber_text : ui::Tint::jade_text, out ? "offline" : "done");
    return x;
}

void draw_band(ui::Frame& frame, const Model& model) {
    const ui::Rect band{0, bar_h, 1366, band_h};
    frame.fill(band, ui::Tint::amber_tint);
    frame.line(0, band.bottom() - 1, 1366, band.bottom() - 1, ui::Tint::amber, 2);
    frame.icon("offline", {20, band.y + 11, 30, 30}, ui::Tint::amber_text, 28);
    ui::TextStyle style{.family = ui::Family::sans_bold,
                        .tint = ui::Tint::amber_text,
                        .valign = ui::VAlign::middle,
                        .px = 16,
                        .wrap = false};
    const auto cut = frame.t("staff.cut", {{"since", since_words(frame, model)}});
    const float w = frame.measure(cut, style).w + 2;
    frame.text("bar.cut", {62, band.y, w, band.h}, cut, style);
    auto plain = style;
    plain.family = ui::Family::sans;
    frame.text("bar.cut_text", {62 + w + 14, band.y, 900 - w, band.h}, frame.t("staff.cut_text"),
               plain);
    auto right = style;
    right.align = ui::Align::right;
    frame.text("bar.unsent", {1146, band.y, 200, band.h},
               frame.t("staff.unsent", {{"n", std::to_string(model.care.unsent)}}), right);
}

// What stands on the button, and the name that the key has.
bool key_pressed(const ui::Frame& frame, const ui::Button& button) {
    if (!button.enabled || button.busy || button.key.empty()) return false;
    if (button.key == "Esc") return frame.key("escape");
    if (button.key == "Enter") return frame.key("enter");
    return frame.key(button.key);
}

}  // namespace

Bar draw_bar(ui::Frame& frame, const Model& model) {
    frame.fill(frame.grid().screen, ui::Tint::paper);
    frame.fill({0, 0, 1366, bar_h}, ui::Tint::primary);
    ui::seal(frame, {20, 7, 30, 46});
    Bar bar;
    bar.below = bar_h;
    bar.free_from = draw_who(frame, model);
    bar.free_to = draw_time(frame, model);
    if (!model.link.configured || model.link.online) return bar;
    draw_band(frame, model);
    bar.below += band_h;
    return bar;
}

bool keyed_button(ui::Frame& frame, ui::Rect r, const ui::Button& button) {
    return ui::desk_button(frame, r, button) || key_pressed(frame, button);
}

bool keyed_primary(ui::Frame& frame, ui::Rect r, const ui::Button& button) {
    return ui::desk_primary(frame, r, button) || key_pressed(frame, button);
}

std::string elapsed(base::WallTime from, base::WallTime to) {
    const auto s = std::max<std::int64_t>((to - from).count() / 1000, 0);
    if (s < 3600) return base::text_of("{}:{:02}", s / 60, s % 60);
    return base::text_of("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string minutes_since(base::WallTime from, base::WallTime to) {
    return std::to_string(std::max<std::int64_t>((to - from).count() / 60'000, 0));
}

}  // namespace daofang::screens
