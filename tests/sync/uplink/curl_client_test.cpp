#include "sync/uplink/curl_client.h"

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "sync/base/check.h"

namespace daofang::uplink {
namespace {

using namespace std::chrono_literals;

// A server that says `reply` to whatever it is asked; nothing at all when it is empty.
class CannedServer {
public:
    explicit CannedServer(std::string reply) : reply_(std::move(reply)) {
        listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        CHECK(::bind(listener_, reinterpret_cast<sockaddr*>(&at), size) == 0);
        CHECK(::listen(listener_, 8) == 0);
        CHECK(::getsockname(listener_, reinterpret_cast<sockaddr*>(&at), &size) == 0);
        port_ = ntohs(at.sin_port);
        thread_ = std::thread([this] { serve(); });
    }
    ~CannedServer() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    int connections() const { return connections_; }

private:
    void serve() {
        for (;;) {
            const int fd = ::accept(listener_, nullptr, nullptr);
            if (fd < 0) return;
            ++connections_;
            char bytes[4096];
            while (::recv(fd, bytes, sizeof bytes, 0) > 0) {
                if (reply_.empty()) continue;
                if (::send(fd, reply_.data(), reply_.size(), MSG_NOSIGNAL) < 0) break;
                if (reply_.find("Content-Length") == std::string::npos) break;
            }
            ::close(fd);
        }
    }

    std::string reply_;
    int listener_ = -1;
    std::uint16_t port_ = 0;
    std::atomic<int> connections_ = 0;
    std::thread thread_;
};

HttpAnswer ask(CurlClient& client, HttpRequest request) {
    const RequestId id = client.start(std::move(request));
    for (;;) {
        client.tick();
        for (HttpAnswer& answer : client.finished()) {
            EXPECT_EQ(answer.id, id);
            return std::move(answer);
        }
        client.sleep_until_something({}, base::Millis{50});
    }
}

HttpRequest get(std::string url, base::Millis timeout = base::Millis{5'000}) {
    HttpRequest request;
    request.url = std::move(url);
    request.timeout = timeout;
    return request;
}

TEST(CurlClient, GivesStatusBodyAndHeadersInLowerCase) {
    const CannedServer server(
        "HTTP/1.1 409 Conflict\r\nX-Some-Thing:  a b \r\nContent-Length: "
        "2\r\n\r\n{}");
    CurlClient client;
    const auto answer = ask(client, get(server.url() + "/x"));
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.body, "{}");
    EXPECT_EQ(answer.headers.at("x-some-thing"), "a b");
    EXPECT_EQ(answer.why, "");
}

TEST(CurlClient, KeepsItsConnection) {
    const CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    CurlClient client;
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask(client, get(server.url())).status, 200);
    EXPECT_EQ(server.connections(), 1);
}

TEST(CurlClient, FollowsNoRedirect) {
    const CannedServer server(
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\n"
        "Content-Length: 0\r\n\r\n");
    CurlClient client;
    EXPECT_EQ(ask(client, get(server.url())).status, 302);
}

TEST(CurlClient, EndsAnAnswerThatGrowsTooLarge) {
    const CannedServer server("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" +
                              std::string(answer_bytes_max + 1, 'x'));
    CurlClient client;
    const auto answer = ask(client, get(server.url()));
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.body, "");
    EXPECT_NE(answer.why.find("over"), std::string::npos);
}

TEST(CurlClient, SaysWhoCouldNotBeReached) {
    CurlClient client;
    const auto answer = ask(client, get("http://127.0.0.1:1/x"));
    EXPECT_EQ(answer.status, 0);
    EXPECT_NE(answer.why.find("http://127.0.0.1:1"), std::string::npos);
}

TEST(CurlClient, SpeaksHttpOnly) {
    CurlClient client;
    for (const char* url : {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/", "",
                            "http://", "not a url"}) {
        EXPECT_EQ(ask(client, get(url)).status, 0) << url;
    }
}

TEST(CurlClient, DoesNotWaitForANameThatDoesNotResolve) {
    CurlClient client;
    const RequestId id = client.start(get("http://no-such-host.invalid/", base::Millis{50}));
    const auto begun = std::chrono::steady_clock::now();
    for (int i = 0; i < 10; ++i) client.tick();
    client.cancel(id);
    client.tick();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 200ms);
    EXPECT_TRUE(client.finished().empty());
}

TEST(CurlClient, GivesUpAfterTheRequestsTime) {
    const CannedServer server("");  // takes the connection and says nothing
    CurlClient client;
    const auto begun = std::chrono::steady_clock::now();
    EXPECT_EQ(ask(client, get(server.url(), base::Millis{200})).status, 0);
    EXPECT_GE(std::chrono::steady_clock::now() - begun, 150ms);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
}

TEST(CurlClient, WakesForAFileOfTheCallers) {
    CurlClient client;
    int ends[2] = {};
    ASSERT_EQ(::pipe(ends), 0);
    ASSERT_EQ(::write(ends[1], "x", 1), 1);
    const auto begun = std::chrono::steady_clock::now();
    client.sleep_until_something({&ends[0], 1}, base::Millis{5'000});
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    ::close(ends[0]);
    ::close(ends[1]);
}

}  // namespace
}  // namespace daofang::uplink
