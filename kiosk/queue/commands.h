// Commands: what a person asks of the hall. A screen returns them; decide() answers.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/queue/facts.h"
#include "kiosk/queue/ids.h"

namespace daofang::queue {

// --- visitors ----------------------------------------------------------------------------------
struct IssueTicket {
    ServiceId service;
    std::uint32_t people = 1;
    std::vector<Need> needs = {};
};
struct WithdrawTicket {
    TicketId ticket;
};
struct AskHelp {};

// --- windows: the terminal's own window is in the context --------------------------------------
struct CallNext {};  // F1
struct CallTicket {
    TicketId ticket;
};                       // a chosen or missed number
struct CallAgain {};     // F2
struct StartServing {};  // F3
struct FinishServing {
    std::vector<std::string> outcomes = {};
};                     // first half of F4
struct MarkMissed {};  // F5
struct TransferTicket {
    ServiceId to;
};  // F6
struct ParkTicket {};
struct ReturnTicket {
    TicketId ticket;
};  // missed or parked: back to the line
struct PauseWindow {
    std::string reason;
};  // F7
struct ResumeWindow {};
struct OpenWindow {
    std::vector<ServiceId> services;
    std::string staff;
};
struct CloseWindow {};
struct UndoLast {};
struct AnswerHelp {
    std::string terminal;
};

using Command =
    std::variant<IssueTicket, WithdrawTicket, AskHelp, CallNext, CallTicket, CallAgain,
                 StartServing, FinishServing, MarkMissed, TransferTicket, ParkTicket, ReturnTicket,
                 PauseWindow, ResumeWindow, OpenWindow, CloseWindow, UndoLast, AnswerHelp>;

}  // namespace daofang::queue
