// Effect: what one fact does to the state. The inside of apply().
//
// A ticket stands in the index of its line or of its window (Line, Window::ticket,
// Window::finished) by its state. move() takes it out, changes it and puts it back, and remembers
// how it was, so that indexes and undo cannot fall out of step with the tickets.
#pragma once

#include "kiosk/queue/state.h"

namespace daofang::queue {

inline bool at_window(TicketState state) {
    return state == TicketState::called || state == TicketState::serving;
}

class Effect {
public:
    Effect(State& state, const Happened& happened) : state_(state), happened_(happened) {}

    void operator()(const TicketIssued& fact);
    void operator()(const SlipPrinted& fact);
    void operator()(const TicketCalled& fact);
    void operator()(const TicketStarted& fact);
    void operator()(const TicketFinished& fact);
    void operator()(const TicketMissed& fact);
    void operator()(const TicketReturned& fact);
    void operator()(const TicketTransferred& fact);
    void operator()(const TicketParked& fact);
    void operator()(const TicketWithdrawn& fact);
    void operator()(const WindowOpened& fact);
    void operator()(const WindowPaused& fact);
    void operator()(const WindowResumed& fact);
    void operator()(const WindowClosed& fact);
    void operator()(const ActionUndone& fact);
    void operator()(const HelpAsked& fact);
    void operator()(const HelpAnswered& fact);

private:
    Ticket* find(const TicketId& id);
    Window* find_open(const WindowId& id);
    // The ticket, when the window holds it in one of the two states; otherwise null, after a
    // conflict.
    Ticket* held(const TicketId& id, const WindowId& window, TicketState one, TicketState other);
    void conflict(const TicketId& ticket, const WindowId& window);

    void detach(const Ticket& ticket);
    void attach(const Ticket& ticket);
    template <class Change>
    void move(Ticket& ticket, Change change);
    State::LastAction& remember(const Ticket& before);

    bool ordinary_waits(const ServiceId& service);
    void count_call(const Ticket& ticket, const Window& window, State::LastAction& action);
    void uncount_call(const State::LastAction& action);
    void forget_call(const Ticket& ticket);

    State& state_;
    const Happened& happened_;
};

// Changes the ticket and remembers how it was, so that its origin may take the change back.
template <class Change>
void Effect::move(Ticket& ticket, Change change) {
    State::LastAction& action = remember(ticket);
    detach(ticket);
    change(ticket);
    ticket.changes += 1;
    attach(ticket);
    action.changes = ticket.changes;
}

}  // namespace daofang::queue
