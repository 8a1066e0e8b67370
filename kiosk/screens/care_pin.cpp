// The care screen's door: a PIN, after a long press on the seal. Not for visitors.
//
// From  any visitor screen, by the corner
// To    care_status; back by the dock
// Asks  OpenCare
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

constexpr std::size_t pin_digits_max = 12;

class CarePin final : public Screen {
public:
    ScreenId id() const override { return ScreenId::care_pin; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        const Areas areas = areas_of(frame);
        const float y = title(frame, areas.look, "care_pin", frame.t("care.pin_title"),
                              frame.t("care.pin_text"));
        const ui::Rect field{areas.look.x, areas.look.bottom() - length(frame, 128), areas.look.w,
                             length(frame, 128)};
        ui::field(frame, field, "care.pin", "lock", pin_, "", true);
        draw_problem(frame, model, {areas.look.x, y, areas.look.w, field.y - y});
        ui::Rect pad = areas.press;
        const float button_h = control_height(frame, 148);
        const ui::Rect enter{pad.x, pad.bottom() - button_h - length(frame, 8), pad.w, button_h};
        pad.h = enter.y - length(frame, 24) - pad.y;
        const auto key = ui::number_pad(frame, pad, "care.pad", "", 0);
        if (key == "clear") {
            pin_.clear();
        } else if (key == "back") {
            if (!pin_.empty()) pin_.pop_back();
        } else if (!key.empty() && pin_.size() < pin_digits_max) {
            pin_ += key;
        }
        ui::Button open = button(frame, "care.open", "lock");
        open.enabled = !pin_.empty();
        if (ui::primary_button(frame, enter, open)) {
            out.push_back(OpenCare{pin_});
            pin_.clear();
        }
        end_visitor(frame, model, out);
    }

private:
    static void draw_problem(ui::Frame& frame, const Model& model, ui::Rect r) {
        std::string words;
        if (model.staff.locked_out && model.wall < model.staff.locked_until) {
            const auto left = model.staff.locked_until - model.wall;
            words =
                frame.t("staff.locked", {{"n", std::to_string((left.count() + 59'999) / 60'000)}});
        } else if (!model.staff.sign_in_error.empty()) {
            words = frame.t(model.staff.sign_in_error);
        }
        if (words.empty()) return;
        frame.text("care.problem", {r.x, r.y + length(frame, 8), r.w, r.h - length(frame, 16)},
                   words, {.family = ui::Family::sans_bold, .tint = ui::Tint::amber_text});
    }

    std::string pin_;
};

}  // namespace

std::unique_ptr<Screen> care_pin() {
    return std::make_unique<CarePin>();
}

}  // namespace daofang::screens
