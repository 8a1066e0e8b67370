// Whose journal a file is, and that only one program writes to it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "sync/store/journal.h"
#include "sync/store/sqlite_store.h"
#include "tests/sync/store/child.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using support::TempFolder;
using testing::HasSubstr;

// --- whose file it is

TEST(JournalOwner, BelongsToOneTerminalOfOneHall) {
    const TempFolder folder;
    open_journal(folder);
    JournalOptions other_terminal = options_in(folder);
    other_terminal.origin = "K2";
    EXPECT_EQ(code_of_opening(other_terminal), Code::conflict);
    JournalOptions other_hall = options_in(folder);
    other_hall.hall = "puning";
    EXPECT_EQ(code_of_opening(other_hall), Code::conflict);
    open_journal(folder);
}

TEST(JournalOwner, LeavesAnotherProgramsDatabaseAlone) {
    const TempFolder folder;
    tamper(folder.file("journal.db"), "CREATE TABLE theirs(x); INSERT INTO theirs VALUES (1)");
    const auto size = std::filesystem::file_size(folder.file("journal.db"));
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::conflict);
    EXPECT_EQ(std::filesystem::file_size(folder.file("journal.db")), size);
    tamper(folder.file("journal.db"), "SELECT x FROM theirs");
}

TEST(JournalOwner, IsNotAServersStore) {
    const TempFolder folder;
    ASSERT_TRUE(SqliteStore::open({folder.file("journal.db"), 1}).ok());
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::conflict);
}

TEST(JournalOwner, RefusesAFileOfANewerVersion) {
    const TempFolder folder;
    open_journal(folder);
    tamper(folder.file("journal.db"), "PRAGMA user_version = 99");
    const auto journal = Journal::open(options_in(folder));
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().code, Code::invalid);
    EXPECT_THAT(journal.error().what, HasSubstr("newer version (schema 99"));
}

// --- one writer

TEST(JournalOwner, ASecondOpenInThisProcessIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::conflict);
    kept(*journal);
}

TEST(JournalOwner, ASecondNameForTheSameFileIsAConflict) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    JournalOptions linked = options_in(folder);
    linked.path = folder.file("link.db");
    std::filesystem::create_symlink(folder.file("journal.db"), linked.path);
    EXPECT_EQ(Journal::open(linked).error().code, Code::conflict);
}

TEST(JournalOwner, ASecondOpenByAnotherProcessIsAConflictUntilTheFirstIsKilled) {
    const TempFolder folder;
    Child holder([&](auto report) {
        const auto journal = open_journal(folder);
        report(1);
        ::pause();
        return 0;
    });
    std::uint64_t standing = 0;
    ASSERT_TRUE(holder.received(standing));
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::conflict);
    holder.kill();
    kept(*open_journal(folder));
}

}  // namespace
}  // namespace daofang::store
