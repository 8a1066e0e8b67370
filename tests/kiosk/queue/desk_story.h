// A hall where every terminal knows everything at once: commands go through decide() and what it
// decides has happened.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/queue/decide.h"
#include "tests/kiosk/queue/story.h"

namespace daofang::queue::test {

class DeskStory {
public:
    DeskStory() : day_(tuesday) {}

    Hall hall = a_hall();
    bool relay_reachable = true;
    std::uint32_t block_first = 1, block_last = 999;

    const State& state() const { return day_.state(); }
    const Ticket& at(const TicketId& id) const { return state().tickets.at(id); }
    // Time goes on by itself, one second a command.
    void pass(std::int64_t seconds) { now_ += seconds; }
    base::WallTime now() const { return second(now_); }

    // A console when `origin` is "W5" (of window 5), else a kiosk. The id of the refusal, "" for
    // none.
    std::string ask(const std::string& origin, const Command& command) {
        now_ += 1;
        last = decide(state(), command, context(origin));
        if (const auto* refusal = std::get_if<Refusal>(&last)) return refusal->id;
        std::vector<Happened> facts;
        for (const Decided& one : std::get<std::vector<Decided>>(last)) {
            facts.push_back({second(now_), origin, ++seq_, one.fact});
        }
        day_.add(facts);
        EXPECT_TRUE(state().conflicts.empty()) << origin;
        return "";
    }

    // The facts of the last answer; none after a refusal.
    std::vector<Decided> decided() const {
        const auto* facts = std::get_if<std::vector<Decided>>(&last);
        return facts ? *facts : std::vector<Decided>{};
    }
    Refusal refusal() const { return std::get<Refusal>(last); }

    TicketId issue(char letter, std::vector<Need> needs = {}, const std::string& kiosk = "K1") {
        EXPECT_EQ(ask(kiosk, IssueTicket{service_of(letter), 1, std::move(needs)}), "");
        return std::get<TicketIssued>(decided().front().fact).ticket;
    }
    void open(const WindowId& window, std::vector<ServiceId> services = {"lawyer"}) {
        EXPECT_EQ(ask("W" + window, OpenWindow{std::move(services), "07"}), "");
    }
    void add(const Happened& happened) { day_.add({happened}); }

    Context context(const std::string& origin) const {
        return {.hall = hall,
                .now = second(now_),
                .origin = origin,
                .terminal = origin,
                .place = "东侧",
                .window = origin.front() == 'W' ? origin.substr(1) : WindowId{},
                .block_first = block_first,
                .block_last = block_last,
                .token = token,
                .relay_reachable = relay_reachable};
    }

    Decision last;

private:
    DayFold day_;
    std::int64_t now_ = 0;
    std::uint64_t seq_ = 0;  // one sequence for all: origins only need theirs to grow
};

}  // namespace daofang::queue::test
