#include "tests/tidy/built.h"

#include "sync/base/json.h"

namespace daofang::tidy {
namespace {

constexpr std::size_t commands_bytes_max = 64u << 20;

}  // namespace

base::Result<std::set<std::string>> compiled_files(const std::string& json,
                                                   const std::string& root) {
    TRY_ASSIGN(const base::Json commands, base::parse_json(json, commands_bytes_max));
    std::set<std::string> files;
    for (const base::Json& command : commands) {
        TRY_ASSIGN(const std::string file, base::get_text(command, "file"));
        if (file.starts_with(root + "/")) files.insert(file.substr(root.size() + 1));
    }
    return files;
}

Findings check_built(const SourceFile& file, const std::set<std::string>& compiled) {
    if (!file.ends_with(".cpp") || compiled.contains(file.path)) return {};
    return {{file.path, 1, "no target builds it: name it in CMake, or delete it"}};
}

}  // namespace daofang::tidy
