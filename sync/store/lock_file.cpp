#include "sync/store/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sync/base/text.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::text_of;

base::Result<LockFile> LockFile::take(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0) {
        const int why = errno;
        const bool full = why == ENOSPC || why == EDQUOT;
        return Error{full ? Code::full : Code::unavailable,
                     text_of("{}: {}; check that the folder exists and that this user may write "
                             "in it",
                             path, std::strerror(why))};
    }
    LockFile lock(fd);
    if (::flock(fd, LOCK_EX | LOCK_NB) == 0) return lock;
    const int why = errno;
    if (why == EWOULDBLOCK) {
        return Error{Code::conflict,
                     text_of("{}: another program has it open; close that one first", path)};
    }
    return Error{Code::unavailable, text_of("locking {}: {}", path, std::strerror(why))};
}

LockFile::LockFile(LockFile&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

LockFile::~LockFile() {
    if (fd_ >= 0) ::close(fd_);
}

}  // namespace daofang::store
