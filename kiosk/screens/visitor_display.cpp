// Easier to see: large text, high contrast, seated. Each change shows at once.
//
// From  the dock's large text
// To    back to where it was asked
// Asks  nothing of the hall
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

struct Switch {
    const char* name;
    const char* icon;
    bool ui::Mode::*on;
};
constexpr Switch switches[] = {{"large", "text-size", &ui::Mode::large},
                               {"contrast", "contrast", &ui::Mode::contrast},
                               {"seated", "wheelchair", &ui::Mode::seated}};

class VisitorDisplay final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_display; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        // The dock would open this very screen again.
        std::erase_if(out, [](const Intent& intent) {
            const Go* go = std::get_if<Go>(&intent);
            return go != nullptr && go->to == ScreenId::visitor_display;
        });
        const Areas areas = areas_of(frame);
        const float y =
            title(frame, areas.look, "display", frame.t("display.title"), frame.t("display.text"));
        ui::Rect press = areas.press;
        const bool tight = frame.large() && frame.seated() && !frame.grid().wide();
        if (!frame.large()) {  // in large text the whole screen is the sample
            const float sample_y = y + length(frame, 40);
            draw_sample(frame, {areas.look.x, sample_y, areas.look.w, length(frame, 170)});
        }
        if (!frame.grid().wide() && !frame.seated()) {
            const float used = question(frame, press, "display.look", frame.t("display.look")) + 16;
            press = {press.x, used, press.w, press.bottom() - used};
        }
        const float gap = length(frame, tight ? 16 : 28);
        const float done_h = control_height(frame, tight ? 124 : 152);
        press.h -= 8;
        draw_switches(frame, {press.x, press.y, press.w, press.h - done_h - gap}, gap, out);
        if (ui::primary_button(frame, {press.x, press.bottom() - done_h, press.w, done_h},
                               button(frame, "display.done", "check"))) {
            out.push_back(Back{});
        }
        end_visitor(frame, model, out);
    }

private:
    // What large text does to the size of words, drawn at both sizes.
    static void draw_sample(ui::Frame& frame, ui::Rect r) {
        ui::card(frame, r);
        const std::string words = frame.t("display.sample");
        constexpr float small_px = 40, large_px = 56;
        ui::TextStyle style{.type = ui::Type::body,
                            .valign = ui::VAlign::middle,
                            .px = length(frame, small_px),
                            .wrap = false};
        const float gap = length(frame, 40);
        ui::Rect at{r.x + gap, r.y, frame.measure(words, style).w + 1, r.h};
        frame.text("display.sample_before", at, words, style);
        const float arrow = length(frame, 56);
        frame.icon("arrow-right", {at.right() + gap, r.y, arrow, r.h}, ui::Tint::primary, arrow);
        style.family = ui::Family::sans_bold;
        style.px = length(frame, large_px);
        at = {at.right() + 2 * gap + arrow, r.y, frame.measure(words, style).w + 1, r.h};
        frame.text("display.sample_after", at, words, style);
    }

    static void draw_switches(ui::Frame& frame, ui::Rect area, float gap, Intents& out) {
        const int count = static_cast<int>(std::size(switches));
        for (int i = 0; i < count; ++i) {
            const Switch& what = switches[i];
            ui::Mode mode = frame.look().mode;
            const bool on = mode.*what.on;
            const std::string id = std::string("display.") + what.name;
            ui::Button row = button(frame, id, what.icon, frame.t(id + "_hint"));
            row.selected = on;
            if (ui::switch_row(frame, ui::row_of(area, i, count, gap), row,
                               frame.t(on ? "display.on" : "display.off"))) {
                mode.*what.on = !on;
                out.push_back(SetMode{mode});
            }
        }
    }
};

}  // namespace

std::unique_ptr<Screen> visitor_display() {
    return std::make_unique<VisitorDisplay>();
}

}  // namespace daofang::screens
