// TempFolder: a folder of one test's own, gone with everything in it when the test ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "sync/base/check.h"

namespace daofang::support {

class TempFolder {
public:
    TempFolder() : path_((std::filesystem::temp_directory_path() / "daofang-XXXXXX").string()) {
        CHECK(::mkdtemp(path_.data()) != nullptr);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() {
        std::error_code ignored;  // a test may have removed it already
        std::filesystem::remove_all(path_, ignored);
    }

    const std::string& path() const { return path_; }
    // The path of a file in the folder; makes nothing.
    std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}  // namespace daofang::support
