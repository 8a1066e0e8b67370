// Who waits: the visitor at a start (a day is read back before the first screen), and the relay at
// every push. Bodies are as the hall writes them: 60 to 250 bytes, a ticket's fact is 190.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "sync/event/chain.h"
#include "sync/event/event_codec.h"
#include "sync/wire/protocol.h"
#include "tests/support/builders.h"

using namespace daofang;

namespace {

constexpr std::size_t day_events = 20'000;

// The mix of a day: for each ticket its issue, slip, call, start and end.
std::vector<event::Event> a_day(std::size_t count) {
    const std::vector<std::pair<std::string, std::string>> facts = {
        {"ticket_issued",
         R"({"needs":["elder"],"people":1,"service":"lawyer","terminal":"K1",)"
         R"("ticket":"2026-11-24/B012","token":"9f86d081884c7d659a2feaa0c55ad015"})"},
        {"slip_printed", R"({"outcome":"printed","ticket":"2026-11-24/B012"})"},
        {"ticket_called", R"({"call":1,"offline":false,"ticket":"2026-11-24/B012","window":"5"})"},
        {"ticket_started", R"({"ticket":"2026-11-24/B012","window":"5"})"},
        {"ticket_finished",
         R"({"outcomes":["解答法律问题","转信访事项"],"ticket":"2026-11-24/B012","window":"5"})"},
    };
    std::vector<event::Event> day;
    event::Head head;
    for (std::size_t i = 0; i < count; ++i) {
        event::Event event = support::an_event_after(head);
        event.kind = facts[i % facts.size()].first;
        event.body = facts[i % facts.size()].second;
        head = event::head_after(event);
        day.push_back(std::move(event));
    }
    return day;
}

void count(benchmark::State& state, std::size_t each) {
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(each));
}

void encode_a_day(benchmark::State& state) {
    const auto day = a_day(day_events);
    for (auto _ : state) {
        for (const auto& event : day) benchmark::DoNotOptimize(event::encode(event));
    }
    count(state, day.size());
}
BENCHMARK(encode_a_day)->Unit(benchmark::kMillisecond);

void decode_a_day(benchmark::State& state) {
    std::vector<std::string> lines;
    for (const auto& event : a_day(day_events)) lines.push_back(event::encode(event));
    for (auto _ : state) {
        for (const auto& line : lines) {
            auto event = event::decode(line);
            if (!event) state.SkipWithError("a line of ours does not decode");
            benchmark::DoNotOptimize(event);
        }
    }
    count(state, lines.size());
}
BENCHMARK(decode_a_day)->Unit(benchmark::kMillisecond);

void follow_the_chain_of_a_day(benchmark::State& state) {
    const auto day = a_day(day_events);
    for (auto _ : state) {
        event::Head head;
        for (const auto& event : day) {
            if (!event::follows(head, event)) state.SkipWithError("the chain does not hold");
            head = event::head_after(event);
        }
        benchmark::DoNotOptimize(head);
    }
    count(state, day.size());
}
BENCHMARK(follow_the_chain_of_a_day)->Unit(benchmark::kMillisecond);

void decode_a_full_push(benchmark::State& state) {
    const std::string body = wire::encode_push(a_day(wire::push_events_max));
    for (auto _ : state) {
        auto events = wire::decode_push(body);
        if (!events) state.SkipWithError("a push of ours does not decode");
        benchmark::DoNotOptimize(events);
    }
    count(state, wire::push_events_max);
}
BENCHMARK(decode_a_full_push)->Unit(benchmark::kMicrosecond);

void decode_a_full_pull(benchmark::State& state) {
    wire::PullReply reply;
    for (auto& event : a_day(wire::pull_events_max)) {
        reply.cursor = event.seq;
        reply.events.push_back({event.seq, std::move(event)});
    }
    const std::string body = wire::encode_pull_reply(reply);
    for (auto _ : state) {
        auto decoded = wire::decode_pull_reply(body);
        if (!decoded) state.SkipWithError("a reply of ours does not decode");
        benchmark::DoNotOptimize(decoded);
    }
    count(state, wire::pull_events_max);
}
BENCHMARK(decode_a_full_pull)->Unit(benchmark::kMicrosecond);

}  // namespace
