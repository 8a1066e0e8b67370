#include <algorithm>

#include "kiosk/screens/staff_desk_parts.h"
#include "kiosk/screens/staff_frame.h"
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

// Pressed again it is taken back; a third one takes the place of the first.
void choose(std::vector<std::string>& chosen, const std::string& id) {
    if (const auto at = std::find(chosen.begin(), chosen.end(), id); at != chosen.end()) {
        chosen.erase(at);
        return;
    }
    if (chosen.size() == outcomes_chosen_max) chosen.erase(chosen.begin());
    chosen.push_back(id);
}

void draw_choices(ui::Frame& frame, bool enabled, ui::Rect r, DeskState& desk) {
    int i = 0;
    for (const auto& choice : choices) {
        const ui::Rect cell{r.x + 204 * static_cast<float>(i % 2),
                            r.y + 62 * static_cast<float>(i / 2), 196, 52};
        ++i;
        ui::Button it = button(frame, choice.text, choice.icon);
        const auto& chosen = desk.outcomes;
        it.selected = std::find(chosen.begin(), chosen.end(), choice.id) != chosen.end();
        it.enabled = enabled;
        if (ui::desk_button(frame, cell, it)) choose(desk.outcomes, choice.id);
    }
}

// The next step, whatever it is: call, start, finish, resume.
struct NextStep {
    const char* text;
    const char* icon;
    const char* key;
    bool enabled;
    Step step;
};

NextStep next_step(const Model& model, const DeskActions& can) {
    if (model.calling) return {"desk.step_calling", "call", "F1", false, Step::none};
    if (can.finish) {
        const bool calls = can.next != nullptr && !can.paused;
        return {calls ? "desk.step_finish_call" : "desk.step_finish", "done", "F4", true,
                Step::finish};
    }
    if (can.start) return {"desk.step_start", "play", "F3", true, Step::start};
    if (can.paused) return {"desk.step_resume", "play", "F7", true, Step::pause};
    return {"desk.step_call", "call", "F1", can.call, Step::call};
}

std::string next_words(const ui::Frame& frame, const DeskActions& can) {
    if (can.start) return frame.t("desk.step_start_hint");
    if (can.paused) return frame.t(can.finish ? "desk.step_paused" : "desk.step_resume_hint");
    if (can.next == nullptr) return frame.t("desk.step_nobody");
    const auto needs = needs_words(frame, *can.next);
    return needs.empty() ? frame.t("desk.step_next", {{"ticket", can.next->id.label()}})
                         : frame.t("desk.step_next_needs",
                                   {{"ticket", can.next->id.label()}, {"needs", needs}});
}

}  // namespace

void draw_outcomes(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                   DeskState& desk, DeskAsked& asked) {
    ui::card(frame, r);
    const ui::Rect inside{r.x + 22, r.y, r.w - 44, r.h};
    frame.text("desk.where", {inside.x, r.y + 16, inside.w, 26}, frame.t("desk.where"),
               {.type = ui::Type::h3, .family = ui::Family::serif, .wrap = false});
    frame.text("desk.where_text", {inside.x, r.y + 42, inside.w, 24},
               frame.t(can.finish ? "desk.where_text" : "desk.where_later"),
               {.type = ui::Type::min, .tint = ui::Tint::ink2, .wrap = false});
    draw_choices(frame, can.finish, {inside.x, r.y + 84, inside.w, 300}, desk);
    const float y = r.y + 406;
    if (can.start) {
        ui::block(frame, {inside.x, y, inside.w, 76}, "desk.missed_rule", ui::BlockKind::explain,
                  "info", "", frame.t("desk.missed_rule"));
    } else {
        frame.icon("lock", {inside.x, y + 2, 20, 20}, ui::Tint::ink2, 20);
        frame.text("desk.kept", {inside.x + 28, y, inside.w - 28, 48}, frame.t("desk.kept"),
                   {.type = ui::Type::min, .tint = ui::Tint::ink2});
    }
    const auto step = next_step(model, can);
    ui::Button big = button(frame, step.text, step.icon, next_words(frame, can));
    big.id = "desk.next_step";
    big.key = step.key;
    big.enabled = step.enabled;
    big.busy = model.calling;
    // As in 15, or lower while the offline band takes its height (21b).
    constexpr float big_h = 92, full_card_h = 676;
    const float below = r.h < full_card_h ? 25 : 36;
    const ui::Rect place{inside.x, r.bottom() - below - big_h, inside.w, big_h};
    if (keyed_primary(frame, place, big)) asked.step = step.step;
}

}  // namespace daofang::screens
