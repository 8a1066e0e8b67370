#include "tests/tidy/source.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

TEST(CodeOf, BlanksCommentsAndStringsInPlace) {
    const Code code = code_of("int a = 1;  // one\nf(\"two\"); /* 3\n4 */ g('5');\n");
    EXPECT_EQ(code.bare, "int a = 1;        \nf(\"   \");     \n     g(' ');\n");
    EXPECT_EQ(code.plain, "int a = 1;        \nf(\"two\");     \n     g('5');\n");
}

TEST(CodeOf, CollectsLiteralsWithTheirLines) {
    const Code code = code_of("a(\"x \\\" y\");\n// \"no\"\nb(R\"(raw \"z\")\", u8\"w\");\n");
    ASSERT_EQ(code.literals.size(), 3u);
    EXPECT_EQ(code.literals[0].text, "x \\\" y");
    EXPECT_EQ(code.literals[0].line, 1u);
    EXPECT_EQ(code.literals[1].text, "raw \"z\"");
    EXPECT_EQ(code.literals[1].line, 3u);
    EXPECT_EQ(code.literals[2].text, "w");
}

TEST(CodeOf, KnowsDigitSeparatorsFromCharacters) {
    const Code code = code_of("int n = 10'000; f(\"kept\");");
    ASSERT_EQ(code.literals.size(), 1u);
    EXPECT_EQ(code.literals[0].text, "kept");
}

TEST(SourceFile, KnowsItsFolder) {
    EXPECT_EQ((SourceFile{"sync/store/journal.cpp", {}}).folder(), "sync/store");
    EXPECT_EQ((SourceFile{"tests/CMakeLists.txt", {}}).folder(), "tests");
    EXPECT_EQ((SourceFile{"CMakeLists.txt", {}}).folder(), "");
    EXPECT_TRUE((SourceFile{"kiosk/screens/a.cpp", {}}).under("kiosk/screens"));
    EXPECT_FALSE((SourceFile{"kiosk/screens_old/a.cpp", {}}).under("kiosk/screens"));
}

TEST(CodePoints, CountsCharactersNotBytes) {
    EXPECT_EQ(code_points("a导访。").size(), 4u);
    EXPECT_TRUE(is_cjk(code_points("导")[0]));
    EXPECT_FALSE(is_cjk(code_points("。")[0]));
    EXPECT_TRUE(is_wide_punctuation(code_points("。")[0]));
}

TEST(ReadTree, FindsThisVeryFile) {
    const auto files = read_tree(DAOFANG_SOURCE_DIR);
    const auto mine = std::find_if(files.begin(), files.end(), [](const SourceFile& file) {
        return file.path == "tests/tidy/source_test.cpp";
    });
    ASSERT_NE(mine, files.end());
    EXPECT_NE(mine->text.find("FindsThisVeryFile"), std::string::npos);
}

}  // namespace
}  // namespace daofang::tidy
