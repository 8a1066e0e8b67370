// Several windows, one line: as fast as they can, every ticket is called by exactly one; and when
// a window was cut off, what it called meanwhile is seen by both windows and nothing is lost.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <set>

#include "tests/e2e/hall.h"
#include "tests/e2e/headless.h"
#include "tests/support/tcp_proxy.h"

namespace daofang::e2e {
namespace {

using Desks = std::vector<std::unique_ptr<Headless>>;

int server_port(const support::HallPrograms& hall) {
    const std::string url = hall.server_url();
    return std::stoi(url.substr(url.rfind(':') + 1));
}

// Until the server has them all.
base::Status give_numbers(Headless& kiosk, int count) {
    for (int i = 0; i < count; ++i) {
        const auto outcome = kiosk.ask(queue::IssueTicket{"lawyer"});
        if (!std::holds_alternative<app::Outcome::Done>(outcome.what)) return wrong("no number");
        kiosk.tick();
    }
    const auto sent = [&] {
        kiosk.tick();
        return kiosk.terminal().journal().unsent().count == 0;
    };
    if (!support::eventually(sent, Millis{20'000})) return wrong("the numbers are not sent");
    return {};
}

// Works all of them until `done`; a turn a millisecond, so that the others have the machine too.
base::Status work_until(std::vector<Clerk>& clerks, Headless& kiosk,
                        const std::function<bool()>& done) {
    base::Status went;
    const auto turn = [&] {
        kiosk.tick();
        for (Clerk& clerk : clerks) {
            if (went.ok()) went = clerk.work();
        }
        return !went.ok() || done();
    };
    if (!support::eventually(turn, Millis{60'000})) return wrong("the hall does not come to rest");
    return went;
}

bool all_finished(const queue::State& state, std::size_t tickets) {
    if (state.tickets.size() != tickets) return false;
    for (const auto& [id, ticket] : state.tickets) {
        if (ticket.state != queue::TicketState::finished) return false;
    }
    return true;
}

// The folds of all terminals are one and the same.
void expect_one_state(const Headless& kiosk, const Desks& desks) {
    for (const auto& desk : desks) {
        EXPECT_TRUE(desk->state() == kiosk.state()) << desk->name() << " sees another hall";
    }
}

std::map<std::string, int> calls_by_ticket(const Events& events) {
    std::map<std::string, int> calls;
    for (const auto& called : facts_of<queue::TicketCalled>(events)) ++calls[called.ticket.text()];
    return calls;
}

base::Status race(int tickets) {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    TRY_ASSIGN(const auto kiosk, Headless::open(hall, "K1", "", hall.server_url()));
    Desks desks;
    std::vector<Clerk> clerks;
    for (const char* window : {"4", "5", "6"}) {
        TRY_ASSIGN(auto desk,
                   Headless::open(hall, base::text_of("W{}", window), window, hall.server_url()));
        desks.push_back(std::move(desk));
        clerks.emplace_back(*desks.back());
        TRY(clerks.back().open());
    }
    TRY(give_numbers(*kiosk, tickets));
    const base::Instant begun = support::moment();
    const auto count = static_cast<std::size_t>(tickets);
    TRY(work_until(clerks, *kiosk, [&] {
        for (const auto& desk : desks) {
            if (!all_finished(desk->state(), count)) return false;
        }
        return all_finished(kiosk->state(), count);
    }));
    tell("{} tickets called, started and finished by 3 windows in {} ms", tickets,
         (support::moment() - begun).count());
    for (const auto& desk : desks) {
        const auto finished = kiosk->state().find_window(desk->window())->finished;
        tell("window {}: {} tickets", desk->window(), finished);
        EXPECT_GT(finished, 0u);
    }
    expect_one_state(*kiosk, desks);
    EXPECT_TRUE(kiosk->state().conflicts.empty());
    TRY(wait_until_all_arrived(hall, {"K1", "W4", "W5", "W6"}));
    TRY_ASSIGN(const Events stored, support::stored_events(hall.server_data(), hall_id));
    const auto calls = calls_by_ticket(stored);
    EXPECT_EQ(calls.size(), count);
    for (const auto& [ticket, times] : calls) EXPECT_EQ(times, 1) << ticket;
    return {};
}

// Window 4 is cut off and goes on from its own copy; window 5 goes on with the server.
base::Status one_cut_off() {
    constexpr std::size_t tickets = 12;
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    TRY_ASSIGN(const auto line, support::TcpProxy::open(server_port(hall)));
    TRY_ASSIGN(const auto kiosk, Headless::open(hall, "K1", "", hall.server_url()));
    Desks desks(2);
    TRY_ASSIGN(desks[0], Headless::open(hall, "W4", "4", line->url()));
    TRY_ASSIGN(desks[1], Headless::open(hall, "W5", "5", hall.server_url()));
    std::vector<Clerk> clerks{Clerk(*desks[0]), Clerk(*desks[1])};
    for (Clerk& clerk : clerks) TRY(clerk.open());
    TRY(give_numbers(*kiosk, tickets));
    const auto tick_until = [&](const std::function<bool()>& done) {
        return support::eventually(
            [&] {
                kiosk->tick();
                for (const auto& desk : desks) desk->tick();
                return done();
            },
            Millis{20'000});
    };
    const auto both_know = [&] {
        return desks[0]->state().tickets.size() == tickets &&
               desks[1]->state().tickets.size() == tickets;
    };
    if (!tick_until(both_know)) return wrong("the numbers do not reach the windows");
    line->cut();
    if (!tick_until([&] { return !desks[0]->online(); })) return wrong("window 4 is not cut off");
    // Both call the first in line, one with the relay's word and one without.
    TRY(clerks[0].call());
    TRY(clerks[1].call());
    TRY(work_until(clerks, *kiosk, [&] {
        return all_finished(desks[0]->state(), tickets) && all_finished(desks[1]->state(), tickets);
    }));
    TRY(line->mend());
    const auto settled = [&] {
        return desks[0]->state() == kiosk->state() && desks[1]->state() == kiosk->state() &&
               desks[0]->terminal().journal().unsent().count == 0;
    };
    if (!tick_until(settled)) return wrong("the windows do not come to one state");
    expect_one_state(*kiosk, desks);
    EXPECT_TRUE(all_finished(kiosk->state(), tickets));
    std::set<std::string> conflicts;
    for (const auto& conflict : kiosk->state().conflicts) {
        if (conflict.kind == "ticket_called") conflicts.insert(conflict.ticket.label());
    }
    tell("{} of {} tickets were called by both windows during the cut", conflicts.size(), tickets);
    EXPECT_TRUE(conflicts.contains("B001"));
    TRY(wait_until_all_arrived(hall, {"K1", "W4", "W5"}));
    TRY_ASSIGN(const Events stored, support::stored_events(hall.server_data(), hall_id));
    // Who was called twice is exactly who is told of as a conflict.
    for (const auto& [ticket, times] : calls_by_ticket(stored)) {
        const std::string label = ticket.substr(ticket.find('/') + 1);
        EXPECT_EQ(times > 1, conflicts.contains(label)) << ticket;
    }
    return {};
}

base::Error nobody(const std::vector<support::Seat*>& desks, int served) {
    std::string all = base::text_of("nobody gets a number, after {} served\n", served);
    for (const support::Seat* desk : desks) {
        const auto shown = desk->probe().look();
        all += (shown ? shown->words() : shown.error().what) + "\n";
    }
    return wrong(all);
}

bool serves(const support::Shown& desk) {
    return label_of(desk, "desk.status").find(said("desk.status_serving")) != std::string::npos;
}

// The same with real desks: keys, and what stands on their screens.
base::Status serve_by_keys(std::vector<support::Seat*> desks, int tickets) {
    int served = 0;
    while (served < tickets) {
        // All press at once, so to say: nobody waits to see what the others got.
        for (support::Seat* desk : desks) TRY(desk->key("F1"));
        bool any = false;
        for (support::Seat* desk : desks) {
            const auto called = desk->probe().wait_until(
                "a number",
                [](const support::Shown& shown) { return shown.find("desk.number") != nullptr; },
                Millis{tickets - served >= 3 ? 10'000 : 4'000});
            if (!called.ok()) continue;
            TRY(ready_for(*desk, "desk.step_start"));
            TRY(desk->key("F3"));
            TRY(sees(*desk, "serving", serves));
            any = true;
        }
        if (!any) return nobody(desks, served);
        for (support::Seat* desk : desks) {
            TRY_ASSIGN(const support::Shown shown, desk->probe().look());
            if (!serves(shown)) continue;  // empty, or called after we stopped looking
            ++served;
            // Finishes, and calls the next when somebody waits.
            TRY(desk->key("F4"));
            const std::string mine = label_of(shown, "desk.number");
            TRY(sees(*desk, "no more " + mine, [&](const support::Shown& now) {
                return label_of(now, "desk.number") != mine;
            }));
        }
    }
    return {};
}

base::Status three_desks(int tickets) {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    {
        TRY_ASSIGN(auto four, hall.open_console("4", "lawyer"));
        TRY_ASSIGN(auto five, hall.open_console("5", "lawyer"));
        TRY_ASSIGN(auto six, hall.open_console("6", "lawyer"));
        for (support::Seat* desk : {&four, &five, &six}) TRY(sign_in(*desk));
        TRY_ASSIGN(const auto kiosk, Headless::open(hall, "K1", "", hall.server_url()));
        TRY(give_numbers(*kiosk, tickets));
        for (support::Seat* desk : {&four, &five, &six}) TRY(ready_for(*desk, "desk.step_call"));
        TRY(serve_by_keys({&four, &five, &six}, tickets));
        TRY(wait_until_all_arrived(hall, {"K1", "W4", "W5", "W6"}));
    }
    TRY_ASSIGN(const Events stored, support::stored_events(hall.server_data(), hall_id));
    const auto calls = calls_by_ticket(stored);
    EXPECT_EQ(calls.size(), static_cast<std::size_t>(tickets));
    for (const auto& [ticket, times] : calls) EXPECT_EQ(times, 1) << ticket;
    EXPECT_EQ(facts_of<queue::TicketFinished>(stored).size(), static_cast<std::size_t>(tickets));
    return {};
}

// Both desks call B001, one of them cut off: afterwards both read of it.
base::Status conflict_on_both_desks() {
    const support::TempFolder folder;
    TRY_ASSIGN(auto hall, a_hall(folder));
    TRY(hall.start_server());
    TRY_ASSIGN(const auto line, support::TcpProxy::open(server_port(hall)));
    {
        TRY_ASSIGN(auto four,
                   hall.open_console("4", "lawyer",
                                     {"--server", line->url(), "--token-file", hall.token_file()}));
        TRY_ASSIGN(auto five, hall.open_console("5", "lawyer"));
        for (support::Seat* desk : {&four, &five}) TRY(sign_in(*desk));
        TRY_ASSIGN(const auto kiosk, Headless::open(hall, "K1", "", hall.server_url()));
        TRY(give_numbers(*kiosk, 2));
        for (support::Seat* desk : {&four, &five}) TRY(ready_for(*desk, "desk.step_call"));
        line->cut();
        TRY(reads(four, "bar.cut", ""));
        TRY(four.key("F1"));
        TRY(reads(four, "desk.number", "B001"));
        TRY(reads(four, "desk.offline_call", ""));
        TRY(five.key("F1"));
        TRY(reads(five, "desk.number", "B001"));
        TRY(line->mend());
        for (support::Seat* desk : {&four, &five}) {
            TRY(sees(
                *desk, "the conflict",
                [](const support::Shown& shown) {
                    const std::string word = label_of(shown, "desk.word");
                    return word.find("B001") != std::string::npos &&
                           word.find('4') != std::string::npos &&
                           word.find('5') != std::string::npos;
                },
                Millis{45'000}));
        }
        TRY(wait_until_all_arrived(hall, {"K1", "W4", "W5"}));
    }
    return all_arrived(hall, {"K1", "W4", "W5"});
}

TEST(Windows, EveryTicketIsCalledByExactlyOneOfThreeInARace) {
    EXPECT_WENT_WELL(race(how_many(50, 50, 2'000)));
}

TEST(Windows, OneCutOffCallsOnAndNothingIsLostOnItsReturn) {
    EXPECT_WENT_WELL(one_cut_off());
}

TEST(Windows, ThreeRealDesksPressAtOnceAndShareTheLine) {
    EXPECT_WENT_WELL(three_desks(6));
}

TEST(Windows, AConflictStandsOnBothDesks) {
    EXPECT_WENT_WELL(conflict_on_both_desks());
}

}  // namespace
}  // namespace daofang::e2e
