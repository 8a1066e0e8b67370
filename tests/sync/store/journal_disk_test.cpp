// The journal and what can happen to its disk and its process.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>

#include "sync/base/random.h"
#include "sync/store/journal.h"
#include "tests/sync/store/child.h"
#include "tests/sync/store/faulty_disk.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using event::Event;
using support::TempFolder;
using testing::HasSubstr;

// --- a full or failing disk

TEST(JournalDisk, KeepsNothingWhenTheDiskIsFullAndGoesOnWhenThereIsRoom) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto journal = open_journal(folder);
    const Event first = kept(*journal);

    disk.fail_writes(SQLITE_FULL);
    const std::vector drafts = {a_draft(1), a_draft(2)};
    const auto refused = journal->append(drafts, tuesday_morning);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, Code::full);
    EXPECT_THAT(refused.error().what, HasSubstr(folder.file("journal.db")));
    EXPECT_EQ(journal->ready().error().code, Code::full);
    EXPECT_EQ(journal->head(), event::head_after(first));
    EXPECT_EQ(own_events(*journal), std::vector{first});

    disk.heal();
    EXPECT_TRUE(journal->ready().ok());
    EXPECT_EQ(kept(*journal).prev, event::hash_of(first));
}

// The room may run out at any write of a commit, a checkpoint among them.
TEST(JournalDisk, KeepsAllOrNothingWhereverTheRoomRunsOut) {
    for (int writes = 0; writes < 40; ++writes) {
        SCOPED_TRACE("room for " + std::to_string(writes) + " writes");
        const TempFolder folder;
        FaultyDisk disk;
        std::uint64_t acknowledged = 0;
        {
            const auto journal = open_journal(folder);
            disk.fail_writes(SQLITE_FULL, writes);
            for (int tries = 0; tries < 12; ++tries) {
                const std::vector drafts = {a_draft(1), a_draft(2), a_draft(3)};
                const auto events = journal->append(drafts, tuesday_morning);
                if (events.ok()) acknowledged = events->back().seq;
                ASSERT_EQ(journal->head().seq, acknowledged);
            }
            disk.heal();
            acknowledged = kept(*journal).seq;
        }
        const auto journal = open_journal(folder);
        ASSERT_EQ(journal->head().seq, acknowledged);
        ASSERT_TRUE(journal->verify().ok());
    }
}

TEST(JournalDisk, AFailingDiskIsUnavailableUntilItWorksAgain) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto journal = open_journal(folder);
    const Event first = kept(*journal);
    const std::vector drafts = {a_draft()};
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::unavailable);
    disk.heal();
    disk.fail_writes(SQLITE_IOERR_WRITE);
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::unavailable);
    disk.heal();
    const Event second = kept(*journal);
    EXPECT_EQ(own_events(*journal), (std::vector{first, second}));
}

TEST(JournalDisk, AProposalIsKeptOrStaysOpenWhenTheDiskIsFull) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto journal = open_journal(folder);
    const Event call = *journal->propose(a_call_draft(), tuesday_morning);
    disk.fail_writes(SQLITE_FULL);
    EXPECT_EQ(journal->keep_proposed().error().code, Code::full);
    EXPECT_EQ(journal->drop_proposed().error().code, Code::full);
    EXPECT_EQ(journal->proposed(), call);
    disk.heal();
    EXPECT_EQ(*journal->keep_proposed(), call);
}

TEST(JournalDisk, AMergeMovesTheCursorOnlyWithItsEvents) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto journal = open_journal(folder);
    disk.fail_writes(SQLITE_FULL);
    const auto others = placed(support::a_chain(2, "W1"));
    EXPECT_EQ(journal->merge(others, 2, tuesday_morning).error().code, Code::full);
    EXPECT_EQ(journal->pulled(), 0u);
    disk.heal();
    EXPECT_EQ(journal->merge(others, 2, tuesday_morning)->size(), 2u);
}

TEST(JournalDisk, SaysSoWhenItCannotBeMade) {
    const TempFolder folder;
    JournalOptions options = options_in(folder);
    options.path = folder.file("nowhere/journal.db");
    EXPECT_EQ(code_of_opening(options), Code::unavailable);
    FaultyDisk disk;
    disk.fail_writes(SQLITE_FULL);
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::full);
    disk.heal();
    kept(*open_journal(folder));
}

// A folder mounted or made read-only, as it is for a program that is not root.
TEST(JournalDisk, SaysSoWhenItsFolderTakesNoWrites) {
    const TempFolder folder;
    using std::filesystem::perms;
    std::filesystem::permissions(folder.path(), perms(0555));
    Child visitor([&](auto) {
        if (::geteuid() == 0 && ::setuid(65534) != 0) return 1;
        const auto journal = Journal::open(options_in(folder));
        return !journal.ok() && journal.error().code == Code::unavailable ? 0 : 2;
    });
    EXPECT_EQ(visitor.wait(), 0);
}

// --- power and kills

TEST(JournalDisk, WhatAppendReturnedSurvivesPowerLoss) {
    const TempFolder folder;
    const TempFolder after_the_cut;
    std::vector<Event> events;
    Event call;
    {
        FaultyDisk disk;
        disk.keep_synced_in(after_the_cut.path());
        const auto journal = open_journal(folder);
        for (int i = 0; i < 30; ++i) events.push_back(kept(*journal));
        call = *journal->propose(a_call_draft(), tuesday_morning);
        disk.cut_power();
    }
    const auto journal = open_journal(after_the_cut);
    EXPECT_EQ(own_events(*journal), events);
    EXPECT_EQ(journal->proposed(), call);
}

// What a terminal does all day, reporting its newest seq after each step.
template <class Report>
int work_until_killed(const TempFolder& folder, std::uint64_t seed, Report report) {
    base::Random random(seed);
    const auto journal = open_journal(folder);
    if (journal->proposed()) static_cast<void>(journal->keep_proposed());
    for (;;) {
        switch (random.below(3)) {
            case 0:
                kept(*journal);
                break;
            case 1: {
                const std::vector drafts = {a_draft(1), a_draft(2)};
                if (!journal->append(drafts, tuesday_morning).ok()) return 1;
                break;
            }
            default: {
                if (!journal->propose(a_call_draft(), tuesday_morning).ok()) return 1;
                const bool won = random.below(2) == 0;
                if (won ? !journal->keep_proposed().ok() : !journal->drop_proposed().ok()) return 1;
            }
        }
        report(journal->head().seq);
    }
}

TEST(JournalDisk, WhatAppendReturnedSurvivesKills) {
    const char* asked = std::getenv("DAOFANG_KILLS");
    const int kills = asked != nullptr ? std::atoi(asked) : 25;
    base::Random random = base::Random::from_entropy();
    const std::uint64_t seed = random.next();
    SCOPED_TRACE("seed " + std::to_string(seed));
    random = base::Random(seed);
    const TempFolder folder;
    std::uint64_t acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        Child terminal([&](auto report) {
            return work_until_killed(folder, seed + static_cast<std::uint64_t>(round), report);
        });
        for (auto steps = 1 + random.below(12); steps > 0; --steps) {
            ASSERT_TRUE(terminal.received(acknowledged));
        }
        ::usleep(static_cast<useconds_t>(random.below(3000)));
        terminal.kill();
        while (terminal.received(acknowledged)) continue;

        const auto journal = open_journal(folder);
        ASSERT_GE(journal->head().seq, acknowledged);
        ASSERT_LE(journal->head().seq, acknowledged + 2);
        ASSERT_TRUE(journal->verify().ok());
    }
}

}  // namespace
}  // namespace daofang::store
