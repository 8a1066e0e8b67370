// "Your ticket": how many people, what they need, and the number. One press is enough.
//
// Where everything fits (portrait, landscape) it is one page; in large text, seated and on the
// small panel needs have a page of their own instead of shrinking.
//
// From  visitor_home, visitor_services
// To    visitor_people; visitor_issued once the ticket is in the journal
// Asks  IssueTicket
#include <algorithm>
#include <utility>

#include "kiosk/queue/views.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

struct NeedIcon {
    queue::Need need;
    const char* icon;
};
constexpr NeedIcon need_icons[] = {
    {queue::Need::elder, "elder"},    {queue::Need::mobility, "wheelchair"},
    {queue::Need::child, "pregnant"}, {queue::Need::hearing, "ear"},
    {queue::Need::teochew, "chat"},   {queue::Need::sight, "eye"},
};
constexpr int needs_shown = static_cast<int>(std::size(need_icons));

class VisitorOptions final : public Screen {
public:
    explicit VisitorOptions(queue::ServiceId service) : service_(std::move(service)) {}
    ScreenId id() const override { return ScreenId::visitor_options; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        const bool wide = frame.grid().wide();
        const bool one_page =
            !frame.large() && (wide ? frame.look().shape != ui::Shape::small : !frame.seated());
        if (on_needs_ && take_back(out)) on_needs_ = false;
        if (one_page) {
            draw_one_page(frame, model, out);
        } else if (on_needs_) {
            draw_needs_page(frame, out);
        } else {
            draw_people_page(frame, model, out);
        }
        end_visitor(frame, model, out);
    }

private:
    void draw_one_page(ui::Frame& frame, const Model& model, Intents& out) {
        const Areas areas = areas_of(frame);
        const bool wide = frame.grid().wide();
        ui::Rect look = areas.look;
        if (!wide) look.h = areas.press.y - look.y;
        draw_look(frame, model, look);
        ui::Rect press = areas.press;
        press.h -= wide ? 8 : 34;
        const ui::Rect take{press.x, press.bottom() - 164, press.w, 164};
        if (wide) {
            const float bottom = take.bottom();
            draw_squares(frame, {look.x, bottom - 292, look.w, 152});
            draw_more(frame, {look.x, bottom - 116, look.w, 116}, out);
        } else {
            draw_squares(frame, {press.x, press.y, press.w, 168});
            draw_more(frame, {press.x, press.y + 198, press.w, 112}, out);
            press.y += 338;
        }
        const float toggles_y = question(frame, press, "options.needs", frame.t("options.needs"),
                                         frame.t("options.needs_text")) +
                                14;
        const float toggles_h = std::min(take.y - 46 - toggles_y, wide ? 460.0f : 376.0f);
        draw_toggles(frame, {press.x, toggles_y, press.w, toggles_h}, 0, needs_shown, 2);
        draw_take(frame, take, out);
    }

    void draw_people_page(ui::Frame& frame, const Model& model, Intents& out) {
        const Areas areas = areas_of(frame);
        draw_look(frame, model, areas.look);
        const float gap = length(frame, frame.seated() && !frame.grid().wide() ? 16 : 28);
        const float row_h = control_height(frame, frame.seated() ? 120 : 144);
        const float take_h = control_height(frame, frame.seated() ? 132 : 152);
        ui::Rect press = areas.press;
        press.h -= 8;
        const ui::Rect take{press.x, press.bottom() - take_h, press.w, take_h};
        const float squares_h =
            std::min(press.h - 2 * row_h - take_h - 3 * gap, length(frame, 230));
        ui::Stack stack(press, gap);
        draw_squares(frame, stack.take(squares_h));
        draw_more(frame, stack.take(row_h), out);
        const std::string chosen = needs_.empty() ? frame.t("options.needs_text")
                                                  : frame.t("options.needs_chosen",
                                                            {{"n", std::to_string(needs_.size())}});
        ui::Button needs = button(frame, "options.needs", "heart", chosen);
        needs.selected = !needs_.empty();
        if (ui::option_row(frame, stack.take(row_h), needs)) on_needs_ = true;
        draw_take(frame, take, out);
    }

    void draw_needs_page(ui::Frame& frame, Intents& out) {
        Areas areas = areas_of(frame);
        const bool wide = frame.grid().wide();
        const float gap = length(frame, 16);
        if (wide) {  // the toggles need the whole width
            areas.look.w = areas.press.right() - areas.look.x;
            areas.press = areas.look;
        }
        const std::string ask = frame.t("options.needs");
        const std::string aside = frame.t("options.needs_text");
        const float top = wide ? question(frame, areas.look, "options.needs", ask, aside)
                               : title(frame, areas.look, "options.needs", ask, aside);
        ui::Rect press = areas.press;
        if (wide) press = {press.x, top + gap, press.w, press.bottom() - top - gap};
        const float take_h = control_height(frame, 132);
        const ui::Rect take{press.x, press.bottom() - take_h - 8, press.w, take_h};
        draw_take(frame, take, out);
        press.h = take.y - length(frame, 24) - press.y;
        const int columns = wide || !frame.large() ? 2 : 1;
        const float row_min = control_height(frame, 104);
        const int fit = static_cast<int>((press.h + gap) / (row_min + gap)) * columns;
        if (fit >= needs_shown) {
            draw_toggles(frame, press, 0, needs_shown, columns);
            return;
        }
        constexpr int per_page = needs_shown / 2;
        const ui::Rect turn{press.x, press.bottom() - row_min, press.w, row_min};
        page_ = ui::page_turn(frame, turn, "options.page", page_, 2);
        press.h -= row_min + gap;
        draw_toggles(frame, press, page_ * per_page, per_page, columns);
    }

    // Title, the service, and the first question.
    void draw_look(ui::Frame& frame, const Model& model, ui::Rect look) {
        const auto px = [&](float design) { return length(frame, design); };
        // In large text the service is title enough.
        float y = look.y;
        if (!frame.large()) y = title(frame, look, "options", frame.t("options.title")) + px(24);
        const ui::Rect what{look.x, y, look.w, px(frame.large() ? 176 : 140)};
        if (model.refusal) {
            ui::block(frame, what, "options.refusal", ui::BlockKind::person, "help",
                      frame.t("refusal." + model.refusal->id), frame.t("options.ask_staff"));
        } else {
            draw_service(frame, model, what);
        }
        y = what.bottom() + px(frame.large() ? 20 : 30);
        y = question(frame, {look.x, y, look.w, look.bottom() - y}, "options.people",
                     frame.t("options.people"));
        const ui::Rect rest{look.x, y + px(4), look.w, look.bottom() - y - px(4)};
        frame.text("options.people_text", rest,
                   frame.t(frame.large() ? "options.people_short" : "options.people_text"),
                   {.type = ui::Type::body, .tint = ui::Tint::ink2, .line_height = 1.4f});
    }

    void draw_service(ui::Frame& frame, const Model& model, ui::Rect r) const {
        ui::card(frame, r);
        const auto px = [&](float design) { return length(frame, design); };
        const queue::Service* service = model.hall.find(service_);
        const float icon = px(frame.large() ? 96 : 76);
        const float x = r.x + px(36);
        frame.icon(service != nullptr ? service->icon : "ticket", {x, r.y, icon, r.h},
                   ui::Tint::primary, icon);
        const ui::Rect words = {x + icon + px(30), r.y + px(12), r.right() - x - icon - px(54),
                                r.h - px(24)};
        const auto windows = queue::windows_for(model.state, model.hall, service_);
        const std::string ahead = std::to_string(queue::waiting_count(model.state, service_));
        const std::string where =
            windows.empty() ? frame.t("services.waiting_nowhere", {{"n", ahead}})
                            : frame.t("services.waiting",
                                      {{"windows", window_list(frame, windows)}, {"n", ahead}});
        const float used = frame.text("options.service", words, service_name(frame, service_),
                                      {.type = ui::Type::label, .family = ui::Family::sans_bold});
        frame.text("options.where", {words.x, words.y + used, words.w, words.h - used}, where,
                   {.type = ui::Type::min, .tint = ui::Tint::ink2, .line_height = 1.35f});
        if (frame.large()) return;
        const ui::TextStyle aside{.type = ui::Type::min,
                                  .tint = ui::Tint::ink2,
                                  .valign = ui::VAlign::middle,
                                  .wrap = false};
        const auto size = frame.measure(frame.t("options.wrong"), aside);
        frame.text("options.wrong", {words.right() - size.w, words.y, size.w + 1, words.h},
                   frame.t("options.wrong"), aside);
    }

    void draw_squares(ui::Frame& frame, ui::Rect row) {
        const int count = static_cast<int>(people_max);
        for (int i = 0; i < count; ++i) {
            const std::string digit = std::to_string(i + 1);
            ui::Button square;
            square.id = "options.people_" + digit;
            square.label = digit;
            square.selected = people_ == static_cast<std::uint32_t>(i + 1);
            const std::string unit = frame.t(i == 0 ? "options.unit_one" : "options.unit");
            if (ui::choice_square(frame, ui::column_of(row, i, count, length(frame, 17)), square,
                                  unit)) {
                people_ = static_cast<std::uint32_t>(i + 1);
            }
        }
    }

    static void draw_more(ui::Frame& frame, ui::Rect r, Intents& out) {
        if (ui::option_row(frame, r, button(frame, "options.more", "people"))) {
            out.push_back(Go{ScreenId::visitor_people, {}});
        }
    }

    void draw_toggles(ui::Frame& frame, ui::Rect area, int first, int count, int columns) {
        const float gap = length(frame, 20);
        const int rows = (count + columns - 1) / columns;
        for (int i = 0; i < count; ++i) {
            const NeedIcon& shown = need_icons[first + i];
            const std::string id = std::string("need.") + queue::name_of(shown.need);
            const auto chosen = std::find(needs_.begin(), needs_.end(), shown.need);
            const ui::Rect row = ui::row_of(area, i / columns, rows, gap);
            const ui::Rect r = ui::column_of(row, i % columns, columns, frame.grid().gutter);
            ui::Button toggle = button(frame, id, shown.icon);
            toggle.selected = chosen != needs_.end();
            if (!ui::toggle_row(frame, r, toggle)) continue;
            if (chosen != needs_.end()) {
                needs_.erase(chosen);
            } else {
                needs_.push_back(shown.need);
            }
        }
    }

    void draw_take(ui::Frame& frame, ui::Rect r, Intents& out) {
        if (ui::primary_button(frame, r, button(frame, "options.take", "ticket"))) {
            std::sort(needs_.begin(), needs_.end());
            out.push_back(Ask{queue::IssueTicket{service_, people_, needs_}});
        }
    }

    // Art. 20(3) of the Regulations on Petition Work (2022): at most five representatives.
    static constexpr std::uint32_t people_max = 5;
    queue::ServiceId service_;
    std::uint32_t people_ = 1;
    std::vector<queue::Need> needs_;
    bool on_needs_ = false;
    int page_ = 0;
};

}  // namespace

std::unique_ptr<Screen> visitor_options(const queue::ServiceId& service) {
    return std::make_unique<VisitorOptions>(service);
}

}  // namespace daofang::screens
