#include "kiosk/ui/text_breaks.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_layout.h"

namespace daofang::ui {
namespace {

// Lines of a text whose Chinese characters are ten pixels wide.
std::vector<std::string> lines(const std::string& words, float width,
                               const std::string& lang = "zh-CN") {
    static const std::unique_ptr<Fonts> fonts = std::move(Fonts::open()).value();
    TextBreaks breaks;
    std::vector<std::string> list;
    for (const Line& line : lines_of(*fonts, breaks, {Family::sans, 10, lang}, words, width)) {
        list.emplace_back(line.words);
    }
    return list;
}

using Lines = std::vector<std::string>;

TEST(TextBreaks, FillsLinesWithChinese) {
    EXPECT_EQ(lines("工作人员正过来请稍等一下", 62), (Lines{"工作人员正过", "来请稍等一下"}));
}

TEST(TextBreaks, NeverStartsALineWithAFullStop) {
    EXPECT_EQ(lines("请稍等一下，马上好", 50), (Lines{"请稍等一", "下，马上好"}));
}

TEST(TextBreaks, BreaksAtANewLine) {
    EXPECT_EQ(lines("您好，\n今天想办什么事？", 500), (Lines{"您好，", "今天想办什么事？"}));
    EXPECT_EQ(lines("一\n\n二", 500), (Lines{"一", "", "二"}));
}

TEST(TextBreaks, KeepsANumberAndItsUnitTogether) {
    EXPECT_EQ(lines("大约还要再等候 15 天就好", 93), (Lines{"大约还要再等候", "15 天就好"}));
    EXPECT_EQ(lines("按条例的要求第 22 条", 72), (Lines{"按条例的要求", "第 22 条"}));
}

TEST(TextBreaks, NeverBreaksInsideANumber) {
    EXPECT_EQ(lines("电话号码是12345678", 70), (Lines{"电话号码是", "12345678"}));
}

TEST(TextBreaks, KeepsATitleMarkPairTogether) {
    EXPECT_EQ(lines("依据国家《信访条例》办理", 75), (Lines{"依据国家", "《信访条例》", "办理"}));
}

TEST(TextBreaks, BreaksATitleThatFitsNoLine) {
    const Lines broken = lines("《信访工作条例实施办法》", 62);
    ASSERT_EQ(broken.size(), 2u);
    EXPECT_EQ(broken[0], "《信访工作条");
}

TEST(TextBreaks, NeverLeavesAParticleAloneAtAnEdge) {
    // Greedy filling would put 的 at the start of the second line, or at the end of the first.
    EXPECT_EQ(lines("这是您今天取的号", 62), (Lines{"这是您今天", "取的号"}));
    EXPECT_EQ(lines("小票已经打好了请拿走", 62), (Lines{"小票已经打", "好了请拿走"}));
}

TEST(TextBreaks, LeavesNoCharacterAloneOnTheLastLine) {
    EXPECT_EQ(lines("工作人员正过来。", 72), (Lines{"工作人员正", "过来。"}));
}

TEST(TextBreaks, KeepsAPlaceNameWithWordJoiners) {
    EXPECT_EQ(lines("请到揭\u2060阳\u2060市办事", 42),
              (Lines{"请到", "揭\u2060阳\u2060市", "办事"}));
}

TEST(TextBreaks, BreaksEnglishBetweenWords) {
    EXPECT_EQ(lines("Somebody is coming to help you", 80, "en"),
              (Lines{"Somebody is", "coming to help", "you"}));
}

TEST(TextBreaks, ALongWordSticksOutInOnePiece) {
    EXPECT_EQ(lines("Donaudampfschiff", 30, "en"), (Lines{"Donaudampfschiff"}));
}

TEST(TextBreaks, AnEmptyTextHasNoLines) {
    EXPECT_TRUE(lines("", 100).empty());
}

}  // namespace
}  // namespace daofang::ui
