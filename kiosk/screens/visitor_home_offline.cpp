#include <algorithm>

#include "kiosk/screens/visitor_frame.h"
#include "kiosk/screens/visitor_home_parts.h"

namespace daofang::screens {

namespace {

void draw_since(ui::Frame& frame, const Model& model, ui::Rect r) {
    const auto passed =
        std::chrono::duration_cast<std::chrono::minutes>(model.wall - model.link.since);
    const auto minutes = std::max<std::int64_t>(passed.count(), 1);
    const bool hours = minutes >= 60;
    const std::string words = frame.t(hours ? "offline.since_hours" : "offline.since_minutes",
                                      {{"n", std::to_string(hours ? minutes / 60 : minutes)}});
    const bool left = frame.grid().wide() || frame.seated();
    frame.text("offline.since", r, words,
               {.type = ui::Type::min,
                .tint = ui::Tint::ink2,
                .align = left ? ui::Align::left : ui::Align::centre,
                .valign = ui::VAlign::middle});
}

void draw_row(ui::Frame& frame, ui::Rect r, const HomeChoice& choice, Intents& out) {
    // Other terminals' calls do not arrive now: a place in line would be a guess.
    const bool works = choice.go.to != ScreenId::visitor_check;
    const std::string hint = frame.t("offline." + choice.name + "_hint");
    ui::Button row = button(frame, "home." + choice.name, choice.icon, hint);
    row.enabled = works;
    if (!works) row.reason = hint;
    if (ui::status_row(frame, r, row, works ? std::string{} : frame.t("offline.stopped"))) {
        out.push_back(choice.go);
    }
}

}  // namespace

void home_offline(ui::Frame& frame, const Model& model, Intents& out) {
    const ui::Grid& grid = frame.grid();
    const auto px = [&](float design) { return length(frame, design); };
    const ui::Rect band{0, grid.rule_y + px(16), grid.screen.w,
                        px(!frame.large() ? 150
                           : grid.wide()  ? 200
                                          : 264)};
    ui::banner(frame, band, "offline.banner", "offline", frame.t("offline.first"),
               frame.t("offline.second"));
    const float top = band.bottom() + px(32);
    Areas areas = areas_of(frame);
    areas.look = {areas.look.x, top, areas.look.w, areas.look.bottom() - top};
    // In large text the ticks alone say what works.
    title(frame, areas.look, "offline", frame.t("offline.title"),
          frame.large() ? std::string{} : frame.t("offline.text"));
    ui::Rect press = areas.press;
    const float since_h = px(frame.large() ? 92 : 84);
    // Below the rows, or where they reach down to the dock, below the words.
    const bool beside = grid.wide() || frame.seated();
    if (grid.wide()) {
        press = {press.x, top, press.w, press.bottom() - top};
    }
    if (beside) {
        draw_since(frame, model,
                   {areas.look.x, areas.look.bottom() - since_h, areas.look.w, since_h});
    } else {
        press.h -= since_h;
        draw_since(frame, model, {press.x, press.bottom(), press.w, since_h});
    }
    const auto choices = home_choices(model);
    const float gap = px(24);
    const auto count = static_cast<float>(choices.size());
    const float h =
        std::min((press.h - (count - 1) * gap - px(8)) / count, px(grid.wide() ? 200 : 290));
    ui::Stack stack(press, gap);
    for (const HomeChoice& choice : choices) draw_row(frame, stack.take(h), choice, out);
}

}  // namespace daofang::screens
