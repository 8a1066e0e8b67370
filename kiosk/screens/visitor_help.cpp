// Somebody is coming: where the visitor stands, in the words the desk was told. When nobody can
// have been told (no network, nothing kept), it says so and names the help desk.
//
// From  the dock's help, on every screen
// To    back to where it was asked
// Asks  nothing: AskHelp was asked with the press
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

enum class Told { on_the_way, seen, nobody };

Told told(const Model& model) {
    if (!model.trouble.empty() || !model.link.configured || !model.link.online) return Told::nobody;
    const bool waits =
        std::any_of(model.state.help.begin(), model.state.help.end(),
                    [&](const auto& help) { return help.terminal == model.terminal; });
    return model.help_asked && !waits ? Told::seen : Told::on_the_way;
}

class VisitorHelp final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_help; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        // Asked already: a second press stays here.
        std::erase_if(out, [](const Intent& intent) {
            const Go* go = std::get_if<Go>(&intent);
            return go != nullptr && go->to == ScreenId::visitor_help;
        });
        const Told how = told(model);
        const char* suffix = how == Told::seen ? "_answered" : how == Told::nobody ? "_desk" : "";
        const Areas areas = areas_of(frame);
        const bool wide = frame.grid().wide();
        const float gap = length(frame, 28);
        const float y =
            title(frame, areas.look, "help", frame.t(std::string("help.title") + suffix),
                  frame.t(std::string("help.text") + suffix));
        const float done_h = control_height(frame, 160);
        const ui::Rect done{areas.press.x, areas.press.bottom() - done_h - 8, areas.press.w,
                            done_h};
        const float say_h = length(frame, frame.large() ? 280 : 200);
        const float say_bottom = wide ? done.bottom() : done.y - gap;
        const ui::Rect say{areas.look.x, say_bottom - say_h, areas.look.w, say_h};
        ui::block(frame, say, "help.say", ui::BlockKind::person, "help", frame.t("help.say"),
                  frame.t("help.say_text"));
        const float above = wide ? areas.press.y : y + gap;
        const float below = wide ? done.y - gap : say.y - gap;
        const float card_h = std::min(below - above, length(frame, 560));
        const ui::Rect place{done.x, below - card_h, done.w, card_h};
        if (!wide) road(frame, {done.x, y, done.w, place.y - y});
        draw_place(frame, model, place);
        if (ui::primary_button(frame, done, button(frame, "help.done", "check"))) {
            out.push_back(Back{});
        }
        end_visitor(frame, model, out);
    }

private:
    static void draw_place(ui::Frame& frame, const Model& model, ui::Rect r) {
        ui::card(frame, r);
        ui::plaque(frame, r.inset(length(frame, 20)));
        const ui::Rect inside = r.inset(length(frame, 56), length(frame, 40));
        const ui::TextStyle cap{
            .type = ui::Type::body, .tint = ui::Tint::ink2, .align = ui::Align::centre};
        const ui::TextStyle name{.type = ui::Type::hello,
                                 .family = ui::Family::serif,
                                 .tint = ui::Tint::primary,
                                 .align = ui::Align::centre};
        const std::string place = model.place.empty() ? model.terminal : model.place;
        const auto cap_size = frame.measure(frame.t("help.where"), cap, inside.w);
        const auto name_size = frame.measure(place, name, inside.w);
        const float pin = std::min(length(frame, 104), inside.h - cap_size.h - name_size.h);
        const bool with_pin = pin >= length(frame, 48);
        float y = inside.y + (inside.h - cap_size.h - name_size.h - (with_pin ? pin : 0)) / 2;
        if (with_pin) {
            frame.icon("pin", {inside.x, y, inside.w, pin}, ui::Tint::vermilion_text, pin);
            y += pin;
        }
        y += frame.text("help.where", {inside.x, y, inside.w, cap_size.h}, frame.t("help.where"),
                        cap);
        frame.text("help.place", {inside.x, y, inside.w, inside.bottom() - y}, place, name);
    }
};

}  // namespace

std::unique_ptr<Screen> visitor_help() {
    return std::make_unique<VisitorHelp>();
}

}  // namespace daofang::screens
