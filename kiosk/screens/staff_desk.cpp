// The desk of a window (15, 15b, 21b): who waits, who is here, where they go next. By keys alone or
// by pointer; the big button at the bottom right is always the next step.
//
// From  staff_sign_in
// To    staff_sign_in when somebody signs out
// Asks  CallNext CallTicket CallAgain StartServing FinishServing MarkMissed TransferTicket
//       PauseWindow ResumeWindow UndoLast AnswerHelp
#include <algorithm>

#include "kiosk/screens/screens.h"
#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

void may_undo(const Model& model, DeskActions& can) {
    const auto last = model.state.last_action.find(model.terminal);
    if (last == model.state.last_action.end()) return;
    const auto& action = last->second;
    can.undo_left = action.at + model.hall.rules.undo_within - model.wall;
    can.undo = can.undo_left.count() > 0 && queue::can_undo(model.state, model.terminal, action.seq,
                                                            model.wall) == queue::Undo::possible;
}

}  // namespace

DeskActions actions_of(const Model& model) {
    using queue::TicketState;
    DeskActions can;
    const auto window = model.state.windows.find(model.staff.window);
    const bool open = window != model.state.windows.end() && window->second.open;
    if (open) can.pause_reason = window->second.pause_reason;
    can.paused = !can.pause_reason.empty();
    can.ticket = queue::ticket_at(model.state, model.staff.window);
    can.next = queue::next_ticket(model.state, model.staff.services, model.hall.rules);
    const bool called = can.ticket != nullptr && can.ticket->state == TicketState::called;
    const bool serving = can.ticket != nullptr && can.ticket->state == TicketState::serving;
    can.call_chosen = open && !can.paused && can.ticket == nullptr && !model.calling;
    can.call = can.call_chosen && can.next != nullptr;
    can.again = called && !model.calling;
    can.start = called;
    can.finish = serving;
    can.transfer = called || serving;
    can.pause = open;
    can.sign_out = can.ticket == nullptr && !model.calling;
    const auto& rules = model.hall.rules;
    can.missed =
        called &&
        can.ticket->calls_here >= static_cast<std::uint32_t>(rules.calls_before_missed_min) &&
        model.wall - can.ticket->first_called_at >= rules.missed_after_min;
    may_undo(model, can);
    return can;
}

namespace {

class StaffDesk final : public Screen {
public:
    ScreenId id() const override { return ScreenId::staff_desk; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        const auto can = actions_of(model);
        forget(can);
        DeskAsked asked;
        const Bar bar = draw_bar(frame, model);
        draw_bar_controls(frame, model, can, bar, asked);
        const float y = bar.below + 16;
        const float h = frame.grid().screen.h - 16 - y;
        draw_line(frame, model, can, {16, y, 322, h}, desk_, asked);
        draw_ticket(frame, model, can, {354, y, 536, h}, asked);
        draw_outcomes(frame, model, can, {906, y, 444, h}, desk_, asked);
        // The keys under an open dialog belong to the dialog.
        if (desk_.open == DeskState::Open::none) {
            take(model, can, asked, out);
        } else {
            draw_dialog(frame, model, can, desk_, out);
        }
    }

private:
    // What was chosen for one visitor is never put down for another.
    void forget(const DeskActions& can) {
        const auto here = can.ticket == nullptr ? std::nullopt : std::optional(can.ticket->id);
        if (desk_.outcomes_for != here) {
            desk_.outcomes.clear();
            desk_.outcomes_for = here;
        }
        using Open = DeskState::Open;
        const bool past = (desk_.open == Open::transfer && !can.transfer) ||
                          (desk_.open == Open::pause && can.paused);
        if (past) desk_.open = Open::none;
    }

    // Between who sits here and the link: signing out, and a visitor at a kiosk who asks for help.
    static void draw_bar_controls(ui::Frame& frame, const Model& model, const DeskActions& can,
                                  const Bar& bar, DeskAsked& asked) {
        float x = bar.free_from;
        // Nobody leaves with a visitor in hand.
        if (can.sign_out) {
            ui::Button leave = button(frame, "desk.sign_out");
            leave.label_px = frame.px(ui::Type::min);
            const ui::TextStyle style{.family = ui::Family::sans_bold, .px = leave.label_px};
            const ui::Rect place{x, 9, frame.measure(leave.label, style).w + 32, 40};
            if (ui::secondary_button(frame, place, leave)) asked.step = Step::sign_out;
            x = place.right() + 24;
        }
        if (model.state.help.empty()) return;
        ui::Button answer = button(frame, "desk.answer_help", "help");
        answer.label = frame.t("desk.help", {{"place", model.state.help.front().place}});
        answer.key = "F9";
        answer.label_px = frame.px(ui::Type::body);
        constexpr float widest = 420;
        const ui::Rect r{x, 9, std::min(bar.free_to - 24 - x, widest), 40};
        frame.fill(r.inset(-4), ui::Tint::vermilion, 14);
        if (keyed_button(frame, r, answer)) asked.step = Step::answer_help;
    }

    void take(const Model& model, const DeskActions& can, const DeskAsked& asked, Intents& out) {
        if (asked.call) out.push_back(Ask{queue::CallTicket{*asked.call}});
        switch (asked.step) {
            case Step::none:
                return;
            case Step::call:
                return out.push_back(Ask{queue::CallNext{}});
            case Step::again:
                return out.push_back(Ask{queue::CallAgain{}});
            case Step::start:
                return out.push_back(Ask{queue::StartServing{}});
            case Step::finish:
                return finish(can, out);
            case Step::missed:
                return out.push_back(Ask{queue::MarkMissed{}});
            case Step::transfer:
                desk_.open = DeskState::Open::transfer;
                return;
            case Step::pause:
                return pause(can, out);
            case Step::undo:
                return out.push_back(Ask{queue::UndoLast{}});
            case Step::find:
                return find(model);
            case Step::answer_help:
                return out.push_back(Ask{queue::AnswerHelp{model.state.help.front().terminal}});
            case Step::sign_out:
                return out.push_back(SignOut{});
        }
    }

    // Finishes with the outcomes chosen, and calls the next.
    void finish(const DeskActions& can, Intents& out) {
        out.push_back(Ask{queue::FinishServing{desk_.outcomes}});
        desk_.outcomes.clear();
        if (can.next != nullptr && !can.paused) out.push_back(Ask{queue::CallNext{}});
    }

    void pause(const DeskActions& can, Intents& out) {
        if (can.paused) {
            out.push_back(Ask{queue::ResumeWindow{}});
        } else {
            desk_.open = DeskState::Open::pause;
        }
    }

    // A window with one service has one letter: it stands there already.
    void find(const Model& model) {
        desk_.open = DeskState::Open::number;
        desk_.typed.clear();
        desk_.unknown = false;
        if (model.staff.services.size() != 1) return;
        const auto* service = model.hall.find(model.staff.services.front());
        if (service != nullptr) desk_.typed = std::string(1, service->letter);
    }

    DeskState desk_;
};

}  // namespace

std::unique_ptr<Screen> staff_desk() {
    return std::make_unique<StaffDesk>();
}

}  // namespace daofang::screens
