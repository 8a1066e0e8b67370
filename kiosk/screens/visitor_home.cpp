// "What would you like to do?": the lawyer's window above all, any window, and one's place in line.
// While the network is down it says first what works all the same (21a).
//
// From  visitor_attract
// To    visitor_options for the lawyer, visitor_services, visitor_check
// Asks  AskHelp
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"
#include "kiosk/screens/visitor_home_parts.h"

namespace daofang::screens {

namespace {

class VisitorHome final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_home; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out, false);
        if (model.link.configured && !model.link.online) {
            home_offline(frame, model, out);
        } else if (frame.grid().wide()) {
            draw_wide(frame, model, out);
        } else {
            draw_portrait(frame, model, out);
        }
        end_visitor(frame, model, out);
    }

private:
    // 02, 02b, 03, 04, 06
    static void draw_portrait(ui::Frame& frame, const Model& model, Intents& out) {
        const Areas areas = areas_of(frame);
        if (frame.seated() && !frame.large()) {
            greet_seated(frame, areas.look);
        } else {
            greet(frame, areas.look);
        }
        ui::Rect press = areas.press;
        if (!frame.large() && !frame.seated()) {
            waiting_strip(frame, model, {areas.look.x, 548, areas.look.w, 92});
            press = {press.x, 690, press.w, 844};
            frame.text("home.wrong_button", {press.x, press.bottom() + 44, press.w, 60},
                       frame.t("home.wrong_button"),
                       {.type = ui::Type::min, .tint = ui::Tint::ink2, .align = ui::Align::centre});
        }
        const auto choices = home_choices(model);
        const float gap = frame.seated() ? 24 : 32;
        const float rows = static_cast<float>(choices.size()) - 1;
        constexpr float hero_weight = 1.4f;  // of a row
        const float row_h = (press.h - rows * gap) / (rows + hero_weight);
        ui::Stack stack(press, gap);
        if (ui::hero_tile(frame, stack.take(row_h * hero_weight),
                          choice_button(frame, choices.front(), "_hint"))) {
            out.push_back(choices.front().go);
        }
        for (std::size_t i = 1; i < choices.size(); ++i) {
            if (ui::full_row(frame, stack.take(row_h), choice_button(frame, choices[i], "_hint"))) {
                out.push_back(choices[i].go);
            }
        }
    }

    static void greet(ui::Frame& frame, ui::Rect look) {
        const bool picture = !frame.large() && !frame.contrast();
        constexpr float art_h = 452;
        if (picture) {
            frame.art("landscape-home-1080x452", {0, 146, frame.grid().screen.w, art_h});
        } else if (frame.seated()) {  // above the low controls there is room for it
            frame.art("landscape-home-1080x452",
                      {0, look.bottom() - art_h, frame.grid().screen.w, art_h});
        }
        const float y = look.y + 20 +
                        frame.text("home.title", look, frame.t("home.title"),
                                   {.type = ui::Type::hello, .family = ui::Family::serif});
        if (picture) return;
        const char* first = frame.contrast() ? "home.first_contrast" : "home.first";
        frame.text("home.first", {look.x, y, look.w, look.bottom() - y}, frame.t(first),
                   {.type = ui::Type::body});
    }

    static void greet_seated(ui::Frame& frame, ui::Rect look) {
        if (!frame.contrast()) {
            frame.art("landscape-1080x640", {0, 290, frame.grid().screen.w, 640});
        }
        const float y = look.y + 6 +
                        frame.text("home.title", look, frame.t("home.title_line"),
                                   {.type = ui::Type::hello, .family = ui::Family::serif});
        frame.text("home.seated", {look.x, y, look.w, look.bottom() - y}, frame.t("home.seated"),
                   {.type = ui::Type::body, .tint = ui::Tint::ink2});
    }

    // 05, 05b
    static void draw_wide(ui::Frame& frame, const Model& model, Intents& out) {
        const ui::Grid& grid = frame.grid();
        const auto px = [&](float design) { return length(frame, design); };
        greet_wide(frame);
        const float w = grid.screen.w - 2 * grid.margin;
        const ui::Rect all{grid.margin, grid.controls.y, w, grid.dock.y - px(40) - grid.controls.y};
        const ui::Rect left{all.x, all.y, px(576), all.h};
        const auto choices = home_choices(model);
        if (ui::hero_tile(frame, left, choice_button(frame, choices.front(), "_hint_two"))) {
            out.push_back(choices.front().go);
        }
        const float x = left.right() + px(32);
        const ui::Rect right{x, all.y, all.right() - x, all.h};
        // In large text the counts give their place to the words of the tiles.
        const ui::Rect tiles = frame.large() ? right : ui::column_of(right, 0, 2, grid.gutter);
        const int rows = static_cast<int>(choices.size()) - 1;
        for (int i = 0; i < rows; ++i) {
            const HomeChoice& choice = choices[static_cast<std::size_t>(i) + 1];
            if (ui::tile(frame, ui::row_of(tiles, i, rows, grid.gutter),
                         choice_button(frame, choice, "_hint"))) {
                out.push_back(choice.go);
            }
        }
        if (!frame.large()) waiting_card(frame, model, ui::column_of(right, 1, 2, grid.gutter));
    }

    static void greet_wide(ui::Frame& frame) {
        const ui::Grid& grid = frame.grid();
        const float top = grid.rule_y + length(frame, 12);
        if (!frame.contrast()) {
            const float art_x = grid.screen.w * 0.4375f;
            const float art_w = grid.screen.w - art_x;
            constexpr float art_shape = 280.0f / 1080;
            frame.art("landscape-wide-1080x280", {art_x, top, art_w, art_w * art_shape});
        }
        const float x = grid.margin;
        const float w = (grid.screen.w - 2 * grid.margin) * 0.75f;
        float y = top + length(frame, 16);
        y += frame.text("home.title", {x, y, w, grid.controls.y - y}, frame.t("home.title_line"),
                        {.type = ui::Type::title, .family = ui::Family::serif});
        y += length(frame, 4);
        frame.text("home.first", {x, y, w, grid.controls.y - y},
                   frame.t(frame.contrast() ? "home.first_contrast" : "home.first_left"),
                   {.type = ui::Type::body});
    }

    static ui::Button choice_button(const ui::Frame& frame, const HomeChoice& choice,
                                    const std::string& hint) {
        const std::string id = "home." + choice.name;
        return button(frame, id, choice.icon, frame.t(id + hint));
    }
};

}  // namespace

std::vector<HomeChoice> home_choices(const Model& model) {
    const queue::ServiceId lawyer = "lawyer";
    std::vector<HomeChoice> choices;
    if (model.hall.find(lawyer) != nullptr) {
        choices.push_back({lawyer, "scales", {ScreenId::visitor_options, lawyer}});
    }
    choices.push_back({"services", "ticket", {ScreenId::visitor_services, {}}});
    choices.push_back({"check", "ticket-search", {ScreenId::visitor_check, {}}});
    return choices;
}

std::unique_ptr<Screen> visitor_home() {
    return std::make_unique<VisitorHome>();
}

}  // namespace daofang::screens
