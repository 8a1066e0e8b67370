// SqliteStore against MemoryStore, the plainest statement of the contract: thousands of random
// batches, good, repeated, cloned, torn and claimed, must have the same outcome in both.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/base/random.h"
#include "sync/event/chain.h"
#include "sync/store/memory_store.h"
#include "sync/store/sqlite_store.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"

namespace daofang::store {
namespace {

using base::Random;
using event::Event;

constexpr int operations = 3000;

std::uint64_t chosen_seed() {
    const char* given = std::getenv("DAOFANG_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : Random::from_entropy().next();
}

// Terminals that mostly behave: each has its chain, and sends parts of it.
class Terminals {
public:
    explicit Terminals(std::uint64_t seed) : random_(seed) {}

    std::uint64_t below(std::uint64_t bound) { return random_.below(bound); }
    std::string hall() { return below(2) == 0 ? "jieyang" : "puning"; }
    std::string origin() { return "K" + std::to_string(below(3)); }

    // What comes next in some terminal's chain, or comes again, or too early; now and then with
    // something wrong in it.
    std::vector<Event> batch(EventStore& store) {
        const std::string in_hall = hall();
        const std::string of_origin = origin();
        std::size_t from = store.head(in_hall, of_origin)->seq;
        if (below(4) == 0) from -= below(from + 1);
        if (below(8) == 0) from += 1 + below(3);
        const std::size_t count = 1 + below(6);
        const std::vector<Event>& chain = grown(in_hall, of_origin, from + count);
        const auto first = chain.begin() + static_cast<std::ptrdiff_t>(from);
        std::vector<Event> batch(first, first + static_cast<std::ptrdiff_t>(count));
        if (below(8) == 0) spoil(batch[below(batch.size())]);
        return batch;
    }

    // Some of the batch's seqs.
    std::set<std::uint64_t> yielded(const std::vector<Event>& batch) {
        std::set<std::uint64_t> seqs;
        if (below(3) > 0) return seqs;
        for (const Event& event : batch) {
            if (below(2) == 0) seqs.insert(event.seq);
        }
        return seqs;
    }

private:
    const std::vector<Event>& grown(const std::string& hall, const std::string& origin,
                                    std::size_t size) {
        std::vector<Event>& chain = chains_[hall + "/" + origin];
        while (chain.size() < size) {
            const auto head = chain.empty() ? event::Head{} : event::head_after(chain.back());
            Event event = support::an_event_after(head, origin);
            event.hall = hall;
            if (below(3) == 0) event.claim = "claim/" + std::to_string(below(600));
            chain.push_back(event);
        }
        return chain;
    }

    void spoil(Event& event) {
        switch (below(5)) {
            case 0:
                event.body = R"({"number":0})";
                break;
            case 1:
                event.prev[below(32)] ^= 1;
                break;
            case 2:
                event.seq += 1;
                break;
            case 3:
                event.hall = "elsewhere";
                break;
            default:
                event.body = "broken";
                break;
        }
    }

    Random random_;
    std::map<std::string, std::vector<Event>> chains_;
};

std::string text_of(const base::Result<Outcome>& outcome) {
    if (!outcome.ok()) return std::string("error ") + base::name_of(outcome.error().code);
    return std::to_string(static_cast<int>(outcome->kind)) + " acked " +
           std::to_string(outcome->acked) + " seq " + std::to_string(outcome->seq) + " claim " +
           outcome->claim + " held by " + outcome->holder_origin + "/" +
           std::to_string(outcome->holder_seq);
}

void expect_same_events(EventStore& a, EventStore& b, const std::string& hall,
                        std::uint64_t after) {
    const auto in_a = a.read(hall, after, read_events_max);
    const auto in_b = b.read(hall, after, read_events_max);
    ASSERT_TRUE(in_a.ok() && in_b.ok());
    ASSERT_EQ(in_a->size(), in_b->size());
    for (std::size_t i = 0; i < in_a->size(); ++i) {
        ASSERT_EQ((*in_a)[i].position, (*in_b)[i].position);
        ASSERT_EQ((*in_a)[i].event, (*in_b)[i].event);
    }
}

TEST(Stores, AgreeOnEveryOutcomeOfRandomBatches) {
    const std::uint64_t seed = chosen_seed();
    SCOPED_TRACE("DAOFANG_SEED=" + std::to_string(seed));
    RecordProperty("seed", std::to_string(seed));
    const support::TempFolder folder;
    auto sqlite = SqliteStore::open({folder.file("store.db"), seed});
    ASSERT_TRUE(sqlite.ok()) << sqlite.error().what;
    MemoryStore memory;
    Terminals terminals(seed);
    std::map<Outcome::Kind, int> seen;

    for (int operation = 0; operation < operations; ++operation) {
        SCOPED_TRACE("operation " + std::to_string(operation));
        const auto batch = terminals.batch(memory);
        const auto yielded = terminals.yielded(batch);
        const auto in_sqlite = (*sqlite)->append(batch, yielded);
        const auto in_memory = memory.append(batch, yielded);
        ASSERT_EQ(text_of(in_sqlite), text_of(in_memory));
        if (in_memory.ok()) ++seen[in_memory->kind];

        const std::string hall = terminals.hall();
        const std::string origin = terminals.origin();
        ASSERT_EQ(*(*sqlite)->head(hall, origin), *memory.head(hall, origin));
        const std::uint64_t last = *memory.last_position(hall);
        ASSERT_EQ(*(*sqlite)->last_position(hall), last);
        expect_same_events(**sqlite, memory, hall, last - std::min<std::uint64_t>(last, 20));
    }
    // A run in which nothing was refused, or nothing kept, would show nothing.
    using Kind = Outcome::Kind;
    for (const Kind kind : {Kind::kept, Kind::gap, Kind::conflict, Kind::claim_taken}) {
        EXPECT_GT(seen[kind], operations / 200) << static_cast<int>(kind);
    }
    for (const char* hall : {"jieyang", "puning"}) expect_same_events(**sqlite, memory, hall, 0);
}

}  // namespace
}  // namespace daofang::store
