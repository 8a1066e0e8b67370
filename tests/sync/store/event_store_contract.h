// The contract of every EventStore, point by point as in sync/store/event_store.h.
//
// A store joins with a type that opens it and one line in its own test file:
//   struct OpenMemoryStore { std::unique_ptr<EventStore> operator()() const; };
//   INSTANTIATE_TYPED_TEST_SUITE_P(MemoryStore, EventStoreContract, OpenMemoryStore);
// Point 6, what survives power loss, is tested beside the stores that have a disk.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sync/event/chain.h"
#include "sync/event/event.h"
#include "sync/event/event_codec.h"
#include "sync/store/event_store.h"
#include "tests/support/builders.h"

namespace daofang::store {

using Kind = Outcome::Kind;
using support::a_chain;
using support::an_event_after;

inline const std::string a_hall = "jieyang";

// The events `from` to `to` of a chain, both included, by seq.
inline std::vector<event::Event> part(const std::vector<event::Event>& chain, std::size_t from,
                                      std::size_t to) {
    return {chain.begin() + static_cast<std::ptrdiff_t>(from - 1),
            chain.begin() + static_cast<std::ptrdiff_t>(to)};
}

// A first event of `origin` that asks for `claim`.
inline event::Event a_call(const std::string& origin, const std::string& claim) {
    event::Event call = an_event_after({}, origin);
    call.kind = "ticket_called";
    call.claim = claim;
    return call;
}

// Appends what the test only needs to be there.
inline void keep(EventStore& store, const std::vector<event::Event>& events) {
    const auto outcome = store.append(events, {});
    ASSERT_TRUE(outcome.ok()) << outcome.error().what;
    ASSERT_EQ(outcome->kind, Kind::kept);
}

// The hall's events in position order.
inline std::vector<event::Event> all_events(EventStore& store, const std::string& hall = a_hall) {
    std::vector<event::Event> events;
    for (std::uint64_t after = 0;;) {
        const auto page = store.read(hall, after, read_events_max);
        if (!page.ok() || page->empty()) return events;
        for (const Placed& placed : *page) events.push_back(placed.event);
        after = page->back().position;
    }
}

template <class OpenStore>
class EventStoreContract : public testing::Test {
protected:
    OpenStore open_;
    std::unique_ptr<EventStore> store_ = open_();
};
TYPED_TEST_SUITE_P(EventStoreContract);

// --- 1 append keeps all or nothing
TYPED_TEST_P(EventStoreContract, KeepsABatchAndAcknowledgesItsNewest) {
    const auto chain = a_chain(3);
    const auto outcome = this->store_->append(chain, {});
    ASSERT_TRUE(outcome.ok()) << outcome.error().what;
    EXPECT_EQ(outcome->kind, Kind::kept);
    EXPECT_EQ(outcome->acked, 3u);
    EXPECT_EQ(all_events(*this->store_), chain);
}

TYPED_TEST_P(EventStoreContract, KeepsNothingOfABatchThatConflictsAtItsEnd) {
    auto chain = a_chain(3);
    chain[2].prev = {};
    const auto outcome = this->store_->append(chain, {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::conflict);
    EXPECT_EQ(outcome->seq, 3u);
    EXPECT_EQ(outcome->acked, 0u);
    EXPECT_THAT(all_events(*this->store_), testing::IsEmpty());
}

TYPED_TEST_P(EventStoreContract, KeepsNothingOfABatchWhoseLastClaimIsTaken) {
    keep(*this->store_, {a_call("W1", "B012")});
    std::vector<event::Event> batch = {a_call("W2", "B011")};
    batch.push_back(an_event_after(event::head_after(batch[0]), "W2"));
    batch[1].claim = "B012";
    const auto outcome = this->store_->append(batch, {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::claim_taken);
    EXPECT_EQ(this->store_->head(a_hall, "W2")->seq, 0u);
    // Nor is the batch's first claim held.
    keep(*this->store_, {a_call("W3", "B011")});
}

TYPED_TEST_P(EventStoreContract, RefusesAnEmptyBatch) {
    EXPECT_EQ(this->store_->append({}, {}).error().code, base::Code::invalid);
}

TYPED_TEST_P(EventStoreContract, RefusesABatchOverTheLimit) {
    const auto chain = a_chain(append_events_max + 1);
    EXPECT_EQ(this->store_->append(chain, {}).error().code, base::Code::invalid);
    EXPECT_TRUE(this->store_->append(part(chain, 1, append_events_max), {}).ok());
}

TYPED_TEST_P(EventStoreContract, RefusesABatchOfTwoHalls) {
    auto chain = a_chain(2);
    chain[1].hall = "puning";
    EXPECT_EQ(this->store_->append(chain, {}).error().code, base::Code::invalid);
    EXPECT_THAT(all_events(*this->store_), testing::IsEmpty());
}

TYPED_TEST_P(EventStoreContract, RefusesABatchOfTwoOrigins) {
    const std::vector<event::Event> batch = {a_chain(1, "K1")[0], a_chain(2, "K2")[1]};
    EXPECT_EQ(this->store_->append(batch, {}).error().code, base::Code::invalid);
}

TYPED_TEST_P(EventStoreContract, RefusesABatchWithAHoleInside) {
    const auto chain = a_chain(3);
    const std::vector<event::Event> batch = {chain[0], chain[2]};
    EXPECT_EQ(this->store_->append(batch, {}).error().code, base::Code::invalid);
}

TYPED_TEST_P(EventStoreContract, RefusesAnEventThatIsNotOne) {
    auto chain = a_chain(1);
    chain[0].body = "not JSON";
    EXPECT_EQ(this->store_->append(chain, {}).error().code, base::Code::invalid);
}

// --- 2 the same event twice changes nothing
TYPED_TEST_P(EventStoreContract, TakesTheSameBatchTwiceAndKeepsItOnce) {
    const auto chain = a_chain(3);
    keep(*this->store_, chain);
    const auto again = this->store_->append(chain, {});
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->kind, Kind::kept);
    EXPECT_EQ(again->acked, 3u);
    EXPECT_EQ(all_events(*this->store_), chain);
}

TYPED_TEST_P(EventStoreContract, KeepsOnlyTheNewPartOfAnOverlappingBatch) {
    const auto chain = a_chain(5);
    keep(*this->store_, part(chain, 1, 3));
    const auto outcome = this->store_->append(part(chain, 2, 5), {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::kept);
    EXPECT_EQ(outcome->acked, 5u);
    EXPECT_EQ(all_events(*this->store_), chain);
}

TYPED_TEST_P(EventStoreContract, AcknowledgesItsNewestWhenAnOldPartComesAgain) {
    const auto chain = a_chain(5);
    keep(*this->store_, chain);
    EXPECT_EQ(this->store_->append(part(chain, 1, 2), {})->acked, 5u);
}

TYPED_TEST_P(EventStoreContract, AnEventThatHoldsItsClaimMayComeAgain) {
    const std::vector<event::Event> call = {a_call("W1", "B012")};
    keep(*this->store_, call);
    EXPECT_EQ(this->store_->append(call, {})->kind, Kind::kept);
}

// --- 3 the same (origin, seq) with other bytes is a conflict
TYPED_TEST_P(EventStoreContract, OtherBytesUnderAKnownSeqAreAConflict) {
    auto chain = a_chain(3);
    keep(*this->store_, chain);
    auto cloned = chain;
    cloned[1].body = R"({"number":99,"service":"lawyer"})";
    const auto outcome = this->store_->append(part(cloned, 2, 2), {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::conflict);
    EXPECT_EQ(outcome->seq, 2u);
    EXPECT_EQ(outcome->acked, 3u);
    EXPECT_EQ(all_events(*this->store_), chain);
}

TYPED_TEST_P(EventStoreContract, AConflictInTheKnownPartKeepsNothingOfTheNewPart) {
    const auto chain = a_chain(4);
    keep(*this->store_, part(chain, 1, 2));
    auto batch = part(chain, 2, 4);
    batch[0].at.ms += 1;
    EXPECT_EQ(this->store_->append(batch, {})->kind, Kind::conflict);
    EXPECT_EQ(this->store_->head(a_hall, "K1")->seq, 2u);
}

// --- 4 no gaps, and the chain holds
TYPED_TEST_P(EventStoreContract, ABatchThatStartsTooLateIsAGap) {
    const auto chain = a_chain(5);
    keep(*this->store_, part(chain, 1, 2));
    const auto outcome = this->store_->append(part(chain, 4, 5), {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::gap);
    EXPECT_EQ(outcome->acked, 2u);
    EXPECT_EQ(all_events(*this->store_), part(chain, 1, 2));
}

TYPED_TEST_P(EventStoreContract, AFirstEventMustBeTheFirst) {
    const auto outcome = this->store_->append(part(a_chain(2), 2, 2), {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::gap);
    EXPECT_EQ(outcome->acked, 0u);
}

TYPED_TEST_P(EventStoreContract, ANewEventThatBreaksTheChainIsAConflict) {
    auto chain = a_chain(3);
    keep(*this->store_, part(chain, 1, 2));
    chain[2].prev = chain[1].prev;
    const auto outcome = this->store_->append(part(chain, 3, 3), {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::conflict);
    EXPECT_EQ(outcome->seq, 3u);
}

TYPED_TEST_P(EventStoreContract, AFirstEventWithAPredecessorIsAConflict) {
    auto chain = a_chain(1);
    chain[0].prev[0] = 1;
    EXPECT_EQ(this->store_->append(chain, {})->kind, Kind::conflict);
}

TYPED_TEST_P(EventStoreContract, KnowsTheHeadOfEachOrigin) {
    const auto one = a_chain(3, "K1");
    const auto two = a_chain(2, "K2");
    keep(*this->store_, one);
    keep(*this->store_, two);
    EXPECT_EQ(*this->store_->head(a_hall, "K1"), event::head_after(one.back()));
    EXPECT_EQ(*this->store_->head(a_hall, "K2"), event::head_after(two.back()));
    EXPECT_EQ(*this->store_->head(a_hall, "K3"), event::Head{});
    EXPECT_EQ(*this->store_->head("puning", "K1"), event::Head{});
}

// --- 5 position order
TYPED_TEST_P(EventStoreContract, ReadsInTheOrderOfArrivalFromPositionOne) {
    const auto one = a_chain(2, "K1");
    const auto two = a_chain(1, "K2");
    keep(*this->store_, part(one, 1, 1));
    keep(*this->store_, two);
    keep(*this->store_, part(one, 2, 2));
    const auto read = this->store_->read(a_hall, 0, 10);
    ASSERT_EQ(read->size(), 3u);
    EXPECT_EQ((*read)[0].position, 1u);
    EXPECT_EQ((*read)[0].event, one[0]);
    EXPECT_EQ((*read)[1].position, 2u);
    EXPECT_EQ((*read)[1].event, two[0]);
    EXPECT_EQ((*read)[2].position, 3u);
    EXPECT_EQ((*read)[2].event, one[1]);
    EXPECT_EQ(*this->store_->last_position(a_hall), 3u);
}

TYPED_TEST_P(EventStoreContract, ReadsAfterAPositionUpToALimit) {
    keep(*this->store_, a_chain(10));
    const auto read = this->store_->read(a_hall, 4, 3);
    ASSERT_EQ(read->size(), 3u);
    EXPECT_EQ(read->front().position, 5u);
    EXPECT_EQ(read->back().position, 7u);
    EXPECT_THAT(*this->store_->read(a_hall, 4, 0), testing::IsEmpty());
    EXPECT_THAT(*this->store_->read(a_hall, 10, 3), testing::IsEmpty());
    EXPECT_THAT(*this->store_->read(a_hall, ~std::uint64_t{0}, 3), testing::IsEmpty());
}

TYPED_TEST_P(EventStoreContract, ReadsNoMoreThanTheMostAtOnce) {
    const auto chain = a_chain(read_events_max + 5);
    keep(*this->store_, part(chain, 1, append_events_max));
    keep(*this->store_, part(chain, append_events_max + 1, read_events_max + 5));
    EXPECT_EQ(this->store_->read(a_hall, 0, read_events_max + 5)->size(), read_events_max);
}

TYPED_TEST_P(EventStoreContract, CountsPositionsOfEachHallByItself) {
    auto other = a_chain(1);
    other[0].hall = "puning";
    keep(*this->store_, a_chain(3));
    keep(*this->store_, other);
    EXPECT_EQ(*this->store_->last_position("puning"), 1u);
    EXPECT_EQ(*this->store_->last_position(a_hall), 3u);
    EXPECT_EQ(*this->store_->last_position("chaoshan"), 0u);
    EXPECT_EQ(all_events(*this->store_, "puning"), other);
    EXPECT_THAT(all_events(*this->store_, "chaoshan"), testing::IsEmpty());
}

TYPED_TEST_P(EventStoreContract, RefusedAndRepeatedBatchesUseUpNoPosition) {
    const auto chain = a_chain(3);
    keep(*this->store_, part(chain, 1, 2));
    keep(*this->store_, part(chain, 1, 2));
    ASSERT_EQ(this->store_->append(part(a_chain(9), 8, 9), {})->kind, Kind::gap);
    keep(*this->store_, part(chain, 3, 3));
    EXPECT_EQ(this->store_->read(a_hall, 2, 1)->front().position, 3u);
}

// --- 7 unknown kinds are kept and passed on
TYPED_TEST_P(EventStoreContract, KeepsAKindItHasNeverHeardOfUntouched) {
    auto chain = a_chain(1);
    chain[0].kind = "robot_waved_2031";
    chain[0].body = R"({"a":[],"deep":{"er":[1,"二",null,true]}})";
    keep(*this->store_, chain);
    const auto read = all_events(*this->store_);
    ASSERT_EQ(read.size(), 1u);
    EXPECT_EQ(event::encode(read[0]), event::encode(chain[0]));
}

TYPED_TEST_P(EventStoreContract, KeepsTheLargestEventUntouched) {
    auto chain = a_chain(1);
    const std::string text(event::body_bytes_max - std::string(R"({"t":""})").size(), 'x');
    chain[0].body = R"({"t":")" + text + R"("})";
    ASSERT_TRUE(event::validate(chain[0]).ok());
    keep(*this->store_, chain);
    EXPECT_EQ(all_events(*this->store_), chain);
}

// --- 8 a claim is held once per hall
TYPED_TEST_P(EventStoreContract, SaysWhoHoldsAClaimThatIsTaken) {
    keep(*this->store_, a_chain(1, "W1"));
    auto winner = an_event_after(*this->store_->head(a_hall, "W1"), "W1");
    winner.claim = "2026-11-24/B012/call/1";
    keep(*this->store_, {winner});
    const std::vector<event::Event> loser = {a_call("W2", winner.claim)};
    const auto outcome = this->store_->append(loser, {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::claim_taken);
    EXPECT_EQ(outcome->seq, 1u);
    EXPECT_EQ(outcome->acked, 0u);
    EXPECT_EQ(outcome->claim, winner.claim);
    EXPECT_EQ(outcome->holder_origin, "W1");
    EXPECT_EQ(outcome->holder_seq, 2u);
    EXPECT_EQ(*this->store_->last_position(a_hall), 2u);
}

TYPED_TEST_P(EventStoreContract, KeepsAYieldedEventUntouchedAndWithoutItsClaim) {
    const auto winner = a_call("W1", "B012");
    const auto loser = a_call("W2", "B012");
    keep(*this->store_, {winner});
    const auto outcome = this->store_->append(std::vector{loser}, {1});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::kept);
    EXPECT_EQ(all_events(*this->store_), (std::vector{winner, loser}));
    // The chain of the loser goes on, and the winner still holds the claim.
    keep(*this->store_, {an_event_after(event::head_after(loser), "W2")});
    EXPECT_EQ(this->store_->append(std::vector{a_call("W3", "B012")}, {})->holder_origin, "W1");
}

TYPED_TEST_P(EventStoreContract, AYieldedEventDoesNotTakeAFreeClaim) {
    ASSERT_EQ(this->store_->append(std::vector{a_call("W1", "B012")}, {1})->kind, Kind::kept);
    keep(*this->store_, {a_call("W2", "B012")});
}

TYPED_TEST_P(EventStoreContract, AYieldedEventMayComeAgainWithoutYielding) {
    keep(*this->store_, {a_call("W1", "B012")});
    const std::vector loser = {a_call("W2", "B012")};
    ASSERT_EQ(this->store_->append(loser, {1})->kind, Kind::kept);
    EXPECT_EQ(this->store_->append(loser, {})->kind, Kind::kept);
}

TYPED_TEST_P(EventStoreContract, ABatchThatClaimsTheSameTwiceLosesTheSecond) {
    std::vector<event::Event> batch = {a_call("W1", "B012")};
    batch.push_back(an_event_after(event::head_after(batch[0]), "W1"));
    batch[1].claim = "B012";
    const auto outcome = this->store_->append(batch, {});
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->kind, Kind::claim_taken);
    EXPECT_EQ(outcome->seq, 2u);
    EXPECT_EQ(outcome->holder_origin, "W1");
    EXPECT_EQ(outcome->holder_seq, 1u);
    EXPECT_THAT(all_events(*this->store_), testing::IsEmpty());
}

TYPED_TEST_P(EventStoreContract, TwoHallsMayHoldTheSameClaim) {
    auto other = a_call("W1", "B012");
    other.hall = "puning";
    keep(*this->store_, {a_call("W1", "B012")});
    keep(*this->store_, {other});
}

TYPED_TEST_P(EventStoreContract, IsReadyAndThatChangesNothing) {
    keep(*this->store_, a_chain(2));
    EXPECT_TRUE(this->store_->ready().ok());
    EXPECT_EQ(*this->store_->last_position(a_hall), 2u);
}

REGISTER_TYPED_TEST_SUITE_P(
    EventStoreContract, KeepsABatchAndAcknowledgesItsNewest,
    KeepsNothingOfABatchThatConflictsAtItsEnd, KeepsNothingOfABatchWhoseLastClaimIsTaken,
    RefusesAnEmptyBatch, RefusesABatchOverTheLimit, RefusesABatchOfTwoHalls,
    RefusesABatchOfTwoOrigins, RefusesABatchWithAHoleInside, RefusesAnEventThatIsNotOne,
    TakesTheSameBatchTwiceAndKeepsItOnce, KeepsOnlyTheNewPartOfAnOverlappingBatch,
    AcknowledgesItsNewestWhenAnOldPartComesAgain, AnEventThatHoldsItsClaimMayComeAgain,
    OtherBytesUnderAKnownSeqAreAConflict, AConflictInTheKnownPartKeepsNothingOfTheNewPart,
    ABatchThatStartsTooLateIsAGap, AFirstEventMustBeTheFirst,
    ANewEventThatBreaksTheChainIsAConflict, AFirstEventWithAPredecessorIsAConflict,
    KnowsTheHeadOfEachOrigin, ReadsInTheOrderOfArrivalFromPositionOne,
    ReadsAfterAPositionUpToALimit, ReadsNoMoreThanTheMostAtOnce, CountsPositionsOfEachHallByItself,
    RefusedAndRepeatedBatchesUseUpNoPosition, KeepsAKindItHasNeverHeardOfUntouched,
    KeepsTheLargestEventUntouched, SaysWhoHoldsAClaimThatIsTaken,
    KeepsAYieldedEventUntouchedAndWithoutItsClaim, AYieldedEventDoesNotTakeAFreeClaim,
    AYieldedEventMayComeAgainWithoutYielding, ABatchThatClaimsTheSameTwiceLosesTheSecond,
    TwoHallsMayHoldTheSameClaim, IsReadyAndThatChangesNothing);

}  // namespace daofang::store
