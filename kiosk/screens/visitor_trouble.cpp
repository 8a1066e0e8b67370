// Nothing can be kept on this terminal, so it gives no number: where to get one instead. Why is for
// the care screen and the log, never for the visitor.
//
// From  anywhere, when the journal cannot write
// To    visitor_help; the start, to try again
// Asks  nothing: it could not be kept
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

class VisitorTrouble final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_trouble; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out, false);
        std::erase_if(out,
                      [](const Intent& intent) { return std::holds_alternative<Ask>(intent); });
        const Areas areas = areas_of(frame);
        const bool wide = frame.grid().wide();
        const float gap = length(frame, 28);
        const float y =
            title(frame, areas.look, "trouble", frame.t("trouble.title"), frame.t("trouble.text"));
        const float again_h = control_height(frame, 160);
        const ui::Rect again{areas.press.x, areas.press.bottom() - again_h - 8, areas.press.w,
                             again_h};
        const float top = wide ? areas.press.y : y + gap;
        const float block_h = std::min((again.y - top - 2 * gap) / 2, length(frame, 330));
        ui::Stack stack({again.x, top, again.w, 2 * (gap + block_h)}, gap);
        ui::block(frame, stack.take(block_h), "trouble.person", ui::BlockKind::person, "help",
                  frame.t("trouble.person"), frame.t("trouble.person_text"));
        ui::block(frame, stack.take(block_h), "trouble.kept", ui::BlockKind::done, "ticket",
                  frame.t("trouble.kept"), frame.t("trouble.kept_text"));
        if (ui::primary_button(frame, again, button(frame, "trouble.again", "restart"))) {
            out.push_back(Restart{});
        }
        end_visitor(frame, model, out);
    }
};

}  // namespace

std::unique_ptr<Screen> visitor_trouble() {
    return std::make_unique<VisitorTrouble>();
}

}  // namespace daofang::screens
