// The members of every kind of fact, written once: the codec writes, reads and checks by this list.
//
// An archive offers ticket, name, names, text, token, number, seq, flag and needs; each takes the
// member's name in the body and the member. Names reach disk and wire: never rename. Inside of the
// codec only.
#pragma once

#include "kiosk/queue/facts.h"

namespace daofang::queue {

template <class Archive>
void members(Archive& body, TicketIssued& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("service", fact.service);
    body.number("people", fact.people, people_in_fact_max);
    body.needs("needs", fact.needs);
    body.name("terminal", fact.terminal);
    body.token("token", fact.token);
}

template <class Archive>
void members(Archive& body, SlipPrinted& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("outcome", fact.outcome);
}

template <class Archive>
void members(Archive& body, TicketCalled& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
    body.number("call", fact.call, call_number_max);
    body.flag("offline", fact.offline);
}

template <class Archive>
void members(Archive& body, TicketStarted& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, TicketFinished& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
    body.names("outcomes", fact.outcomes);
}

template <class Archive>
void members(Archive& body, TicketMissed& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, TicketReturned& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, TicketTransferred& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
    body.name("to", fact.to);
}

template <class Archive>
void members(Archive& body, TicketParked& fact) {
    body.ticket("ticket", fact.ticket);
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, TicketWithdrawn& fact) {
    body.ticket("ticket", fact.ticket);
}

template <class Archive>
void members(Archive& body, WindowOpened& fact) {
    body.name("window", fact.window);
    body.names("services", fact.services);
    body.text("staff", fact.staff);
}

template <class Archive>
void members(Archive& body, WindowPaused& fact) {
    body.name("window", fact.window);
    body.name("reason", fact.reason);
}

template <class Archive>
void members(Archive& body, WindowResumed& fact) {
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, WindowClosed& fact) {
    body.name("window", fact.window);
}

template <class Archive>
void members(Archive& body, ActionUndone& fact) {
    body.seq("seq", fact.seq);
}

template <class Archive>
void members(Archive& body, HelpAsked& fact) {
    body.name("terminal", fact.terminal);
    body.text("place", fact.place);
}

template <class Archive>
void members(Archive& body, HelpAnswered& fact) {
    body.name("terminal", fact.terminal);
    body.name("window", fact.window);
}

}  // namespace daofang::queue
