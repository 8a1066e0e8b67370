#include "tests/support/tcp_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>
#include <vector>

#include "sync/base/text.h"

namespace daofang::support {
namespace {

constexpr int turn_ms = 5;

base::Error failed(std::string_view doing) {
    return {base::Code::unavailable, base::text_of("proxy: {}: {}", doing, std::strerror(errno))};
}

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void at_once(int fd) {
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

// False when either end is done. Blocks until the other end took everything: programs of this
// machine read at once.
bool carry_from(int from, int to) {
    char block[16 * 1024];
    const ssize_t got = ::recv(from, block, sizeof block, MSG_DONTWAIT);
    if (got < 0) return errno == EAGAIN;
    for (ssize_t sent = 0, more = 0; sent < got; sent += more) {
        more = ::send(to, block + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (more <= 0) return false;
    }
    return got > 0;
}

}  // namespace

base::Result<std::unique_ptr<TcpProxy>> TcpProxy::open(int to_port) {
    std::unique_ptr<TcpProxy> proxy(new TcpProxy(to_port));
    TRY(proxy->listen());
    proxy->thread_ = std::jthread([p = proxy.get()](const std::stop_token& s) { p->serve(s); });
    return proxy;
}

TcpProxy::~TcpProxy() {
    thread_.request_stop();
    if (thread_.joinable()) thread_.join();
    cut();
}

base::Status TcpProxy::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener_ < 0) return failed("socket");
    const int on = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(port_);
    // The socket interface takes every address family through this one pointer type.
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 16) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
        return failed("listen");
    }
    port_ = ntohs(address.sin_port);
    return {};
}

void TcpProxy::cut() {
    const std::lock_guard hold(lock_);
    if (listener_ >= 0) ::close(std::exchange(listener_, -1));
    for (Line& line : lines_) hang_up(line);
    lines_.clear();
}

base::Status TcpProxy::mend() {
    const std::lock_guard hold(lock_);
    return listener_ >= 0 ? base::Status() : listen();
}

void TcpProxy::hang_up(Line& line) {
    for (int& fd : line.ends) {
        if (fd >= 0) ::close(std::exchange(fd, -1));
    }
}

void TcpProxy::serve(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::vector<pollfd> waiting;
        {
            const std::lock_guard hold(lock_);
            waiting.push_back({listener_, POLLIN, 0});
            for (const Line& line : lines_) {
                for (const int fd : line.ends) waiting.push_back({fd, POLLIN, 0});
            }
        }
        // Descriptors that cut() closes meanwhile are looked at once more below, under the lock.
        ::poll(waiting.data(), waiting.size(), turn_ms);
        const std::lock_guard hold(lock_);
        accept_one();
        carry();
    }
}

void TcpProxy::accept_one() {
    if (listener_ < 0) return;
    const int caller = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (caller < 0) return;
    Line line{{caller, ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)}};
    const sockaddr_in address = loopback(to_port_);
    if (::connect(line.ends[1], reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        hang_up(line);
        return;
    }
    for (const int fd : line.ends) at_once(fd);
    lines_.push_back(line);
}

void TcpProxy::carry() {
    for (auto line = lines_.begin(); line != lines_.end();) {
        if (carry_from(line->ends[0], line->ends[1]) && carry_from(line->ends[1], line->ends[0])) {
            ++line;
            continue;
        }
        hang_up(*line);
        line = lines_.erase(line);
    }
}

}  // namespace daofang::support
