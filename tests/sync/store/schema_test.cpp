#include "sync/store/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "tests/support/temp_folder.h"

namespace daofang::store {
namespace {

using base::Code;
using support::TempFolder;
using testing::HasSubstr;

constexpr std::array first_version = {"CREATE TABLE hats(size INTEGER NOT NULL)"};
constexpr std::array second_version = {first_version[0],
                                       "ALTER TABLE hats ADD COLUMN colour TEXT DEFAULT 'red'"};
constexpr std::array broken_version = {first_version[0],
                                       "CREATE TABLE gloves(size INTEGER); CREATE NONSENSE"};

template <std::size_t size>
Schema hats(const std::array<const char*, size>& steps) {
    return {0x68617473, "list of hats", steps};
}

DatabaseOptions options_in(const TempFolder& folder) {
    return {folder.file("hats.db"), 1, 1000};
}

TEST(Schema, ANewFileTakesEveryStep) {
    const TempFolder folder;
    auto database = open_database(options_in(folder), hats(second_version));
    ASSERT_TRUE(database.ok()) << database.error().what;
    ASSERT_TRUE(database->run("INSERT INTO hats(size) VALUES (57)").ok());
    EXPECT_EQ(*database->read_text("SELECT colour FROM hats"), "red");
    EXPECT_EQ(*database->read_text("PRAGMA user_version"), "2");
    EXPECT_EQ(*database->read_text("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(*database->read_text("PRAGMA synchronous"), "2");  // FULL
}

TEST(Schema, AnOlderFileTakesTheStepsItLacksAndKeepsItsRows) {
    const TempFolder folder;
    {
        auto database = open_database(options_in(folder), hats(first_version));
        ASSERT_TRUE(database->run("INSERT INTO hats(size) VALUES (57)").ok());
    }
    auto database = open_database(options_in(folder), hats(second_version));
    ASSERT_TRUE(database.ok()) << database.error().what;
    EXPECT_EQ(*database->read_text("SELECT size || ' ' || colour FROM hats"), "57 red");
}

TEST(Schema, AStepThatFailsLeavesTheFileAsItWas) {
    const TempFolder folder;
    ASSERT_TRUE(open_database(options_in(folder), hats(first_version)).ok());
    ASSERT_FALSE(open_database(options_in(folder), hats(broken_version)).ok());
    auto database = open_database(options_in(folder), hats(first_version));
    ASSERT_TRUE(database.ok()) << database.error().what;
    EXPECT_EQ(*database->read_text("SELECT count(*) FROM sqlite_schema"), "1");
}

TEST(Schema, AFileOfANewerVersionIsRefusedAndSaysWhatToDo) {
    const TempFolder folder;
    ASSERT_TRUE(open_database(options_in(folder), hats(second_version)).ok());
    const auto database = open_database(options_in(folder), hats(first_version));
    ASSERT_FALSE(database.ok());
    EXPECT_EQ(database.error().code, Code::invalid);
    EXPECT_THAT(database.error().what, HasSubstr(folder.file("hats.db")));
    EXPECT_THAT(database.error().what, HasSubstr("schema 2, this program knows 1"));
}

TEST(Schema, AnotherApplicationsFileIsRefused) {
    const TempFolder folder;
    ASSERT_TRUE(open_database(options_in(folder), hats(first_version)).ok());
    const auto database = open_database(options_in(folder), journal_schema());
    ASSERT_FALSE(database.ok());
    EXPECT_EQ(database.error().code, Code::conflict);
    EXPECT_THAT(database.error().what, HasSubstr("is not a terminal journal"));
}

}  // namespace
}  // namespace daofang::store
