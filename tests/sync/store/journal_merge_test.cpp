// What the relay sends: others' events, and our own coming back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <vector>

#include "sync/store/journal.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using event::Event;
using support::a_chain;
using support::TempFolder;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(JournalMerge, MergesOthersEventsAndMovesTheCursor) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const auto others = a_chain(2, "W1");
    const auto fresh = journal->merge(placed(others), 2, tuesday_morning);
    ASSERT_TRUE(fresh.ok()) << fresh.error().what;
    EXPECT_EQ(*fresh, others);
    EXPECT_EQ(journal->pulled(), 2u);
    EXPECT_THAT(*journal->read_since(base::WallTime{}), UnorderedElementsAre(others[0], others[1]));
    EXPECT_THAT(own_events(*journal), IsEmpty());
}

TEST(JournalMerge, ReturnsOnlyWhatIsNewOfAMerge) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const auto others = a_chain(3, "W1");
    ASSERT_TRUE(journal->merge(placed({others[0], others[1]}), 2, tuesday_morning).ok());
    EXPECT_THAT(*journal->merge(placed(others), 3, tuesday_morning), ElementsAre(others[2]));
}

TEST(JournalMerge, SkipsItsOwnEventsWhenTheyComeBack) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const Event own = kept(*journal);
    EXPECT_THAT(*journal->merge(placed({own}), 1, tuesday_morning), IsEmpty());
    EXPECT_EQ(journal->pulled(), 1u);
    EXPECT_THAT(own_events(*journal), ElementsAre(own));
}

TEST(JournalMerge, MovesTheCursorOverNothing) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    EXPECT_THAT(*journal->merge({}, 9, tuesday_morning), IsEmpty());
    EXPECT_EQ(journal->pulled(), 9u);
}

TEST(JournalMerge, ACursorThatGoesBackIsRefused) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    ASSERT_TRUE(journal->merge({}, 9, tuesday_morning).ok());
    EXPECT_EQ(journal->merge({}, 8, tuesday_morning).error().code, Code::invalid);
    EXPECT_EQ(journal->pulled(), 9u);
}

TEST(JournalMerge, AnUnknownEventOfItsOwnIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const auto cloned = a_chain(1, "K1");
    EXPECT_EQ(journal->merge(placed(cloned), 1, tuesday_morning).error().code, Code::conflict);
    EXPECT_EQ(journal->head(), event::Head{});
}

TEST(JournalMerge, ItsOwnEventWithOtherBytesIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    Event cloned = kept(*journal);
    cloned.body = R"({"number":99})";
    EXPECT_EQ(journal->merge(placed({cloned}), 1, tuesday_morning).error().code, Code::conflict);
}

TEST(JournalMerge, KeepsNothingOfAMergeThatEndsInAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    const auto events = std::vector{a_chain(1, "W1")[0], a_chain(1, "K1")[0]};
    ASSERT_FALSE(journal->merge(placed(events), 2, tuesday_morning).ok());
    EXPECT_EQ(journal->pulled(), 0u);
    EXPECT_THAT(*journal->read_since(base::WallTime{}), IsEmpty());
}

TEST(JournalMerge, RefusesAnotherHallsEvents) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    auto others = a_chain(1, "W1");
    others[0].hall = "puning";
    EXPECT_EQ(journal->merge(placed(others), 1, tuesday_morning).error().code, Code::invalid);
}

TEST(JournalMerge, StampsAfterWhatItHasSeen) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    auto others = a_chain(1, "W1");
    others[0].at = tuesday_morning + std::chrono::minutes{9};
    ASSERT_TRUE(journal->merge(placed(others), 1, tuesday_morning).ok());
    EXPECT_GT(kept(*journal, tuesday_morning).at, others[0].at);
}

TEST(JournalMerge, StampsAfterWhatItHasSeenOverARestart) {
    const TempFolder folder;
    auto others = a_chain(1, "W1");
    others[0].at = tuesday_morning + std::chrono::minutes{9};
    ASSERT_TRUE(open_journal(folder)->merge(placed(others), 1, tuesday_morning).ok());
    EXPECT_GT(kept(*open_journal(folder), tuesday_morning).at, others[0].at);
}

TEST(JournalMerge, KeepsAnEventFromAFarFutureButNotItsTime) {
    const TempFolder folder;
    auto others = a_chain(1, "W1");
    others[0].at = tuesday_morning + std::chrono::hours{24 * 365};
    {
        const auto journal = open_journal(folder);
        ASSERT_TRUE(journal->merge(placed(others), 1, tuesday_morning).ok());
    }
    const auto journal = open_journal(folder);
    EXPECT_EQ(kept(*journal, tuesday_morning).at, tuesday_morning);
    EXPECT_THAT(*journal->read_since(others[0].at), ElementsAre(others[0]));
}

}  // namespace
}  // namespace daofang::store
