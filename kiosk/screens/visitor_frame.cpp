#include "kiosk/screens/visitor_frame.h"

#include <algorithm>

#include "kiosk/queue/ids.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr base::Millis care_hold = std::chrono::seconds{3};
constexpr float control_min_px = 96;
constexpr base::Millis minute = std::chrono::minutes{1};

void answer_dock(const ui::Frame& frame, const ui::DockPress& press, Intents& out) {
    ui::Mode mode = frame.look().mode;
    if (press.seated) {
        mode.seated = !mode.seated;
        out.push_back(SetMode{mode});
    }
    switch (press.item) {
        case ui::DockItem::none:
            break;
        case ui::DockItem::back:
            out.push_back(Back{});
            break;
        case ui::DockItem::restart:
            out.push_back(Restart{});
            break;
        case ui::DockItem::help:
            ask_help(out);
            break;
        case ui::DockItem::voice:
            out.push_back(Go{ScreenId::visitor_display, {}});
            break;
        case ui::DockItem::large_text:
            mode.large = !mode.large;
            out.push_back(SetMode{mode});
            if (mode.large) out.push_back(Go{ScreenId::visitor_display, {}});
            break;
        case ui::DockItem::language:
            out.push_back(SetLanguage{frame.look().lang == "en" ? "zh-CN" : "en"});
            break;
    }
}

// Where the dialog's ring, words and buttons go.
struct DialogPlan {
    ui::Rect dialog, ring, words, stay, leave;
};

DialogPlan portrait_plan(const ui::Frame& frame) {
    const ui::Grid& grid = frame.grid();
    const float height = frame.large() ? 1130 : 1000;
    DialogPlan plan;
    plan.dialog = {grid.margin, grid.dock.y - 64 - height, grid.screen.w - 2 * grid.margin, height};
    const ui::Rect inside = plan.dialog.inset(56);
    const float ring = frame.large() ? 220 : 260;
    plan.ring = {inside.x + (inside.w - ring) / 2, inside.y, ring, ring};
    plan.leave = {inside.x, inside.bottom() - 138, inside.w, 132};
    plan.stay = {inside.x, plan.leave.y - 196, inside.w, 164};
    const float words_y = plan.ring.bottom() + 34;
    plan.words = {inside.x, words_y, inside.w, plan.stay.y - 16 - words_y};
    return plan;
}

DialogPlan wide_plan(const ui::Frame& frame) {
    const ui::Grid& grid = frame.grid();
    const auto px = [&](float design) { return length(frame, design); };
    const float width = frame.large() ? grid.screen.w - 2 * grid.margin : px(1400);
    const float top = grid.rule_y + px(32);
    const float height = std::min(px(frame.large() ? 640 : 600), grid.dock.y - px(24) - top);
    DialogPlan plan;
    plan.dialog = {(grid.screen.w - width) / 2, (top + grid.dock.y - px(24) - height) / 2, width,
                   height};
    const ui::Rect inside = plan.dialog.inset(px(52));
    const float ring = px(240);
    const float button = control_height(frame, 150);
    plan.ring = {inside.x, inside.y, ring, ring};
    const ui::Rect buttons{inside.x, inside.bottom() - button - px(8), inside.w, button};
    plan.stay = ui::column_of(buttons, 0, 2, px(28));
    plan.leave = ui::column_of(buttons, 1, 2, px(28));
    const float words_x = plan.ring.right() + px(48);
    plan.words = {words_x, inside.y, inside.right() - words_x, plan.stay.y - px(16) - inside.y};
    return plan;
}

void still_there(ui::Frame& frame, int seconds, Intents& out) {
    const bool wide = frame.grid().wide();
    const DialogPlan plan = wide ? wide_plan(frame) : portrait_plan(frame);
    const std::string left = std::to_string(seconds);
    const ui::Align align = wide ? ui::Align::left : ui::Align::centre;
    ui::begin_dialog(frame, plan.dialog, "still");
    constexpr float dialog_s = 20;
    ui::countdown_ring(frame, plan.ring, "still.left", static_cast<float>(seconds) / dialog_s,
                       left);
    ui::TextStyle style{.type = ui::Type::title, .family = ui::Family::serif, .align = align};
    const float used = frame.text("still.title", plan.words, frame.t("still.title"), style);
    const float skip = used + length(frame, 10);
    style = {.type = ui::Type::body, .align = align};
    frame.text("still.text", {plan.words.x, plan.words.y + skip, plan.words.w, plan.words.h - skip},
               frame.t("still.text", {{"seconds", left}}), style);
    if (ui::primary_button(frame, plan.stay, button(frame, "still.stay", "check"))) {
        out.push_back(StayHere{});
    }
    if (ui::secondary_button(frame, plan.leave, button(frame, "still.leave", "close"))) {
        out.push_back(Restart{});
    }
    ui::end_dialog(frame);
}

}  // namespace

void begin_visitor(ui::Frame& frame, const Model& model, Intents& out, bool back_enabled,
                   bool attract) {
    const ui::Grid& grid = frame.grid();
    ui::header(frame, header_words(frame, model));
    const ui::Rect corner{0, 0, grid.margin + length(frame, 100), grid.rule_y};
    if (frame.long_press("care", corner, care_hold)) out.push_back(Go{ScreenId::care_pin, {}});
    const ui::DockPress press = ui::dock(frame, {.back_enabled = back_enabled,
                                                 .large_on = frame.large(),
                                                 .voice_shown = model.voice_works,
                                                 .idle_left = model.idle_left,
                                                 .attract = attract});
    answer_dock(frame, press, out);
    // The clock in the header turns with the minute though nobody touches.
    frame.draw_again_at(model.now + (minute - base::Millis{model.wall.ms % minute.count()}));
}

void end_visitor(ui::Frame& frame, const Model& model, Intents& out) {
    if (model.still_there_s) still_there(frame, *model.still_there_s, out);
}

ui::HeaderWords header_words(const ui::Frame& frame, const Model& model) {
    const queue::HallTime at = queue::hall_time(model.wall);
    ui::HeaderWords words;
    words.org = frame.t("header.org");
    words.hall = frame.t("header.hall");
    words.time = base::text_of("{}:{:02}", at.hour, at.minute);
    words.date = frame.t("header.date",
                         {{"month", frame.t(base::text_of("date.month_{}", at.month))},
                          {"day", std::to_string(at.day_of_month)},
                          {"weekday", frame.t(base::text_of("date.weekday_{}", at.weekday))}});
    return words;
}

std::string service_name(const ui::Frame& frame, const queue::ServiceId& id) {
    return frame.t("service." + id);
}

std::string window_list(const ui::Frame& frame, const std::vector<queue::WindowId>& windows) {
    std::string list;
    for (const queue::WindowId& window : windows) {
        if (!list.empty()) list += frame.t("list.separator");
        list += window;
    }
    return list;
}

Areas areas_of(const ui::Frame& frame) {
    const ui::Grid& grid = frame.grid();
    const float top = grid.rule_y + (grid.wide() ? length(frame, 32) : 36);
    const float bottom = grid.dock.y - length(frame, 24);
    const ui::Rect all{grid.margin, top, grid.screen.w - 2 * grid.margin, bottom - top};
    if (grid.wide()) {
        const float gap = length(frame, 48);
        return {ui::column_of(all, 0, 2, gap), ui::column_of(all, 1, 2, gap)};
    }
    const float press_y = grid.controls.y;
    return {{all.x, top, all.w, press_y - 20 - top}, {all.x, press_y, all.w, bottom - press_y}};
}

float length(const ui::Frame& frame, float px) {
    constexpr float small_part = 2.0f / 3;
    return frame.look().shape == ui::Shape::small ? px * small_part : px;
}

float control_height(const ui::Frame& frame, float px) {
    return std::max(length(frame, px), control_min_px);
}

float title(ui::Frame& frame, ui::Rect area, std::string_view id, std::string_view words,
            std::string_view under) {
    const std::string name(id);
    float y = area.y + frame.text(name + ".title", area, words,
                                  {.type = ui::Type::title, .family = ui::Family::serif});
    if (under.empty()) return y;
    y += length(frame, 8);
    return y + frame.text(name + ".text", {area.x, y, area.w, area.bottom() - y}, under,
                          {.type = ui::Type::body});
}

float question(ui::Frame& frame, ui::Rect area, std::string_view id, std::string_view words,
               std::string_view aside) {
    const ui::TextStyle style{.type = ui::Type::h2, .family = ui::Family::serif};
    const auto size = frame.measure(words, style, area.w);
    float y = area.y + frame.text(id, area, words, style);
    if (aside.empty()) return y;
    const ui::TextStyle small{.type = ui::Type::body, .tint = ui::Tint::ink2};
    const float beside_x = area.x + size.w + length(frame, 20);
    const auto aside_size = frame.measure(aside, small);
    if (beside_x + aside_size.w <= area.right()) {
        frame.text(std::string(id) + "_aside",
                   {beside_x, y - aside_size.h, area.right() - beside_x, aside_size.h}, aside,
                   small);
        return y;
    }
    return y + frame.text(std::string(id) + "_aside", {area.x, y, area.w, area.bottom() - y}, aside,
                          small);
}

void road(ui::Frame& frame, ui::Rect area) {
    if (frame.large() || frame.contrast()) return;
    constexpr float art_shape = 280.0f / 1080;
    const ui::Grid& grid = frame.grid();
    const float x = grid.wide() ? area.x : 0;
    const float w = grid.wide() ? area.w : grid.screen.w;
    const float h = w * art_shape;
    if (h <= area.h) frame.art("landscape-wide-1080x280", {x, area.bottom() - h, w, h});
}

ui::Button button(const ui::Frame& frame, const std::string& id, const std::string& icon,
                  const std::string& hint) {
    ui::Button made;
    made.id = id;
    made.label = frame.t(id);
    made.icon = icon;
    made.hint = hint;
    return made;
}

void ask_help(Intents& out) {
    out.push_back(Ask{queue::AskHelp{}});
    out.push_back(Go{ScreenId::visitor_help, {}});
}

bool take_back(Intents& out) {
    return std::erase_if(
               out, [](const Intent& intent) { return std::holds_alternative<Back>(intent); }) > 0;
}

}  // namespace daofang::screens
