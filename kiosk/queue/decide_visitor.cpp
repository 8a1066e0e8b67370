#include <algorithm>
#include <optional>

#include "kiosk/queue/desk.h"
#include "sync/base/check.h"

namespace daofang::queue {
namespace {

// One more than the highest number that anybody gave in this terminal's block, so that a block that
// two kiosks share by mistake repeats no number that this terminal knows of.
std::optional<std::uint32_t> next_number(const Desk& desk, char letter) {
    const Context& context = desk.context;
    const std::uint32_t last = std::min(context.block_last, ticket_number_max);
    const auto& tickets = desk.state.tickets;
    std::uint32_t next = std::max(context.block_first, 1u);
    const auto after = tickets.upper_bound({desk.state.day, letter, last});
    if (after != tickets.begin()) {
        const TicketId& given = std::prev(after)->first;
        if (given.letter == letter) next = std::max(next, given.number + 1);
    }
    if (next > last) return std::nullopt;
    return next;
}

}  // namespace

Decision decide_on(const Desk& desk, const IssueTicket& command) {
    const Service* service = desk.context.hall.find(command.service);
    if (!service) return refuse("unknown_service");
    const int people_max = desk.context.hall.rules.people_max;
    if (command.people == 0 || command.people > static_cast<std::uint32_t>(people_max)) {
        return refuse("too_many_people");
    }
    const auto number = next_number(desk, service->letter);
    if (!number) return refuse("numbers_used_up");
    // A ticket that could not be read back would be a lost number.
    CHECK(is_token(desk.context.token));
    std::vector<Need> needs = command.needs;
    std::sort(needs.begin(), needs.end());
    needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    return facts(TicketIssued{.ticket = {desk.state.day, service->letter, *number},
                              .service = service->id,
                              .people = command.people,
                              .needs = std::move(needs),
                              .terminal = desk.context.terminal,
                              .token = desk.context.token});
}

Decision decide_on(const Desk& desk, const WithdrawTicket& command) {
    const Ticket* ticket = desk.state.find(command.ticket);
    if (!ticket) return refuse("unknown_ticket");
    switch (ticket->state) {
        case TicketState::waiting:
        case TicketState::missed:
        case TicketState::parked:
            return facts(TicketWithdrawn{command.ticket});
        case TicketState::withdrawn:
            return facts();
        default:
            return refuse("not_waiting");
    }
}

Decision decide_on(const Desk& desk, const AskHelp&) {
    const auto& help = desk.state.help;
    const bool asked = std::any_of(help.begin(), help.end(), [&](const HelpRequest& request) {
        return request.terminal == desk.context.terminal;
    });
    if (asked) return facts();
    return facts(HelpAsked{desk.context.terminal, desk.context.place});
}

}  // namespace daofang::queue
