#include "tests/tidy/source.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "sync/base/check.h"
#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::tidy {
namespace {

// Walks a C++ text once and blanks what is not code.
class Lexer {
public:
    explicit Lexer(std::string_view text) : text_(text) {
        code_.bare = std::string(text);
        code_.plain = std::string(text);
    }

    Code read() {
        while (at_ < text_.size()) {
            if (starts("//")) {
                blank_comment(text_.find('\n', at_));
            } else if (starts("/*")) {
                const std::size_t end = text_.find("*/", at_ + 2);
                blank_comment(end == text_.npos ? end : end + 2);
            } else if (starts("R\"") && !in_word()) {
                raw_string();
            } else if (text_[at_] == '"') {
                quoted('"');
            } else if (text_[at_] == '\'' && !in_word()) {
                quoted('\'');  // else it separates digits: 10'000
            } else {
                ++at_;
            }
        }
        return std::move(code_);
    }

private:
    bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    bool in_word() const {
        return at_ > 0 && std::isalnum(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    }

    static void blank(std::string& view, std::size_t from, std::size_t to) {
        for (std::size_t at = from; at < to; ++at) {
            if (view[at] != '\n') view[at] = ' ';
        }
    }

    void blank_comment(std::size_t end) {
        end = std::min(end, text_.size());
        blank(code_.bare, at_, end);
        blank(code_.plain, at_, end);
        at_ = end;
    }

    void keep_literal(std::size_t from, std::size_t to) {
        code_.literals.push_back({line_at(text_, at_), std::string(text_.substr(from, to - from))});
        blank(code_.bare, from, to);
    }

    void quoted(char quote) {
        std::size_t end = at_ + 1;
        while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
            end += text_[end] == '\\' ? 2 : 1;
        }
        end = std::min(end, text_.size());
        if (quote == '"') {
            keep_literal(at_ + 1, end);
        } else {
            blank(code_.bare, at_ + 1, end);
        }
        at_ = end + 1;
    }

    void raw_string() {
        const std::size_t open = text_.find('(', at_);
        CHECK(open != text_.npos);
        const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
        const std::size_t end = std::min(text_.find(close, open), text_.size());
        keep_literal(open + 1, end);
        at_ = std::min(end + close.size(), text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
    Code code_;
};

}  // namespace

std::string SourceFile::folder() const {
    const std::size_t first = path.find('/');
    if (first == path.npos) return {};
    const std::size_t second = path.find('/', first + 1);
    return path.substr(0, second == path.npos ? first : second);
}

bool SourceFile::under(std::string_view folder_path) const {
    return path.size() > folder_path.size() && path.starts_with(folder_path) &&
           path[folder_path.size()] == '/';
}

std::string to_text(const Finding& finding) {
    return base::text_of("{}:{}: {}", finding.path, finding.line, finding.what);
}

void append(Findings& all, Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
    const auto before = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

Code code_of(std::string_view text) {
    return Lexer(text).read();
}

std::vector<SourceFile> read_tree(const std::string& root) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> files;
    const auto take = [&](const fs::path& path) {
        auto text = base::read_file(path.string());
        CHECK(text.ok());
        files.push_back({fs::relative(path, root).generic_string(), std::move(text).value()});
    };
    take(root + "/CMakeLists.txt");
    for (const char* top : {"kiosk", "sync", "assets", "packaging", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root + "/" + top)) {
            if (entry.is_regular_file()) take(entry.path());
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    return files;
}

std::vector<char32_t> code_points(std::string_view text) {
    std::vector<char32_t> points;
    for (std::size_t at = 0; at < text.size();) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
        char32_t point = size == 1 ? lead : lead & (0xFFu >> (size + 1));
        for (std::size_t next = 1; next < size && at + next < text.size(); ++next) {
            point = point << 6 | (static_cast<unsigned char>(text[at + next]) & 0x3Fu);
        }
        points.push_back(point);
        at += size;
    }
    return points;
}

bool is_cjk(char32_t point) {
    return (point >= 0x3400 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0x20000 && point <= 0x3FFFF);
}

bool is_wide_punctuation(char32_t point) {
    return (point >= 0x3000 && point <= 0x303F) || (point >= 0xFF00 && point <= 0xFFEF);
}

}  // namespace daofang::tidy
