// More than five people: choose up to five who speak for all, and what helps.
// Regulations on Petition Work (2022), Art. 20(3): at most five representatives; Art. 19(1): it may
// be told in words.
//
// From  visitor_options
// To    back to visitor_options; visitor_help
// Asks  AskHelp
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

struct Advice {
    const char* name;
    const char* icon;
};
constexpr Advice advice[] = {{"one", "people"}, {"two", "ticket"}, {"three", "pen"}};

class VisitorPeople final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_people; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        const ui::Grid& grid = frame.grid();
        const Areas areas = areas_of(frame);
        const float gap = length(frame, 24);
        const float button_h = control_height(frame, frame.large() ? 132 : 148);
        ui::Rect buttons = areas.press;
        buttons.h = 2 * button_h + gap;
        buttons.y = areas.press.bottom() - buttons.h - length(frame, 8);
        ui::Rect words = areas.look;
        if (!grid.wide()) words.h = buttons.y - gap - words.y;
        float y = title(frame, words, "people", frame.t("people.title"), frame.t("people.text"));
        // Advice stands on the left of the buttons, or above them.
        const ui::Rect right{areas.press.x, areas.look.y, areas.press.w,
                             buttons.y - gap - areas.look.y};
        const ui::Rect below{words.x, y + gap, words.w, words.bottom() - y - gap};
        draw_advice(frame, grid.wide() ? right : below);
        if (grid.wide()) draw_law(frame, {words.x, y + gap, words.w, words.bottom() - y - gap});
        draw_buttons(frame, buttons, button_h, out);
        end_visitor(frame, model, out);
    }

private:
    static void draw_advice(ui::Frame& frame, ui::Rect r) {
        const float law_h =
            frame.grid().wide()
                ? 0
                : (frame.large() ? 170 + (frame.look().lang == "en" ? 70 : 0) : 120);
        const float gap = length(frame, 20);
        const ui::Rect list{r.x, r.y, r.w, r.h - law_h - (law_h > 0 ? gap : 0)};
        const int count = static_cast<int>(std::size(advice));
        for (int i = 0; i < count; ++i) {
            const std::string id = std::string("people.") + advice[i].name;
            // In large text the first line says it; the second would have to shrink.
            ui::block(frame, ui::row_of(list, i, count, gap), id, ui::BlockKind::explain,
                      advice[i].icon, frame.t(id),
                      frame.large() ? std::string{} : frame.t(id + "_hint"));
        }
        if (law_h > 0) draw_law(frame, {r.x, r.bottom() - law_h, r.w, law_h});
    }

    static void draw_law(ui::Frame& frame, ui::Rect r) {
        frame.text("people.law", r, frame.t("people.law"),
                   {.type = ui::Type::min,
                    .tint = ui::Tint::ink2,
                    .valign = ui::VAlign::bottom,
                    .line_height = 1.35f});
    }

    static void draw_buttons(ui::Frame& frame, ui::Rect r, float button_h, Intents& out) {
        const ui::Rect upper{r.x, r.y, r.w, button_h};
        const ui::Rect lower{r.x, r.bottom() - button_h, r.w, button_h};
        if (ui::secondary_button(frame, upper, button(frame, "people.person", "help"))) {
            ask_help(out);
        }
        if (ui::primary_button(frame, lower, button(frame, "people.continue", "check"))) {
            out.push_back(Back{});
        }
    }
};

}  // namespace

std::unique_ptr<Screen> visitor_people() {
    return std::make_unique<VisitorPeople>();
}

}  // namespace daofang::screens
