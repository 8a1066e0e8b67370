// The number, who is ahead, how long, which window, and how the slip stands (13). The number is
// valid whatever the printer does (13b), so the words for a missing slip say that first.
//
// From  visitor_options, once the ticket is in the journal
// To    the start; visitor_help
// Asks  AskHelp; PrintAgain
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"
#include "kiosk/screens/visitor_issued_parts.h"

namespace daofang::screens {

namespace {

// How a slip's outcome (queue::SlipPrinted) is told.
struct SlipWords {
    const char* outcome;
    ui::BlockKind kind;
    const char* icon;
    const char* text;
    bool can_retry;
};
constexpr SlipWords slip_words[] = {
    {"printing", ui::BlockKind::explain, "printer", "issued.printing", false},
    {"printed", ui::BlockKind::done, "printer", "issued.printed", false},
    {"paper_out", ui::BlockKind::notice, "printer-empty", "issued.paper_out", true},
    {"cover_open", ui::BlockKind::notice, "printer-empty", "issued.cover_open", true},
    {"offline", ui::BlockKind::notice, "printer-empty", "issued.printer_off", true},
    {"none", ui::BlockKind::notice, "ticket", "issued.no_printer", false},
};
constexpr SlipWords not_printed{"", ui::BlockKind::notice, "printer-empty", "issued.not_printed",
                                true};

const SlipWords& words_of(const SlipView& slip) {
    const std::string outcome = slip.empty() ? "printing" : slip;
    for (const SlipWords& words : slip_words) {
        if (outcome == words.outcome) return words;
    }
    return not_printed;
}

struct Plan {
    ui::Rect number, code, slip, go, more;  // height 0: left out
};

// What stands beside "I go and wait", two at most.
enum class More { print_again, turn, write };

class VisitorIssued final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_issued; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out, false);
        if (model.issued) draw_ticket(frame, model, out);
        end_visitor(frame, model, out);
    }

private:
    void draw_ticket(ui::Frame& frame, const Model& model, Intents& out) {
        const SlipWords& slip = words_of(model.slip);
        // Where the code would be too small to read it has a page behind a button.
        const bool compact = frame.large() || frame.look().shape == ui::Shape::small;
        const bool code_behind = compact && !model.ticket_url.empty();
        const auto more = more_of(slip, compact, code_behind);
        Plan plan = frame.grid().wide() ? wide_plan(frame, slip, compact, !more.empty())
                                        : portrait_plan(frame, slip, compact, !more.empty());
        if (code_behind && on_code_) {
            issued_code_page(frame, model, code_page_of(frame, plan));
            if (frame.grid().wide()) draw_slip(frame, model, slip, plan.slip);
        } else {
            if (!frame.grid().wide()) draw_ticket_shape(frame, plan);
            issued_number(frame, model, plan.number);
            if (plan.code.h > 0) issued_code(frame, model, plan.code);
            draw_slip(frame, model, slip, plan.slip);
        }
        draw_go(frame, slip, plan.go, out);
        draw_more(frame, more, plan.more, out);
    }

    static std::vector<More> more_of(const SlipWords& slip, bool compact, bool code_behind) {
        const bool notice = slip.kind == ui::BlockKind::notice;
        std::vector<More> more;
        if (slip.can_retry) more.push_back(More::print_again);
        if (code_behind) more.push_back(More::turn);
        // In large text the dock's help stands for "write it for me".
        if (notice && !compact) more.push_back(More::write);
        return more;
    }

    static Plan portrait_plan(const ui::Frame& frame, const SlipWords& slip, bool compact,
                              bool more) {
        const Areas areas = areas_of(frame);
        const bool notice = slip.kind == ui::BlockKind::notice;
        float y = areas.press.bottom() - 8;
        const auto up = [&](float h, float gap) {
            y -= h;
            const ui::Rect r{areas.press.x, y, areas.press.w, h};
            y -= gap;
            return r;
        };
        Plan plan;
        if (more) plan.more = up(compact ? 124 : 112, 24);
        plan.go = up(compact ? 148 : 140, 26);
        plan.slip = up(notice ? (compact ? 230 : 160) : (compact ? 150 : 120), 24);
        const float top = areas.look.y;
        // With a notice the number gives up a little, so that the code keeps its size.
        const float number_h = compact ? y - top : notice ? 652 : 700;
        plan.number = {areas.look.x, top, areas.look.w, number_h};
        if (!compact) plan.code = {areas.look.x, top + number_h, areas.look.w, y - top - number_h};
        return plan;
    }

    // The number at the left; what to press at the right, below the code or the word of the slip.
    static Plan wide_plan(const ui::Frame& frame, const SlipWords& slip, bool compact, bool more) {
        const Areas areas = areas_of(frame);
        const float gap = length(frame, 24);
        const bool notice = slip.kind == ui::BlockKind::notice;
        Plan plan;
        plan.number = areas.look;
        float bottom = areas.press.bottom() - length(frame, 8);
        const auto up = [&](float h) {
            const ui::Rect r{areas.press.x, bottom - h, areas.press.w, h};
            bottom = r.y - gap;
            return r;
        };
        if (more) plan.more = up(control_height(frame, 112));
        plan.go = up(control_height(frame, 140));
        const ui::Rect rest{areas.press.x, areas.press.y, areas.press.w, bottom - areas.press.y};
        if (compact) {
            plan.slip = rest;
            return plan;
        }
        plan.code = rest;
        const float slip_h = notice ? 150 : 116;
        plan.number.h -= slip_h + gap;
        plan.slip = {plan.number.x, plan.number.bottom() + gap, plan.number.w, slip_h};
        return plan;
    }

    static ui::Rect code_page_of(const ui::Frame& frame, const Plan& plan) {
        if (frame.grid().wide()) return plan.number;
        return {plan.number.x, plan.number.y, plan.number.w, plan.slip.bottom() - plan.number.y};
    }

    // One card torn along a dashed line: the number above, the code below.
    static void draw_ticket_shape(ui::Frame& frame, const Plan& plan) {
        const ui::Rect card{plan.number.x, plan.number.y, plan.number.w,
                            plan.number.h + plan.code.h};
        ui::card(frame, card);
        if (plan.code.h <= 0) return;
        const float y = plan.code.y + 8;
        frame.dashed_line(card.x + 40, y, card.right() - 40, y, ui::Tint::control, 4);
        constexpr float hole = 20;
        frame.circle(card.x, y, hole, ui::Tint::paper);
        frame.circle(card.right(), y, hole, ui::Tint::paper);
    }

    static void draw_slip(ui::Frame& frame, const Model& model, const SlipWords& slip, ui::Rect r) {
        std::string second;
        if (slip.kind == ui::BlockKind::notice) {
            const bool scan = !model.ticket_url.empty();
            second = frame.t(scan ? "issued.keep_scan" : "issued.keep",
                             {{"label", model.issued->label()}});
        }
        ui::block(frame, r, "issued.slip", slip.kind, slip.icon, frame.t(slip.text), second);
        if (slip.kind != ui::BlockKind::done || frame.large()) return;
        const float arrow = frame.px(ui::Type::body) * 1.4f;
        frame.icon("arrow-down", {r.right() - 2 * arrow, r.y, arrow, r.h}, ui::Tint::jade_text,
                   arrow);
    }

    static void draw_go(ui::Frame& frame, const SlipWords& slip, ui::Rect r, Intents& out) {
        const bool notice = slip.kind == ui::BlockKind::notice;
        ui::Button go = button(frame, notice ? "issued.go_remember" : "issued.go", "check");
        go.id = "issued.go";
        if (ui::primary_button(frame, r, go)) out.push_back(Restart{});
    }

    void draw_more(ui::Frame& frame, const std::vector<More>& more, ui::Rect row, Intents& out) {
        const int count = static_cast<int>(more.size());
        for (int i = 0; i < count; ++i) {
            const ui::Rect r = ui::column_of(row, i, count, frame.grid().gutter);
            switch (more[static_cast<std::size_t>(i)]) {
                case More::print_again:
                    if (ui::secondary_button(frame, r, button(frame, "issued.again", "printer"))) {
                        out.push_back(PrintAgain{});
                    }
                    break;
                case More::turn: {
                    ui::Button turn = on_code_ ? button(frame, "issued.turn_back", "ticket")
                                               : button(frame, "issued.turn", "qr");
                    turn.id = "issued.turn";
                    if (ui::secondary_button(frame, r, turn)) on_code_ = !on_code_;
                    break;
                }
                case More::write:
                    if (ui::secondary_button(frame, r, button(frame, "issued.write", "help"))) {
                        ask_help(out);
                    }
                    break;
            }
        }
    }

    bool on_code_ = false;
};

}  // namespace

std::unique_ptr<Screen> visitor_issued() {
    return std::make_unique<VisitorIssued>();
}

}  // namespace daofang::screens
