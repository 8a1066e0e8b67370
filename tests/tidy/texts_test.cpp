#include "tests/tidy/texts.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

Language chinese() {
    return parse_language({"assets/text/zh-CN.toml",
                           "[home]\ntitle = \"您今天想办什么事？\"\nwait = \"还有 {n} 人\"\n"
                           "[service]\nlawyer = \"律师接访\"\n"});
}

AskedTexts asked_in(const std::string& code) {
    AskedTexts asked;
    collect_asked({"kiosk/screens/a.cpp", code}, asked);
    return asked;
}

TEST(Language, IsReadByIdWithLines) {
    const Language language = chinese();
    EXPECT_TRUE(language.mistakes.empty());
    ASSERT_EQ(language.texts.size(), 3u);
    EXPECT_EQ(language.texts.at("home.wait").words, "还有 {n} 人");
    EXPECT_EQ(language.texts.at("home.wait").line, 3u);
}

TEST(Language, ThatDoesNotParseIsFound) {
    EXPECT_EQ(parse_language({"a.toml", "[home\n"}).mistakes.size(), 1u);
    EXPECT_EQ(parse_language({"a.toml", "[home]\nn = 1\n"}).mistakes.size(), 1u);
}

TEST(SameIds, AMissingTextIsFoundFromBothSides) {
    const Language other = parse_language({"en.toml", "[home]\ntitle = \"x\"\nwait = \"{n}\"\n"});
    EXPECT_EQ(check_same_ids(chinese(), other).size(), 1u);
    EXPECT_TRUE(check_same_ids(other, chinese()).empty());
}

TEST(SameIds, AnotherPlaceholderIsFound) {
    const Language other = parse_language(
        {"en.toml", "[home]\ntitle = \"x\"\nwait = \"{m}\"\n[service]\nlawyer = \"l\"\n"});
    EXPECT_EQ(check_same_ids(chinese(), other).size(), 1u);
}

TEST(Asked, AnIdThatIsNotThereIsFound) {
    const auto asked = asked_in("frame.t(\"home.title\");\nframe.t(\n    \"home.titel\");\n");
    const auto findings = check_asked(asked, chinese());
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].line, 2u);
    EXPECT_EQ(findings[0].path, "kiosk/screens/a.cpp");
}

TEST(Asked, AComposedIdIsNotAWholeOne) {
    EXPECT_TRUE(check_asked(asked_in("frame.t(\"service.\" + id);\n"), chinese()).empty());
}

TEST(Unused, ATextThatNobodyAsksForIsFound) {
    const auto asked = asked_in("t(\"home.title\"); t(\"service.\" + id);\n");
    const auto findings = check_unused(asked, chinese());
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].what, "home.wait: no code asks for it: delete it");
}

TEST(Unused, AFormattedIdAsksForAllItsTexts) {
    const auto asked = asked_in("t(text_of(\"home.{}\", name)); t(\"service.lawyer\");\n");
    EXPECT_TRUE(check_unused(asked, chinese()).empty());
}

TEST(Unused, AnIdComposedOfBeginningAndEndingIsAskedFor) {
    const auto language = parse_language(
        {"a.toml", "[care]\nprinter_ready = \"r\"\n[desk]\nfree_text = \"f\"\nlost = \"l\"\n"});
    const auto asked = asked_in(
        "t(\"care.printer_\" + state); id = \"desk.free\"; t(std::string(id) + \"_text\");\n");
    const auto findings = check_unused(asked, language);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].line, 5u);
}

TEST(Tone, WordsThatNoVisitorShallReadAreFound) {
    EXPECT_TRUE(check_tone(chinese()).empty());
    for (const char* words : {"不受理", "您必须等", "严禁拍照", "违规", "快！", "Now!"}) {
        const auto language =
            parse_language({"a.toml", "[a]\nb = \"" + std::string(words) + "\"\n"});
        EXPECT_EQ(check_tone(language).size(), 1u) << words;
    }
}

}  // namespace
}  // namespace daofang::tidy
