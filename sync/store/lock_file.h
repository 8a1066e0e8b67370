// LockFile: one holder at a time, within a process and between processes.
//
// An empty file with a flock() on it. The system lets go of it when the holder dies, kill -9 too;
// the file itself stays, as removing it would let two programs each lock a file of that name.
#pragma once

#include <string>

#include "sync/base/result.h"

namespace daofang::store {

class LockFile {
public:
    // `conflict` while somebody holds it; `unavailable`, `full` when it cannot be made.
    static base::Result<LockFile> take(const std::string& path);
    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&&) = delete;
    ~LockFile();

private:
    explicit LockFile(int fd) : fd_(fd) {}

    int fd_;  // -1: moved from
};

}  // namespace daofang::store
