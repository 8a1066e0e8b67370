// "Check my ticket": the letter and digits of a slip, and its place in line as a path (14).
//
// From  visitor_home
// To    back
// Asks  nothing of the hall
#include <algorithm>
#include <optional>

#include "kiosk/queue/views.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

constexpr std::size_t digits_max = 4;
constexpr std::size_t stations_max = 4;

// What the upper part says.
struct Answer {
    std::string title, text;
    std::vector<ui::Station> path;  // empty: none
    bool lost = true;               // no ticket found yet: say where its number stands
    queue::WindowId window{};       // where it is called to or served
};

Answer words(const ui::Frame& frame, const std::string& id) {
    return {frame.t("check." + id), frame.t("check." + id + "_text"), {}};
}

std::vector<ui::Station> path_to(const ui::Frame& frame, const Model& model,
                                 const queue::Ticket& ticket, const queue::Place& place) {
    using Kind = ui::Station::Kind;
    std::vector<ui::Station> path;
    path.push_back({ticket.id.label(), frame.t("check.station_own"), Kind::own});
    for (const queue::TicketId& ahead : place.next) {
        if (path.size() == stations_max) break;
        path.push_back({ahead.label(), frame.t("check.station_waiting"), Kind::ahead});
    }
    // In front of everybody who waits stands who is at a window.
    for (const auto& [id, other] : model.state.tickets) {
        if (path.size() == stations_max || path.size() <= place.ahead) break;
        const bool called = other.state == queue::TicketState::called;
        if (other.service != ticket.service ||
            (!called && other.state != queue::TicketState::serving)) {
            continue;
        }
        path.push_back({id.label(),
                        frame.t(called ? "check.station_called" : "check.station_serving"),
                        Kind::done});
    }
    std::reverse(path.begin(), path.end());
    return path;
}

Answer waiting(const ui::Frame& frame, const Model& model, const queue::Ticket& ticket) {
    const queue::Place place = queue::place_of(model.state, model.hall, ticket);
    const std::string windows =
        window_list(frame, queue::windows_for(model.state, model.hall, ticket.service));
    Answer answer;
    if (place.ahead == 0) {
        answer.title = frame.t("check.next");
        answer.text = frame.t("check.next_text", {{"windows", windows}});
    } else {
        answer.title = frame.t("check.ahead", {{"n", std::to_string(place.ahead)}});
        answer.text =
            place.about_minutes
                ? frame.t("check.wait",
                          {{"minutes", std::to_string(*place.about_minutes)}, {"windows", windows}})
                : frame.t("check.wait_unknown", {{"windows", windows}});
    }
    answer.path = path_to(frame, model, ticket, place);
    return answer;
}

Answer answer_for(const ui::Frame& frame, const Model& model, const queue::Ticket& ticket) {
    using queue::TicketState;
    const auto at_window = [&](const std::string& id) {
        return Answer{frame.t("check." + id),
                      frame.t("check." + id + "_text", {{"windows", ticket.window}}),
                      {}};
    };
    switch (ticket.state) {
        case TicketState::waiting:
            return waiting(frame, model, ticket);
        case TicketState::called:
            return at_window("called");
        case TicketState::serving:
            return at_window("serving");
        case TicketState::finished:
            return words(frame, "finished");
        case TicketState::missed:
            return words(frame, "missed");
        case TicketState::parked:
            return words(frame, "parked");
        case TicketState::withdrawn:
            return words(frame, "withdrawn");
    }
    return words(frame, "not_found");
}

class VisitorCheck final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_check; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        if (letter_ == 0 && model.hall.services.size() == 1) {
            letter_ = model.hall.services.front().letter;
        }
        const Areas areas = areas_of(frame);
        const bool wide = frame.grid().wide();
        const bool large = frame.large();
        const auto px = [&](float design) { return length(frame, design); };
        const float search_h = control_height(frame, !large ? 150 : frame.seated() ? 110 : 132);
        ui::Rect pad = areas.press;
        if (!wide) {  // the pad goes as far down as fingers allow, the answer gets the rest
            const float pad_y = frame.seated() ? areas.press.y : (large ? 872.0f : 904.0f);
            pad = {pad.x, pad_y, pad.w, areas.press.bottom() - pad_y};
        }
        const ui::Rect search{pad.x, pad.bottom() - search_h - px(8), pad.w, search_h};
        pad.h = search.y - px(large ? 16 : 28) - pad.y;
        const float field_h = px(128);
        const float field_y =
            wide ? areas.look.bottom() - field_h : pad.y - px(large ? 20 : 32) - field_h;
        const ui::Rect field{areas.look.x, field_y, areas.look.w, field_h};
        const ui::Rect answer{areas.look.x, areas.look.y, areas.look.w,
                              field.y - px(16) - areas.look.y};
        draw_answer(frame, model, answer);
        ui::field(frame, field, "check.field", "ticket", typed(), {});
        draw_pad(frame, model, pad);
        if (ui::primary_button(frame, search, button(frame, "check.search", "search"))) {
            asked_ = true;
        }
        end_visitor(frame, model, out);
    }

private:
    std::string typed() const {
        return (letter_ == 0 ? std::string{} : std::string(1, letter_)) + digits_;
    }

    Answer answer(const ui::Frame& frame, const Model& model) const {
        if (!asked_) return {frame.t("check.title"), frame.t("check.text"), {}};
        if (letter_ == 0) return words(frame, "no_letter");
        if (digits_.empty()) return words(frame, "no_digits");
        const auto number = static_cast<std::uint32_t>(std::stoul(digits_));
        const auto found = model.state.tickets.find({model.state.day, letter_, number});
        if (found == model.state.tickets.end()) return words(frame, "not_found");
        Answer known = answer_for(frame, model, found->second);
        known.lost = false;
        const auto state = found->second.state;
        if (state == queue::TicketState::called || state == queue::TicketState::serving) {
            known.window = found->second.window;
        }
        return known;
    }

    void draw_answer(ui::Frame& frame, const Model& model, ui::Rect r) const {
        const Answer said = answer(frame, model);
        const float y = title(frame, r, "check", said.title, said.text) + length(frame, 20);
        const bool room_for_question = !frame.large() && !frame.seated();
        const float question_h = length(frame, room_for_question ? 80 : 0);
        const ui::Rect rest{r.x, y, r.w, r.bottom() - y - question_h};
        if (!said.path.empty()) {
            const float h = std::min(rest.h, length(frame, frame.large() ? 280 : 262));
            const ui::Rect card{rest.x, rest.y, rest.w, h};
            ui::card(frame, card);
            ui::path_line(frame, card.inset(length(frame, 12), length(frame, 20)), "check.path",
                          said.path);
        }
        if (said.lost) draw_where_it_stands(frame, rest);
        if (!said.window.empty()) draw_window(frame, rest, said.window);
        if (!room_for_question) return;
        question(frame, {r.x, r.bottom() - question_h, r.w, question_h}, "check.type",
                 frame.t("check.type"));
    }

    // The answer of the screen, on its plaque: the window to be at.
    static void draw_window(ui::Frame& frame, ui::Rect rest, const queue::WindowId& window) {
        const ui::Rect r{rest.x, rest.y, rest.w, std::min(rest.h, length(frame, 262))};
        ui::card(frame, r);
        ui::plaque(frame, r.inset(length(frame, 20)));
        frame.text("check.window", r.inset(length(frame, 40)),
                   frame.t("check.window", {{"windows", window}}),
                   {.type = ui::Type::hello,
                    .family = ui::Family::serif,
                    .tint = ui::Tint::vermilion_text,
                    .align = ui::Align::centre,
                    .valign = ui::VAlign::middle});
    }

    static void draw_where_it_stands(ui::Frame& frame, ui::Rect rest) {
        const float h = length(frame, frame.large() ? 200 : 170);
        if (rest.h < h) return;
        ui::block(frame, {rest.x, rest.y, rest.w, h}, "check.sample", ui::BlockKind::explain,
                  "ticket", frame.t("check.sample"),
                  frame.large() ? std::string{} : frame.t("check.sample_text"));
    }

    void draw_pad(ui::Frame& frame, const Model& model, ui::Rect r) {
        std::string letters;
        for (const queue::Service& service : model.hall.services) letters += service.letter;
        const std::string key = ui::number_pad(frame, r, "check.pad", letters, letter_);
        if (key.empty()) return;
        asked_ = false;  // what stands above would be about another number
        if (key == "clear") {
            digits_.clear();
            letter_ = 0;
        } else if (key == "back") {
            if (digits_.empty()) {
                letter_ = 0;
            } else {
                digits_.pop_back();
            }
        } else if (key[0] >= '0' && key[0] <= '9') {
            if (digits_.size() < digits_max) digits_ += key;
        } else {
            letter_ = key[0];
        }
    }

    char letter_ = 0;
    std::string digits_;
    bool asked_ = false;
};

}  // namespace

std::unique_ptr<Screen> visitor_check() {
    return std::make_unique<VisitorCheck>();
}

}  // namespace daofang::screens
