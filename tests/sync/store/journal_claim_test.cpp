// Proposals: an event with a claim, between being asked for and being kept or dropped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sync/store/journal.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using base::Millis;
using event::Event;
using support::TempFolder;
using testing::ElementsAre;

TEST(JournalClaim, AProposalFollowsTheNewestEventButIsNotOne) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event first = kept(*journal);
    const auto call = journal->propose(a_call_draft(), tuesday_morning);
    ASSERT_TRUE(call.ok()) << call.error().what;
    EXPECT_EQ(call->seq, 2u);
    EXPECT_EQ(call->prev, event::hash_of(first));
    EXPECT_EQ(call->claim, a_call_draft().claim);
    EXPECT_EQ(journal->proposed(), *call);
    EXPECT_EQ(journal->head().seq, 1u);
    EXPECT_EQ(journal->unsent().count, 1u);
    EXPECT_THAT(*journal->read_since(base::WallTime{}), ElementsAre(first));
}

TEST(JournalClaim, NothingElseIsAppendedWhileOneIsOpen) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    ASSERT_TRUE(journal->propose(a_call_draft(), tuesday_morning).ok());
    const std::vector drafts = {a_draft()};
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::conflict);
    EXPECT_EQ(journal->propose(a_call_draft("other"), tuesday_morning).error().code,
              Code::conflict);
}

TEST(JournalClaim, AKeptProposalBecomesTheNewestEvent) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event call = *journal->propose(a_call_draft(), tuesday_morning);
    EXPECT_EQ(*journal->keep_proposed(), call);
    EXPECT_EQ(journal->proposed(), std::nullopt);
    EXPECT_EQ(journal->head(), event::head_after(call));
    EXPECT_EQ(journal->unsent().oldest, call.at);
    EXPECT_EQ(kept(*journal).prev, event::hash_of(call));
}

TEST(JournalClaim, ADroppedProposalFreesItsSeq) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    ASSERT_TRUE(journal->propose(a_call_draft(), tuesday_morning).ok());
    ASSERT_TRUE(journal->drop_proposed().ok());
    EXPECT_EQ(journal->proposed(), std::nullopt);
    const Event next = kept(*journal);
    EXPECT_EQ(next.seq, 1u);
    EXPECT_THAT(own_events(*journal), ElementsAre(next));
}

TEST(JournalClaim, AnOpenProposalSurvivesARestart) {
    const TempFolder folder;
    const Event first = kept(*open_journal(folder));
    const Event call = *open_journal(folder)->propose(a_call_draft(), tuesday_morning);
    {
        const auto journal = open_journal(folder);
        EXPECT_EQ(journal->proposed(), call);
        EXPECT_EQ(journal->head().seq, 1u);
        ASSERT_TRUE(journal->keep_proposed().ok());
    }
    const auto journal = open_journal(folder);
    EXPECT_EQ(journal->proposed(), std::nullopt);
    EXPECT_THAT(own_events(*journal), ElementsAre(first, call));
}

TEST(JournalClaim, ADroppedProposalStaysDroppedOverARestart) {
    const TempFolder folder;
    {
        const auto journal = open_journal(folder);
        ASSERT_TRUE(journal->propose(a_call_draft(), tuesday_morning).ok());
        ASSERT_TRUE(journal->drop_proposed().ok());
    }
    EXPECT_EQ(open_journal(folder)->proposed(), std::nullopt);
}

TEST(JournalClaim, StampsNeverRunBackwardsBehindAProposal) {
    const TempFolder folder;
    ASSERT_TRUE(open_journal(folder)->propose(a_call_draft(), tuesday_morning).ok());
    const auto journal = open_journal(folder);
    ASSERT_TRUE(journal->keep_proposed().ok());
    EXPECT_EQ(kept(*journal, tuesday_morning - Millis{1}).at, tuesday_morning);
}

TEST(JournalClaim, OthersEventsAreMergedWhileOneIsOpen) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event call = *journal->propose(a_call_draft(), tuesday_morning);
    const auto others = support::a_chain(2, "W1");
    EXPECT_EQ(*journal->merge(placed(others), 2, tuesday_morning), others);
    EXPECT_EQ(journal->proposed(), call);
}

TEST(JournalClaim, AProposalThatComesBackFromTheRelayIsKept) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event call = *journal->propose(a_call_draft(), tuesday_morning);
    EXPECT_THAT(*journal->merge(placed({call}), 1, tuesday_morning), ElementsAre(call));
    EXPECT_EQ(journal->proposed(), std::nullopt);
    EXPECT_EQ(journal->head(), event::head_after(call));
    EXPECT_THAT(own_events(*journal), ElementsAre(call));
}

TEST(JournalClaim, AProposalThatComesBackWithOtherBytesIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event call = *journal->propose(a_call_draft(), tuesday_morning);
    Event other = call;
    other.body = R"({"label":"B013"})";
    EXPECT_EQ(journal->merge(placed({other}), 1, tuesday_morning).error().code, Code::conflict);
    EXPECT_EQ(journal->proposed(), call);
}

TEST(JournalClaim, WithoutAProposalThereIsNothingToKeepOrDrop) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    EXPECT_EQ(journal->keep_proposed().error().code, Code::missing);
    EXPECT_EQ(journal->drop_proposed().error().code, Code::missing);
}

TEST(JournalClaim, ACallMadeOutOfReachIsAppendedWithItsClaim) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector drafts = {a_call_draft()};
    EXPECT_EQ(journal->append(drafts, tuesday_morning)->front().claim, a_call_draft().claim);
}

}  // namespace
}  // namespace daofang::store
