#include "tests/tidy/words.h"

#include <algorithm>
#include <regex>
#include <string_view>
#include <vector>

#include "sync/base/text.h"

namespace daofang::tidy {
namespace {

using base::text_of;

struct Banned {
    std::regex pattern;
    std::string_view why;                 // and what to do
    std::vector<std::string_view> homes;  // parts of paths where it is allowed
};

const std::vector<Banned>& banned_everywhere_else() {
    static const std::vector<Banned> all = [] {
        const std::vector<std::string_view> homes = {"sync/base/", "_main.cpp", "tests/",
                                                     "_worker.cpp"};
        std::vector<Banned> made;
        const auto ban = [&](const char* pattern, std::string_view why, auto where) {
            made.push_back({std::regex(pattern), why, where});
        };
        ban(R"(\b\w+_clock::now\b|\b(time|clock_gettime|gettimeofday)\()",
            "time is handed in: take `now` from the caller", homes);
        ban(R"(\b(s?rand|random|drand48)\(|\brandom_device\b|\bmt19937)",
            "chance is handed in: take a base::Random", homes);
        ban(R"(\b(u?sleep|nanosleep|sleep_for|sleep_until)\()",
            "nothing sleeps but the loop: answer wait() instead", homes);
        ban(R"(\b(secure_)?getenv\()", "only mains read the environment: hand the value in", homes);
        ban(R"(\bstd::(j?thread|async)\b|\bpthread_create\b)",
            "one loop, one thread: move in small steps from tick()", homes);
        const std::vector<std::string_view> spdlog_wants_it{"sync/base/log.cpp", "tests/"};
        ban(R"(\bshared_ptr\b|\bmake_shared\b)", "owners are values or unique_ptr",
            spdlog_wants_it);
        ban(R"(^(?!.*unique_ptr).*\bnew [A-Za-z_:]+)", "no bare new: std::make_unique, or a value",
            std::vector<std::string_view>{"tests/"});
        ban(R"(\bthrow\b)", "nothing throws: return a Status",
            std::vector<std::string_view>{"tests/"});
        return made;
    }();
    return all;
}

// Names, not sentences: the product's own in title bars, and a sample machine's place.
bool is_allowed_name(const SourceFile& file, const std::string& literal) {
    return (file.path == "kiosk/app/run.cpp" && literal == "导访 ") ||
           (file.path.starts_with("kiosk/app/shots_") && literal == "东侧 1 号机");
}

bool at_home(const std::string& path, const std::vector<std::string_view>& homes) {
    return std::any_of(homes.begin(), homes.end(),
                       [&](std::string_view home) { return path.find(home) != path.npos; });
}

// One finding a line that matches.
void find_lines(const std::string& path, const std::vector<std::string>& lines,
                const std::regex& pattern, std::string_view why, Findings& findings) {
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::smatch match;
        if (!std::regex_search(lines[at], match, pattern)) continue;
        findings.push_back({path, at + 1, text_of("'{}': {}", match.str(), why)});
    }
}

}  // namespace

Findings check_banned_words(const SourceFile& file) {
    Findings findings;
    const auto lines = lines_of(code_of(file.text).bare);
    for (const Banned& banned : banned_everywhere_else()) {
        if (at_home(file.path, banned.homes)) continue;
        find_lines(file.path, lines, banned.pattern, banned.why, findings);
    }
    return findings;
}

Findings check_private_notes(const SourceFile& file) {
    // Letters in brackets, so that this file passes its own check.
    static const std::regex unfinished(R"(\b([T]ODO|[F]IXME|[X]XX|[H]ACK)\b)");
    static const std::regex number(
        R"rx(\b[Ii]ssues? #?[0-9]{1,3}\b|(^|[ (])#[0-9]+\b(?![-0-9a-fA-F;"]))rx");
    static const std::regex folder(R"rx((^|[\s"'(=])/([h]ome|[r]oot|[w]ork|[U]sers|[m]nt)/)rx");
    Findings findings;
    const auto lines = lines_of(file.text);
    find_lines(file.path, lines, unfinished, "finish it, or leave it out", findings);
    find_lines(file.path, lines, number, "say what is meant: the tree speaks for itself", findings);
    find_lines(file.path, lines, folder, "a folder of one machine: take it as an option", findings);
    return findings;
}

Findings check_commented_out_code(const SourceFile& file) {
    static const std::regex code(
        R"(^\s*//\s*((return|if \(|for \(|while \(|#include|auto |const auto).*[;{>"])"
        R"(|[a-z_][\w:.>-]*\(.*\);|\}.*;?)\s*$)");
    Findings findings;
    find_lines(file.path, lines_of(file.text), code,
               "code in a comment: delete it, the history keeps it", findings);
    return findings;
}

Findings check_header_opening(const SourceFile& file) {
    if (!file.ends_with(".h")) return {};
    const auto lines = lines_of(file.text);
    if (lines.empty() || !lines[0].starts_with("// ")) {
        return {{file.path, 1, "open with a comment: what it is, who owns, which thread, errors"}};
    }
    const auto first = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return !line.empty() && !line.starts_with("//");
    });
    if (first != lines.end() && *first == "#pragma once") return {};
    const auto at = static_cast<std::size_t>(first - lines.begin());
    return {{file.path, at + 1, "#pragma once comes right after the opening comment"}};
}

Findings check_literal_words(const SourceFile& file) {
    Findings findings;
    if (!file.under("kiosk") || !file.cpp()) return findings;
    for (const Literal& literal : code_of(file.text).literals) {
        const auto points = code_points(literal.text);
        if (std::none_of(points.begin(), points.end(), is_cjk)) continue;
        if (is_allowed_name(file, literal.text)) continue;
        findings.push_back(
            {file.path, literal.line,
             text_of("\"{}\": words for people come from assets/text by id", literal.text)});
    }
    return findings;
}

}  // namespace daofang::tidy
