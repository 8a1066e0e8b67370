// Arrows: which folder may include which, and the one home of each outside library.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/tidy/source.h"

namespace daofang::tidy {

// One daofang_module(...) line of CMakeLists.txt.
struct Module {
    std::string folder;
    std::vector<std::string> uses;
    std::size_t line = 0;
};
std::vector<Module> parse_modules(const std::string& cmake);

// An arrow to a folder that is not declared above it, or from sync to kiosk.
Findings check_modules(const std::string& path, const std::vector<Module>& modules);

// An #include that its folder's USES does not name, or not written from the root.
Findings check_includes(const SourceFile& file, const std::vector<Module>& modules);

// An outside header away from its home, or one without a home.
Findings check_outside_headers(const SourceFile& file);

}  // namespace daofang::tidy
