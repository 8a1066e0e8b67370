// Built: a file that no target compiles is a test that never ran.
#pragma once

#include <set>
#include <string>

#include "sync/base/result.h"
#include "tests/tidy/source.h"

namespace daofang::tidy {

// The sources in a compile_commands.json, as paths from `root`.
base::Result<std::set<std::string>> compiled_files(const std::string& json,
                                                   const std::string& root);

// A .cpp that is not among the compiled.
Findings check_built(const SourceFile& file, const std::set<std::string>& compiled);

}  // namespace daofang::tidy
