#include "sync/server/upstream_page.h"

#include <gtest/gtest.h>

#include "sync/wire/protocol.h"
#include "tests/support/builders.h"

namespace daofang::server {
namespace {

using support::a_chain;

std::vector<std::uint64_t> seqs_of(const std::vector<event::Event>& events) {
    std::vector<std::uint64_t> seqs;
    for (const event::Event& event : events) seqs.push_back(event.seq);
    return seqs;
}

TEST(FirstBatch, TakesTheFirstOriginsEventsPastTheOthers) {
    const auto ours = a_chain(3, "K1");
    const auto theirs = a_chain(1, "W1");
    const auto batch = first_batch({{1, ours[0]}, {2, theirs[0]}, {3, ours[1]}, {4, ours[2]}});
    EXPECT_EQ(seqs_of(batch), (std::vector<std::uint64_t>{1, 2, 3}));
    EXPECT_EQ(batch[0].origin, "K1");
}

TEST(FirstBatch, LetsNoClaimOvertakeAnotherOriginsEvent) {
    auto ours = a_chain(3, "K1");
    auto theirs = a_chain(1, "W1");
    ours[1].claim = "c/1";
    theirs[0].claim = "c/1";
    const auto batch = first_batch({{1, ours[0]}, {2, theirs[0]}, {3, ours[1]}, {4, ours[2]}});
    EXPECT_EQ(seqs_of(batch), std::vector<std::uint64_t>{1});
}

TEST(FirstBatch, TakesClaimsThatOvertakeNothing) {
    auto ours = a_chain(2, "K1");
    ours[0].claim = "c/1";
    ours[1].claim = "c/2";
    EXPECT_EQ(first_batch({{1, ours[0]}, {2, ours[1]}}).size(), 2u);
}

TEST(FirstBatch, TakesNoMoreThanAPushHolds) {
    std::vector<store::Placed> page;
    for (event::Event& event : a_chain(wire::push_events_max + 1)) {
        page.push_back({event.seq, std::move(event)});
    }
    EXPECT_EQ(first_batch(page).size(), wire::push_events_max);
}

}  // namespace
}  // namespace daofang::server
