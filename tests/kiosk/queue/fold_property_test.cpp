#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/queue/state.h"
#include "sync/base/random.h"
#include "tests/kiosk/queue/facts_gen.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/property.h"

namespace daofang::queue {
namespace {

using test::any_facts;
using test::tuesday;

// The same facts in another order and some of them more than once.
std::vector<Happened> shuffled(std::vector<Happened> facts) {
    base::Random random(*rc::gen::arbitrary<std::uint64_t>());
    const std::size_t once = facts.size();
    for (std::size_t index = 0; index < once; ++index) {
        if (random.below(3) == 0) facts.push_back(facts[index]);
    }
    for (std::size_t left = facts.size(); left > 1; --left) {
        std::swap(facts[left - 1], facts[random.below(left)]);
    }
    return facts;
}

int any_count() {
    return *rc::gen::inRange(0, 120);
}

TEST(Fold, IsTheSameForAnyOrderAndAnyRepeats) {
    test::holds([] {
        const auto facts = any_facts(any_count());
        RC_ASSERT(test::difference(fold(tuesday, facts), fold(tuesday, shuffled(facts))) == "");
    });
}

TEST(Fold, IsNeverImpossibleWhateverTheFacts) {
    test::holds([] {
        const State state = fold(tuesday, any_facts(any_count()));
        RC_ASSERT(test::impossible(state) == "");
    });
}

TEST(DayFold, IsTheFoldWhateverTheBatches) {
    test::holds([] {
        const auto facts = shuffled(any_facts(any_count()));
        DayFold day(tuesday);
        for (auto next = facts.begin(); next != facts.end();) {
            const auto size = *rc::gen::inRange<std::ptrdiff_t>(1, 8);
            const auto end = next + std::min(size, facts.end() - next);
            day.add({next, end});
            next = end;
            RC_ASSERT(test::difference(day.state(), fold(tuesday, {facts.begin(), end})) == "");
        }
    });
}

TEST(DayFold, IsTheFoldWhenFactsComeInOrder) {
    test::holds([] {
        auto facts = any_facts(any_count());
        std::sort(facts.begin(), facts.end(), [](const Happened& a, const Happened& b) {
            return std::tie(a.at, a.origin, a.seq) < std::tie(b.at, b.origin, b.seq);
        });
        DayFold day(tuesday);
        for (auto next = facts.begin(); next != facts.end(); ++next) {
            day.add({*next});
            RC_ASSERT(test::difference(day.state(),
                                       fold(tuesday, {facts.begin(), std::next(next)})) == "");
        }
    });
}

}  // namespace
}  // namespace daofang::queue
