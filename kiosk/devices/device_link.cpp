#include "kiosk/devices/device_link.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sync/base/text.h"

namespace daofang::devices {
namespace {

class DeviceLink final : public ByteLink {
public:
    explicit DeviceLink(std::string path)
        : path_(std::move(path)), name_(base::text_of("dev:{}", path_)) {}
    DeviceLink(const DeviceLink&) = delete;
    DeviceLink& operator=(const DeviceLink&) = delete;
    ~DeviceLink() override { drop(); }

    base::Result<bool> open() override {
        if (fd_ >= 0) return true;
        // O_NONBLOCK: without it a serial line with no carrier never finishes opening.
        fd_ = ::open(path_.c_str(), O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (fd_ < 0) return lost("opening", errno);
        struct stat kind {};
        if (::fstat(fd_, &kind) != 0) return lost("opening", errno);
        if (!S_ISCHR(kind.st_mode)) return lost("opening", ENOTTY);
        serial_ = ::isatty(fd_) == 1;
        if (serial_ && !set_raw()) return lost("setting up", errno);
        return true;
    }

    base::Result<std::size_t> write(std::string_view bytes) override {
        const ssize_t sent = ::write(fd_, bytes.data(), bytes.size());
        if (sent >= 0) return static_cast<std::size_t>(sent);
        if (errno == EAGAIN || errno == EINTR) return std::size_t{0};
        return lost("writing", errno);
    }

    base::Result<std::string> read() override {
        char block[link_read_bytes_max];
        const ssize_t got = ::read(fd_, block, sizeof block);
        if (got > 0) return std::string(block, static_cast<std::size_t>(got));
        // usblp may answer 0 bytes for an empty packet; a serial line only when it was hung up.
        if (got == 0 && !serial_) return std::string();
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return std::string();
        return lost("reading", got == 0 ? EIO : errno);
    }

    void drop() override {
        if (fd_ < 0) return;
        // Closing a serial line would first wait for unsent bytes, up to half a minute; usblp drops
        // them on close by itself.
        if (serial_) ::tcflush(fd_, TCIOFLUSH);
        ::close(fd_);
        fd_ = -1;
    }

    const std::string& name() const override { return name_; }

private:
    bool set_raw() {
        termios line{};
        if (::tcgetattr(fd_, &line) != 0) return false;
        ::cfmakeraw(&line);
        line.c_cflag |= CLOCAL | CREAD;
        // Lines stay up on close: some printers reset when they drop.
        line.c_cflag &= ~static_cast<tcflag_t>(HUPCL | CSTOPB | CRTSCTS);
        line.c_iflag |= IXON;
        line.c_cc[VMIN] = 1;
        line.c_cc[VTIME] = 0;
        if (::cfsetspeed(&line, B115200) != 0 || ::tcsetattr(fd_, TCSANOW, &line) != 0)
            return false;
        // A stray XOFF may have stopped the line before; opening it anew is the way out. The kernel
        // only starts again what was stopped by hand.
        return ::tcflow(fd_, TCOOFF) == 0 && ::tcflow(fd_, TCOON) == 0;
    }

    base::Error lost(std::string_view doing, int why) {
        drop();
        return {base::Code::unavailable,
                base::text_of("{} {}: {}", doing, path_, std::strerror(why))};
    }

    std::string path_;
    std::string name_;
    int fd_ = -1;
    bool serial_ = false;
};

}  // namespace

std::unique_ptr<ByteLink> make_device_link(const std::string& path) {
    return std::make_unique<DeviceLink>(path);
}

}  // namespace daofang::devices
