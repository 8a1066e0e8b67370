// daofang-server: keeps what terminals push, and hands it on. See --help.
//
// Exit codes: 0 stopped as asked; 1 the world (disk, address, token); 2 flags or config.
#include <poll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <iostream>
#include <optional>
#include <utility>

#include "sync/base/clock.h"
#include "sync/base/file.h"
#include "sync/base/log.h"
#include "sync/base/random.h"
#include "sync/base/text.h"
#include "sync/server/access.h"
#include "sync/server/http_server.h"
#include "sync/server/server_config.h"
#include "sync/server/upstream.h"
#include "sync/store/sqlite_store.h"
#include "sync/uplink/curl_client.h"

namespace daofang::server {
namespace {

constexpr base::Millis finish_time{5'000};

// SIGTERM and SIGINT as something to poll, for there are no handlers to race with then.
int stop_signals() {
    sigset_t stops;
    ::sigemptyset(&stops);
    ::sigaddset(&stops, SIGTERM);
    ::sigaddset(&stops, SIGINT);
    ::sigprocmask(SIG_BLOCK, &stops, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    return ::signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
}

// A socket is a file to the kernel, and the usual 1,024 files would be fewer than our connections.
void raise_file_limit(unsigned connections, const base::Log& log) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    const rlim_t needed = connections + 64;
    if (files.rlim_cur >= needed) return;
    files.rlim_cur = std::min(needed, files.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < needed) {
        log.warn(
            base::text_of("{} connections are allowed but only {} open files; raise the "
                          "service's LimitNOFILE",
                          connections, files.rlim_cur));
    }
}

// The way up, when there is one.
struct Above {
    Above(uplink::UplinkOptions options, std::string progress_path, Relay& relay,
          base::Random random, const base::Log& log)
        : upstream(std::move(options), std::move(progress_path), relay, client, random, log) {}
    uplink::CurlClient client;
    Upstream upstream;
};

// Sleeps until one of the files is readable or, with a way up, a request on it can move.
void sleep_until_something(Above* above, std::array<int, 2> readable, base::Millis at_most) {
    if (above != nullptr) return above->client.sleep_until_something(readable, at_most);
    pollfd on[] = {{readable[0], POLLIN, 0}, {readable[1], POLLIN, 0}};
    ::poll(on, std::size(on), static_cast<int>(at_most.count()));
}

base::Status announce(const HttpServer& http, const ServerConfig& config, const base::Log& log) {
    if (!config.port_file.empty()) {
        TRY(base::write_file(config.port_file, std::to_string(http.port()) + "\n"));
    }
    std::cout << "listening on " << http.url() << std::endl;
    log.info(base::text_of("started {}; listening on {}, events in {}", DAOFANG_VERSION, http.url(),
                           config.data));
    if (!config.listen.host.starts_with("127.") && config.listen.host != "::1") {
        log.warn("tokens and events travel readable on this address; put TLS in front of it");
    }
    return {};
}

// Until a stop signal; then until the requests under way are answered.
void serve(HttpServer& http, Above* above, int signals, const base::Clock& clock,
           const base::Log& log) {
    std::optional<base::Instant> finish_by;
    for (;;) {
        const base::Instant now = clock.now();
        http.tick(now);
        if (finish_by && (http.quiet() || now >= *finish_by)) break;
        if (above != nullptr) above->upstream.tick(now, clock.wall());
        base::Millis at_most = http.wait(now);
        if (above != nullptr) at_most = std::min(at_most, above->upstream.wait(now));
        if (finish_by) at_most = std::min(at_most, base::Millis{50});
        sleep_until_something(above, {http.fd(), signals}, at_most);
        signalfd_siginfo signal{};
        if (::read(signals, &signal, sizeof signal) == sizeof signal && !finish_by) {
            log.info("stopping: finishing the requests under way");
            finish_by = clock.now() + finish_time;
            http.finish();
        }
    }
    if (above != nullptr) above->upstream.note_progress();
}

HttpServerOptions http_options(const ServerConfig& config) {
    return {.host = config.listen.host,
            .port = config.listen.port,
            .connections_max = config.connections_max,
            .connections_per_address_max = config.connections_per_address_max,
            .request_time = std::chrono::seconds{config.request_s},
            .idle_time = std::chrono::seconds{config.idle_s}};
}

base::Status run(const ServerConfig& config, const base::Log& log) {
    TRY(base::make_folder(config.data));
    TRY_ASSIGN(std::string token, read_token(config.token_file, log));
    base::Random random = base::Random::from_entropy();
    TRY_ASSIGN(auto store, store::SqliteStore::open(
                               {.path = config.data + "/events.sqlite", .seed = random.next()}));
    raise_file_limit(config.connections_max, log);
    const base::SystemClock clock;
    const SharedToken access(std::move(token));
    Relay relay(*store, log);
    Service service(relay, access);
    TRY_ASSIGN(auto http, HttpServer::start(http_options(config), service, clock, log));
    std::optional<Above> above;
    if (!config.upstream_url.empty()) {
        TRY_ASSIGN(std::string up_token, read_token(config.upstream_token_file, log));
        above.emplace(uplink::UplinkOptions{.url = config.upstream_url, .token = up_token},
                      config.data + "/upstream.json", relay, random, log);
    }
    const int signals = stop_signals();
    TRY(announce(*http, config, log));
    serve(*http, above ? &*above : nullptr, signals, clock, log);
    log.info("stopped");
    return {};
}

}  // namespace
}  // namespace daofang::server

int main(int argc, char** argv) {
    using namespace daofang;
    const auto start = server::read_command_line(argc, argv);
    if (!start.config) return start.exit_code;
    const auto log = base::Log::open("daofang-server", "");
    if (!log) {
        std::cerr << log.error().what << '\n';
        return 1;
    }
    const base::Status ended = server::run(*start.config, *log);
    if (ended) return 0;
    log->error("cannot run", ended.error());
    return 1;
}
