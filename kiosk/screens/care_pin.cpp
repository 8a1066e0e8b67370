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
        draw_words(frame, model, areas.look);
        const ui::Rect field{areas.look.x, areas.look.bottom() - length(frame, 128), areas.look.w,
                             length(frame, 128)};
        ui::field(frame, field, "care.pin", "lock", pin_, "", true);
        const Plan plan = plan_of(frame, areas.press);
        const auto key = ui::number_pad(frame, plan.pad, "care.pad", "", '\0');
        if (key == "clear") {
            pin_.clear();
        } else if (key == "back") {
            if (!pin_.empty()) pin_.pop_back();
        } else if (!key.empty() && pin_.size() < pin_digits_max) {
            pin_ += key;
        }
        ui::Button open = button(frame, "care.open", plan.beside ? "" : "lock");
        open.enabled = !pin_.empty();
        if (ui::primary_button(frame, plan.open, open)) {
            out.push_back(OpenCare{pin_});
            pin_.clear();
        }
        end_visitor(frame, model, out);
    }

private:
    struct Plan {
        ui::Rect pad, open;
        bool beside = false;  // too narrow for words and a picture
    };
    // The button below the pad, or beside it where large text leaves the seated too low a pad.
    static Plan plan_of(const ui::Frame& frame, ui::Rect press) {
        const float gap = length(frame, 24);
        if (frame.large() && frame.seated() && !frame.grid().wide()) {
            constexpr float open_w = 304;
            press.h -= length(frame, 8);
            const ui::Rect open{press.right() - open_w, press.y, open_w, press.h};
            return {{press.x, press.y, press.w - open_w - gap, press.h}, open, true};
        }
        const float h = control_height(frame, 148);
        const ui::Rect open{press.x, press.bottom() - h - length(frame, 8), press.w, h};
        return {{press.x, press.y, press.w, open.y - gap - press.y}, open};
    }

    // What went wrong stands where the explanation was.
    static void draw_words(ui::Frame& frame, const Model& model, ui::Rect r) {
        std::string problem;
        if (model.staff.locked_out && model.wall < model.staff.locked_until) {
            const auto minutes =
                ((model.staff.locked_until - model.wall).count() + 59'999) / 60'000;
            problem = frame.t("staff.locked", {{"n", std::to_string(minutes)}});
        } else if (!model.staff.sign_in_error.empty()) {
            problem = frame.t(model.staff.sign_in_error);
        }
        if (problem.empty()) {
            title(frame, r, "care_pin", frame.t("care.pin_title"), frame.t("care.pin_text"));
            return;
        }
        const float y = title(frame, r, "care_pin", frame.t("care.pin_title")) + length(frame, 8);
        frame.text("care.problem", {r.x, y, r.w, r.bottom() - y}, problem,
                   {.family = ui::Family::sans_bold, .tint = ui::Tint::amber_text});
    }

    std::string pin_;
};

}  // namespace

std::unique_ptr<Screen> care_pin() {
    return std::make_unique<CarePin>();
}

}  // namespace daofang::screens
