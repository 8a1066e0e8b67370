// "Which window today?": one row a service with who waits there; the last row is a person.
//
// From  visitor_home
// To    visitor_options for the service; visitor_help
// Asks  AskHelp
#include <algorithm>

#include "kiosk/queue/views.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

class VisitorServices final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_services; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        const Areas areas = areas_of(frame);
        draw_look(frame, areas.look);
        ui::Rect list = areas.press;
        const float gap = length(frame, frame.grid().wide()               ? 14
                                        : frame.large() || frame.seated() ? 18
                                                                          : 28);
        const int rows = static_cast<int>(model.hall.services.size());
        const float row_min = control_height(frame, frame.large() ? 104 : 120);
        const int fit = std::max(static_cast<int>((list.h + gap) / (row_min + gap)), 2);
        const auto lines = static_cast<float>(std::min(rows + 1, fit));
        const float row_h = std::clamp((list.h - 8 + gap) / lines - gap, row_min,
                                       std::max(row_min, length(frame, 172)));
        int per_page = fit - 1;  // the last is a person
        if (rows > per_page) {
            per_page = std::max(fit - 2, 1);
            const int pages = (rows + per_page - 1) / per_page;
            const ui::Rect turn{list.x, list.bottom() - row_h, list.w, row_h};
            page_ = ui::page_turn(frame, turn, "services.page", std::min(page_, pages - 1), pages);
        }
        ui::Stack stack(list, gap);
        const int first = page_ * per_page;
        for (int i = first; i < std::min(first + per_page, rows); ++i) {
            draw_service(frame, model, stack.take(row_h),
                         model.hall.services[static_cast<std::size_t>(i)], out);
        }
        draw_unsure(frame, stack.take(row_h), out);
        end_visitor(frame, model, out);
    }

private:
    static void draw_look(ui::Frame& frame, ui::Rect look) {
        const float y =
            title(frame, look, "services", frame.t("services.title"), frame.t("services.text"));
        // The road to the gate, standing on the list of windows.
        road(frame, {look.x, y, look.w, look.bottom() + (frame.grid().wide() ? 0 : 20) - y});
    }

    static void draw_service(ui::Frame& frame, const Model& model, ui::Rect r,
                             const queue::Service& service, Intents& out) {
        const auto windows = queue::windows_for(model.state, model.hall, service.id);
        const std::string ahead = std::to_string(queue::waiting_count(model.state, service.id));
        const std::string hint =
            windows.empty() ? frame.t("services.waiting_nowhere", {{"n", ahead}})
                            : frame.t("services.waiting",
                                      {{"windows", window_list(frame, windows)}, {"n", ahead}});
        ui::Button row = button(frame, "service." + service.id, service.icon, hint);
        row.id = "services." + service.id;
        if (ui::option_row(frame, r, row)) {
            out.push_back(Go{ScreenId::visitor_options, service.id});
        }
    }

    static void draw_unsure(ui::Frame& frame, ui::Rect r, Intents& out) {
        if (ui::option_row(
                frame, r,
                button(frame, "services.unsure", "help", frame.t("services.unsure_hint")))) {
            ask_help(out);
        }
    }

    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> visitor_services() {
    return std::make_unique<VisitorServices>();
}

}  // namespace daofang::screens
