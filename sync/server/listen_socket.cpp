#include "sync/server/listen_socket.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>

#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::server {
namespace {

constexpr int backlog = 512;

base::Result<base::Handle<addrinfo, ::freeaddrinfo>> address_of(const std::string& host,
                                                                const std::string& port) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV | AI_PASSIVE;
    addrinfo* found = nullptr;
    if (::getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0 || found == nullptr) {
        return base::Error{base::Code::invalid,
                           base::text_of("{} is not an IPv4 or IPv6 address", host)};
    }
    return base::Handle<addrinfo, ::freeaddrinfo>(found);
}

std::uint16_t port_of(int fd) {
    sockaddr_storage bound{};
    socklen_t size = sizeof bound;
    char service[NI_MAXSERV] = {};
    if (::getsockname(fd, static_cast<sockaddr*>(static_cast<void*>(&bound)), &size) != 0) return 0;
    if (::getnameinfo(static_cast<sockaddr*>(static_cast<void*>(&bound)), size, nullptr, 0, service,
                      sizeof service, NI_NUMERICSERV) != 0) {
        return 0;
    }
    std::uint16_t port = 0;
    std::from_chars(service, service + std::strlen(service), port);
    return port;
}

}  // namespace

base::Result<ListenSocket> listen_on(const std::string& host, std::uint16_t port) {
    TRY_ASSIGN(const auto address, address_of(host, std::to_string(port)));
    const int fd = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int yes = 1;
    const bool listening =
        fd >= 0 && ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
        ::bind(fd, address->ai_addr, address->ai_addrlen) == 0 && ::listen(fd, backlog) == 0;
    if (!listening) {
        const std::string why = std::strerror(errno);
        if (fd >= 0) ::close(fd);
        return base::Error{base::Code::unavailable,
                           base::text_of("listening on {}:{}: {}", host, port, why)};
    }
    return ListenSocket{fd, port_of(fd)};
}

base::Result<HostPort> host_port_from_text(const std::string& text) {
    const base::Error wrong{base::Code::invalid,
                            base::text_of("'{}' is not ADDRESS:PORT, for example 127.0.0.1:8470 or "
                                          "[::1]:8470",
                                          text)};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos) return wrong;
    HostPort parsed;
    const char* end = text.data() + text.size();
    const auto number = std::from_chars(text.data() + colon + 1, end, parsed.port);
    if (number.ec != std::errc{} || number.ptr != end) return wrong;
    std::string host = text.substr(0, colon);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    if (!bracketed && host.find(':') != std::string::npos) return wrong;
    if (host == "localhost") host = "127.0.0.1";
    if (!address_of(host, "0").ok()) return wrong;
    parsed.host = host;
    return parsed;
}

}  // namespace daofang::server
