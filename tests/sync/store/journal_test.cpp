#include "sync/store/journal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "sync/event/event_codec.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using base::Millis;
using event::Event;
using support::a_chain;
using support::TempFolder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// --- own events

TEST(Journal, TurnsADraftIntoAnEventOfThisTerminal) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector drafts = {a_draft(12)};
    const auto events = journal->append(drafts, tuesday_morning);
    ASSERT_TRUE(events.ok()) << events.error().what;
    Event expected;
    expected.hall = "jieyang";
    expected.origin = "K1";
    expected.seq = 1;
    expected.at = tuesday_morning;
    expected.kind = "ticket_issued";
    expected.body = R"({"number":12})";
    EXPECT_THAT(*events, ElementsAre(expected));
}

TEST(Journal, ChainsItsEvents) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector drafts = {a_draft(1), a_draft(2)};
    const auto events = journal->append(drafts, tuesday_morning);
    const Event third = kept(*journal);
    EXPECT_EQ((*events)[1].prev, event::hash_of((*events)[0]));
    EXPECT_EQ(third.prev, event::hash_of((*events)[1]));
    EXPECT_EQ(journal->head(), event::head_after(third));
}

TEST(Journal, StampsNeverRunBackwards) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    kept(*journal, tuesday_morning);
    EXPECT_EQ(kept(*journal, tuesday_morning - Millis{60'000}).at, tuesday_morning);
}

TEST(Journal, StampsNeverRunBackwardsOverARestart) {
    const TempFolder folder;
    kept(*open_journal(folder), tuesday_morning);
    EXPECT_EQ(kept(*open_journal(folder), tuesday_morning - Millis{60'000}).at, tuesday_morning);
}

TEST(Journal, KeepsNothingOfABatchWithADraftThatIsNoEvent) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    std::vector drafts = {a_draft(1), a_draft(2)};
    drafts[1].body = "not JSON";
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::invalid);
    EXPECT_THAT(own_events(*journal), IsEmpty());
    EXPECT_EQ(kept(*journal).seq, 1u);
}

TEST(Journal, RefusesMoreThanTheMostAtOnce) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector<Draft> drafts(append_events_max + 1, a_draft());
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::invalid);
}

TEST(Journal, AppendsNothingWithoutADraft) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    EXPECT_THAT(*journal->append({}, tuesday_morning), IsEmpty());
    EXPECT_EQ(journal->head(), event::Head{});
}

TEST(Journal, GivesBackOwnEventsAfterASeq) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::vector drafts = {a_draft(1), a_draft(2), a_draft(3), a_draft(4)};
    const auto events = *journal->append(drafts, tuesday_morning);
    EXPECT_THAT(*journal->own_after(1, 2), ElementsAre(events[1], events[2]));
    EXPECT_THAT(*journal->own_after(4, 2), IsEmpty());
}

TEST(Journal, RemembersEverythingOverARestart) {
    const TempFolder folder;
    Event first;
    Event second;
    {
        const auto journal = open_journal(folder);
        first = kept(*journal);
        second = kept(*journal, tuesday_morning + Millis{5});
        ASSERT_TRUE(journal->set_pushed(1).ok());
        ASSERT_TRUE(journal->merge(placed(a_chain(3, "W1")), 17, tuesday_morning).ok());
    }
    const auto journal = open_journal(folder);
    EXPECT_THAT(own_events(*journal), ElementsAre(first, second));
    EXPECT_EQ(journal->head(), event::head_after(second));
    EXPECT_EQ(journal->pushed(), 1u);
    EXPECT_EQ(journal->pulled(), 17u);
    EXPECT_EQ(journal->unsent().count, 1u);
    EXPECT_EQ(journal->unsent().oldest, second.at);
    EXPECT_EQ(journal->hall(), "jieyang");
    EXPECT_EQ(journal->origin(), "K1");
}

// --- the push cursor

TEST(Journal, CountsWhatTheRelayHasNotAcknowledged) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    EXPECT_EQ(journal->unsent().count, 0u);
    EXPECT_FALSE(journal->unsent().oldest.has_value());
    kept(*journal, tuesday_morning);
    const Event second = kept(*journal, tuesday_morning + Millis{7});
    EXPECT_EQ(journal->unsent().count, 2u);
    EXPECT_EQ(journal->unsent().oldest, tuesday_morning);

    ASSERT_TRUE(journal->set_pushed(1).ok());
    EXPECT_EQ(journal->unsent().count, 1u);
    EXPECT_EQ(journal->unsent().oldest, second.at);
    ASSERT_TRUE(journal->set_pushed(2).ok());
    EXPECT_EQ(journal->unsent().count, 0u);
    EXPECT_FALSE(journal->unsent().oldest.has_value());
}

TEST(Journal, PushesAgainWhenTheRelayWasPutBack) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event first = kept(*journal);
    ASSERT_TRUE(journal->set_pushed(1).ok());
    ASSERT_TRUE(journal->set_pushed(0).ok());
    EXPECT_EQ(journal->unsent().count, 1u);
    EXPECT_EQ(journal->unsent().oldest, first.at);
}

TEST(Journal, ARelayThatHasMoreOfOursThanWeHaveIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    kept(*journal);
    EXPECT_EQ(journal->set_pushed(2).error().code, Code::conflict);
    EXPECT_EQ(journal->pushed(), 0u);
}

// --- a day

TEST(Journal, ReadsADayOfOwnAndOthersEvents) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    kept(*journal, tuesday_morning - std::chrono::hours{24});
    const Event own = kept(*journal, tuesday_morning);
    const auto others = a_chain(2, "W1");
    ASSERT_TRUE(journal->merge(placed(others), 2, tuesday_morning).ok());
    EXPECT_THAT(*journal->read_since(tuesday_morning),
                UnorderedElementsAre(own, others[0], others[1]));
}

// --- notes

TEST(Journal, RecallsWhatItWasToldToRemember) {
    const TempFolder folder;
    {
        const auto journal = open_journal(folder);
        EXPECT_EQ(*journal->recall("board.announced"), std::nullopt);
        ASSERT_TRUE(journal->remember("board.announced", "B011").ok());
        ASSERT_TRUE(journal->remember("board.announced", "B012").ok());
        ASSERT_TRUE(journal->remember("empty", "").ok());
    }
    const auto journal = open_journal(folder);
    EXPECT_EQ(*journal->recall("board.announced"), "B012");
    EXPECT_EQ(*journal->recall("empty"), "");
}

TEST(Journal, RefusesANoteOverTheLimit) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const std::string value(note_bytes_max, 'x');
    EXPECT_EQ(journal->remember("k", value).error().code, Code::invalid);
}

TEST(Journal, IsReadyAndWhole) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    for (int i = 0; i < 100; ++i) kept(*journal);
    EXPECT_TRUE(journal->ready().ok());
    EXPECT_TRUE(journal->verify().ok());
}

}  // namespace
}  // namespace daofang::store
