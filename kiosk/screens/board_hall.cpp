// The hall's board: the number now called, the last three calls, who waits, a tip (16).
//
// From  the start; it never leaves
// Asks  nothing
//
// A call that may be old is never shown as current: without the link the plaque says so and sends
// people to listen to the staff, and nobody is told how many wait.
#include <algorithm>

#include "kiosk/queue/views.h"
#include "kiosk/screens/board_parts.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

constexpr std::size_t recent_max = 3;
constexpr std::size_t calls_looked_at = 24;

const ui::Rect now_box{64, 170, 1080, 420};
const ui::Rect recent_box{64, 618, 1080, 330};
const ui::Rect waiting_box{1176, 170, 680, 420};
constexpr float radius = board_radius;

// The calls worth showing: one a ticket, the newest.
std::vector<queue::Call> newest_calls(const queue::State& state) {
    std::vector<queue::Call> shown;
    for (const auto& call : queue::calls(state, calls_looked_at)) {
        const auto same = [&](const queue::Call& other) { return other.ticket == call.ticket; };
        if (std::none_of(shown.begin(), shown.end(), same)) shown.push_back(call);
    }
    return shown;
}

// The call in the plaque: the one whose turn it is, else the newest that still stands.
const queue::Call* call_now(const Model& model, const std::vector<queue::Call>& calls) {
    if (model.stale) return nullptr;
    for (const auto& call : calls) {
        if (!model.announcing.empty() && call.ticket == model.announcing.front()) return &call;
    }
    for (const auto& call : calls) {
        if (call.current) return &call;
    }
    return nullptr;
}

class BoardHall final : public Screen {
public:
    ScreenId id() const override { return ScreenId::board_hall; }

    void draw(ui::Frame& frame, const Model& model, Intents&) override {
        draw_header(frame, model);
        const auto calls = newest_calls(model.state);
        const auto* now = call_now(model, calls);
        if (now != nullptr) {
            draw_now(frame, model, *now);
        } else {
            draw_nobody(frame, model);
        }
        draw_recent(frame, model, calls, now);
        draw_waiting(frame, model);
        draw_board_tip(frame, model);
        draw_board_notice(frame, model);
    }

private:
    static void draw_header(ui::Frame& frame, const Model& model) {
        const auto words = header_words(frame, model);
        frame.fill(frame.grid().screen, ui::Tint::board_ground);
        ui::seal(frame, {64, 12, 64, 100});
        frame.text("board.org", {154, 10, 700, 44}, words.org,
                   {.tint = ui::Tint::board_text2, .px = 34, .line_height = 1.2f});
        frame.text("board.hall", {154, 50, 900, 66}, words.hall,
                   {.family = ui::Family::serif, .tint = ui::Tint::board_text, .px = 48});
        frame.text("board.time", {1640, 22, 216, 84}, words.time,
                   {.family = ui::Family::sans_bold,
                    .tint = ui::Tint::board_text,
                    .align = ui::Align::right,
                    .valign = ui::VAlign::middle,
                    .px = 72,
                    .line_height = 1});
        frame.text("board.date", {1120, 30, 540, 70}, words.date,
                   {.tint = ui::Tint::board_text2,
                    .align = ui::Align::right,
                    .valign = ui::VAlign::middle,
                    .px = 44});
        ui::thick_thin_rule(frame, 64, 128, 1792, ui::Tint::board_gold);
    }

    // Full and faint in turn, three times, then full; nothing flashes more than three times a
    // second (WCAG 2.3.1).
    static float strength(ui::Frame& frame, const Model& model) {
        const float pulse_ms = frame.theme().motion_ms("call_pulse");
        constexpr int pulses = 3;
        if (model.announcing.empty() || pulse_ms <= 0) return 1;
        const auto since = static_cast<float>((model.now - model.announcing_since).count());
        if (since < 0 || since >= pulses * pulse_ms) return 1;
        const auto half = static_cast<int>(since / (pulse_ms / 2));
        frame.draw_again_at(model.announcing_since +
                            base::Millis{static_cast<int>((half + 1) * pulse_ms / 2)});
        return half % 2 == 0 ? 1.0f : 0.55f;
    }

    static void draw_now(ui::Frame& frame, const Model& model, const queue::Call& call) {
        frame.fill(now_box, ui::Tint::card, radius);
        ui::plaque(frame, now_box.inset(16));
        frame.icon("call", {120, 210, 64, 64}, ui::Tint::primary, 64);
        frame.text("board.now", {204, 208, 460, 70}, frame.t("board.now"),
                   {.family = ui::Family::serif, .tint = ui::Tint::primary, .px = 52});
        frame.text("board.number", {116, 286, 660, 280}, call.ticket.label(),
                   {.type = ui::Type::number,
                    .family = ui::Family::sans_bold,
                    .tint = ui::Tint::vermilion,
                    .line_height = 1.1f,
                    .wrap = false,
                    .strength = strength(frame, model)});
        const ui::Rect column{780, 214, 330, 340};
        frame.text("board.go_to", {column.x, 222, column.w, 64}, frame.t("board.go_to"),
                   {.align = ui::Align::centre, .px = 50, .line_height = 1.2f});
        frame.text("board.window", {column.x, 286, column.w, 194}, call.window,
                   {.type = ui::Type::window,
                    .family = ui::Family::sans_bold,
                    .align = ui::Align::centre,
                    .line_height = 1.06f});
        frame.text("board.window_word", {column.x, 482, column.w, 64}, frame.t("board.window_word"),
                   {.align = ui::Align::centre, .px = 50, .line_height = 1.2f});
    }

    static void draw_nobody(ui::Frame& frame, const Model& model) {
        frame.fill(now_box, ui::Tint::card, radius);
        const std::string id = model.stale ? "board.stale" : "board.nobody";
        frame.icon(model.stale ? "offline" : "clock", {120, 300, 120, 120},
                   model.stale ? ui::Tint::amber_text : ui::Tint::primary, 120);
        frame.text(id, {280, 280, 820, 100}, frame.t(id),
                   {.family = ui::Family::serif, .valign = ui::VAlign::middle, .px = 64});
        frame.text(id + "_text", {280, 390, 820, 140}, frame.t(id + "_text"),
                   {.tint = ui::Tint::ink2, .px = 44});
    }

    static void draw_recent(ui::Frame& frame, const Model& model,
                            const std::vector<queue::Call>& calls, const queue::Call* now) {
        frame.fill(recent_box, ui::Tint::board_panel, radius);
        frame.text("board.recent", {104, 622, 900, 56},
                   frame.t(model.stale ? "board.recent_stale" : "board.recent"),
                   {.family = ui::Family::serif, .tint = ui::Tint::board_gold, .px = 40});
        std::size_t row = 0;
        for (const auto& call : calls) {
            if (row == recent_max) break;
            if (now != nullptr && call.ticket == now->ticket) continue;
            draw_recent_row(frame, call, row++);
        }
        if (row > 0) return;
        frame.text("board.recent_none", {104, 700, 1000, 70}, frame.t("board.recent_none"),
                   {.tint = ui::Tint::board_text2, .px = 44});
    }

    static void draw_recent_row(ui::Frame& frame, const queue::Call& call, std::size_t row) {
        const float y = 682 + 88 * static_cast<float>(row);
        const std::string id = base::text_of("board.recent.{}", row);
        frame.line(64, y, 1144, y, ui::Tint::board_ground, 2);
        frame.text(id, {104, y + 4, 230, 80}, call.ticket.label(),
                   {.type = ui::Type::recent,
                    .family = ui::Family::sans_bold,
                    .tint = ui::Tint::board_text,
                    .valign = ui::VAlign::middle,
                    .line_height = 1.2f});
        frame.text(id + ".service", {334, y + 4, 500, 80}, service_name(frame, call.service),
                   {.tint = ui::Tint::board_text2, .valign = ui::VAlign::middle, .px = 48});
        frame.text(id + ".window", {834, y + 4, 270, 80},
                   frame.t("board.at_window", {{"window", call.window}}),
                   {.family = ui::Family::sans_bold,
                    .tint = ui::Tint::board_text,
                    .align = ui::Align::right,
                    .valign = ui::VAlign::middle,
                    .px = 48});
    }

    // A large figure and a small unit on one baseline; a dash where nobody can know.
    static void draw_count(ui::Frame& frame, const std::string& id, ui::Rect r,
                           std::optional<std::uint32_t> people) {
        const auto figure = people ? std::to_string(*people) : frame.t("board.people_unknown");
        const auto unit = frame.t("board.people_unit");
        ui::TextStyle style{.family = ui::Family::sans_bold,
                            .tint = ui::Tint::board_text,
                            .align = ui::Align::right,
                            .valign = ui::VAlign::middle,
                            .px = 54,
                            .wrap = false};
        ui::TextStyle small{
            .tint = ui::Tint::board_text2, .valign = ui::VAlign::middle, .px = 40, .wrap = false};
        const float unit_w = people && !unit.empty() ? frame.measure(unit, small).w + 1 : 0;
        const float gap = unit_w > 0 ? 14 : 0;
        frame.text(id, {r.x, r.y, r.w - unit_w - gap, r.h}, figure, style);
        if (unit_w == 0) return;
        constexpr float to_baseline = 6;
        frame.text(id + ".unit", {r.right() - unit_w, r.y + to_baseline, unit_w, r.h}, unit, small);
    }

    static void draw_waiting(ui::Frame& frame, const Model& model) {
        frame.fill(waiting_box, ui::Tint::board_panel, radius);
        frame.text("board.waiting", {1216, 194, 600, 66}, frame.t("board.waiting"),
                   {.family = ui::Family::serif, .tint = ui::Tint::board_gold, .px = 46});
        constexpr float row_h = 78;
        constexpr std::size_t rows_max = 4;
        for (std::size_t i = 0; i < std::min(model.hall.services.size(), rows_max); ++i) {
            const auto& service = model.hall.services[i];
            const ui::Rect row{1216, 262 + row_h * static_cast<float>(i), 600, row_h};
            const std::string id = "board.waiting." + service.id;
            const ui::TextStyle style{
                .tint = ui::Tint::board_text, .valign = ui::VAlign::middle, .px = 44};
            auto letter = style;
            letter.family = ui::Family::sans_bold;
            letter.tint = ui::Tint::board_gold;
            frame.text(id + ".letter", {row.x, row.y, 56, row.h}, std::string(1, service.letter),
                       letter);
            frame.text(id, {row.x + 64, row.y, 300, row.h}, service_name(frame, service.id), style);
            draw_count(frame, id + ".count", {row.x + 370, row.y, 230, row.h},
                       model.stale ? std::nullopt
                                   : std::optional(queue::waiting_count(model.state, service.id)));
        }
    }
};

}  // namespace

std::unique_ptr<Screen> board_hall() {
    return std::make_unique<BoardHall>();
}

}  // namespace daofang::screens
