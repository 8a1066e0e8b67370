// A file that does not read back as it was written.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "sync/store/journal.h"
#include "tests/sync/store/journals.h"

namespace daofang::store {
namespace {

using base::Code;
using support::TempFolder;
using testing::HasSubstr;

TEST(JournalDamage, AFileThatIsNoDatabaseIsCorrupt) {
    const TempFolder folder;
    std::ofstream(folder.file("journal.db")) << std::string(8192, 'x');
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::corrupt);
}

TEST(JournalDamage, AChangedEventInTheTailIsFoundAtTheStart) {
    const TempFolder folder;
    {
        const auto journal = open_journal(folder);
        for (int i = 0; i < 5; ++i) kept(*journal);
    }
    tamper(folder.file("journal.db"),
           "UPDATE events SET line = replace(line, ':12', ':13') WHERE seq = 3");
    const auto journal = Journal::open(options_in(folder));
    ASSERT_FALSE(journal.ok());
    EXPECT_EQ(journal.error().code, Code::corrupt);
    EXPECT_THAT(journal.error().what, HasSubstr("own event 4"));
}

TEST(JournalDamage, AMissingEventInTheTailIsFoundAtTheStart) {
    const TempFolder folder;
    {
        const auto journal = open_journal(folder);
        for (int i = 0; i < 5; ++i) kept(*journal);
    }
    tamper(folder.file("journal.db"), "DELETE FROM events WHERE seq = 2");
    EXPECT_EQ(code_of_opening(options_in(folder)), Code::corrupt);
}

TEST(JournalDamage, AnEventThatIsNoLongerALineIsCorruptAndStopsWriting) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    kept(*journal);
    tamper(folder.file("journal.db"), "UPDATE events SET line = 'torn'");
    EXPECT_EQ(journal->read_since(base::WallTime{}).error().code, Code::corrupt);
    const std::vector drafts = {a_draft()};
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::corrupt);
}

TEST(JournalDamage, ANewestEventThatIsGoneIsFoundByVerify) {
    const TempFolder folder;
    const auto journal = open_journal(folder);
    kept(*journal);
    kept(*journal);
    tamper(folder.file("journal.db"), "DELETE FROM events WHERE seq = 2");
    const auto whole = journal->verify();
    ASSERT_FALSE(whole.ok());
    EXPECT_THAT(whole.error().what, HasSubstr("own event 2"));
}

TEST(JournalDamage, AChangedEventFarBackIsFoundByVerifyAndStopsWriting) {
    const TempFolder folder;
    {
        const auto journal = open_journal(folder);
        for (int i = 0; i < 100; ++i) kept(*journal);
    }
    tamper(folder.file("journal.db"),
           "UPDATE events SET line = replace(line, ':12', ':13') WHERE seq = 7");
    const auto journal = open_journal(folder);
    const auto whole = journal->verify();
    ASSERT_FALSE(whole.ok());
    EXPECT_EQ(whole.error().code, Code::corrupt);
    EXPECT_THAT(whole.error().what, HasSubstr("own event 8"));
    const std::vector drafts = {a_draft()};
    EXPECT_EQ(journal->append(drafts, tuesday_morning).error().code, Code::corrupt);
    EXPECT_EQ(own_events(*journal).size(), 100u);
}

}  // namespace
}  // namespace daofang::store
