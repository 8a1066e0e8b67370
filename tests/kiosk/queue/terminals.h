// Terminals of one hall that learn of each other late and in parts, as journals do: of every origin
// a prefix. Stamps come from the product's own SteadyTime.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "kiosk/queue/decide.h"
#include "sync/event/steady_time.h"
#include "tests/kiosk/queue/facts_gen.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue::test {

struct TerminalSetup {
    std::string origin;
    WindowId window;  // empty: a kiosk
    std::uint32_t block_first = 1, block_last = 999;
    base::Millis clock_ahead{0};
};

class Terminal {
public:
    Terminal(const Hall& hall, TerminalSetup setup)
        : hall_(hall), setup_(std::move(setup)), day_(tuesday) {}

    const State& state() const { return day_.state(); }
    const std::vector<Happened>& own() const { return own_; }
    const WindowId& window() const { return setup_.window; }

    enum class Answer { done, refused, claim_lost };
    // Online when `claims`, the relay's, are given.
    Answer ask(const Command& command, base::WallTime right_now, std::set<std::string>* claims) {
        const base::WallTime clock = right_now + setup_.clock_ahead;
        const Context context{.hall = hall_,
                              .now = clock,
                              .origin = setup_.origin,
                              .terminal = setup_.origin,
                              .place = "",
                              .window = setup_.window,
                              .block_first = setup_.block_first,
                              .block_last = setup_.block_last,
                              .token = token,
                              .relay_reachable = claims != nullptr};
        const Decision decision = decide(state(), command, context);
        const auto* decided = std::get_if<std::vector<Decided>>(&decision);
        if (!decided) return Answer::refused;
        for (const Decided& one : *decided) {
            if (!one.claim.empty() && !claims->insert(one.claim).second) return Answer::claim_lost;
            own_.push_back({time_.stamp(clock), setup_.origin, own_.size() + 1, one.fact});
            day_.add({own_.back()});
        }
        return Answer::done;
    }

    // Learns the other's facts up to `count` of them.
    void learn(const Terminal& other, std::size_t count, base::WallTime right_now) {
        std::size_t& known = known_[other.setup_.origin];
        const std::size_t end = std::min(count, other.own_.size());
        std::vector<Happened> news;
        for (; known < end; ++known) {
            news.push_back(other.own_[known]);
            time_.observe(news.back().at, right_now + setup_.clock_ahead);
        }
        day_.add(news);
    }

private:
    const Hall& hall_;
    TerminalSetup setup_;
    DayFold day_;
    event::SteadyTime time_;
    std::vector<Happened> own_;
    std::map<std::string, std::size_t> known_;
};

// The terminals of a hall, and a right clock.
class Terminals {
public:
    explicit Terminals(const std::vector<TerminalSetup>& setups) {
        for (const TerminalSetup& setup : setups)
            all.push_back(std::make_unique<Terminal>(hall, setup));
    }

    Terminal& any() { return *all[*rc::gen::inRange<std::size_t>(0, all.size())]; }
    // One terminal learns some of what another did.
    void gossip() {
        Terminal& from = any();
        any().learn(from, *rc::gen::inRange<std::size_t>(0, from.own().size() + 1), now);
    }
    void exchange_all() {
        for (auto& to : all) {
            for (const auto& from : all) {
                if (to != from) to->learn(*from, from->own().size(), now);
            }
        }
    }
    std::vector<Happened> facts() const {
        std::vector<Happened> made;
        for (const auto& one : all) made.insert(made.end(), one->own().begin(), one->own().end());
        return made;
    }

    Hall hall = a_hall();
    base::WallTime now = second(0);
    std::set<std::string> claims;
    std::vector<std::unique_ptr<Terminal>> all;
};

// A ticket that the state knows, mostly.
inline TicketId ticket_known_to(const State& state) {
    if (state.tickets.empty() || *rc::gen::inRange(0, 10) == 0) return any_ticket();
    const auto index = *rc::gen::inRange<std::size_t>(0, state.tickets.size());
    return std::next(state.tickets.begin(), static_cast<std::ptrdiff_t>(index))->first;
}

// Any command of a visitor or a window; `state` is that of who asks.
inline Command any_command(const State& state) {
    switch (*rc::gen::inRange(0, 30)) {
        case 0:
            return OpenWindow{{any_service(), any_service()}, "07"};
        case 1:
            return OpenWindow{{"lawyer"}, "07"};
        case 2:
            return CloseWindow{};
        case 3:
            return PauseWindow{"pause.meal"};
        case 4:
            return ResumeWindow{};
        case 5:
            return WithdrawTicket{ticket_known_to(state)};
        case 6:
            return AskHelp{};
        case 7:
            return AnswerHelp{"K1"};
        case 8:
            return ReturnTicket{ticket_known_to(state)};
        case 9:
            return TransferTicket{any_service()};
        case 10:
            return ParkTicket{};
        case 11:
            return CallAgain{};
        case 12:
        case 13:
            return UndoLast{};
        case 14:
        case 15:
            return MarkMissed{};
        case 16:
        case 17:
            return CallTicket{ticket_known_to(state)};
        case 18:
        case 19:
        case 20:
            return StartServing{};
        case 21:
        case 22:
            return FinishServing{};
        case 23:
        case 24:
        case 25:
            return CallNext{};
        default:
            return IssueTicket{any_service(), 1, any_needs()};
    }
}

}  // namespace daofang::queue::test
