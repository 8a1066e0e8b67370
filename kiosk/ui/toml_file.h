// A TOML file read with every mistake as "file:line: what". toml++ and its exceptions stay inside.
//
// Thread  any.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sync/base/result.h"

namespace daofang::ui {

// One leaf of the file: its dotted name ("color.light.paper"), its line, and its value.
struct TomlLeaf {
    std::string name;
    std::uint32_t line = 0;
    enum class Kind { text, number, other } kind = Kind::other;
    std::string text;
    double number = 0;
};

// Every leaf in name order. `missing` when there is no such file, `invalid` for bad TOML.
base::Result<std::vector<TomlLeaf>> read_toml(const std::string& path);

// "file:line: what" as an `invalid` error.
base::Error mistake_at(const std::string& path, std::uint32_t line, const std::string& what);

}  // namespace daofang::ui
