// The parts of a lawyer's desk (15, 15b, 21b): line, ticket, outcomes, dialogs. Only staff_desk.cpp
// and its parts include this.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/queue/views.h"
#include "kiosk/screens/screen.h"
#include "kiosk/ui/widgets.h"

namespace daofang::screens {

inline constexpr std::size_t outcomes_chosen_max = 2;

// What was tapped at the desk and is not yet asked.
struct DeskState {
    enum class Open { none, transfer, pause, number };
    Open open = Open::none;
    std::vector<std::string> outcomes;  // of the visitor now served, as chosen
    std::optional<queue::TicketId> outcomes_for;
    std::string typed;     // number dialog: "B011"
    bool unknown = false;  // number dialog: nobody has it
    int page = 0;          // of the line
};

// What the desk may do just now: one place for keys, buttons and the big button.
struct DeskActions {
    bool call = false, again = false, start = false, finish = false, missed = false;
    bool transfer = false, pause = false, undo = false, sign_out = false;
    bool call_chosen = false;  // a number of the list, or one typed
    bool paused = false;
    std::string pause_reason;
    base::Millis undo_left{0};
    const queue::Ticket* ticket = nullptr;  // called or served here
    const queue::Ticket* next = nullptr;
};
DeskActions actions_of(const Model& model);

// What was pressed in this frame. One step, though a key, a button and the big button may all stand
// for it.
enum class Step {
    none,
    call,
    again,
    start,
    finish,
    missed,
    transfer,
    pause,
    undo,
    find,
    answer_help,
    sign_out
};
struct DeskAsked {
    Step step = Step::none;
    std::optional<queue::TicketId> call;  // a row of the list
};

// Left: who waits, who may come back, find a number.
void draw_line(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
               DeskState& desk, DeskAsked& asked);
// Centre: the ticket in hand, a word to the desk, and the actions F1 to F8.
void draw_ticket(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                 DeskAsked& asked);
// Right: where the visitor goes from here, and the next step.
void draw_outcomes(ui::Frame& frame, const Model& model, const DeskActions& can, ui::Rect r,
                   DeskState& desk, DeskAsked& asked);
// The open dialog, if any.
void draw_dialog(ui::Frame& frame, const Model& model, const DeskActions& can, DeskState& desk,
                 Intents& out);

// The needs a visitor told, as words.
std::string needs_words(const ui::Frame& frame, const queue::Ticket& ticket);
// The desk's newest word: a refusal, a lost call, a call made twice. Empty: none.
std::string desk_word(const ui::Frame& frame, const Model& model);

}  // namespace daofang::screens
