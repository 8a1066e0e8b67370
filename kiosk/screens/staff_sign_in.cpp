// Signing in at a window: a staff number and a PIN, by keyboard or by the pad.
//
// From  the start of a console; staff_desk when somebody signs out
// To    staff_desk
// Asks  SignIn
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

constexpr std::size_t number_digits_max = 4;
constexpr std::size_t pin_digits_max = 12;

class StaffSignIn final : public Screen {
public:
    ScreenId id() const override { return ScreenId::staff_sign_in; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        draw_bar(frame, model);
        read_keys(frame, out);
        draw_words(frame, model);
        draw_fields(frame, out);
        const std::string key = ui::number_pad(frame, {720, 150, 420, 440}, "sign_in.pad", "", 0);
        if (!key.empty()) type(key);
        ui::Button enter = button(frame, "staff.enter", "lock");
        enter.key = "Enter";
        enter.enabled = !number_.empty() && !pin_.empty();
        enter.reason = frame.t("staff.enter_off");
        if (ui::desk_primary(frame, {720, 618, 420, 84}, enter)) submit(out);
    }

private:
    std::string& typed() { return in_pin_ ? pin_ : number_; }

    void type(const std::string& key) {
        if (key == "clear") {
            typed().clear();
        } else if (key == "back") {
            if (!typed().empty()) typed().pop_back();
        } else if (typed().size() < (in_pin_ ? pin_digits_max : number_digits_max)) {
            typed() += key;
        }
    }

    void read_keys(ui::Frame& frame, Intents& out) {
        for (const auto& key : frame.keys()) {
            if (key.name.size() == 1 && key.name[0] >= '0' && key.name[0] <= '9') type(key.name);
            if (key.name == "backspace") type("back");
            if (key.name == "tab") in_pin_ = !in_pin_;
            if (key.name != "enter") continue;
            if (in_pin_) {
                submit(out);
            } else {
                in_pin_ = true;
            }
        }
    }

    void submit(Intents& out) {
        if (number_.empty() || pin_.empty()) return;
        out.push_back(SignIn{number_, pin_});
        pin_.clear();
    }

    void draw_words(ui::Frame& frame, const Model& model) const {
        frame.text("sign_in.title", {220, 150, 420, 60}, frame.t("staff.title"),
                   {.family = ui::Family::serif, .px = 40});
        frame.text("sign_in.text", {220, 214, 420, 60}, frame.t("staff.text"),
                   {.tint = ui::Tint::ink2});
        std::string problem;
        if (model.staff.locked_out && model.wall < model.staff.locked_until) {
            const auto left = model.staff.locked_until - model.wall;
            const auto minutes = (left.count() + 59'999) / 60'000;
            problem = frame.t("staff.locked", {{"n", std::to_string(minutes)}});
        } else if (!model.staff.sign_in_error.empty()) {
            problem = frame.t(model.staff.sign_in_error);
        }
        if (problem.empty()) return;
        ui::block(frame, {220, 540, 420, 84}, "sign_in.problem", ui::BlockKind::notice, "warning",
                  problem);
    }

    void draw_fields(ui::Frame& frame, Intents&) {
        struct Line {
            const char* id;
            const char* icon;
            bool is_pin;
            float y;
        };
        for (const Line& line : {Line{"sign_in.number", "person", false, 320},
                                 Line{"sign_in.pin", "lock", true, 436}}) {
            const ui::Rect box{220, line.y, 420, 64};
            frame.text(std::string(line.id) + ".cap", {box.x, box.y - 32, box.w, 30},
                       frame.t(line.is_pin ? "staff.pin" : "staff.number"),
                       {.tint = ui::Tint::ink2});
            const bool here = line.is_pin == in_pin_;
            const auto& value = line.is_pin ? pin_ : number_;
            ui::field(frame, box, line.id, line.icon, value, "", line.is_pin);
            ui::Item item;
            item.id = std::string(line.id) + ".choose";
            item.role = ui::Role::choice;
            item.label = frame.t(line.is_pin ? "staff.pin" : "staff.number");
            item.rect = item.drawn = box;
            item.selected = here;
            if (here) frame.stroke(box, ui::Tint::primary, 2.5f, 10);
            if (frame.press(std::move(item)).pressed) in_pin_ = line.is_pin;
        }
    }

    std::string number_, pin_;
    bool in_pin_ = false;
};

}  // namespace

std::unique_ptr<Screen> staff_sign_in() {
    return std::make_unique<StaffSignIn>();
}

}  // namespace daofang::screens
