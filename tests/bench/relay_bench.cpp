// Who waits: a window for its call to reach the relay and come back granted, the board for the call
// to reach it, and a terminal that was cut off for its day to go up. Real HTTP over loopback into a
// real SQLite file; the server runs on a thread of its own, the clients on this one.
#include <benchmark/benchmark.h>
#include <poll.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "sync/base/check.h"
#include "sync/base/clock.h"
#include "sync/event/chain.h"
#include "sync/server/http_server.h"
#include "sync/store/sqlite_store.h"
#include "sync/uplink/curl_client.h"
#include "sync/wire/protocol.h"
#include "tests/support/builders.h"
#include "tests/support/temp_folder.h"

using namespace daofang;

namespace {

const std::string token = "a-token-that-only-the-bench-knows";

class RunningServer {
public:
    RunningServer() : access_(token) {
        auto store = store::SqliteStore::open({folder_.file("events.sqlite"), 1});
        CHECK(store.ok());
        store_ = std::move(store).value();
        relay_ = std::make_unique<server::Relay>(*store_, log_);
        service_ = std::make_unique<server::Service>(*relay_, access_);
        auto http = server::HttpServer::start({.port = 0}, *service_, clock_, log_);
        CHECK(http.ok());
        http_ = std::move(http).value();
        thread_ = std::thread([this] { serve(); });
    }
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer() {
        stop_ = true;
        thread_.join();
    }
    std::string url() const { return http_->url(); }

private:
    void serve() {
        constexpr base::Millis stop_seen_within{20};
        while (!stop_) {
            const base::Instant now = clock_.now();
            http_->tick(now);
            pollfd on{http_->fd(), POLLIN, 0};
            ::poll(&on, 1, static_cast<int>(std::min(http_->wait(now), stop_seen_within).count()));
        }
    }

    support::TempFolder folder_;
    base::SystemClock clock_;
    base::Log log_ = base::Log::silent();
    server::SharedToken access_;
    std::unique_ptr<store::SqliteStore> store_;
    std::unique_ptr<server::Relay> relay_;
    std::unique_ptr<server::Service> service_;
    std::unique_ptr<server::HttpServer> http_;
    std::atomic<bool> stop_ = false;
    std::thread thread_;
};

// One terminal's endless chain of events of the usual size, about 400 bytes a line.
class Origin {
public:
    explicit Origin(std::string name) : name_(std::move(name)) {}
    std::string next_push(std::int64_t count) {
        std::vector<event::Event> batch;
        while (static_cast<std::int64_t>(batch.size()) < count) {
            event::Event event = support::an_event_after(head_, name_);
            event.body = R"({"needs":["elder"],"people":1,"service":"lawyer","terminal":"K1",)"
                         R"("ticket":"2026-11-24/B012","token":"9f86d081884c7d659a2feaa0c55ad0"})";
            head_ = event::head_after(event);
            batch.push_back(std::move(event));
        }
        return wire::encode_push(batch);
    }

private:
    std::string name_;
    event::Head head_;
};

uplink::HttpRequest request_to(const std::string& url) {
    uplink::HttpRequest request;
    request.url = url;
    request.bearer_token = token;
    request.timeout = base::Millis{30'000};
    return request;
}

uplink::HttpRequest push_request(const RunningServer& server, std::string body) {
    auto request = request_to(server.url() + wire::push_path("jieyang", {}));
    request.method = "POST";
    request.body = std::move(body);
    return request;
}

void take_answer(uplink::CurlClient& client) {
    for (;;) {
        client.tick();
        for (const auto& answer : client.finished()) {
            CHECK(answer.status == 200);
            return;
        }
        client.sleep_until_something({}, base::Millis{100});
    }
}

// One terminal, one request after another; bounded by the disk's flush for small batches, by
// decoding and hashing for large ones.
void push(benchmark::State& state) {
    const RunningServer server;
    uplink::CurlClient client;
    Origin origin("K1");
    for (auto _ : state) {
        state.PauseTiming();
        auto request = push_request(server, origin.next_push(state.range(0)));
        state.ResumeTiming();
        client.start(std::move(request));
        take_answer(client);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(push)->Arg(1)->Arg(50)->Arg(500)->Unit(benchmark::kMicrosecond)->UseRealTime();

// Many terminals at once, each with one new event: a hall's rush hour.
void push_from_many(benchmark::State& state) {
    const RunningServer server;
    std::vector<std::unique_ptr<uplink::CurlClient>> clients;
    std::vector<Origin> origins;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        clients.push_back(std::make_unique<uplink::CurlClient>());
        origins.emplace_back("K" + std::to_string(i));
    }
    for (auto _ : state) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            clients[i]->start(push_request(server, origins[i].next_push(1)));
            clients[i]->tick();
        }
        for (const auto& client : clients) take_answer(*client);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(push_from_many)->Arg(8)->Arg(32)->Unit(benchmark::kMicrosecond)->UseRealTime();

// From the first byte of a push to the last byte of the answer in the hands of `readers` that wait
// for it in long polls.
void append_to_delivery(benchmark::State& state) {
    const RunningServer server;
    uplink::CurlClient writer;
    Origin origin("K1");
    std::vector<std::unique_ptr<uplink::CurlClient>> readers;
    for (std::int64_t i = 0; i < state.range(0); ++i) {
        readers.push_back(std::make_unique<uplink::CurlClient>());
    }
    std::uint64_t position = 0;
    for (auto _ : state) {
        state.PauseTiming();
        for (const auto& reader : readers) {
            reader->start(request_to(server.url() + wire::pull_path("jieyang", position, 25)));
            // The poll has to wait at the server before the clock starts.
            for (int turn = 0; turn < 3; ++turn) {
                reader->tick();
                reader->sleep_until_something({}, base::Millis{1});
            }
        }
        auto request = push_request(server, origin.next_push(1));
        state.ResumeTiming();
        writer.start(std::move(request));
        take_answer(writer);
        for (const auto& reader : readers) take_answer(*reader);
        ++position;
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append_to_delivery)->Arg(1)->Arg(20)->Unit(benchmark::kMicrosecond)->UseRealTime();

// A terminal reads back pages of a day that it missed.
void pull(benchmark::State& state) {
    const RunningServer server;
    uplink::CurlClient client;
    Origin origin("K1");
    client.start(push_request(server, origin.next_push(500)));
    take_answer(client);
    for (auto _ : state) {
        client.start(request_to(server.url() + wire::pull_path("jieyang", 0, 0)));
        take_answer(client);
    }
    state.SetItemsProcessed(state.iterations() * 500);
}
BENCHMARK(pull)->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
