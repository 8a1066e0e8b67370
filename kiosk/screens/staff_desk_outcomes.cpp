#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/visitor_frame.h"

namespace daofang::screens {

namespace {

struct OutcomeChoice {
    const char* id;    // on disk in TicketFinished::outcomes: never rename
    const char* text;  // the text id of its words
    const char* icon;
};
constexpr OutcomeChoice choices[] = {
    {"explained", "outcome.explained", "done"},
    {"court", "outcome.court", "court"},
    {"procuratorate", "outcome.procuratorate", "gavel"},
    {"police", "outcome.police", "shield"},
    {"reconsideration", "outcome.reconsideration", "stamp"},
    {"arbitration", "outcome.arbitration", "briefcase"},
    {"legal_aid", "outcome.legal_aid", "heart"},
    {"mediation", "outcome.mediation", "people"},
    {"reception", "outcome.reception", "pen"},
    {"come_back", "outcome.come_back", "calendar"},
};

void draw_choices(ui::Frame& frame, bool enabled, ui::Rect r, DeskState& desk) {
    int i = 0;
    for (const auto& choice : choices) {
        const ui::Rect cell{r.x + 204 * static_cast<float>(i % 2),
                            r.y + 58 * static_cast<float>(i / 2), 196, 50};
        ++i;
        ui::Button it = button(frame, choice.text, choice.icon);
        it.selected = desk.outcomes.contains(choice.id);
        it.enabled = enabled && (it.selected || desk.outcomes.size() < outcomes_chosen_max);
        if (!ui::desk_button(frame, cell, it)) continue;
        if (!desk.outcomes.erase(choice.id)) desk.outcomes.insert(choice.id);
    }
}

// The next step, whatever it is: call, start, finish, resume.
struct NextStep {
    const char* text;
    const char* icon;
    const char* key;
    bool enabled;
};

NextStep next_step(const Model& model, const DeskActions& can) {
    if (model.calling) return {"desk.step_calling", "call", "F1", false};
    if (can.finish && can.next != nullptr && !can.paused) {
        return {"desk.step_finish_call", "done", "F4", true};
    }
    if (can.finish) return {"desk.step_finish", "done", "F4", true};
    if (can.start) return {"desk.step_start", "play", "F3", true};
    if (can.paused) return {"desk.step_resume", "play", "F7", true};
    return {"desk.step_call", "call", "F1", can.call};
}

std::string next_words(const ui::Frame& frame, const DeskActions& can, const NextStep& step) {
    if (can.start) return frame.t("desk.step_start_hint");
    if (can.paused) return frame.t("desk.step_resume_hint");
    if (can.next == nullptr) return frame.t("desk.step_nobody");
    const auto needs = needs_words(frame, *can.next);
    (void)step;
    return needs.empty() ? frame.t("desk.step_next", {{"ticket", can.next->id.label()}})
                         : frame.t("desk.step_next_needs",
                                   {{"ticket", can.next->id.label()}, {"needs", needs}});
}

}  // namespace

void draw_outcomes(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                   DeskState& desk, Intents& out) {
    ui::card(frame, r);
    frame.text("desk.where", {r.x + 22, r.y + 14, r.w - 44, 30}, frame.t("desk.where"),
               {.type = ui::Type::h3, .family = ui::Family::serif});
    frame.text("desk.where_text", {r.x + 22, r.y + 44, r.w - 44, 26},
               frame.t(can.finish ? "desk.where_text" : "desk.where_later"),
               {.tint = ui::Tint::ink2, .px = 15});
    draw_choices(frame, can.finish, {r.x + 22, r.y + 80, r.w - 44, 290}, desk);
    const float y = r.y + 384;
    if (can.start) {
        ui::block(frame, {r.x + 22, y, r.w - 44, 84}, "desk.missed_rule", ui::BlockKind::explain,
                  "info", frame.t("desk.missed_rule"));
    } else {
        frame.icon("lock", {r.x + 22, y + 4, 20, 20}, ui::Tint::ink2, 20);
        frame.text("desk.kept", {r.x + 50, y, r.w - 72, 52}, frame.t("desk.kept"),
                   {.tint = ui::Tint::ink2, .px = 15});
    }
    const auto step = next_step(model, can);
    ui::Button big = button(frame, step.text, step.icon, next_words(frame, can, step));
    big.id = "desk.next_step";
    big.key = step.key;
    big.enabled = step.enabled;
    big.busy = model.calling;
    if (!ui::desk_primary(frame, {r.x + 22, r.bottom() - 108, r.w - 44, 92}, big)) return;
    if (can.finish) {
        finish_and_call(can, desk, out);
    } else if (can.start) {
        out.push_back(Ask{queue::StartServing{}});
    } else if (can.paused) {
        out.push_back(Ask{queue::ResumeWindow{}});
    } else {
        out.push_back(Ask{queue::CallNext{}});
    }
}

}  // namespace daofang::screens
