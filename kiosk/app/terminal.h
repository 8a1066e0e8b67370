// Terminal: a journal, a fold and an uplink: what every face of the hall has in common.
//
// ask() decides, commits and applies; nothing is shown that is not in the journal. A call that
// needs the hall's word (a claim) is proposed first and answered later through take_outcomes().
//
// Owns    the journal, the day's fold and the uplink.
// Thread  the loop's.
// Time    callers pass it. Stamps and the business day follow the journal's steady time, so a clock
//         put back does not reopen yesterday.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/queue/decide.h"
#include "kiosk/queue/state.h"
#include "sync/base/log.h"
#include "sync/base/result.h"
#include "sync/base/time.h"
#include "sync/store/journal.h"
#include "sync/uplink/http_client.h"
#include "sync/uplink/uplink.h"

namespace daofang::app {

inline constexpr std::size_t commands_waiting_max = 8;
// How long a lost call waits for the winner's fact before it looks for the next ticket.
inline constexpr base::Millis lost_call_patience{2'000};

// What became of a command.
struct Outcome {
    queue::Command command;
    struct Done {
        std::vector<queue::Happened> facts;
    };
    struct Pending {};  // a claim is being asked for
    struct Taken {
        queue::TicketId ticket;
    };  // another window was first, and no other waits
    std::variant<Done, Pending, Taken, queue::Refusal, base::Error> what;
};

class Terminal {
public:
    struct Parts {
        std::unique_ptr<store::Journal> journal;
        std::unique_ptr<uplink::HttpClient> client;  // null with no server
        std::optional<uplink::UplinkOptions> uplink;
    };
    // Reads the day back. Errors are the journal's.
    static base::Result<std::unique_ptr<Terminal>> open(Parts parts, const Config& config,
                                                        const queue::Hall& hall,
                                                        base::Random random, const base::Log& log,
                                                        base::WallTime wall);

    void tick(base::Instant now, base::WallTime wall);
    base::Millis wait(base::Instant now) const;

    // The answer to a command; Pending is followed by another through take_outcomes().
    Outcome ask(const queue::Command& command, base::Instant now, base::WallTime wall);
    std::vector<Outcome> take_outcomes();
    // Appends what a device reports, past the rules: it has happened.
    base::Status report(const queue::Fact& fact, base::WallTime wall);

    const queue::State& state() const { return fold_->state(); }
    const queue::Hall& hall() const { return hall_; }
    store::Journal& journal() { return *journal_; }
    const uplink::Link* link() const;  // null with no server
    bool call_pending() const { return pending_.has_value(); }
    std::uint64_t facts_unreadable() const { return unreadable_; }
    std::uint64_t events_today() const { return events_today_; }
    // Grows whenever the state changes: draw again.
    std::uint64_t version() const { return version_; }
    // The wall clock, never backwards past what this journal has stamped.
    base::WallTime steady(base::WallTime wall) const;

private:
    Terminal(Parts parts, const Config& config, const queue::Hall& hall, base::Random random,
             const base::Log& log);
    base::Status read_day(const queue::Day& day);
    void take_in(const std::vector<event::Event>& events);
    queue::Context context(base::WallTime wall);
    Outcome commit(const queue::Command& command, const std::vector<queue::Decided>& decided,
                   base::Instant now, base::WallTime wall);
    Outcome propose(const queue::Command& command, const queue::Decided& decided,
                    base::WallTime wall);
    void answer_claim(const uplink::ClaimResult& result, base::Instant now, base::WallTime wall);
    void ask_waiting(base::Instant now, base::WallTime wall);
    void retry_lost_call(base::Instant now, base::WallTime wall);

    struct LostCall {
        queue::Command command;
        queue::TicketId ticket;
        base::Instant until;
    };

    const queue::Hall& hall_;
    const base::Log& log_;
    std::string terminal_, place_;
    queue::WindowId window_;
    std::uint32_t numbers_first_, numbers_last_;
    std::unique_ptr<store::Journal> journal_;
    std::unique_ptr<uplink::HttpClient> client_;
    std::unique_ptr<uplink::Uplink> uplink_;
    std::unique_ptr<queue::DayFold> fold_;
    std::optional<queue::Command> pending_;  // the command whose call is proposed
    std::optional<LostCall> lost_call_;
    std::deque<queue::Command> waiting_;  // asked while a call was pending
    std::vector<Outcome> outcomes_;
    base::WallTime last_own_;
    std::uint64_t unreadable_ = 0, events_today_ = 0, version_ = 0;
};

}  // namespace daofang::app
