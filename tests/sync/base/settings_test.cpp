#include "sync/base/settings.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

using namespace daofang::base;

namespace {

// finish() of a file whose keys `ask` reads: "" when there is no mistake.
template <class Ask>
std::string mistakes_of(std::string_view toml, Ask ask) {
    Settings settings = Settings::parse(toml, "x.toml");
    auto root = settings.root();
    ask(root);
    const Status status = settings.finish();
    return status.ok() ? "" : status.error().what;
}

void ask_nothing(Settings::Table&) {}

}  // namespace

TEST(Settings, ReadsEveryKindOfValue) {
    const std::string toml = R"(
text = "导访"
integer = -5
number = 1.5
whole = 2
flag = true
texts = ["a", "b"]
integers = [1, 2]
)";
    EXPECT_EQ(mistakes_of(
                  toml,
                  [](Settings::Table& root) {
                      EXPECT_EQ(root.text("text"), "导访");
                      EXPECT_EQ(root.integer("integer", -9, 9), -5);
                      EXPECT_EQ(root.number("number", 0, 9), 1.5);
                      EXPECT_EQ(root.number("whole", 0, 9), 2.0);
                      EXPECT_EQ(root.flag("flag"), true);
                      EXPECT_EQ(root.texts("texts"), (std::vector<std::string>{"a", "b"}));
                      EXPECT_EQ(root.integers("integers", 1, 2), (std::vector<std::int64_t>{1, 2}));
                  }),
              "");
}

TEST(Settings, AnswersNothingForWhatIsAbsent) {
    EXPECT_EQ(mistakes_of("",
                          [](Settings::Table& root) {
                              EXPECT_FALSE(root.text("a"));
                              EXPECT_FALSE(root.integer("a", 0, 1));
                              EXPECT_FALSE(root.number("a", 0, 1));
                              EXPECT_FALSE(root.flag("a"));
                              EXPECT_FALSE(root.texts("a"));
                              EXPECT_FALSE(root.integers("a", 0, 1));
                              EXPECT_TRUE(root.tables("a").empty());
                              auto absent = root.table("a");
                              EXPECT_FALSE(absent.present());
                              EXPECT_FALSE(absent.table("b").text("c"));
                              EXPECT_TRUE(absent.all_texts().empty());
                              EXPECT_TRUE(absent.table_names().empty());
                          }),
              "");
}

TEST(Settings, NamesLineAndColumnOfAnotherKindOfValue) {
    const auto ask = [](Settings::Table& root) {
        EXPECT_FALSE(root.text("a"));
        EXPECT_FALSE(root.integer("b", 0, 9));
        EXPECT_FALSE(root.flag("c"));
        EXPECT_FALSE(root.texts("d"));
    };
    EXPECT_EQ(mistakes_of("a = 1\nb = 1.0\nc = \"true\"\nd = [\"x\", 1]\n", ask),
              "x.toml:1:5: 'a' must be text in quotes\n"
              "x.toml:2:5: 'b' must be a whole number\n"
              "x.toml:3:5: 'c' must be true or false\n"
              "x.toml:4:5: 'd' must be a list of texts");
}

TEST(Settings, NamesTheRangeThatANumberIsOutside) {
    const auto ask = [](Settings::Table& root) {
        EXPECT_FALSE(root.integer("a", 1, 9));
        EXPECT_FALSE(root.number("b", 0, 1));
        EXPECT_FALSE(root.number("c", 0, 1));
        EXPECT_FALSE(root.integers("d", 1, 9));
    };
    EXPECT_EQ(mistakes_of("a = 10\nb = 1.5\nc = nan\nd = [1, 10]\n", ask),
              "x.toml:1:5: 'a' is 10; it must be 1 to 9\n"
              "x.toml:2:5: 'b' must be a number from 0 to 1\n"
              "x.toml:3:5: 'c' must be a number from 0 to 1\n"
              "x.toml:4:5: 'd' must be a list of whole numbers 1 to 9");
}

TEST(Settings, NamesKeysThatNobodyAskedFor) {
    const auto ask = [](Settings::Table& root) {
        root.text("known");
        root.table("table").text("known");
        for (auto& table : root.tables("list")) table.text("known");
    };
    const std::string toml =
        "known = \"a\"\nunknown = 1\n"
        "[table]\nknown = \"a\"\nunknown = 1\n"
        "[[list]]\nknown = \"a\"\nunknown = 1\n"
        "[other]\nx = 1\n";
    const std::string mistakes = mistakes_of(toml, ask);
    EXPECT_NE(mistakes.find("x.toml:2:11: unknown key 'unknown'"), std::string::npos) << mistakes;
    EXPECT_NE(mistakes.find("x.toml:5:11: unknown key 'table.unknown'"), std::string::npos);
    EXPECT_NE(mistakes.find("x.toml:8:11: unknown key 'list.unknown'"), std::string::npos);
    EXPECT_NE(mistakes.find("unknown key 'other'"), std::string::npos);
    EXPECT_EQ(mistakes.find("'known'"), std::string::npos);
}

TEST(Settings, NamesASyntaxErrorAndNothingElse) {
    const std::string mistakes = mistakes_of("a = 1\nb = = 2\n", [](Settings::Table& root) {
        root.require("c");  // would be told missing though the file may well hold it
    });
    EXPECT_TRUE(mistakes.starts_with("x.toml:2:5: ")) << mistakes;
    EXPECT_EQ(mistakes.find('\n'), std::string::npos) << mistakes;
}

TEST(Settings, RefusesKeysThatStandTwiceAndTextThatIsNotUtf8) {
    EXPECT_TRUE(mistakes_of("a = 1\na = 2\n", ask_nothing).starts_with("x.toml:2:"));
    EXPECT_TRUE(mistakes_of("a = \"\xff\"\n", ask_nothing).starts_with("x.toml:1:"));
}

TEST(Settings, SurvivesHostileNesting) {
    EXPECT_NE(mistakes_of("a = " + std::string(100'000, '['), ask_nothing), "");
    std::string key = "a";
    for (int depth = 0; depth < 2'000; ++depth) key += ".a";
    EXPECT_NE(mistakes_of(key + " = 1", ask_nothing), "");
}

TEST(Settings, NamesWhatIsMissingWhereItShouldStand) {
    const auto ask = [](Settings::Table& root) {
        auto table = root.table("table");
        table.require("a");
        table.require("b");
        table.text("a");
    };
    EXPECT_EQ(mistakes_of("\n[table]\na = \"x\"\n", ask), "x.toml:2:1: 'b' is missing here");
}

TEST(Settings, PassesOnTheMistakesOfItsReader) {
    const auto ask = [](Settings::Table& root) {
        root.text("a");
        root.mistake("a", "'a' is no colour");
    };
    EXPECT_EQ(mistakes_of("\na = \"x\"\n", ask), "x.toml:2:5: 'a' is no colour");
}

TEST(Settings, TellsATableFromAValue) {
    const auto ask = [](Settings::Table& root) {
        EXPECT_FALSE(root.table("a").present());
        EXPECT_TRUE(root.tables("b").empty());
    };
    EXPECT_EQ(mistakes_of("a = 1\nb = [1]\n", ask),
              "x.toml:1:5: 'a' must be a table, [a]\nx.toml:2:5: 'b' must be tables, [[b]]");
}

TEST(Settings, ListsTablesWhoseKeysAreData) {
    const auto ask = [](Settings::Table& root) {
        EXPECT_EQ(root.table_names(), (std::vector<std::string>{"en", "zh"}));
        EXPECT_EQ(root.table("en").all_texts(),
                  (std::vector<std::pair<std::string, std::string>>{{"a", "one"}, {"b", "two"}}));
        EXPECT_TRUE(root.table("zh").all_texts().empty());
    };
    EXPECT_EQ(mistakes_of("[zh]\n[en]\nb = \"two\"\na = \"one\"\n", ask), "");
}

TEST(Settings, LoadsAFileAndSaysWhenThereIsNone) {
    const daofang::support::TempFolder folder;
    EXPECT_EQ(Settings::load(folder.file("x")).error().code, Code::missing);
    ASSERT_TRUE(write_file(folder.file("x"), "a = \"导访\"").ok());
    auto settings = Settings::load(folder.file("x"));
    ASSERT_TRUE(settings.ok());
    EXPECT_EQ(settings->root().text("a"), "导访");
    EXPECT_TRUE(settings->finish().ok());
}
