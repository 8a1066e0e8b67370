#include "sync/store/sqlite.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>

#include "tests/support/temp_folder.h"

namespace daofang::store {
namespace {

using base::Code;
using support::TempFolder;

// A database with a table of hats.
Database a_database(const TempFolder& folder, std::int64_t busy_wait_us_max = 0) {
    auto database = Database::open({folder.file("hats.db"), 1, busy_wait_us_max});
    CHECK(database.ok());
    CHECK(database->run("CREATE TABLE IF NOT EXISTS hats(size INTEGER, colour TEXT, mark BLOB)")
              .ok());
    return std::move(database).value();
}

std::string hats_in(Database& database) {
    return *database.read_text("SELECT count(*) FROM hats");
}

TEST(Query, BindsAndReadsEveryKindOfValue) {
    const TempFolder folder;
    Database database = a_database(folder);
    const std::array<std::uint8_t, 3> mark = {0, 255, 7};
    const Statement insert = database.prepare("INSERT INTO hats VALUES (?1, ?2, ?3)").value();
    ASSERT_TRUE(Query(insert, std::int64_t{-5}, std::string("红\0帽", 7), mark).run().ok());

    const Statement select = database.prepare("SELECT size, colour, mark FROM hats").value();
    Query query(select);
    ASSERT_TRUE(*query.next());
    EXPECT_EQ(query.integer(0), -5);
    EXPECT_EQ(query.text(1), std::string("红\0帽", 7));
    EXPECT_EQ(query.text(2), std::string("\0\377\7", 3));
    EXPECT_FALSE(*query.next());
}

TEST(Query, BindsAnEmptyTextAsTextAndTooLargeANumberAsTheLargest) {
    const TempFolder folder;
    Database database = a_database(folder);
    const Statement select = database.prepare("SELECT ?1 IS NULL, ?2").value();
    Query query(select, std::string_view(), std::numeric_limits<std::uint64_t>::max());
    ASSERT_TRUE(*query.next());
    EXPECT_EQ(query.integer(0), 0);
    EXPECT_EQ(query.integer(1), std::numeric_limits<std::int64_t>::max());
}

TEST(Query, LeavesItsStatementReadyForTheNext) {
    const TempFolder folder;
    Database database = a_database(folder);
    const Statement select = database.prepare("SELECT ?1 UNION ALL SELECT 9").value();
    for (const std::int64_t value : {1, 2}) {
        Query query(select, value);
        ASSERT_TRUE(*query.next());
        EXPECT_EQ(query.integer(0), value);
    }
}

TEST(Transaction, RollsBackUnlessCommitted) {
    const TempFolder folder;
    Database database = a_database(folder);
    {
        const auto transaction = Transaction::begin(database);
        ASSERT_TRUE(database.run("INSERT INTO hats(size) VALUES (57)").ok());
    }
    EXPECT_EQ(hats_in(database), "0");
    {
        auto transaction = Transaction::begin(database);
        ASSERT_TRUE(database.run("INSERT INTO hats(size) VALUES (57)").ok());
        ASSERT_TRUE(transaction->commit().ok());
    }
    EXPECT_EQ(hats_in(database), "1");
}

TEST(Transaction, GivesUpAfterItsWaitWhileAnotherConnectionWrites) {
    const TempFolder folder;
    Database one = a_database(folder);
    Database two = a_database(folder, 2000);
    const auto writing = Transaction::begin(one);
    ASSERT_TRUE(writing.ok());
    const auto waiting = Transaction::begin(two);
    ASSERT_FALSE(waiting.ok());
    EXPECT_EQ(waiting.error().code, Code::unavailable);
    EXPECT_THAT(waiting.error().what, testing::HasSubstr(folder.file("hats.db")));
}

TEST(Database, ReportsARowThatIsNotThereAsMissing) {
    const TempFolder folder;
    Database database = a_database(folder);
    EXPECT_EQ(database.read_text("SELECT colour FROM hats").error().code, Code::missing);
}

}  // namespace
}  // namespace daofang::store
