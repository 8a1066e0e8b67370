#include "kiosk/devices/tcp_link.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::devices {
namespace {

using Addresses = base::Handle<addrinfo, freeaddrinfo>;

class TcpLink final : public ByteLink {
public:
    TcpLink(std::string name, Addresses address)
        : name_(std::move(name)), address_(std::move(address)) {}
    TcpLink(const TcpLink&) = delete;
    TcpLink& operator=(const TcpLink&) = delete;
    ~TcpLink() override { drop(); }

    base::Result<bool> open() override {
        if (fd_ < 0) return begin();
        pollfd waiting{fd_, POLLOUT, 0};
        if (::poll(&waiting, 1, 0) <= 0) return false;
        int why = 0;
        socklen_t size = sizeof why;
        if (::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &why, &size) != 0) why = errno;
        if (why != 0) return lost("connecting", why);
        return true;
    }

    base::Result<std::size_t> write(std::string_view bytes) override {
        const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent >= 0) return static_cast<std::size_t>(sent);
        if (errno == EAGAIN || errno == EINTR) return std::size_t{0};
        return lost("writing", errno);
    }

    base::Result<std::string> read() override {
        char block[link_read_bytes_max];
        const ssize_t got = ::recv(fd_, block, sizeof block, 0);
        if (got > 0) return std::string(block, static_cast<std::size_t>(got));
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return std::string();
        return got == 0 ? lost("reading", ECONNRESET) : lost("reading", errno);
    }

    void drop() override {
        if (fd_ < 0) return;
        // Reset instead of goodbye: the kernel lets go of unsent bytes.
        const linger at_once{1, 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::close(fd_);
        fd_ = -1;
    }

    const std::string& name() const override { return name_; }

private:
    base::Result<bool> begin() {
        fd_ = ::socket(address_->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (fd_ < 0) return lost("making a socket", errno);
        const int on = 1;
        ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(fd_, address_->ai_addr, address_->ai_addrlen) == 0) return true;
        if (errno == EINPROGRESS) return false;
        return lost("connecting", errno);
    }

    base::Error lost(std::string_view doing, int why) {
        drop();
        return {base::Code::unavailable,
                base::text_of("{} {}: {}", doing, name_, std::strerror(why))};
    }

    std::string name_;
    Addresses address_;
    int fd_ = -1;
};

base::Error meant(std::string_view address) {
    return {base::Code::invalid,
            base::text_of("printer 'tcp://{}': write tcp://10.0.0.9:9100, the address in digits",
                          address)};
}

}  // namespace

base::Result<std::unique_ptr<ByteLink>> make_tcp_link(std::string_view address) {
    const std::size_t colon = address.rfind(':');
    if (colon == std::string_view::npos || colon == 0) return meant(address);
    std::string host(address.substr(0, colon));
    const std::string port(address.substr(colon + 1));
    if (port.empty()) return meant(address);
    if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (host == "localhost") host = "127.0.0.1";

    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return meant(address);
    return std::unique_ptr<ByteLink>(
        std::make_unique<TcpLink>(base::text_of("tcp://{}", address), Addresses(found)));
}

}  // namespace daofang::devices
