// Desk: what the deciding functions share: the asking terminal, its window, and the time. The
// inside of decide().
#pragma once

#include "kiosk/queue/decide.h"

namespace daofang::queue {

inline Refusal refuse(const char* id) {
    return {id, base::Millis{0}};
}

// Facts that need no claim.
template <class... Facts>
Decision facts(Facts... fact) {
    return std::vector<Decided>{Decided{std::move(fact), {}}...};
}

struct Desk {
    const State& state;
    const Context& context;

    // The time that a fact decided now would carry: our clock, but not before what we have seen,
    // unless that is further ahead than anybody adopts.
    base::WallTime now() const;
    // This terminal's window while it is open; otherwise null.
    const Window* window() const;
    // The ticket that the window has; null when it has none.
    const Ticket* ticket() const;
};

// Visitors.
Decision decide_on(const Desk& desk, const IssueTicket& command);
Decision decide_on(const Desk& desk, const WithdrawTicket& command);
Decision decide_on(const Desk& desk, const AskHelp& command);
// Windows and their tickets.
Decision decide_on(const Desk& desk, const CallNext& command);
Decision decide_on(const Desk& desk, const CallTicket& command);
Decision decide_on(const Desk& desk, const CallAgain& command);
Decision decide_on(const Desk& desk, const StartServing& command);
Decision decide_on(const Desk& desk, const FinishServing& command);
Decision decide_on(const Desk& desk, const MarkMissed& command);
Decision decide_on(const Desk& desk, const TransferTicket& command);
Decision decide_on(const Desk& desk, const ParkTicket& command);
Decision decide_on(const Desk& desk, const ReturnTicket& command);
// Windows themselves.
Decision decide_on(const Desk& desk, const PauseWindow& command);
Decision decide_on(const Desk& desk, const ResumeWindow& command);
Decision decide_on(const Desk& desk, const OpenWindow& command);
Decision decide_on(const Desk& desk, const CloseWindow& command);
Decision decide_on(const Desk& desk, const UndoLast& command);
Decision decide_on(const Desk& desk, const AnswerHelp& command);

}  // namespace daofang::queue
