// Who waits: every terminal of a hall, whose push is acknowledged once it is on the server's disk,
// and the windows and boards that read what arrived.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sync/base/check.h"
#include "sync/event/chain.h"
#include "sync/store/sqlite_store.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"

using namespace daofang;

namespace {

std::unique_ptr<store::SqliteStore> open_store(const support::TempFolder& folder) {
    auto store = store::SqliteStore::open({folder.file("store.db"), 1});
    CHECK(store.ok());
    return std::move(store).value();
}

// The next `count` events after `head`, which moves on.
std::vector<event::Event> next_batch(event::Head& head, std::int64_t count) {
    std::vector<event::Event> batch;
    while (static_cast<std::int64_t>(batch.size()) < count) {
        event::Event event = support::an_event_after(head);
        event.body = R"({"needs":["elder"],"people":1,"service":"lawyer","terminal":"K1",)"
                     R"("ticket":"2026-11-24/B012","token":"9f86d081884c7d659a2feaa0c55ad015"})";
        head = event::head_after(event);
        batch.push_back(std::move(event));
    }
    return batch;
}

void append(benchmark::State& state) {
    const support::TempFolder folder;
    const auto store = open_store(folder);
    event::Head head;
    for (auto _ : state) {
        state.PauseTiming();
        const auto batch = next_batch(head, state.range(0));
        state.ResumeTiming();
        const auto outcome = store->append(batch, {});
        CHECK(outcome.ok() && outcome->acked == head.seq);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append)->Arg(1)->Arg(100)->Arg(500)->Unit(benchmark::kMicrosecond)->UseRealTime();

// A repeated push: everything is known, nothing is written.
void append_again(benchmark::State& state) {
    const support::TempFolder folder;
    const auto store = open_store(folder);
    event::Head head;
    const auto batch = next_batch(head, state.range(0));
    CHECK(store->append(batch, {}).ok());
    for (auto _ : state) {
        const auto outcome = store->append(batch, {});
        CHECK(outcome.ok() && outcome->kind == store::Outcome::Kind::kept);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append_again)->Arg(500)->Unit(benchmark::kMicrosecond)->UseRealTime();

void read_a_page(benchmark::State& state) {
    constexpr std::uint64_t stored = 20'000;
    const support::TempFolder folder;
    const auto store = open_store(folder);
    event::Head head;
    while (head.seq < stored) CHECK(store->append(next_batch(head, 1000), {}).ok());
    std::uint64_t after = 0;
    for (auto _ : state) {
        const auto page = store->read("jieyang", after, static_cast<std::size_t>(state.range(0)));
        CHECK(page.ok() && !page->empty());
        after = page->back().position % stored;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(read_a_page)->Arg(1)->Arg(500)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
