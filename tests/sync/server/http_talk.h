// Talking to a real server: whole exchanges through CurlClient, and bare bytes on a socket.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "sync/base/check.h"
#include "sync/uplink/curl_client.h"
#include "tests/sync/server/server_process.h"

namespace daofang::support {

// Turns the client until its next answer.
inline uplink::HttpAnswer next_answer(uplink::CurlClient& client) {
    for (;;) {
        client.tick();
        auto answers = client.finished();
        if (!answers.empty()) return std::move(answers.front());
        client.sleep_until_something({}, base::Millis{100});
    }
}

inline uplink::HttpAnswer ask(uplink::CurlClient& client, uplink::HttpRequest request) {
    client.start(std::move(request));
    return next_answer(client);
}

inline uplink::HttpRequest get(const std::string& url) {
    uplink::HttpRequest request;
    request.url = url;
    request.bearer_token = test_token;
    request.timeout = base::Millis{30'000};
    return request;
}

inline uplink::HttpRequest post(const std::string& url, std::string body) {
    uplink::HttpRequest request = get(url);
    request.method = "POST";
    request.body = std::move(body);
    return request;
}

// A connection on which a test writes what it likes.
class BareConnection {
public:
    explicit BareConnection(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        CHECK(::connect(fd_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0);
    }
    BareConnection(const BareConnection&) = delete;
    BareConnection& operator=(const BareConnection&) = delete;
    ~BareConnection() { ::close(fd_); }

    // False once the other side has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    // What comes until `until` was in it, the other side closes, or `patience` is over.
    std::string receive(std::chrono::milliseconds patience, std::string_view until = "") {
        std::string all;
        const auto end = std::chrono::steady_clock::now() + patience;
        for (;;) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                end - std::chrono::steady_clock::now());
            pollfd on{fd_, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&on, 1, static_cast<int>(left.count())) <= 0) break;
            char bytes[4096];
            const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
            if (got <= 0) {
                closed_ = true;
                break;
            }
            all.append(bytes, static_cast<std::size_t>(got));
            if (!until.empty() && all.find(until) != std::string::npos) break;
        }
        return all;
    }
    bool closed() const { return closed_; }

private:
    int fd_;
    bool closed_ = false;
};

}  // namespace daofang::support
