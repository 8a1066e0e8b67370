// The tree keeps its own rules. Each rule's checker is proved on planted samples beside it.
#include <gtest/gtest.h>

#include <cstdio>
#include <functional>

#include "sync/base/file.h"
#include "tests/tidy/arrows.h"
#include "tests/tidy/built.h"
#include "tests/tidy/sizes.h"
#include "tests/tidy/source.h"
#include "tests/tidy/texts.h"
#include "tests/tidy/words.h"

namespace daofang::tidy {
namespace {

const std::vector<SourceFile>& tree() {
    static const std::vector<SourceFile> files = read_tree(DAOFANG_SOURCE_DIR);
    return files;
}

const SourceFile& file_of(const std::string& path) {
    for (const SourceFile& file : tree()) {
        if (file.path == path) return file;
    }
    CHECK(!"a file that this test needs is gone from the tree");
    return tree().front();
}

// Prints the aims that were missed and fails on the rest.
void judge(const Findings& findings) {
    for (const Finding& finding : findings) {
        if (finding.aim) {
            std::printf("aim: %s\n", to_text(finding).c_str());
        } else {
            ADD_FAILURE() << to_text(finding);
        }
    }
}

using Check = std::function<Findings(const SourceFile&)>;
bool is_cpp(const SourceFile& file) {
    return file.cpp();
}
bool is_ours(const SourceFile& file) {
    return file.cpp() && (file.under("sync") || file.under("kiosk"));
}
bool is_text(const SourceFile& file) {
    return file.cpp() || file.ends_with(".cmake") || file.ends_with(".sh") ||
           file.ends_with(".txt") || file.ends_with(".toml") || file.ends_with(".md");
}

void check_all(bool (*chosen)(const SourceFile&), const Check& check) {
    std::size_t checked = 0;
    for (const SourceFile& file : tree()) {
        if (!chosen(file)) continue;
        judge(check(file));
        ++checked;
    }
    EXPECT_GT(checked, 0u) << "nothing was checked: the tree is not where it was";
}

TEST(Tidy, ArrowsGoDown) {
    const SourceFile& cmake = file_of("CMakeLists.txt");
    const auto modules = parse_modules(cmake.text);
    EXPECT_GE(modules.size(), 10u);
    judge(check_modules(cmake.path, modules));
}

TEST(Tidy, IncludesFollowTheArrows) {
    const auto modules = parse_modules(file_of("CMakeLists.txt").text);
    check_all(is_cpp, [&](const SourceFile& file) { return check_includes(file, modules); });
}

TEST(Tidy, EachOutsideHeaderStaysAtHome) {
    check_all(is_ours, check_outside_headers);
}

TEST(Tidy, FilesAreSmall) {
    check_all(is_cpp, check_file_size);
}

TEST(Tidy, FunctionsAreSmall) {
    check_all(is_cpp, check_function_sizes);
}

TEST(Tidy, LinesAreShort) {
    check_all(
        [](const SourceFile& file) {
            return is_text(file) && !file.ends_with(".toml") && !file.ends_with(".md") &&
                   !file.under("tests/fuzz/corpus");
        },
        check_line_lengths);
}

TEST(Tidy, NoBannedWords) {
    check_all(is_cpp, check_banned_words);
}

TEST(Tidy, NoPrivateNotes) {
    check_all(is_text, [](const SourceFile& file) {
        return file.under("tests/fuzz/corpus") ? Findings{} : check_private_notes(file);
    });
}

TEST(Tidy, NoCodeInComments) {
    check_all(is_cpp, check_commented_out_code);
}

TEST(Tidy, HeadersOpenWithTheirContract) {
    check_all(is_cpp, check_header_opening);
}

TEST(Tidy, WordsForPeopleComeFromTheTexts) {
    check_all(is_ours, check_literal_words);
}

TEST(Tidy, EverySourceIsBuilt) {
    const auto json = base::read_file(DAOFANG_BUILD_DIR "/compile_commands.json");
    ASSERT_TRUE(json.ok()) << json.error().what;
    const auto compiled = compiled_files(*json, DAOFANG_SOURCE_DIR);
    ASSERT_TRUE(compiled.ok()) << compiled.error().what;
    check_all(is_cpp, [&](const SourceFile& file) { return check_built(file, *compiled); });
}

std::vector<Language> languages() {
    std::vector<Language> all;
    for (const SourceFile& file : tree()) {
        if (file.under("assets/text")) all.push_back(parse_language(file));
    }
    CHECK(!all.empty());
    return all;
}

AskedTexts asked_by_all() {
    AskedTexts asked;
    for (const SourceFile& file : tree()) {
        if (file.under("kiosk") && file.cpp()) collect_asked(file, asked);
    }
    return asked;
}

TEST(Tidy, EveryLanguageHasEveryText) {
    const auto all = languages();
    for (const Language& one : all) {
        judge(one.mistakes);
        for (const Language& other : all) judge(check_same_ids(one, other));
    }
}

TEST(Tidy, EveryTextIsThereAndAskedFor) {
    const AskedTexts asked = asked_by_all();
    const Language language = parse_language(file_of("assets/text/zh-CN.toml"));
    judge(check_asked(asked, language));
    judge(check_unused(asked, language));
}

TEST(Tidy, TextsAreKind) {
    for (const Language& language : languages()) judge(check_tone(language));
}

}  // namespace
}  // namespace daofang::tidy
