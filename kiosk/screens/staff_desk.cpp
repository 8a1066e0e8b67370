// The desk of a window (15, 15b, 21b): who waits, who is here, where they go next. By keys alone or
// by pointer; the big button at the bottom right is always the next step.
//
// From  staff_sign_in
// To    staff_sign_in when somebody signs out
// Asks  CallNext CallTicket CallAgain StartServing FinishServing MarkMissed ReturnTicket
//       TransferTicket PauseWindow ResumeWindow UndoLast AnswerHelp
#include "kiosk/screens/screens.h"
#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

DeskActions actions_of(const Model& model) {
    using queue::TicketState;
    DeskActions can;
    const auto window = model.state.windows.find(model.staff.window);
    const bool open = window != model.state.windows.end() && window->second.open;
    can.paused = open && !window->second.pause_reason.empty();
    can.ticket = queue::ticket_at(model.state, model.staff.window);
    can.next = queue::next_ticket(model.state, model.staff.services, model.hall.rules);
    const bool called = can.ticket != nullptr && can.ticket->state == TicketState::called;
    const bool serving = can.ticket != nullptr && can.ticket->state == TicketState::serving;
    can.call =
        open && !can.paused && can.ticket == nullptr && can.next != nullptr && !model.calling;
    can.again = called;
    can.start = called;
    can.finish = serving;
    can.transfer = called || serving;
    const auto& rules = model.hall.rules;
    can.missed =
        called &&
        can.ticket->calls_here >= static_cast<std::uint32_t>(rules.calls_before_missed_min) &&
        model.wall - can.ticket->first_called_at >= rules.missed_after_min;
    const auto last = model.state.last_action.find(model.terminal);
    if (last != model.state.last_action.end()) {
        can.undo_left = last->second.at + rules.undo_within - model.wall;
        can.undo = can.undo_left.count() > 0;
    }
    return can;
}

void finish_and_call(const DeskActions& can, DeskState& desk, Intents& out) {
    out.push_back(Ask{queue::FinishServing{{desk.outcomes.begin(), desk.outcomes.end()}}});
    desk.outcomes.clear();
    if (can.next != nullptr && !can.paused) out.push_back(Ask{queue::CallNext{}});
}

namespace {

class StaffDesk final : public Screen {
public:
    ScreenId id() const override { return ScreenId::staff_desk; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        const auto can = actions_of(model);
        // What was chosen for one visitor is never put down for another.
        const auto here = can.ticket == nullptr ? std::nullopt : std::optional(can.ticket->id);
        if (desk_.outcomes_for != here) {
            desk_.outcomes.clear();
            desk_.outcomes_for = here;
        }
        if (desk_.open == DeskState::Open::none) read_keys(frame, model, can, out);
        const float top = draw_bar(frame, model);
        if (ui::desk_button(frame, {1240, top + 4, 110, 40}, button(frame, "desk.sign_out"))) {
            out.push_back(SignOut{});
        }
        const float y = top + 48;
        const float h = 768 - 16 - y;
        draw_line(frame, model, can, {16, y, 322, h}, desk_, out);
        draw_ticket(frame, model, can, {354, y, 536, h}, desk_, out);
        draw_outcomes(frame, model, can, {906, y, 444, h}, desk_, out);
        draw_word(frame, model, {16, top + 4, 1208, 40}, out);
        draw_dialog(frame, model, desk_, out);
    }

private:
    void read_keys(const ui::Frame& frame, const Model& model, const DeskActions& can,
                   Intents& out) {
        if (frame.key("F1") && can.call) out.push_back(Ask{queue::CallNext{}});
        if (frame.key("F2") && can.again) out.push_back(Ask{queue::CallAgain{}});
        if (frame.key("F3") && can.start) out.push_back(Ask{queue::StartServing{}});
        if (frame.key("F4") && can.finish) finish_and_call(can, desk_, out);
        if (frame.key("F5") && can.missed) out.push_back(Ask{queue::MarkMissed{}});
        if (frame.key("F6") && can.transfer) desk_.open = DeskState::Open::transfer;
        if (frame.key("F7")) press_pause(model, can, out);
        if (frame.key("F8") && can.undo) out.push_back(Ask{queue::UndoLast{}});
    }

    void press_pause(const Model&, const DeskActions& can, Intents& out) {
        if (can.paused) {
            out.push_back(Ask{queue::ResumeWindow{}});
        } else {
            desk_.open = DeskState::Open::pause;
        }
    }

    // One line under the bar: what needs eyes now. Help first, then a conflict, then the last word.
    static void draw_word(ui::Frame& frame, const Model& model, ui::Rect r, Intents& out) {
        if (!model.state.help.empty()) {
            const auto& help = model.state.help.front();
            ui::Button answer = button(frame, "desk.answer_help", "help");
            answer.label = frame.t("desk.help", {{"place", help.place}});
            if (ui::desk_button(frame, {r.x, r.y, 560, r.h}, answer)) {
                out.push_back(Ask{queue::AnswerHelp{help.terminal}});
            }
            r = {r.x + 576, r.y, r.w - 576, r.h};
        }
        std::string words;
        if (model.notice) {
            words = with_args(frame, *model.notice);
        } else if (const auto* conflict = newest_conflict(model)) {
            words = frame.t("desk.conflict", {{"ticket", conflict->ticket.label()},
                                              {"window", conflict->window},
                                              {"standing", conflict->standing_window}});
        }
        if (words.empty()) return;
        frame.fill(r, ui::Tint::amber_tint, 10);
        frame.icon("warning", {r.x + 12, r.y + 8, 24, 24}, ui::Tint::amber_text, 24);
        frame.text("desk.word", {r.x + 48, r.y, r.w - 60, r.h}, words,
                   {.family = ui::Family::sans_bold,
                    .tint = ui::Tint::amber_text,
                    .valign = ui::VAlign::middle,
                    .px = 17,
                    .wrap = false});
    }

    static std::string with_args(const ui::Frame& frame, const Notice& notice) {
        // A notice has at most two arguments (its number and its ticket).
        switch (notice.args.size()) {
            case 0:
                return frame.t(notice.text_id);
            case 1:
                return frame.t(notice.text_id, {{notice.args[0].first, notice.args[0].second}});
            default:
                return frame.t(notice.text_id, {{notice.args[0].first, notice.args[0].second},
                                                {notice.args[1].first, notice.args[1].second}});
        }
    }

    // Shown to both windows while either still has the ticket in its mind: ten minutes.
    static const queue::Conflict* newest_conflict(const Model& model) {
        constexpr base::Millis shown = std::chrono::minutes{10};
        for (auto it = model.state.conflicts.rbegin(); it != model.state.conflicts.rend(); ++it) {
            const bool ours =
                it->window == model.staff.window || it->standing_window == model.staff.window;
            if (ours && it->kind == "ticket_called" && model.wall - it->at < shown) return &*it;
        }
        return nullptr;
    }

    DeskState desk_;
};

}  // namespace

std::unique_ptr<Screen> staff_desk() {
    return std::make_unique<StaffDesk>();
}

}  // namespace daofang::screens
