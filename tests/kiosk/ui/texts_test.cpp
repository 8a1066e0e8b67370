#include "kiosk/ui/texts.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temp_folder.h"

namespace daofang::ui {
namespace {

void write(const std::string& path, const std::string& words) {
    std::ofstream(path) << words;
}

Texts load(const support::TempFolder& folder) {
    return std::move(Texts::load(folder.path())).value();
}

TEST(Texts, FindsATextByTableAndName) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[home]\nlawyer = \"咨询律师\"\n");
    EXPECT_EQ(load(folder).get("zh-CN", "home.lawyer"), "咨询律师");
}

TEST(Texts, PutsArgumentsInTheirPlaces) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\nb = \"还有 {n} 位，{n} 位，到 {window} 号\"\n");
    EXPECT_EQ(load(folder).get("zh-CN", "a.b", {{"n", "3"}, {"window", "5"}}),
              "还有 3 位，3 位，到 5 号");
}

TEST(Texts, LeavesAnArgumentNobodyGaveVisible) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\nb = \"还有 {n} 位 {\"\n");
    EXPECT_EQ(load(folder).get("zh-CN", "a.b"), "还有 {n} 位 {");
}

TEST(Texts, AnArgumentIsNotReadAsAPattern) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\nb = \"{x}\"\n");
    EXPECT_EQ(load(folder).get("zh-CN", "a.b", {{"x", "{y}"}, {"y", "no"}}), "{y}");
}

TEST(Texts, ShowsAnUnknownIdAsItself) {
    const support::TempFolder folder;
    write(folder.file("en.toml"), "[a]\nb = \"x\"\n");
    const Texts texts = load(folder);
    EXPECT_EQ(texts.get("en", "a.c"), "?a.c?");
    EXPECT_EQ(texts.get("zh-CN", "a.b"), "?a.b?");
    EXPECT_FALSE(texts.has("en", "a.c"));
}

TEST(Texts, NamesFileAndLineOfBrokenToml) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\nb = \"x\"\nc = \"unfinished\n");
    const auto loaded = Texts::load(folder.path());
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, base::Code::invalid);
    EXPECT_NE(loaded.error().what.find("zh-CN.toml:3: "), std::string::npos) << loaded.error().what;
}

TEST(Texts, NamesFileAndLineOfWhatIsNoText) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\n\nb = 3\n");
    const auto loaded = Texts::load(folder.path());
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().what.find("zh-CN.toml:3: "), std::string::npos) << loaded.error().what;
    EXPECT_NE(loaded.error().what.find("a.b"), std::string::npos);
}

TEST(Texts, AnEmptyFolderIsMissing) {
    const support::TempFolder folder;
    const auto loaded = Texts::load(folder.path());
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, base::Code::missing);
}

TEST(Texts, TellsLanguagesIdsAndCharacters) {
    const support::TempFolder folder;
    write(folder.file("zh-CN.toml"), "[a]\nb = \"取号\"\n");
    write(folder.file("en.toml"), "[a]\nb = \"No\"\n");
    const Texts texts = load(folder);
    EXPECT_EQ(texts.languages(), (std::set<std::string>{"en", "zh-CN"}));
    EXPECT_EQ(texts.ids("en"), (std::set<std::string>{"a.b"}));
    EXPECT_EQ(texts.characters(), (std::set<char32_t>{U'取', U'号', U'N', U'o'}));
}

}  // namespace
}  // namespace daofang::ui
