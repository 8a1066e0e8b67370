// Replaying a day and deciding in the middle of it.
//
// Who waits: a terminal that starts (or passes midnight) before its first screen; everybody at a
// terminal, between an event that came in and the next frame; staff, between F1 and the call.
//
// The day: tickets as a hall gives them, one in four with priority, each printed, called 1.3 times
// on average, started and finished, one in ten missed, returned and called anew; over two kiosks
// and six windows. That is some 5.5 facts a ticket; 20,000 facts are about ten times a busy county
// hall's day.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "kiosk/queue/decide.h"
#include "kiosk/queue/state.h"
#include "kiosk/queue/views.h"
#include "sync/base/check.h"

namespace daofang::queue {
namespace {

const Day tuesday{"2026-11-24"};
constexpr std::size_t a_long_day = 20'000;

Hall a_hall() {
    Hall hall;
    hall.services = {{.id = "reception", .letter = 'A', .icon = "", .windows = {}},
                     {.id = "lawyer", .letter = 'B', .icon = "", .windows = {}}};
    return hall;
}

// Writes a day ticket by ticket, as events: what the journal hands over at the start.
class DayWriter {
public:
    std::vector<event::Event> write(std::size_t count) {
        for (int window = 1; window <= 6; ++window) {
            add(console(window), WindowOpened{name(window), {"reception", "lawyer"}, "07"});
        }
        for (std::uint32_t number = 1; events_.size() < count; ++number) one_ticket(number);
        events_.resize(count);
        return std::move(events_);
    }

private:
    static WindowId name(int window) { return std::to_string(window); }
    static std::string console(int window) { return "window-" + name(window); }

    void add(const std::string& origin, const Fact& fact) {
        auto encoded = encode(fact);
        event::Event made;
        made.hall = "jieyang";
        made.origin = origin;
        made.seq = ++seqs_[origin];
        made.at = start_of(tuesday) + std::chrono::hours{8} +
                  base::Millis{1'500 * static_cast<std::int64_t>(events_.size())};
        made.kind = std::move(encoded.kind);
        made.body = std::move(encoded.body);
        events_.push_back(std::move(made));
    }

    void one_ticket(std::uint32_t number) {
        const bool lawyer = number % 3 == 0;
        const TicketId id{tuesday, lawyer ? 'B' : 'A', number};
        const std::string kiosk = number % 2 == 0 ? "kiosk-1" : "kiosk-2";
        const int window = static_cast<int>(number % 6) + 1;
        const std::string origin = console(window);
        add(kiosk, TicketIssued{id, lawyer ? "lawyer" : "reception", 1,
                                number % 4 == 0 ? std::vector{Need::elder} : std::vector<Need>{},
                                kiosk, "0123456789abcdef0123456789abcdef"});
        add(kiosk, SlipPrinted{id, "printed"});
        std::uint32_t call = 1;
        add(origin, TicketCalled{id, name(window), call, false});
        if (number % 10 == 0) {
            add(origin, TicketCalled{id, name(window), ++call, false});
            add(origin, TicketMissed{id, name(window)});
            add(origin, TicketReturned{id, name(window)});
        }
        if (number % 5 == 0) add(origin, TicketCalled{id, name(window), ++call, false});
        add(origin, TicketStarted{id, name(window)});
        add(origin, TicketFinished{id, name(window), {"outcome.explained"}});
    }

    std::vector<event::Event> events_;
    std::map<std::string, std::uint64_t> seqs_;
};

std::vector<event::Event> a_day(std::size_t count) {
    return DayWriter().write(count);
}

std::vector<Happened> decoded(const std::vector<event::Event>& events) {
    std::vector<Happened> facts;
    facts.reserve(events.size());
    for (const auto& event : events) facts.push_back(*decode(event).value());
    return facts;
}

void decode_a_day(benchmark::State& run) {
    const auto events = a_day(static_cast<std::size_t>(run.range(0)));
    for (auto _ : run) benchmark::DoNotOptimize(decoded(events));
    run.SetItemsProcessed(run.iterations() * run.range(0));
}
BENCHMARK(decode_a_day)->Arg(2'000)->Arg(a_long_day)->Unit(benchmark::kMillisecond);

void fold_a_day(benchmark::State& run) {
    const auto facts = decoded(a_day(static_cast<std::size_t>(run.range(0))));
    for (auto _ : run) {
        const State state = fold(tuesday, facts);
        CHECK(state.conflicts.empty());
        benchmark::DoNotOptimize(state.tickets.size());
    }
    run.SetItemsProcessed(run.iterations() * run.range(0));
}
BENCHMARK(fold_a_day)->Arg(2'000)->Arg(a_long_day)->Unit(benchmark::kMillisecond);

// What a terminal does at its start, but for reading the journal.
void replay_a_day(benchmark::State& run) {
    const auto events = a_day(static_cast<std::size_t>(run.range(0)));
    for (auto _ : run) {
        DayFold day(tuesday);
        day.add(decoded(events));
        CHECK(day.state().conflicts.empty());
        benchmark::DoNotOptimize(day.state().tickets.size());
    }
    run.SetItemsProcessed(run.iterations() * run.range(0));
}
BENCHMARK(replay_a_day)->Arg(2'000)->Arg(a_long_day)->Unit(benchmark::kMillisecond);

// One fact more, in order, at the end of the day.
void add_one_fact(benchmark::State& run) {
    const auto facts = decoded(a_day(static_cast<std::size_t>(run.range(0))));
    DayFold day(tuesday);
    day.add(facts);
    Happened more{facts.back().at + base::Millis{1}, "kiosk-9", 0, HelpAsked{"K9", ""}};
    for (auto _ : run) {
        more.seq += 1;
        day.add({more});
    }
    CHECK(day.state().help.size() == 1);
    run.SetItemsProcessed(run.iterations());
}
BENCHMARK(add_one_fact)->Arg(2'000)->Arg(a_long_day)->Unit(benchmark::kMicrosecond);

// One fact that comes late: it was stamped a second before the newest.
void add_one_late_fact(benchmark::State& run) {
    const auto facts = decoded(a_day(static_cast<std::size_t>(run.range(0))));
    DayFold day(tuesday);
    day.add(facts);
    Happened late{facts.back().at - std::chrono::seconds{1}, "kiosk-9", 0, HelpAsked{"K9", ""}};
    for (auto _ : run) {
        late.seq += 1;
        day.add({late});
    }
    CHECK(day.state().help.size() == 1);
    run.SetItemsProcessed(run.iterations());
}
BENCHMARK(add_one_late_fact)->Arg(2'000)->Arg(a_long_day)->Unit(benchmark::kMicrosecond);

// A hall where `count` wait and window 5 is open.
State a_full_hall(std::uint32_t count) {
    const auto at = start_of(tuesday) + std::chrono::hours{9};
    std::vector<Happened> facts = {
        {at, "window-5", 1, WindowOpened{"5", {"reception", "lawyer"}, "07"}}};
    for (std::uint32_t number = 1; number <= count; ++number) {
        const bool lawyer = number % 3 == 0;
        const auto needs = number % 4 == 0 ? std::vector{Need::elder} : std::vector<Need>{};
        facts.push_back({at + base::Millis{number}, "kiosk-1", number,
                         TicketIssued{{tuesday, lawyer ? 'B' : 'A', number},
                                      lawyer ? "lawyer" : "reception",
                                      1,
                                      needs,
                                      "K1",
                                      "0123456789abcdef0123456789abcdef"}});
    }
    return fold(tuesday, facts);
}

void decide_call_next(benchmark::State& run) {
    const Hall hall = a_hall();
    const State state = a_full_hall(static_cast<std::uint32_t>(run.range(0)));
    const Context context{.hall = hall,
                          .now = state.newest_at,
                          .origin = "window-5",
                          .terminal = "W5",
                          .place = "",
                          .window = "5",
                          .token = ""};
    for (auto _ : run) {
        const Decision decision = decide(state, CallNext{}, context);
        CHECK(std::holds_alternative<std::vector<Decided>>(decision));
        benchmark::DoNotOptimize(&decision);
    }
    run.SetItemsProcessed(run.iterations());
}
BENCHMARK(decide_call_next)->Arg(300)->Unit(benchmark::kNanosecond);

// The last in line asks for its place: the dearest of the views.
void place_of_the_last(benchmark::State& run) {
    const Hall hall = a_hall();
    const State state = a_full_hall(static_cast<std::uint32_t>(run.range(0)));
    const Ticket* last = line_for(state, {"lawyer"}, hall.rules).back();
    for (auto _ : run) {
        const Place place = place_of(state, hall, *last);
        CHECK(place.ahead > 0);
        benchmark::DoNotOptimize(&place);
    }
    run.SetItemsProcessed(run.iterations());
}
BENCHMARK(place_of_the_last)->Arg(300)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace daofang::queue
