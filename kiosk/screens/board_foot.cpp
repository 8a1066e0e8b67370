#include "kiosk/queue/ids.h"
#include "kiosk/screens/board_parts.h"
#include "kiosk/screens/pause_reasons.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr int tips = 3;
constexpr int tip_minutes = 2;

std::string pauses(const ui::Frame& frame, const Model& model, const ui::TextStyle& style,
                   float room) {
    std::string all;
    const auto add = [&](const std::string& words) {
        const std::string longer = all.empty() ? words : all + frame.t("board.between") + words;
        if (frame.measure(longer, style).w <= room) all = longer;
    };
    for (const auto& [id, window] : model.state.windows) {
        if (!window.open || window.pause_reason.empty()) continue;
        add(frame.t("board.paused",
                    {{"window", id}, {"reason", pause_words(frame, window.pause_reason)}}));
    }
    if (!all.empty()) add(frame.t("board.notice_short"));
    return all;
}

}  // namespace

void draw_board_tip(ui::Frame& frame, const Model& model) {
    const ui::Rect box{1176, 618, 680, 330};
    const auto time = queue::hall_time(model.wall);
    const int tip = (time.hour * 60 + time.minute) / tip_minutes % tips + 1;
    frame.fill(box, ui::Tint::paper, board_radius);
    frame.icon("bulb", {box.x + 40, box.y + 30, 56, 56}, ui::Tint::primary, 56);
    frame.text(
        "board.tip", {box.x + 114, box.y + 26, 500, 66}, frame.t("board.tip"),
        {.family = ui::Family::serif, .tint = ui::Tint::primary, .px = 46, .line_height = 1.3f});
    const std::string id = base::text_of("board.tip_{}", tip);
    const ui::Rect words{box.x + 40, box.y + 100, box.w - 72, 144};
    const float used = frame.text(id, words, frame.t(id), {.px = 44, .line_height = 1.45f});
    frame.text(id + "_law", {words.x, words.y + used + 14, box.w - 52, 60}, frame.t(id + "_law"),
               {.tint = ui::Tint::ink2, .px = 36, .line_height = 1.3f});
}

void draw_board_notice(ui::Frame& frame, const Model& model) {
    const ui::TextStyle style{
        .tint = ui::Tint::board_text, .valign = ui::VAlign::middle, .px = 42, .wrap = false};
    const ui::Rect strip{0, 976, 1920, 104};
    const ui::Rect place{138, strip.y, 1718, strip.h};
    // What a window last said may be long over.
    const std::string paused = model.stale ? "" : pauses(frame, model, style, place.w);
    frame.fill(strip, ui::Tint::board_ticker);
    frame.icon(paused.empty() ? "info" : "pause", {64, strip.y + 26, 52, 52}, ui::Tint::board_gold,
               52);
    frame.text("board.notice", place, paused.empty() ? frame.t("board.notice") : paused, style);
}

}  // namespace daofang::screens
