#include <gtest/gtest.h>

#include <map>

#include "tests/kiosk/queue/desk_story.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/property.h"
#include "tests/kiosk/queue/terminals.h"

namespace daofang::queue {
namespace {

using test::Terminals;
using test::TerminalSetup;
using test::tuesday;

base::Millis minutes_within(int most) {
    return std::chrono::minutes{*rc::gen::inRange(-most, most + 1)};
}

// Two kiosks and four consoles, two of them of one window, all with clocks of their own.
std::vector<TerminalSetup> a_crowded_hall(int clocks_apart_minutes) {
    std::vector<TerminalSetup> setups = {
        {.origin = "K1", .window = "", .block_first = 1, .block_last = 499},
        {.origin = "K2", .window = "", .block_first = 500},
        {.origin = "W1", .window = "1", .block_first = 900},
        {.origin = "W4", .window = "4", .block_first = 930},
        {.origin = "W5", .window = "5", .block_first = 960},
        {.origin = "X5", .window = "5", .block_first = 980}};
    // Consoles give numbers too: when no kiosk works, staff do.
    setups[1].block_last = 899;
    setups[2].block_last = 929;
    setups[3].block_last = 959;
    setups[4].block_last = 979;
    for (TerminalSetup& setup : setups) setup.clock_ahead = minutes_within(clocks_apart_minutes);
    return setups;
}

// Any commands anywhere, some offline, with news passed on in parts; then everybody learns all.
void run_any_day(Terminals& hall) {
    for (auto& one : hall.all) {
        if (!one->window().empty()) one->ask(OpenWindow{{"lawyer"}, "07"}, hall.now, nullptr);
    }
    const int steps = *rc::gen::inRange(0, 200);
    for (int step = 0; step < steps; ++step) {
        hall.now = hall.now + base::Millis{*rc::gen::element(0, 1, 900, 5'000, 100'000)};
        if (*rc::gen::inRange(0, 3) == 0) {
            hall.gossip();
            continue;
        }
        auto& asked = hall.any();
        const bool online = *rc::gen::inRange(0, 3) > 0;
        asked.ask(test::any_command(asked.state()), hall.now, online ? &hall.claims : nullptr);
        RC_ASSERT(test::impossible(asked.state()) == "");
    }
    hall.exchange_all();
}

TEST(Hall, IsNeverImpossibleAnywhereAndInTheEndTheSameEverywhere) {
    test::holds([] {
        Terminals hall(a_crowded_hall(*rc::gen::element(0, 3, 90)));
        run_any_day(hall);
        const State everything = fold(tuesday, hall.facts());
        RC_ASSERT(test::impossible(everything) == "");
        for (const auto& one : hall.all) {
            RC_ASSERT(test::difference(one->state(), everything) == "");
        }
    });
}

TEST(Hall, GivesNoLabelTwiceAndLosesNoneWithBlocksApart) {
    test::holds([] {
        Terminals hall(a_crowded_hall(*rc::gen::element(0, 3, 90)));
        run_any_day(hall);
        std::map<TicketId, int> given;
        for (const Happened& happened : hall.facts()) {
            const auto* issued = std::get_if<TicketIssued>(&happened.fact);
            if (issued) given[issued->ticket] += 1;
        }
        for (const auto& [id, times] : given) RC_ASSERT(times == 1);
        const State& state = hall.all.front()->state();
        RC_ASSERT(state.doubles.empty());
        RC_ASSERT(state.tickets.size() == given.size());
    });
}

TEST(Hall, LosesNoVisitorWhenKiosksShareABlockByMistake) {
    test::holds([] {
        auto setups = a_crowded_hall(3);
        for (TerminalSetup& setup : setups) {
            setup.block_first = 1;
            setup.block_last = 999;
        }
        Terminals hall(setups);
        run_any_day(hall);
        std::size_t issued = 0;
        for (const Happened& happened : hall.facts()) {
            issued += std::holds_alternative<TicketIssued>(happened.fact) ? 1 : 0;
        }
        const State& state = hall.all.front()->state();
        const auto shown = std::count_if(
            state.conflicts.begin(), state.conflicts.end(),
            [](const Conflict& conflict) { return conflict.kind == "ticket_issued"; });
        RC_ASSERT(state.tickets.size() + state.doubles.size() == issued);
        RC_ASSERT(static_cast<std::size_t>(shown) == state.doubles.size());
    });
}

// Fifty tickets, three consoles that call as fast as they can, news that travels slowly.
TEST(Hall, CallsEveryTicketExactlyOnceWhenWindowsAskForClaims) {
    test::holds([] {
        Terminals hall({{.origin = "K1", .window = ""},
                        {.origin = "W4", .window = "4"},
                        {.origin = "W5", .window = "5"},
                        {.origin = "W6", .window = "6"}});
        auto& kiosk = *hall.all.front();
        std::map<TicketId, int> called;
        const auto work = [&](std::size_t index) {
            auto& console = *hall.all[index];
            hall.now = hall.now + base::Millis{1};
            const auto answer = console.ask(CallNext{}, hall.now, &hall.claims);
            if (answer != test::Terminal::Answer::done) return;
            called[*console.state().windows.at(console.window()).ticket] += 1;
            console.ask(StartServing{}, hall.now, &hall.claims);
            console.ask(FinishServing{}, hall.now, &hall.claims);
        };
        for (std::size_t index = 1; index < hall.all.size(); ++index) {
            hall.all[index]->ask(OpenWindow{{"lawyer"}, "07"}, hall.now, &hall.claims);
        }
        for (int made = 0; made < 50; ++made) {
            hall.now = hall.now + base::Millis{1};
            kiosk.ask(IssueTicket{"lawyer"}, hall.now, &hall.claims);
            hall.gossip();
            work(*rc::gen::inRange<std::size_t>(1, hall.all.size()));
        }
        for (int left = 0; left < 50; ++left) {
            hall.exchange_all();
            for (std::size_t index = 1; index < hall.all.size(); ++index) work(index);
        }
        hall.exchange_all();
        RC_ASSERT(kiosk.state().conflicts.empty());
        RC_ASSERT(called.size() == 50u);
        for (const auto& [id, times] : called) {
            RC_ASSERT(times == 1);
            RC_ASSERT(kiosk.state().tickets.at(id).state == TicketState::finished);
        }
    });
}

TEST(Decide, NeverSaysYesToWhatTheFoldSetsAside) {
    test::holds([] {
        test::DeskStory story;
        story.open("5");
        const int steps = *rc::gen::inRange(0, 200);
        for (int step = 0; step < steps; ++step) {
            story.pass(*rc::gen::element(0, 1, 200));
            const auto who = *rc::gen::elementOf(std::vector<std::string>{"K1", "W1", "W4", "W5"});
            story.ask(who, test::any_command(story.state()));
            RC_ASSERT(story.state().conflicts.empty());
            RC_ASSERT(test::impossible(story.state()) == "");
        }
    });
}

}  // namespace
}  // namespace daofang::queue
