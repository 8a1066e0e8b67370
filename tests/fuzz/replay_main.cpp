// Feeds every file of a corpus folder to the fuzz target once, without libFuzzer.
//
// Usage  <target>_fuzz_replay FOLDER. Exit 1 when the folder holds no file or one does not read.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "sync/base/file.h"
#include "tests/fuzz/fuzz_target.h"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    std::vector<std::string> paths;
    std::error_code why;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1], why)) {
        paths.push_back(entry.path().string());
    }
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
        std::printf("%s\n", path.c_str());
        std::fflush(stdout);  // a crash must leave the name of its input
        const auto bytes = daofang::base::read_file(path);
        if (!bytes) {
            std::fprintf(stderr, "%s\n", bytes.error().what.c_str());
            return 1;
        }
        // A block of exactly this size, so that a sanitizer sees one byte too far.
        const std::vector<std::uint8_t> input(bytes->begin(), bytes->end());
        LLVMFuzzerTestOneInput(input.data(), input.size());
    }
    return paths.empty() ? 1 : 0;
}
