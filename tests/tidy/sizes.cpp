#include "tests/tidy/sizes.h"

#include <cctype>
#include <regex>

#include "sync/base/text.h"

namespace daofang::tidy {
namespace {

using base::text_of;

std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (std::isspace(static_cast<unsigned char>(c)) == 0) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

// Whether what stands before a brace is the head of a function.
bool is_function_head(const std::string& head) {
    static const std::regex type(
        R"(^(template ?<.*> ?)?(class|struct|enum|union|namespace|extern)\b)");
    static const std::regex equals_operator(R"(operator ?[=!<>+*/|&^%-]*=)");
    if (std::regex_search(head, type)) return false;
    const std::string without = std::regex_replace(head, equals_operator, "operator");
    const std::size_t open = without.find('(');
    return open != without.npos && without.find('=') >= open;
}

enum class Scope { outer, function, inner };

class Walker {
public:
    explicit Walker(const Code& code) : text_(code.bare) {}

    std::vector<Function> walk() {
        for (std::size_t at = 0; at < text_.size(); ++at) {
            switch (text_[at]) {
                case '#':
                    at = skip_directive(at);
                    break;
                case '{':
                    open(at);
                    break;
                case '}':
                    close(at);
                    break;
                case ':':
                    if (ends_access(at)) head_ = at + 1;
                    break;
                case ';':
                    head_ = in_function() ? head_ : at + 1;
                    break;
                default:
                    break;
            }
        }
        return std::move(found_);
    }

private:
    bool in_function() const { return !scopes_.empty() && scopes_.back() != Scope::outer; }

    // "public:" is no part of a head.
    bool ends_access(std::size_t at) const {
        const auto before = std::string_view(text_).substr(0, at);
        return !in_function() && (before.ends_with("public") || before.ends_with("protected") ||
                                  before.ends_with("private"));
    }

    // A directive is no part of a head.
    std::size_t skip_directive(std::size_t at) {
        const std::size_t line = text_.rfind('\n', at) + 1;
        if (text_.find_first_not_of(' ', line) != at) return at;
        std::size_t end = text_.find('\n', at);
        while (end != text_.npos && text_[end - 1] == '\\') end = text_.find('\n', end + 1);
        end = std::min(end, text_.size() - 1);
        if (!in_function()) head_ = end + 1;
        return end;
    }

    void open(std::size_t at) {
        // clang-format writes "f() {" but "value_{1}": the second is no scope.
        const bool value = at > 0 && text_[at - 1] != ' ' && text_[at - 1] != '\n';
        if (in_function() || value) {
            scopes_.push_back(Scope::inner);
            return;
        }
        const std::string head = on_one_line(std::string_view(text_).substr(head_, at - head_));
        const bool function = is_function_head(head);
        if (function) {
            const std::size_t start = text_.find_first_not_of(" \n", head_);
            found_.push_back({head, line_at(text_, start), 0});
        }
        scopes_.push_back(function ? Scope::function : Scope::outer);
        if (!function) head_ = at + 1;
    }

    void close(std::size_t at) {
        if (scopes_.empty()) return;
        const Scope closed = scopes_.back();
        scopes_.pop_back();
        if (closed == Scope::function) {
            found_.back().lines = line_at(text_, at) - found_.back().line + 1;
        }
        if (closed != Scope::inner) head_ = at + 1;
    }

    const std::string& text_;
    std::vector<Scope> scopes_;
    std::size_t head_ = 0;  // where the text before the next brace begins
    std::vector<Function> found_;
};

}  // namespace

std::vector<Function> functions_of(const Code& code) {
    return Walker(code).walk();
}

Findings check_file_size(const SourceFile& file) {
    const std::size_t lines = lines_of(file.text).size();
    const bool screen = file.under("kiosk/screens");
    const std::size_t hard = screen ? screen_lines_max : file_lines_max;
    const std::size_t aim = screen ? screen_lines_max : file_lines_aim;
    if (lines <= aim) return {};
    return {{file.path, lines,
             text_of("{} lines, at most {} (aim {}): split it by what its parts are for", lines,
                     hard, aim),
             lines <= hard}};
}

Findings check_function_sizes(const SourceFile& file) {
    Findings findings;
    for (const Function& function : functions_of(code_of(file.text))) {
        if (function.lines <= function_lines_aim) continue;
        findings.push_back(
            {file.path, function.line,
             text_of("{} lines, at most {} (aim {}): give its steps names: {}", function.lines,
                     function_lines_max, function_lines_aim, function.head),
             function.lines <= function_lines_max});
    }
    return findings;
}

Findings check_line_lengths(const SourceFile& file) {
    Findings findings;
    const auto lines = lines_of(file.text);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const std::size_t columns = code_points(lines[at]).size();
        if (columns <= line_columns_max) continue;
        findings.push_back(
            {file.path, at + 1,
             text_of("{} columns, at most {}: break the line", columns, line_columns_max)});
    }
    return findings;
}

}  // namespace daofang::tidy
