// The real program, over real sockets, on a real disk.
#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "sync/base/file.h"
#include "sync/wire/protocol.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/server/http_talk.h"
#include "tests/sync/server/server_process.h"

namespace daofang::server {
namespace {

using support::a_chain;
using support::an_event;
using support::ask;
using support::BareConnection;
using support::get;
using support::post;
using support::ServerProcess;
using support::TempFolder;
using uplink::CurlClient;
using uplink::HttpAnswer;
using namespace std::chrono_literals;

HttpAnswer push(CurlClient& client, const ServerProcess& server,
                const std::vector<event::Event>& events,
                const std::set<std::uint64_t>& yielded = {}) {
    return ask(client, post(server.url() + wire::push_path(events.front().hall, yielded),
                            wire::encode_push(events)));
}

wire::PullReply pull(CurlClient& client, const ServerProcess& server, std::uint64_t after) {
    const auto answer = ask(client, get(server.url() + wire::pull_path("jieyang", after, 0)));
    EXPECT_EQ(answer.status, 200) << answer.why << answer.body;
    const auto reply = wire::decode_pull_reply(answer.body);
    EXPECT_TRUE(reply.ok());
    return reply ? *reply : wire::PullReply{};
}

int exit_code_of(std::vector<std::string> arguments) {
    std::string command = support::server_program();
    for (const std::string& one : arguments) command += " '" + one + "'";
    const int status = std::system((command + " >/dev/null 2>&1").c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(DaofangServer, KeepsWhatIsPushedAndHandsItOut) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    const auto answer = push(client, server, a_chain(3));
    ASSERT_EQ(answer.status, 200) << answer.why << answer.body;
    const auto reply = pull(client, server, 0);
    ASSERT_EQ(reply.events.size(), 3u);
    EXPECT_EQ(reply.events[2].event, a_chain(3)[2]);
    EXPECT_EQ(reply.cursor, 3u);
}

TEST(DaofangServer, TellsItsTimeInEveryAnswer) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    for (const char* path : {"/healthz", "/readyz", "/nowhere", "/v1/halls/jieyang/origins/K1"}) {
        const auto answer = ask(client, get(server.url() + path));
        EXPECT_EQ(answer.headers.count("daofang-time"), 1u) << path;
    }
}

TEST(DaofangServer, IsHealthyAndReady) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    EXPECT_EQ(ask(client, get(server.url() + "/healthz")).status, 200);
    EXPECT_EQ(ask(client, get(server.url() + "/readyz")).status, 200);
}

TEST(DaofangServer, AnswersConflictsWithTheirKind) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    auto claimed = a_chain(1, "W1");
    claimed[0].claim = "c/1";
    ASSERT_EQ(push(client, server, claimed).status, 200);

    const auto chain = a_chain(3);
    const auto gap = push(client, server, {chain[2]});
    EXPECT_EQ(gap.status, 409);
    EXPECT_EQ(gap.headers.at("content-type"), "application/problem+json");
    EXPECT_EQ(wire::decode_push_reply(409, gap.body)->kind, wire::PushReply::Kind::gap);

    auto loser = a_chain(1, "W2");
    loser[0].claim = "c/1";
    const auto taken = wire::decode_push_reply(409, push(client, server, loser).body);
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(taken->kind, wire::PushReply::Kind::claim);
    EXPECT_EQ(taken->holder_origin, "W1");
    EXPECT_EQ(push(client, server, loser, {1}).status, 200);

    claimed[0].body = "{}";
    const auto conflict = wire::decode_push_reply(409, push(client, server, claimed).body);
    ASSERT_TRUE(conflict.ok());
    EXPECT_EQ(conflict->kind, wire::PushReply::Kind::conflict);
}

TEST(DaofangServer, WakesALongPollAtOnce) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient reader, writer;
    reader.start(get(server.url() + wire::pull_path("jieyang", 0, 20)));
    // The poll must stand before the push; health is answered after it on the same thread.
    for (int i = 0; i < 20; ++i) {
        reader.tick();
        reader.sleep_until_something({}, base::Millis{5});
    }
    ASSERT_EQ(push(writer, server, {an_event()}).status, 200);
    const auto acknowledged = std::chrono::steady_clock::now();
    const auto answer = support::next_answer(reader);
    const auto took = std::chrono::steady_clock::now() - acknowledged;
    EXPECT_EQ(wire::decode_pull_reply(answer.body)->events.size(), 1u);
    EXPECT_LT(took, 200ms);
}

TEST(DaofangServer, AnswersALongPollWithNothingAfterItsTime) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    const auto begun = std::chrono::steady_clock::now();
    const auto answer = ask(client, get(server.url() + wire::pull_path("jieyang", 0, 1)));
    const auto took = std::chrono::steady_clock::now() - begun;
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(wire::decode_pull_reply(answer.body)->events.empty());
    EXPECT_GE(took, 900ms);
    EXPECT_LT(took, 5s);
}

TEST(DaofangServer, KnowsNobodyWithoutTheToken) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    CurlClient client;
    for (const std::string token : {"", "wrong", "a-token-that-only-tests-knoW"}) {
        auto request =
            post(server.url() + "/v1/halls/jieyang/events", wire::encode_push(a_chain(200)));
        request.bearer_token = token;
        const auto answer = ask(client, request);
        EXPECT_EQ(answer.status, 401) << answer.why;
        EXPECT_EQ(answer.headers.count("www-authenticate"), 1u);
    }
    EXPECT_TRUE(pull(client, server, 0).events.empty());
}

TEST(DaofangServer, RefusesBodiesOverTheLimit) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    BareConnection declared(server.port());
    declared.send("POST /v1/halls/jieyang/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                  support::test_token + "\r\nContent-Length: 99999999999\r\n\r\n");
    EXPECT_NE(declared.receive(5s).find(" 413 "), std::string::npos);
    EXPECT_TRUE(declared.closed());

    CurlClient client;
    const auto answer = ask(client, post(server.url() + "/v1/halls/jieyang/events",
                                         std::string(wire::body_bytes_max + 1, 'x')));
    EXPECT_TRUE(answer.status == 413 || answer.status == 0) << answer.status;
}

TEST(DaofangServer, RefusesChunkedBodiesOverTheLimit) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    BareConnection connection(server.port());
    connection.send("POST /v1/halls/jieyang/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
                    support::test_token + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
    for (int i = 0; i < 9; ++i) ASSERT_TRUE(connection.send(chunk));
    connection.send("0\r\n\r\n");
    EXPECT_NE(connection.receive(5s, " 413 ").find(" 413 "), std::string::npos);
}

TEST(DaofangServer, SurvivesGarbage) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    const std::string long_path = "GET /" + std::string(100'000, 'a') + " HTTP/1.1\r\n\r\n";
    for (const std::string& bytes :
         {std::string("\0\x01\xff garbage \r\n\r\n", 16), long_path,
          std::string("GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n"),
          std::string("GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"),
          std::string("POST /v1/halls/x/events HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
          std::string("GET / HTTP/9.9\r\n\r\n"), std::string("\r\n\r\n\r\n"),
          std::string("GET /healthz\r\n\r\n")}) {
        BareConnection connection(server.port());
        connection.send(bytes);
        connection.receive(50ms);
    }
    CurlClient client;
    EXPECT_EQ(ask(client, get(server.url() + "/healthz")).status, 200);
    const auto malformed = ask(client, post(server.url() + "/v1/halls/jieyang/events", "{}\n"));
    EXPECT_EQ(malformed.status, 400);
    EXPECT_EQ(malformed.headers.at("content-type"), "application/problem+json");
}

TEST(DaofangServer, ClosesOnAClientThatDripsItsRequest) {
    const TempFolder folder;
    ASSERT_TRUE(base::write_file(folder.file("c.toml"), "[limits]\nrequest_s = 1\n").ok());
    const ServerProcess server(folder.path(), 0, {"--config", folder.file("c.toml")});
    BareConnection head(server.port());
    BareConnection body(server.port());
    head.send("GET /healthz HTTP/1.1\r\n");
    body.send("POST /v1/halls/jieyang/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " +
              support::test_token + "\r\nContent-Length: 1000\r\n\r\n");
    const auto begun = std::chrono::steady_clock::now();
    while (!(head.closed() && body.closed()) && std::chrono::steady_clock::now() - begun < 10s) {
        head.send("X: y\r\n");
        body.send("x");
        head.receive(50ms);
        body.receive(50ms);
    }
    EXPECT_TRUE(head.closed());
    EXPECT_TRUE(body.closed());
}

TEST(DaofangServer, LetsOneAddressHoldOnlyItsShareOfConnections) {
    const TempFolder folder;
    ASSERT_TRUE(
        base::write_file(folder.file("c.toml"), "[limits]\nconnections_per_address = 3\n").ok());
    const ServerProcess server(folder.path(), 0, {"--config", folder.file("c.toml")});
    BareConnection one(server.port()), two(server.port()), three(server.port());
    for (BareConnection* connection : {&one, &two, &three}) {
        connection->send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        ASSERT_NE(connection->receive(5s, " 200 ").find(" 200 "), std::string::npos);
    }
    BareConnection four(server.port());
    four.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(four.receive(2s), "");
    EXPECT_TRUE(four.closed());
}

TEST(DaofangServer, AnswersLongPollsAndEndsWithZeroWhenAskedToStop) {
    const TempFolder folder;
    ServerProcess server(folder.path());
    CurlClient client;
    client.start(get(server.url() + wire::pull_path("jieyang", 0, 25)));
    for (int i = 0; i < 20; ++i) {
        client.tick();
        client.sleep_until_something({}, base::Millis{5});
    }
    const auto begun = std::chrono::steady_clock::now();
    server.ask_to_stop();
    const auto answer = support::next_answer(client);
    EXPECT_EQ(answer.status, 200) << answer.why;
    EXPECT_EQ(server.wait(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
}

TEST(DaofangServer, KeepsAllThroughAStopAndThroughAKill) {
    const TempFolder folder;
    const auto chain = a_chain(40);
    CurlClient client;
    {
        ServerProcess server(folder.path());
        ASSERT_EQ(push(client, server, {chain.begin(), chain.begin() + 20}).status, 200);
        server.ask_to_stop();
        ASSERT_EQ(server.wait(), 0);
    }
    {
        ServerProcess server(folder.path());
        ASSERT_EQ(push(client, server, {chain.begin() + 20, chain.end()}).status, 200);
        server.kill();
    }
    const ServerProcess server(folder.path());
    const auto reply = pull(client, server, 0);
    ASSERT_EQ(reply.events.size(), 40u);
    for (std::size_t i = 0; i < 40; ++i) EXPECT_EQ(reply.events[i].event, chain[i]);
}

TEST(DaofangServer, EndsWithOneWhenTheWorldSaysNo) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    const std::string token = folder.file("token");
    const std::string taken = "127.0.0.1:" + std::to_string(server.port());
    EXPECT_EQ(exit_code_of({"--data", folder.file("d"), "--token-file", token, "--listen", taken}),
              1);
    EXPECT_EQ(exit_code_of({"--data", folder.file("d"), "--token-file", "/nowhere"}), 1);
    EXPECT_EQ(exit_code_of({"--data", "/proc/nowhere", "--token-file", token}), 1);
}

TEST(DaofangServer, EndsWithTwoOnAMistakenFlagAndZeroOnHelp) {
    EXPECT_EQ(exit_code_of({"--dta", "x"}), 2);
    EXPECT_EQ(exit_code_of({}), 2);
    EXPECT_EQ(exit_code_of({"--help"}), 0);
    EXPECT_EQ(exit_code_of({"--version"}), 0);
}

TEST(DaofangServer, LogsItsStartItsStopAndWhomItRefused) {
    const TempFolder folder;
    ServerProcess server(folder.path());
    CurlClient client;
    auto request = get(server.url() + "/v1/halls/jieyang/events");
    request.bearer_token = "wrong";
    ASSERT_EQ(ask(client, request).status, 401);
    server.ask_to_stop();
    ASSERT_EQ(server.wait(), 0);
    const std::string log = server.log();
    EXPECT_NE(log.find("listening on " + server.url()), std::string::npos);
    EXPECT_NE(log.find("refused 401: GET /v1/halls/jieyang/events from 127.0.0.1"),
              std::string::npos);
    EXPECT_NE(log.find("stopped"), std::string::npos);
    EXPECT_EQ(log.find("wrong"), std::string::npos);
}

}  // namespace
}  // namespace daofang::server
