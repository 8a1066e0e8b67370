#include "sync/base/file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <string>

#include "tests/support/temp_folder.h"

using namespace daofang::base;
using daofang::support::TempFolder;

namespace {

unsigned mode_of(const std::string& path) {
    struct stat found {};
    EXPECT_EQ(::stat(path.c_str(), &found), 0) << path;
    return found.st_mode & 0777;
}

}  // namespace

TEST(File, ReadsBackWhatWasWritten) {
    const TempFolder folder;
    const std::string bytes("a\0b\xff\n", 5);
    ASSERT_TRUE(write_file(folder.file("x"), bytes).ok());
    EXPECT_EQ(*read_file(folder.file("x")), bytes);
}

TEST(File, ReplacesTheWholeFileAndLeavesNothingBeside) {
    const TempFolder folder;
    ASSERT_TRUE(write_file(folder.file("x"), "a longer text").ok());
    ASSERT_TRUE(write_file(folder.file("x"), "short").ok());
    EXPECT_EQ(*read_file(folder.file("x")), "short");
    EXPECT_FALSE(std::filesystem::exists(folder.file("x.new")));
}

TEST(File, IsReadableByItsOwnerOnly) {
    const TempFolder folder;
    ASSERT_TRUE(write_file(folder.file("token"), "secret").ok());
    EXPECT_EQ(mode_of(folder.file("token")), 0600u);
}

TEST(File, KeepsTheOldFileWhenTheNewOneCannotBeMade) {
    const TempFolder folder;
    ASSERT_TRUE(write_file(folder.file("x"), "old").ok());
    std::filesystem::create_directory(folder.file("x.new"));  // in the way
    EXPECT_FALSE(write_file(folder.file("x"), "new").ok());
    EXPECT_EQ(*read_file(folder.file("x")), "old");
}

TEST(File, SaysThatAFileIsMissing) {
    const TempFolder folder;
    const auto read = read_file(folder.file("x"));
    EXPECT_EQ(read.error().code, Code::missing);
    EXPECT_NE(read.error().what.find(folder.file("x")), std::string::npos);
    EXPECT_EQ(write_file(folder.file("no/x"), "").error().code, Code::missing);
}

TEST(File, SaysThatAFolderIsNoFile) {
    const TempFolder folder;
    EXPECT_EQ(read_file(folder.path()).error().code, Code::unavailable);
}

TEST(File, ReadsAsMuchAsAllowedAndNotOneByteMore) {
    const TempFolder folder;
    ASSERT_TRUE(write_file(folder.file("x"), "12345").ok());
    EXPECT_TRUE(read_file(folder.file("x"), 5).ok());
    EXPECT_EQ(read_file(folder.file("x"), 4).error().code, Code::full);
}

TEST(File, SaysThatADiskIsFull) {
    EXPECT_EQ(write_file("/dev/full/x", "").error().code, Code::unavailable);  // not a folder
    const TempFolder folder;
    std::filesystem::create_symlink("/dev/full", folder.file("x.new"));
    EXPECT_EQ(write_file(folder.file("x"), "bytes").error().code, Code::full);
}

TEST(DiskFreeBytes, AsksTheDiskOfTheFolder) {
    const TempFolder folder;
    EXPECT_GT(*disk_free_bytes(folder.path()), 0u);
    EXPECT_EQ(disk_free_bytes(folder.file("no")).error().code, Code::missing);
}

TEST(MakeFolder, MakesMissingParentsForTheOwnerOnly) {
    const TempFolder folder;
    ASSERT_TRUE(make_folder(folder.file("a/b/c")).ok());
    EXPECT_EQ(mode_of(folder.file("a")), 0700u);
    EXPECT_EQ(mode_of(folder.file("a/b/c")), 0700u);
}

TEST(MakeFolder, LeavesAFolderThatIsThereAsItIs) {
    const TempFolder folder;
    std::filesystem::create_directory(folder.file("a"));
    std::filesystem::permissions(folder.file("a"), std::filesystem::perms{0755});
    EXPECT_TRUE(make_folder(folder.file("a")).ok());
    EXPECT_TRUE(make_folder(folder.file("a/")).ok());
    EXPECT_EQ(mode_of(folder.file("a")), 0755u);
}

TEST(MakeFolder, SaysThatAFileIsInTheWay) {
    const TempFolder folder;
    ASSERT_TRUE(write_file(folder.file("a"), "").ok());
    EXPECT_FALSE(make_folder(folder.file("a")).ok());
    EXPECT_FALSE(make_folder(folder.file("a/b")).ok());
    EXPECT_FALSE(make_folder("").ok());
}
