#include "tests/support/escpos_device.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <pty.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sync/base/text.h"

namespace daofang::support {
namespace {

constexpr int turn_ms = 2;

base::Error failed(std::string_view doing) {
    return {base::Code::unavailable, base::text_of("{}: {}", doing, std::strerror(errno))};
}

void close_fd(int& fd) {
    if (fd >= 0) ::close(fd);
    fd = -1;
}

// Told without reading, while there is no room for what is read.
bool was_reset(int fd) {
    int why = 0;
    socklen_t size = sizeof why;
    return ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &why, &size) == 0 && why != 0;
}

}  // namespace

base::Result<std::unique_ptr<EscposDevice>> EscposDevice::on_tcp(PrinterHabits habits, int port) {
    std::unique_ptr<EscposDevice> device(new EscposDevice(habits));
    device->port_ = port;
    TRY(device->listen());
    device->where_ = base::text_of("tcp://127.0.0.1:{}", device->port_);
    device->thread_ = std::jthread([d = device.get()](const std::stop_token& s) { d->serve(s); });
    return device;
}

base::Result<std::unique_ptr<EscposDevice>> EscposDevice::on_pty(const std::string& path,
                                                                 PrinterHabits habits) {
    std::unique_ptr<EscposDevice> device(new EscposDevice(habits));
    char name[128];
    // Our own hold on the near end: without one the far end reads errors until a printer opens it.
    if (::openpty(&device->line_, &device->kept_open_, name, nullptr, nullptr) != 0) {
        return failed("opening a pseudo-terminal");
    }
    ::fcntl(device->line_, F_SETFL, O_NONBLOCK);
    device->pty_name_ = name;
    device->path_ = path;
    device->where_ = "dev:" + path;
    TRY(device->plug_in());
    device->thread_ = std::jthread([d = device.get()](const std::stop_token& s) { d->serve(s); });
    return device;
}

EscposDevice::~EscposDevice() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    close_fd(line_);
    close_fd(listener_);
    close_fd(kept_open_);
}

base::Status EscposDevice::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener_ < 0) return failed("making a socket");
    const int on = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 1) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
        return failed(base::text_of("listening on port {}", port_));
    }
    port_ = ntohs(address.sin_port);
    return {};
}

void EscposDevice::unplug() {
    const std::lock_guard hold(lock_);
    if (path_.empty()) {
        close_fd(listener_);
        hang_up();
    } else {
        ::unlink(path_.c_str());
    }
}

base::Status EscposDevice::plug_in() {
    const std::lock_guard hold(lock_);
    if (path_.empty()) return listener_ >= 0 ? base::Status() : listen();
    if (::symlink(pty_name_.c_str(), path_.c_str()) != 0) return failed("linking " + path_);
    return {};
}

void EscposDevice::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        pollfd waiting[2]{};
        {
            const std::lock_guard hold(lock_);
            const bool reads = model_.has_room();
            waiting[0] = {line_ >= 0 ? -1 : listener_, POLLIN, 0};
            waiting[1] = {reads ? line_ : -1, POLLIN, 0};
        }
        ::poll(waiting, 2, turn_ms);
        const std::lock_guard hold(lock_);
        if (line_ < 0) accept_one();
        if (line_ >= 0) move_bytes();
    }
}

void EscposDevice::accept_one() {
    if (listener_ < 0) return;
    line_ = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

void EscposDevice::move_bytes() {
    char block[16 * 1024];
    if (model_.has_room()) {
        const ssize_t got = ::read(line_, block, sizeof block);
        if (got == 0 || (got < 0 && errno != EAGAIN)) return hang_up();
        if (got > 0) model_.receive({block, static_cast<std::size_t>(got)});
    } else if (was_reset(line_)) {
        return hang_up();
    }
    const std::string replies = model_.replies();
    if (replies.empty()) return;
    const bool socket = path_.empty();
    // A few bytes always fit, unless the other end is gone: then the next read says so.
    const ssize_t sent = socket ? ::send(line_, replies.data(), replies.size(), MSG_NOSIGNAL)
                                : ::write(line_, replies.data(), replies.size());
    static_cast<void>(sent);
}

void EscposDevice::hang_up() {
    if (line_ < 0) return;
    close_fd(line_);
    model_.line_closed();
}

}  // namespace daofang::support
