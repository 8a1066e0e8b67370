// What every tidy check works on: a file's path and text, and its code without comments and
// strings.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace daofang::tidy {

struct SourceFile {
    std::string path;  // from the root of the tree: "sync/store/journal.cpp"
    std::string text;

    // "sync/store"; of a file that is not two folders deep its only folder, or "".
    std::string folder() const;
    bool ends_with(std::string_view ending) const { return path.ends_with(ending); }
    bool under(std::string_view folder_path) const;
    bool cpp() const { return ends_with(".cpp") || ends_with(".h"); }
};

// What a check found. `aim` is only printed; the rest fails the test.
struct Finding {
    std::string path;
    std::size_t line = 0;
    std::string what;  // and what to do
    bool aim = false;
    bool operator==(const Finding&) const = default;
};
using Findings = std::vector<Finding>;
std::string to_text(const Finding& finding);  // "path:line: what"
void append(Findings& all, Findings more);

std::vector<std::string> lines_of(std::string_view text);
// 1 for the first.
std::size_t line_at(std::string_view text, std::size_t offset);

struct Literal {
    std::size_t line = 0;
    std::string text;  // as written between the quotes
};

// A C++ text in three views; the first two have the same size and lines as the text.
struct Code {
    std::string bare;   // comments and what stands between quotes are blanks
    std::string plain;  // only comments are blanks
    std::vector<Literal> literals;
};
Code code_of(std::string_view text);

// All files of the tree that people wrote: kiosk, sync, assets, packaging, tests and
// CMakeLists.txt.
std::vector<SourceFile> read_tree(const std::string& root);

// Code points of a UTF-8 text; a wrong byte counts as one.
std::vector<char32_t> code_points(std::string_view text);
bool is_cjk(char32_t point);               // ideographs
bool is_wide_punctuation(char32_t point);  // "、", "：", full-width forms

}  // namespace daofang::tidy
