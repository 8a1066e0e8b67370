#include "sync/base/log.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

using namespace daofang::base;
using daofang::support::TempFolder;

namespace {

// What `say` leaves in the log's file.
template <class Say>
std::string logged(Say say) {
    const TempFolder folder;
    {
        auto log = Log::open("daofang-test", folder.file("log"));
        EXPECT_TRUE(log.ok());
        say(*log);
    }
    return *read_file(folder.file("log"));
}

}  // namespace

TEST(Log, WritesALineWithLevelAndProgram) {
    const std::string text = logged([](const Log& log) { log.warn("printer: paper is low"); });
    EXPECT_NE(text.find("warning daofang-test: printer: paper is low\n"), std::string::npos)
        << text;
}

TEST(Log, SaysWhatFailedAndHow) {
    const std::string text = logged([](const Log& log) {
        log.error("journal", Error{Code::full, "no room"});
    });
    EXPECT_NE(text.find("error daofang-test: journal: no room (full)\n"), std::string::npos)
        << text;
}

TEST(Log, KeepsAMessageOnOneLineWhateverItHolds) {
    const std::string text =
        logged([](const Log& log) { log.info("a\nforged line\x1b[2J {} 导访"); });
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1) << text;
    EXPECT_NE(text.find("a forged line [2J {} 导访"), std::string::npos) << text;
}

TEST(Log, SaysThatItsFileCannotBeOpened) {
    const auto log = Log::open("daofang-test", "/dev/null/log");
    ASSERT_FALSE(log.ok());
    EXPECT_EQ(log.error().code, Code::unavailable);
}

TEST(Log, CanBeSilent) {
    testing::internal::CaptureStderr();
    Log::silent().error("nobody hears this");
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}
