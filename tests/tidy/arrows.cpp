#include "tests/tidy/arrows.h"

#include <algorithm>
#include <array>
#include <regex>
#include <set>
#include <sstream>
#include <string_view>

#include "sync/base/text.h"

namespace daofang::tidy {
namespace {

using base::text_of;

struct Include {
    std::size_t line = 0;
    std::string path;
    bool quoted = false;
};

std::vector<Include> includes_of(const SourceFile& file) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    const auto lines = lines_of(file.text);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        std::smatch match;
        if (!std::regex_search(lines[at], match, pattern)) continue;
        found.push_back({at + 1, match[2].str(), match[1].str() == "\""});
    }
    return found;
}

// Where an outside header may be included: files or folders, by the start of their path.
struct Home {
    std::string_view header;  // start of the header's path
    std::vector<std::string_view> homes;
};

const std::vector<Home>& outside_homes() {
    static const std::vector<Home> homes = {
        {"nlohmann/", {"sync/base/json.h"}},
        {"spdlog/", {"sync/base/log.cpp"}},
        {"fmt/", {"sync/base/text.h"}},
        {"toml++/", {"sync/base/settings.cpp", "kiosk/ui/toml_file.cpp"}},
        {"sodium", {"sync/base/", "sync/event/", "kiosk/app/"}},
        {"sqlite3.h", {"sync/store/"}},
        {"curl/", {"sync/uplink/"}},
        {"microhttpd.h", {"sync/server/http_server.cpp"}},
        {"CLI/", {"sync/server/", "kiosk/app/"}},
        {"imgui", {"kiosk/ui/", "kiosk/platform/canvas"}},
        {"ft2build.h", {"kiosk/ui/"}},
        {"freetype/", {"kiosk/ui/"}},
        {"unicode/", {"kiosk/ui/"}},
        {"librsvg/", {"kiosk/ui/"}},
        {"qrencode.h", {"kiosk/ui/", "kiosk/devices/"}},
        {"pango/", {"kiosk/devices/"}},
        {"cairo", {"kiosk/devices/", "kiosk/ui/"}},
        {"SDL", {"kiosk/platform/"}},
        {"stb", {"kiosk/platform/"}},
    };
    return homes;
}

// C++ headers have neither slash nor dot; of C and POSIX these are in use.
bool of_the_system(const std::string& header) {
    static const std::set<std::string> posix = {
        "fcntl.h",       "grp.h",       "net/if.h", "netdb.h",  "netinet/in.h",
        "netinet/tcp.h", "poll.h",      "pwd.h",    "signal.h", "termios.h",
        "unistd.h",      "arpa/inet.h", "time.h",   "limits.h", "sysexits.h"};
    return header.find_first_of("/.") == header.npos || header.starts_with("sys/") ||
           header.starts_with("linux/") || posix.contains(header);
}

bool names_our_tree(const std::string& include) {
    return include.starts_with("sync/") || include.starts_with("kiosk/") ||
           include.starts_with("tests/");
}

}  // namespace

std::vector<Module> parse_modules(const std::string& cmake) {
    static const std::regex pattern(R"(\n\s*daofang_module\(([^)]*)\))");
    std::vector<Module> modules;
    const std::string text = "\n" + cmake;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
        Module module;
        module.line = line_at(text, static_cast<std::size_t>(at->position()));
        std::istringstream words((*at)[1].str());
        words >> module.folder;
        std::string word;
        bool in_uses = false;
        while (words >> word) {
            if (word == "USES" || word == "LIBS") {
                in_uses = word == "USES";
            } else if (in_uses) {
                module.uses.push_back(word);
            }
        }
        modules.push_back(std::move(module));
    }
    return modules;
}

Findings check_modules(const std::string& path, const std::vector<Module>& modules) {
    Findings findings;
    std::set<std::string> above;
    for (const Module& module : modules) {
        for (const std::string& used : module.uses) {
            if (!above.contains(used)) {
                findings.push_back({path, module.line,
                                    text_of("{} uses {}, which is not declared above it: arrows "
                                            "only go down, move code to break the circle",
                                            module.folder, used)});
            }
            if (module.folder.starts_with("sync/") && used.starts_with("kiosk/")) {
                findings.push_back(
                    {path, module.line,
                     text_of("{} uses {}: sync knows no word of the hall", module.folder, used)});
            }
        }
        above.insert(module.folder);
    }
    return findings;
}

Findings check_includes(const SourceFile& file, const std::vector<Module>& modules) {
    Findings findings;
    const bool test = file.under("tests");
    const std::string own = file.folder();
    const auto module = std::find_if(modules.begin(), modules.end(),
                                     [&](const Module& each) { return each.folder == own; });
    if (!test && module == modules.end()) {
        return {{file.path, 1,
                 text_of("{} has no daofang_module line in CMakeLists.txt: add one", own)}};
    }
    for (const Include& include : includes_of(file)) {
        if (!include.quoted) continue;
        if (!names_our_tree(include.path)) {
            findings.push_back({file.path, include.line,
                                text_of("\"{}\": include our headers with the full path from the "
                                        "root, others' in <>",
                                        include.path)});
            continue;
        }
        if (test) continue;
        const std::string target = SourceFile{include.path, {}}.folder();
        const bool declared = target == own || std::find(module->uses.begin(), module->uses.end(),
                                                         target) != module->uses.end();
        if (!declared) {
            findings.push_back({file.path, include.line,
                                text_of("{} may not include {}: its daofang_module line does not "
                                        "name it in USES",
                                        own, include.path)});
        }
    }
    return findings;
}

Findings check_outside_headers(const SourceFile& file) {
    Findings findings;
    if (file.under("tests")) return findings;  // tests look inside
    for (const Include& include : includes_of(file)) {
        if (names_our_tree(include.path) || of_the_system(include.path)) continue;
        const auto& homes = outside_homes();
        const auto home = std::find_if(homes.begin(), homes.end(), [&](const Home& each) {
            return include.path.starts_with(each.header);
        });
        if (home == homes.end()) {
            findings.push_back({file.path, include.line,
                                text_of("<{}> has no home yet: name the one folder for it in "
                                        "tests/tidy/arrows.cpp",
                                        include.path)});
        } else if (std::none_of(home->homes.begin(), home->homes.end(),
                                [&](auto start) { return file.path.starts_with(start); })) {
            findings.push_back({file.path, include.line,
                                text_of("<{}> is at home in {} only: call what stands there",
                                        include.path, home->homes.front())});
        }
    }
    return findings;
}

}  // namespace daofang::tidy
