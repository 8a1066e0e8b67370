// "Take your time": what the kiosk shows while nobody uses it.
//
// From  everywhere, when a session ends
// To    visitor_home; visitor_help and visitor_display by the dock; care_pin by the corner
// Asks  AskHelp
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

// Rows from the dock upwards, so that the sentence and the picture get what is left.
struct Plan {
    ui::Rect words, art, start, languages, privacy;
    const char* picture = "landscape-1080x640";
};

// The picture with the gate alone, where there is less height.
constexpr const char* low_picture = "landscape-home-1080x452";
constexpr float low_picture_h = 452;

Plan portrait_plan(const ui::Frame& frame) {
    const ui::Grid& grid = frame.grid();
    const float x = grid.margin;
    const float w = grid.screen.w - 2 * grid.margin;
    Plan plan;
    plan.privacy = {x, grid.dock.y - (frame.large() ? 108.0f : 124.0f), w, 84};
    plan.languages = {x, plan.privacy.y - 196, w, 148};
    plan.start = {x, plan.languages.y - (frame.large() ? 244.0f : 252.0f), w, 208};
    const float words_y = grid.rule_y + (frame.large() ? 36 : 50);
    plan.words = {x, words_y, w, plan.start.y - words_y};
    if (frame.large()) plan.picture = low_picture;
    const float art_h = frame.large() ? low_picture_h : 640;
    plan.art = {0, plan.start.y - 18 - art_h, grid.screen.w, art_h};
    return plan;
}

Plan wide_plan(const ui::Frame& frame) {
    const ui::Grid& grid = frame.grid();
    const auto px = [&](float design) { return length(frame, design); };
    const Areas areas = areas_of(frame);
    Plan plan;
    plan.words = areas.look;
    // The picture stands at the right, above the controls, and ends where they begin.
    const float bottom = areas.press.bottom();
    const float privacy_h = px(frame.large() ? 170 : 72);  // two lines in large text
    plan.privacy = {areas.look.x, bottom - privacy_h, areas.look.w, privacy_h};
    plan.languages = {areas.press.x, bottom - control_height(frame, 148) - px(6), areas.press.w,
                      control_height(frame, 148)};
    const float start_h = control_height(frame, frame.large() ? 172 : 208);
    plan.start = {areas.press.x, plan.languages.y - px(28) - start_h, areas.press.w, start_h};
    plan.picture = low_picture;
    const float art_y = grid.rule_y + px(12);
    plan.art = {areas.press.x, art_y, grid.screen.w - areas.press.x, plan.start.y - px(10) - art_y};
    return plan;
}

class VisitorAttract final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_attract; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        const Plan plan = frame.grid().wide() ? wide_plan(frame) : portrait_plan(frame);
        begin_visitor(frame, model, out, false, true);
        if (!frame.contrast()) frame.art(plan.picture, plan.art);
        draw_sentence(frame, plan.words);
        ui::Button start = button(frame, "attract.start", "hand");
        start.label_px = frame.px(ui::Type::primary_label) * 1.2f;
        if (ui::primary_button(frame, plan.start, start)) {
            out.push_back(Go{ScreenId::visitor_home, {}});
        }
        draw_languages(frame, plan.languages, out);
        draw_privacy(frame, plan.privacy);
        end_visitor(frame, model, out);
    }

private:
    // Two lines, always: a third would push a word of its own below.
    static void draw_sentence(ui::Frame& frame, ui::Rect r) {
        ui::TextStyle style{.type = ui::Type::attract,
                            .family = ui::Family::serif,
                            .px = frame.px(ui::Type::attract),
                            .line_height = 1.3f,
                            .wrap = false};
        const std::string words = frame.t("attract.title");
        style.px *= std::min(1.0f, r.w / frame.measure(words, style).w);
        frame.text("attract.title", r, words, style);
    }

    // A language begins at once: choosing it and then pressing start would say the same twice.
    static void draw_languages(ui::Frame& frame, ui::Rect row, Intents& out) {
        struct Choice {
            const char* lang;
            const char* text;
        };
        static constexpr Choice choices[] = {{"zh-CN", "attract.chinese"},
                                             {"en", "attract.english"}};
        int column = 0;
        for (const Choice& choice : choices) {
            const ui::Rect r = ui::column_of(row, column++, 2, frame.grid().gutter);
            ui::Button language = button(frame, choice.text, "language");
            language.selected = frame.look().lang == choice.lang;
            if (ui::secondary_button(frame, r, language)) {
                out.push_back(SetLanguage{choice.lang});
                out.push_back(Go{ScreenId::visitor_home, {}});
            }
        }
    }

    static void draw_privacy(ui::Frame& frame, ui::Rect row) {
        const ui::TextStyle style{.type = ui::Type::body,
                                  .family = ui::Family::sans_bold,
                                  .tint = ui::Tint::jade_text,
                                  .valign = ui::VAlign::middle,
                                  .wrap = frame.grid().wide()};
        const std::string words = frame.t("attract.privacy");
        const float icon = length(frame, 48);
        const float gap = length(frame, 20);
        const float w = icon + gap + frame.measure(words, style).w;
        const float x = frame.grid().wide() ? row.x : row.x + std::max(0.0f, (row.w - w) / 2);
        frame.icon("shield-check", {x, row.y, icon, row.h}, ui::Tint::jade_text, icon);
        frame.text("attract.privacy", {x + icon + gap, row.y, row.right() - x - icon - gap, row.h},
                   words, style);
    }
};

}  // namespace

std::unique_ptr<Screen> visitor_attract() {
    return std::make_unique<VisitorAttract>();
}

}  // namespace daofang::screens
