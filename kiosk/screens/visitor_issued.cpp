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
    ui::Rect number, code, slip, go, more;  // code, more: height 0 when left out
};

class VisitorIssued final : public Screen {
public:
    ScreenId id() const override { return ScreenId::visitor_issued; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out, false);
        if (!model.issued) {
            end_visitor(frame, model, out);
            return;
        }
        const SlipWords& slip = words_of(model.slip);
        const bool has_code = !model.ticket_url.empty();
        // In large text the code has its own page behind a button.
        const bool code_behind = frame.large() && has_code;
        const bool on_code = code_behind && on_code_;
        const bool more = code_behind || slip.kind == ui::BlockKind::notice;
        const Plan plan =
            frame.grid().wide() ? wide_plan(frame, slip, more) : portrait_plan(frame, slip, more);
        if (!frame.grid().wide()) draw_ticket_shape(frame, plan);
        if (on_code) {
            issued_code_page(frame, model, plan.number);
        } else {
            issued_number(frame, model, plan.number);
        }
        if (plan.code.h > 0) issued_code(frame, model, plan.code);
        draw_slip(frame, model, slip, plan.slip);
        draw_buttons(frame, slip, code_behind, plan, out);
        end_visitor(frame, model, out);
    }

private:
    static Plan portrait_plan(const ui::Frame& frame, const SlipWords& slip, bool more) {
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
        if (more) plan.more = up(frame.large() ? 124 : 112, 24);
        plan.go = up(frame.large() ? 148 : 140, 26);
        plan.slip = up(notice ? (frame.large() ? 230 : 160) : (frame.large() ? 150 : 120), 24);
        const float top = areas.look.y;
        constexpr float number_h = 700;
        plan.number = {areas.look.x, top, areas.look.w, frame.large() ? y - top : number_h};
        if (!frame.large())
            plan.code = {plan.number.x, top + number_h, plan.number.w, y - top - number_h};
        return plan;
    }

    static Plan wide_plan(const ui::Frame& frame, const SlipWords& slip, bool more) {
        const Areas areas = areas_of(frame);
        const float gap = length(frame, 24);
        const bool notice = slip.kind == ui::BlockKind::notice;
        Plan plan;
        plan.number = areas.look;
        float y = areas.press.bottom() - length(frame, 8);
        const auto up = [&](float h) {
            y -= h;
            const ui::Rect r{areas.press.x, y, areas.press.w, h};
            y -= gap;
            return r;
        };
        if (more) plan.more = up(control_height(frame, 112));
        plan.go = up(control_height(frame, 140));
        plan.slip =
            up(length(frame, notice ? (frame.large() ? 250 : 160) : (frame.large() ? 150 : 120)));
        if (!frame.large())
            plan.code = {areas.press.x, areas.press.y, areas.press.w, y - areas.press.y};
        return plan;
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
    }

    void draw_buttons(ui::Frame& frame, const SlipWords& slip, bool code_behind, const Plan& plan,
                      Intents& out) {
        const bool notice = slip.kind == ui::BlockKind::notice;
        ui::Button go = button(frame, notice ? "issued.go_remember" : "issued.go", "check");
        go.id = "issued.go";
        if (ui::primary_button(frame, plan.go, go)) {
            out.push_back(Restart{});
        }
        if (plan.more.h <= 0) return;
        // At most two, side by side; in large text the dock's help stands for "write it for me".
        const int count = 1 + static_cast<int>(notice && slip.can_retry);
        const float gap = frame.grid().gutter;
        const ui::Rect last = ui::column_of(plan.more, count - 1, count, gap);
        if (notice && slip.can_retry &&
            ui::secondary_button(frame, ui::column_of(plan.more, 0, count, gap),
                                 button(frame, "issued.again", "printer"))) {
            out.push_back(PrintAgain{});
        }
        if (code_behind) {
            ui::Button turn = on_code_ ? button(frame, "issued.turn_back", "ticket")
                                       : button(frame, "issued.scan", "qr");
            turn.id = "issued.turn";
            if (ui::secondary_button(frame, last, turn)) on_code_ = !on_code_;
        } else if (notice &&
                   ui::secondary_button(frame, last, button(frame, "issued.write", "help"))) {
            ask_help(out);
        }
    }

    bool on_code_ = false;
};

}  // namespace

std::unique_ptr<Screen> visitor_issued() {
    return std::make_unique<VisitorIssued>();
}

}  // namespace daofang::screens
