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
const ui::Rect sheet{203, 96, 960, 636};
const ui::Rect left{243, 136, 400, 556};
const ui::Rect right{703, 136, 420, 556};

bool locked(const Model& model) {
    return model.staff.locked_out && model.wall < model.staff.locked_until;
}

class StaffSignIn final : public Screen {
public:
    ScreenId id() const override { return ScreenId::staff_sign_in; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        draw_bar(frame, model);
        ui::card(frame, sheet);
        draw_words(frame, model);
        const bool go_on = draw_fields(frame);
        const std::string key =
            ui::number_pad(frame, {right.x, right.y, right.w, 436}, "sign_in.pad", "", '\0');
        if (!key.empty()) type(key);
        ui::Button enter = button(frame, "staff.enter", "lock");
        enter.key = "Enter";
        enter.enabled = !number_.empty() && !pin_.empty() && !locked(model);
        enter.reason = frame.t(locked(model) ? "staff.enter_locked" : "staff.enter_off");
        const ui::Rect place{right.x, right.bottom() - 92, right.w, 92};
        const bool pressed = ui::desk_primary(frame, place, enter);
        const bool entered = read_keys(frame) || go_on;
        if (entered && !in_pin_) {
            in_pin_ = true;
        } else if (enter.enabled && (pressed || entered)) {
            out.push_back(SignIn{number_, pin_});
            pin_.clear();
        }
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

    // Whether enter was pressed, and meant for the fields.
    bool read_keys(const ui::Frame& frame) {
        for (const auto& key : frame.keys()) {
            if (key.name.size() == 1 && key.name[0] >= '0' && key.name[0] <= '9') type(key.name);
            if (key.name == "backspace") type("back");
            if (key.name == "escape") typed().clear();
        }
        return frame.key("enter");
    }

    static void draw_words(ui::Frame& frame, const Model& model) {
        frame.text("sign_in.title", {left.x, left.y, left.w, 56}, frame.t("staff.title"),
                   {.type = ui::Type::attract, .family = ui::Family::serif});
        frame.text("sign_in.text", {left.x, left.y + 58, left.w, 28}, frame.t("staff.text"),
                   {.tint = ui::Tint::ink2});
        std::string problem;
        if (locked(model)) {
            const auto left_ms = model.staff.locked_until - model.wall;
            const auto minutes = (left_ms.count() + 59'999) / 60'000;
            problem = frame.t("staff.locked", {{"n", std::to_string(minutes)}});
        } else if (!model.staff.sign_in_error.empty()) {
            problem = frame.t(model.staff.sign_in_error);
        }
        if (problem.empty()) return;
        ui::block(frame, {left.x, left.y + 344, left.w, 60}, "sign_in.problem",
                  ui::BlockKind::notice, "warning", problem);
    }

    // Whether a field was pressed by enter: the keys are done with it. The field that is not typed
    // in is told first, so that the first tab leads there.
    bool draw_fields(ui::Frame& frame) {
        const bool in_pin = in_pin_;
        const bool first = draw_field(frame, !in_pin);
        return draw_field(frame, in_pin) || first;
    }

    bool draw_field(ui::Frame& frame, bool is_pin) {
        const std::string& value = is_pin ? pin_ : number_;
        const ui::Rect box{left.x, left.y + (is_pin ? 256.0f : 144.0f), left.w, 64};
        const auto cap = frame.t(is_pin ? "staff.pin" : "staff.number");
        const char* id = is_pin ? "sign_in.pin" : "sign_in.number";
        ui::Item item;
        item.id = id;
        item.role = ui::Role::choice;
        item.label = cap;
        std::string shown = value;
        if (is_pin) {
            shown.clear();
            for (std::size_t i = 0; i < value.size(); ++i) shown += "●";
        }
        item.value = shown;
        item.rect = box;
        item.selected = is_pin == in_pin_;
        const auto press = frame.press(std::move(item));
        const bool by_enter = press.pressed && press.focus;
        // Typing goes where a finger or the tab key went last.
        const bool came = press.focus && focused_ != is_pin;
        if (came || (press.pressed && !by_enter)) in_pin_ = is_pin;
        if (press.focus) focused_ = is_pin;
        draw_value(frame, box, is_pin ? "lock" : "person", shown, is_pin == in_pin_);
        frame.text(std::string(id) + ".cap", {box.x, box.y - 30, box.w, 28}, cap,
                   {.tint = ui::Tint::ink2});
        return by_enter;
    }

    static void draw_value(ui::Frame& frame, ui::Rect box, const char* icon,
                           const std::string& shown, bool here) {
        constexpr float radius = 10;
        frame.fill(box, ui::Tint::card, radius);
        frame.stroke(box, here ? ui::Tint::primary : ui::Tint::control, here ? 4 : 1.5f, radius);
        frame.icon(icon, {box.x + 18, box.y, 26, box.h}, ui::Tint::primary, 26);
        const ui::TextStyle style{.type = ui::Type::digit,
                                  .family = ui::Family::sans_bold,
                                  .tint = ui::Tint::primary,
                                  .valign = ui::VAlign::middle,
                                  .wrap = false};
        const float x = box.x + 62;
        const float w = shown.empty() ? 0 : frame.measure(shown, style).w;
        if (w > 0) frame.glyphs({x, box.y, w + 1, box.h}, shown, style);
        if (here) frame.fill({x + w + 4, box.y + 18, 2, box.h - 36}, ui::Tint::primary);
    }

    std::string number_, pin_;
    bool in_pin_ = false;
    std::optional<bool> focused_;  // the field that the tab key stood on last: the PIN's?
};

}  // namespace

std::unique_ptr<Screen> staff_sign_in() {
    return std::make_unique<StaffSignIn>();
}

}  // namespace daofang::screens
