#include "kiosk/app/probe.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sync/base/text.h"

namespace daofang::app {
namespace {

base::Error failed(const char* doing, const std::string& path) {
    return {base::Code::unavailable,
            base::text_of("probe {}: {}: {}", path, doing, std::strerror(errno))};
}

// A reader that does not read is not waited for: what does not fit its buffer is lost to it.
void send_line(int client, std::string_view line) {
    constexpr int patience_ms = 20;
    while (!line.empty()) {
        const ssize_t sent = ::send(client, line.data(), line.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            line.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        pollfd ready{client, POLLOUT, 0};
        if (errno != EAGAIN || ::poll(&ready, 1, patience_ms) <= 0) return;
    }
}

}  // namespace

base::Result<std::unique_ptr<Probe>> Probe::open(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) {
        return base::Error{base::Code::invalid,
                           base::text_of("probe path of {} bytes, at most {}", path.size(),
                                         sizeof address.sun_path - 1)};
    }
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (listener < 0) return failed("socket", path);
    std::unique_ptr<Probe> probe(new Probe(listener, path));
    ::unlink(path.c_str());  // what a killed program left
    const mode_t before = ::umask(0177);
    const int bound = ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    ::umask(before);
    if (bound != 0) return failed("bind", path);
    if (::listen(listener, probe_answers_per_tick_max) != 0) return failed("listen", path);
    return probe;
}

Probe::~Probe() {
    ::close(listener_);
    ::unlink(path_.c_str());
}

void Probe::tick(const std::string& line) {
    for (int i = 0; i < probe_answers_per_tick_max; ++i) {
        const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        send_line(client, line);
        ::close(client);
    }
}

}  // namespace daofang::app
