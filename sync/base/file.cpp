#include "sync/base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "sync/base/text.h"

namespace daofang::base {
namespace {

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    bool ok() const { return fd_ >= 0; }

private:
    int fd_;
};

Error failed(std::string_view doing, const std::string& path) {
    const int why = errno;
    const Code code = why == ENOENT                      ? Code::missing
                      : (why == ENOSPC || why == EDQUOT) ? Code::full
                                                         : Code::unavailable;
    return {code, text_of("{} {}: {}", doing, path, std::strerror(why))};
}

Status write_all(int fd, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failed("writing", path);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

bool is_folder(const std::string& path) {
    struct stat there {};
    return ::stat(path.c_str(), &there) == 0 && S_ISDIR(there.st_mode);
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file.ok()) return failed("opening", path);
    std::string bytes;
    char block[64 * 1024];
    for (;;) {
        const ssize_t got = ::read(file.get(), block, sizeof block);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return failed("reading", path);
        if (got == 0) return bytes;
        bytes.append(block, static_cast<std::size_t>(got));
        if (bytes.size() > bytes_max) {
            return Error{Code::full, text_of("{} is over {} bytes", path, bytes_max)};
        }
    }
}

Status write_file(const std::string& path, std::string_view bytes) {
    const std::string beside = path + ".new";
    {
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
        if (!file.ok()) return failed("creating", beside);
        TRY(write_all(file.get(), bytes, beside));
        if (::fsync(file.get()) != 0) return failed("syncing", beside);
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) return failed("renaming to", path);
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!parent.ok() || ::fsync(parent.get()) != 0) return failed("syncing", folder);
    return {};
}

Result<std::uint64_t> disk_free_bytes(const std::string& folder) {
    struct statvfs room {};
    if (::statvfs(folder.c_str(), &room) != 0) return failed("asking the disk of", folder);
    return static_cast<std::uint64_t>(room.f_bavail) * room.f_frsize;
}

Status make_folder(const std::string& path) {
    for (std::size_t end = 0; end < path.size();) {
        end = std::min(path.find('/', end + 1), path.size());
        const std::string folder = path.substr(0, end);
        if (is_folder(folder)) continue;
        // EEXIST: a file in the way, told below, or another program was faster.
        if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
            return failed("making folder", folder);
        }
    }
    if (is_folder(path)) return {};
    return Error{Code::unavailable, text_of("making folder '{}': a file is in the way", path)};
}

}  // namespace daofang::base
