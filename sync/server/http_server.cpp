#include "sync/server/http_server.h"

#include <microhttpd.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "sync/base/handle.h"
#include "sync/base/text.h"
#include "sync/server/line_limit.h"
#include "sync/server/listen_socket.h"
#include "sync/wire/protocol.h"

namespace daofang::server {
namespace {

constexpr std::size_t head_bytes_max = 32u << 10;  // longest of ours: 500 yielded seqs in a query
constexpr std::size_t discarded_bytes_max = 4 * wire::body_bytes_max;
constexpr std::size_t logged_target_bytes_max = 120;
constexpr base::Millis swept_every{1'000};

// One request, from its first line to its reply's last byte.
struct Exchange {
    std::string target;
    Routed routed;
    std::string body;
    std::size_t received = 0;
    bool begun = false;
    std::optional<Reply> reply;      // a long poll's, once it came
    std::optional<WaiterId> waiter;  // suspended until then
};

// One connection.
struct Line {
    base::Instant since;  // when it began what it is doing now
    bool served = false;  // has had a request
    std::optional<Exchange> exchange;
};

std::string_view header_of(MHD_Connection* connection, const char* name) {
    const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
    return value == nullptr ? std::string_view{} : std::string_view{value};
}

std::optional<std::uint64_t> content_length_of(MHD_Connection* connection) {
    const std::string_view text = header_of(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);
    std::uint64_t length = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || parsed.ec != std::errc{}) return std::nullopt;
    return length;
}

std::string address_of(MHD_Connection* connection) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    if (info == nullptr || info->client_addr == nullptr) return "?";
    const bool six = info->client_addr->sa_family == AF_INET6;
    char host[NI_MAXHOST] = {};
    const auto size = static_cast<socklen_t>(six ? sizeof(sockaddr_in6) : sizeof(sockaddr_in));
    if (::getnameinfo(info->client_addr, size, host, sizeof host, nullptr, 0, NI_NUMERICHOST) !=
        0) {
        return "?";
    }
    return host;
}

}  // namespace

struct HttpServer::Impl {
    Impl(HttpServerOptions given, Service& to, const base::Clock& time, const base::Log& to_log)
        : options(std::move(given)), service(to), clock(time), log(to_log) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl();

    base::Status start();
    void tick(base::Instant to);
    bool deliver();
    void sweep();
    void finish();

    MHD_Result on_request(MHD_Connection* connection, const char* method, const char* data,
                          std::size_t* data_size);
    void begin(MHD_Connection* connection, const char* method, Exchange& exchange);
    MHD_Result take(Exchange& exchange, const char* data, std::size_t* data_size);
    MHD_Result answer(MHD_Connection* connection, const char* method, Exchange& exchange);
    MHD_Result send(MHD_Connection* connection, const char* method, const Reply& reply);
    void log_refusal(MHD_Connection* connection, const char* method, const Reply& reply);

    HttpServerOptions options;
    Service& service;
    const base::Clock& clock;
    const base::Log& log;
    std::uint16_t port = 0;
    int listener = -1;  // -1 once finishing
    base::Handle<MHD_Daemon, MHD_stop_daemon> daemon;
    base::Instant now;
    base::Instant swept;
    LineLimit refusals;
    std::map<MHD_Connection*, Line> lines;
    std::map<WaiterId, MHD_Connection*> waiting;
};

namespace {

// libmicrohttpd's callbacks; `context` is the Impl.

void* on_target(void* context, const char* target, MHD_Connection* connection) {
    auto* impl = static_cast<HttpServer::Impl*>(context);
    Line& line = impl->lines[connection];
    line.since = impl->now;
    line.served = true;
    line.exchange.emplace();
    line.exchange->target = target;
    return nullptr;
}

MHD_Result on_request(void* context, MHD_Connection* connection, const char*, const char* method,
                      const char*, const char* data, std::size_t* data_size, void**) {
    return static_cast<HttpServer::Impl*>(context)->on_request(connection, method, data, data_size);
}

void on_completed(void* context, MHD_Connection* connection, void**, MHD_RequestTerminationCode) {
    auto* impl = static_cast<HttpServer::Impl*>(context);
    const auto line = impl->lines.find(connection);
    if (line == impl->lines.end() || !line->second.exchange) return;
    if (const auto waiter = line->second.exchange->waiter) {
        impl->waiting.erase(*waiter);
        impl->service.relay().forget(*waiter);
    }
    line->second.exchange.reset();
    line->second.since = impl->now;
}

void on_connection(void* context, MHD_Connection* connection, void**,
                   MHD_ConnectionNotificationCode what) {
    auto* impl = static_cast<HttpServer::Impl*>(context);
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        impl->lines[connection].since = impl->now;
    } else {
        impl->lines.erase(connection);
    }
}

__attribute__((format(printf, 2, 0))) void on_log(void* context, const char* pattern,
                                                  va_list arguments) {
    auto* impl = static_cast<HttpServer::Impl*>(context);
    char text[512] = {};
    std::vsnprintf(text, sizeof text, pattern, arguments);
    if (impl->refusals.allows(impl->now)) impl->log.warn(base::text_of("http: {}", text));
}

}  // namespace

HttpServer::Impl::~Impl() {
    // The library must not be stopped with a suspended connection.
    for (const auto& [waiter, connection] : waiting) MHD_resume_connection(connection);
    daemon.reset();
    if (listener >= 0) ::close(listener);
}

base::Status HttpServer::Impl::start() {
    TRY_ASSIGN(const ListenSocket socket, listen_on(options.host, options.port));
    listener = socket.fd;
    port = socket.port;
    now = clock.now();
    swept = now;
    const auto idle_s = std::chrono::duration_cast<std::chrono::seconds>(options.idle_time);
    daemon.reset(MHD_start_daemon(
        MHD_USE_EPOLL | MHD_USE_SUSPEND_RESUME | MHD_USE_ERROR_LOG, socket.port, nullptr, nullptr,
        daofang::server::on_request, this, MHD_OPTION_EXTERNAL_LOGGER, on_log, this,
        MHD_OPTION_LISTEN_SOCKET, socket.fd, MHD_OPTION_CONNECTION_LIMIT, options.connections_max,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, options.connections_per_address_max,
        MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(idle_s.count()),
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, head_bytes_max, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, on_target, this, MHD_OPTION_NOTIFY_COMPLETED, on_completed,
        this, MHD_OPTION_NOTIFY_CONNECTION, on_connection, this, MHD_OPTION_END));
    if (daemon == nullptr) {
        return base::Error{base::Code::unavailable, "the HTTP library did not start"};
    }
    return {};
}

void HttpServer::Impl::tick(base::Instant to) {
    now = to;
    MHD_run(daemon.get());
    // A push just taken in wakes the readers of its hall before we sleep.
    while (deliver()) MHD_run(daemon.get());
    sweep();
}

bool HttpServer::Impl::deliver() {
    auto woken = service.relay().woken(now);
    for (Woken& one : woken) {
        const auto found = waiting.find(one.waiter);
        CHECK(found != waiting.end());
        MHD_Connection* connection = found->second;
        Line& line = lines.at(connection);
        line.since = now;
        line.exchange->reply = std::move(one.reply);
        line.exchange->waiter.reset();
        waiting.erase(found);
        MHD_resume_connection(connection);
    }
    return !woken.empty();
}

// Closes the connections that hold a place without using it. libmicrohttpd's own time-out only
// counts silence: a byte now and then would keep a place for ever.
void HttpServer::Impl::sweep() {
    if (now - swept < swept_every) return;
    swept = now;
    for (const auto& [connection, line] : lines) {
        if (line.exchange && line.exchange->waiter) continue;
        const bool idle = line.served && !line.exchange;
        if (now - line.since < (idle ? options.idle_time : options.request_time)) continue;
        const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        if (info != nullptr) ::shutdown(info->connect_fd, SHUT_RDWR);
    }
}

void HttpServer::Impl::finish() {
    if (listener < 0) return;
    MHD_quiesce_daemon(daemon.get());
    ::close(std::exchange(listener, -1));
    service.relay().close();
}

MHD_Result HttpServer::Impl::on_request(MHD_Connection* connection, const char* method,
                                        const char* data, std::size_t* data_size) {
    Line& line = lines[connection];
    if (!line.exchange) return MHD_NO;
    Exchange& exchange = *line.exchange;
    if (!exchange.begun) {
        begin(connection, method, exchange);
        // Of a body over the limit not one byte is read; other refused ones are read and dropped,
        // because closing on unread bytes would lose the reply.
        const auto* refusal = std::get_if<Reply>(&exchange.routed);
        if (refusal != nullptr && content_length_of(connection) > wire::body_bytes_max) {
            return send(connection, method, *refusal);
        }
        return MHD_YES;
    }
    if (*data_size > 0) return take(exchange, data, data_size);
    return answer(connection, method, exchange);
}

void HttpServer::Impl::begin(MHD_Connection* connection, const char* method, Exchange& exchange) {
    exchange.begun = true;
    exchange.routed = service.begin(
        {.method = method,
         .target = exchange.target,
         .authorization = header_of(connection, MHD_HTTP_HEADER_AUTHORIZATION),
         .content_length = content_length_of(connection),
         .content_encoding = header_of(connection, MHD_HTTP_HEADER_CONTENT_ENCODING)});
}

MHD_Result HttpServer::Impl::take(Exchange& exchange, const char* data, std::size_t* data_size) {
    const std::size_t size = std::exchange(*data_size, 0);
    exchange.received += size;
    if (exchange.received > discarded_bytes_max) return MHD_NO;
    if (std::holds_alternative<Reply>(exchange.routed)) return MHD_YES;
    if (exchange.received > wire::body_bytes_max) {
        exchange.routed = Service::too_large();
        exchange.body = {};
        return MHD_YES;
    }
    exchange.body.append(data, size);
    return MHD_YES;
}

MHD_Result HttpServer::Impl::answer(MHD_Connection* connection, const char* method,
                                    Exchange& exchange) {
    if (exchange.reply) return send(connection, method, *exchange.reply);
    if (const auto* refusal = std::get_if<Reply>(&exchange.routed)) {
        return send(connection, method, *refusal);
    }
    const auto handled = service.handle(exchange.routed, exchange.body, now);
    if (const auto* reply = std::get_if<Reply>(&handled)) return send(connection, method, *reply);
    exchange.waiter = std::get<WaiterId>(handled);
    waiting.emplace(*exchange.waiter, connection);
    MHD_suspend_connection(connection);
    return MHD_YES;
}

MHD_Result HttpServer::Impl::send(MHD_Connection* connection, const char* method,
                                  const Reply& reply) {
    log_refusal(connection, method, reply);
    base::Handle<MHD_Response, MHD_destroy_response> response(MHD_create_response_from_buffer(
        reply.body.size(), const_cast<char*>(reply.body.data()), MHD_RESPMEM_MUST_COPY));
    if (response == nullptr) return MHD_NO;
    const auto header = [&](const char* name, const std::string& value) {
        return MHD_add_response_header(response.get(), name, value.c_str()) == MHD_YES;
    };
    bool whole = header(MHD_HTTP_HEADER_CONTENT_TYPE,
                        reply.status < 400 ? "application/json" : "application/problem+json") &&
                 header(MHD_HTTP_HEADER_CACHE_CONTROL, "no-store") &&
                 header(wire::time_header, std::to_string(clock.wall().ms));
    if (reply.retry_after_s > 0) {
        whole = whole && header(MHD_HTTP_HEADER_RETRY_AFTER, std::to_string(reply.retry_after_s));
    }
    if (reply.allow != nullptr) whole = whole && header(MHD_HTTP_HEADER_ALLOW, reply.allow);
    if (reply.status == 401) whole = whole && header(MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
    if (listener < 0) whole = whole && header(MHD_HTTP_HEADER_CONNECTION, "close");
    if (!whole) return MHD_NO;
    return MHD_queue_response(connection, static_cast<unsigned>(reply.status), response.get());
}

void HttpServer::Impl::log_refusal(MHD_Connection* connection, const char* method,
                                   const Reply& reply) {
    // 409 is the protocol's everyday, 5xx the relay has logged with its reason.
    if (reply.status < 400 || reply.status == 409 || reply.status >= 500) return;
    if (!refusals.allows(now)) return;
    const std::string& target = lines.at(connection).exchange->target;
    log.warn(base::text_of("refused {}: {} {} from {}; {}", reply.status,
                           std::string_view(method).substr(0, 16),
                           std::string_view(target).substr(0, logged_target_bytes_max),
                           address_of(connection), reply.body));
}

base::Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpServerOptions& options,
                                                            Service& service,
                                                            const base::Clock& clock,
                                                            const base::Log& log) {
    auto impl = std::make_unique<Impl>(options, service, clock, log);
    TRY(impl->start());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    return impl_->port;
}

std::string HttpServer::url() const {
    const bool six = impl_->options.host.find(':') != std::string::npos;
    const std::string host = six ? "[" + impl_->options.host + "]" : impl_->options.host;
    return base::text_of("http://{}:{}", host, impl_->port);
}

void HttpServer::tick(base::Instant now) {
    impl_->tick(now);
}

base::Millis HttpServer::wait(base::Instant now) const {
    base::Millis least = std::min(impl_->service.relay().wait(now), swept_every);
    MHD_UNSIGNED_LONG_LONG ms = 0;
    if (MHD_get_timeout(impl_->daemon.get(), &ms) == MHD_YES) {
        least = std::min(
            least,
            base::Millis{static_cast<std::int64_t>(std::min<MHD_UNSIGNED_LONG_LONG>(ms, 60'000))});
    }
    return least;
}

int HttpServer::fd() const {
    const auto* info = MHD_get_daemon_info(impl_->daemon.get(), MHD_DAEMON_INFO_EPOLL_FD);
    CHECK(info != nullptr);
    return info->epoll_fd;
}

void HttpServer::finish() {
    impl_->finish();
}

bool HttpServer::quiet() const {
    return std::none_of(impl_->lines.begin(), impl_->lines.end(),
                        [](const auto& line) { return line.second.exchange.has_value(); });
}

}  // namespace daofang::server
