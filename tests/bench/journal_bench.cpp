// Who waits: the visitor between the touch and the number (one append), and at a start (a day is
// read back before the first screen). An append is bounded by one fsync, so the disk's own fsync
// stands beside it: run both on the disk in question, TMPDIR=/that/disk.
#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/check.h"
#include "sync/store/journal.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

using namespace daofang;

namespace {

constexpr std::size_t day_events = 20'000;

// As the hall writes them: a ticket's fact has a body of some 190 bytes.
const store::Draft draft = {
    "ticket_issued",
    R"({"needs":["elder"],"people":1,"service":"lawyer","terminal":"K1",)"
    R"("ticket":"2026-11-24/B012","token":"9f86d081884c7d659a2feaa0c55ad015"})",
    ""};

std::unique_ptr<store::Journal> open_journal(const support::TempFolder& folder) {
    auto journal = store::Journal::open({folder.file("journal.db"), "jieyang", "K1", 1});
    CHECK(journal.ok());
    return std::move(journal).value();
}

// Measures each turn by itself: what a visitor feels is the slowest, not the mean.
class Turns {
public:
    template <class Work>
    void measure(Work work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::micro> took =
            std::chrono::steady_clock::now() - start;
        took_us_.push_back(took.count());
    }
    void report(benchmark::State& state) {
        std::sort(took_us_.begin(), took_us_.end());
        state.counters["p50_us"] = took_us_[took_us_.size() / 2];
        state.counters["p99_us"] = took_us_[took_us_.size() * 99 / 100];
    }

private:
    std::vector<double> took_us_;
};

// The floor: one 4 KiB page, over and over, on the platter.
void sync_a_page(benchmark::State& state) {
    const support::TempFolder folder;
    const int fd = ::open(folder.file("page").c_str(), O_RDWR | O_CREAT, 0600);
    CHECK(fd >= 0);
    const std::string page(4096, 'x');
    Turns turns;
    for (auto _ : state) {
        turns.measure([&] {
            CHECK(::pwrite(fd, page.data(), page.size(), 0) == 4096);
            CHECK(::fsync(fd) == 0);
        });
    }
    ::close(fd);
    turns.report(state);
}
BENCHMARK(sync_a_page)->Unit(benchmark::kMicrosecond)->UseRealTime();

void append(benchmark::State& state) {
    const support::TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector<store::Draft> drafts(static_cast<std::size_t>(state.range(0)), draft);
    Turns turns;
    for (auto _ : state) {
        turns.measure([&] {
            const auto events = journal->append(drafts, support::tuesday_morning);
            CHECK(events.ok() && events->size() == drafts.size());
        });
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    turns.report(state);
}
BENCHMARK(append)->Arg(1)->Arg(100)->Unit(benchmark::kMicrosecond)->UseRealTime();

// A terminal's journal with the day before, of which nothing is read, and today.
void fill_two_days(store::Journal& journal) {
    const std::vector<store::Draft> drafts(500, draft);
    for (std::size_t i = 0; i < day_events / drafts.size(); ++i) {
        CHECK(journal.append(drafts, support::tuesday_morning - std::chrono::hours{24}).ok());
    }
    for (std::size_t i = 0; i < day_events / drafts.size(); ++i) {
        CHECK(journal.append(drafts, support::tuesday_morning).ok());
    }
}

void read_a_day(benchmark::State& state) {
    const support::TempFolder folder;
    const auto journal = open_journal(folder);
    fill_two_days(*journal);
    for (auto _ : state) {
        auto events = journal->read_since(support::tuesday_morning);
        CHECK(events.ok() && events->size() == day_events);
        benchmark::DoNotOptimize(events);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(day_events));
}
BENCHMARK(read_a_day)->Unit(benchmark::kMillisecond)->UseRealTime();

void open_and_read_a_day(benchmark::State& state) {
    const support::TempFolder folder;
    fill_two_days(*open_journal(folder));
    for (auto _ : state) {
        const auto journal = open_journal(folder);
        auto events = journal->read_since(support::tuesday_morning);
        CHECK(events.ok() && events->size() == day_events);
        benchmark::DoNotOptimize(events);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(day_events));
}
BENCHMARK(open_and_read_a_day)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
