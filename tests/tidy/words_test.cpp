#include "tests/tidy/words.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

std::size_t banned(const std::string& path, const std::string& line) {
    return check_banned_words({path, line + "\n"}).size();
}

TEST(BannedWords, AreFoundAwayFromHome) {
    for (const char* line :
         {"auto now = std::chrono::system_clock::now();", "const auto t = steady_clock::now();",
          "int n = rand() % 6;", "sleep(1);", "std::this_thread::sleep_for(pause);",
          "const char* home = std::getenv(\"HOME\");", "std::thread worker(run);",
          "std::shared_ptr<int> a;", "throw 1;", "auto* a = new Thing();"}) {
        EXPECT_EQ(banned("kiosk/queue/decide.cpp", line), 1u) << line;
    }
}

TEST(BannedWords, MayBeUsedAtHome) {
    EXPECT_EQ(banned("sync/base/clock.cpp", "return steady_clock::now();"), 0u);
    EXPECT_EQ(banned("kiosk/app/kiosk_main.cpp", "getenv(\"DISPLAY\");"), 0u);
    EXPECT_EQ(banned("kiosk/devices/voice_worker.cpp", "std::thread worker(run);"), 0u);
    EXPECT_EQ(banned("tests/sync/base/a_test.cpp", "sleep(1);"), 0u);
    EXPECT_EQ(banned("sync/store/journal.cpp", "return std::unique_ptr<A>(new A(b));"), 0u);
}

TEST(BannedWords, AreNotFoundInCommentsTextsOrLongerWords) {
    EXPECT_EQ(banned("kiosk/queue/decide.cpp", "// never sleep( or getenv( here"), 0u);
    EXPECT_EQ(banned("kiosk/queue/decide.cpp", "say(\"rand()\"); operand(1); asleep(2);"), 0u);
}

TEST(PrivateNotes, AreFound) {
    // Put together here, so that this file passes the check.
    const std::string notes[] = {
        std::string("// TO") + "DO: later", std::string("read(\"/ho") + "me/li/data\");",
        std::string("// see issue ") + "12", std::string("// as in #") + "12, all of it"};
    for (const std::string& note : notes) {
        EXPECT_EQ(check_private_notes({"a.cpp", note + "\n"}).size(), 1u) << note;
    }
}

TEST(PrivateNotes, LeaveColoursAndDirectivesAlone) {
    EXPECT_TRUE(check_private_notes({"a.toml", "ink = \"#161616\"\n"}).empty());
    EXPECT_TRUE(check_private_notes({"a.cpp", "#include <x>\n// the issue of a ticket\n"}).empty());
}

TEST(CommentedOutCode, IsFound) {
    EXPECT_EQ(check_commented_out_code({"a.cpp", "    // journal.append(facts);\n"}).size(), 1u);
    EXPECT_EQ(check_commented_out_code({"a.cpp", "// if (late) return;\n"}).size(), 1u);
    EXPECT_EQ(
        check_commented_out_code({"a.cpp", "// return after the first; it is enough.\n"}).size(),
        0u);
}

TEST(HeaderOpening, IsAContractThenPragmaOnce) {
    EXPECT_TRUE(check_header_opening({"a.h", "// A: what it is.\n#pragma once\n"}).empty());
    EXPECT_EQ(check_header_opening({"a.h", "#pragma once\n// A\n"}).size(), 1u);
    EXPECT_EQ(check_header_opening({"a.h", "// A\n#include <x>\n#pragma once\n"}).size(), 1u);
    EXPECT_TRUE(check_header_opening({"a.cpp", "int a;\n"}).empty());
}

TEST(LiteralWords, AreFoundInKioskCode) {
    EXPECT_EQ(check_literal_words({"kiosk/screens/a.cpp", "f(\"取号\");\n"}).size(), 1u);
    EXPECT_TRUE(
        check_literal_words({"kiosk/screens/a.cpp", "// 取号\nf(\"、\", \"12\");\n"}).empty());
    EXPECT_TRUE(check_literal_words({"tests/kiosk/a_test.cpp", "f(\"取号\");\n"}).empty());
}

}  // namespace
}  // namespace daofang::tidy
