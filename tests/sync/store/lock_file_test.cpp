#include "sync/store/lock_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <utility>

#include "tests/support/temp_folder.h"

namespace daofang::store {
namespace {

using base::Code;
using support::TempFolder;

TEST(LockFile, HasOneHolderAtATime) {
    const TempFolder folder;
    {
        const auto held = LockFile::take(folder.file("lock"));
        ASSERT_TRUE(held.ok()) << held.error().what;
        EXPECT_EQ(LockFile::take(folder.file("lock")).error().code, Code::conflict);
    }
    EXPECT_TRUE(LockFile::take(folder.file("lock")).ok());
}

TEST(LockFile, StaysHeldWhenItMoves) {
    const TempFolder folder;
    auto taken = LockFile::take(folder.file("lock"));
    const LockFile held = std::move(taken).value();
    EXPECT_EQ(LockFile::take(folder.file("lock")).error().code, Code::conflict);
}

TEST(LockFile, StaysWhereItIsWhenLetGo) {
    const TempFolder folder;
    ASSERT_TRUE(LockFile::take(folder.file("lock")).ok());
    EXPECT_TRUE(std::filesystem::exists(folder.file("lock")));
}

TEST(LockFile, IsUnavailableWhereItCannotBeMade) {
    const TempFolder folder;
    EXPECT_EQ(LockFile::take(folder.file("nowhere/lock")).error().code, Code::unavailable);
}

}  // namespace
}  // namespace daofang::store
