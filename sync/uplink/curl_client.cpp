#include "sync/uplink/curl_client.h"

#include <curl/curl.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "sync/base/check.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::uplink {
namespace {

constexpr std::size_t header_bytes_max = 8u << 10;
constexpr long connections_max = 8;
constexpr long keepalive_idle_s = 15;
constexpr long keepalive_every_s = 5;

using Easy = base::Handle<CURL, curl_easy_cleanup>;
using Lines = base::Handle<curl_slist, curl_slist_free_all>;

struct Transfer {
    Easy easy;
    Lines header_lines;
    HttpRequest request;  // its body is read from here while it is sent
    HttpAnswer answer;
    char why[CURL_ERROR_SIZE] = {};
    bool too_large = false;
};

std::size_t on_body(char* bytes, std::size_t, std::size_t size, void* context) {
    auto* transfer = static_cast<Transfer*>(context);
    if (transfer->answer.body.size() + size > answer_bytes_max) {
        transfer->too_large = true;
        return 0;  // less than `size` ends the transfer
    }
    transfer->answer.body.append(bytes, size);
    return size;
}

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::size_t on_header(char* bytes, std::size_t, std::size_t size, void* context) {
    auto* transfer = static_cast<Transfer*>(context);
    const std::string_view line(bytes, size);
    const std::size_t colon = line.find(':');
    auto& headers = transfer->answer.headers;
    if (line.starts_with("HTTP/")) headers.clear();  // after 100 Continue come the real ones
    if (colon == std::string_view::npos || size > header_bytes_max) return size;
    if (headers.size() >= answer_headers_max) return size;
    std::string name(trimmed(line.substr(0, colon)));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    headers[name] = trimmed(line.substr(colon + 1));
    return size;
}

bool add_line(Lines& lines, const std::string& line) {
    curl_slist* longer = curl_slist_append(lines.get(), line.c_str());
    if (longer == nullptr) return false;
    static_cast<void>(lines.release());
    lines.reset(longer);
    return true;
}

// Every option of a transfer. False: out of memory, or a libcurl without something we need.
bool prepare(Transfer& transfer) {
    CURL* easy = transfer.easy.get();
    const HttpRequest& request = transfer.request;
    const auto set = [easy](CURLoption option, auto value) {
        return curl_easy_setopt(easy, option, value) == CURLE_OK;
    };
    bool ok = add_line(transfer.header_lines, "Accept: application/json") &&
              add_line(transfer.header_lines, "Expect:");
    if (!request.bearer_token.empty()) {
        ok = ok && add_line(transfer.header_lines, "Authorization: Bearer " + request.bearer_token);
    }
    if (request.method == "POST") {
        ok = ok && add_line(transfer.header_lines, "Content-Type: application/x-ndjson") &&
             set(CURLOPT_POST, 1L) && set(CURLOPT_POSTFIELDS, request.body.c_str()) &&
             set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    } else {
        ok = ok && set(CURLOPT_CUSTOMREQUEST, request.method.c_str());
    }
    ok = ok && set(CURLOPT_URL, request.url.c_str()) &&
         set(CURLOPT_HTTPHEADER, transfer.header_lines.get()) &&
         set(CURLOPT_PROTOCOLS_STR, "http,https") && set(CURLOPT_FOLLOWLOCATION, 0L) &&
         set(CURLOPT_PROXY, "") && set(CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1}) &&
         set(CURLOPT_USERAGENT, "daofang/" DAOFANG_VERSION) && set(CURLOPT_NOSIGNAL, 1L) &&
         set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(connect_time.count())) &&
         set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count())) &&
         set(CURLOPT_TCP_KEEPALIVE, 1L) && set(CURLOPT_TCP_KEEPIDLE, keepalive_idle_s) &&
         set(CURLOPT_TCP_KEEPINTVL, keepalive_every_s) && set(CURLOPT_ERRORBUFFER, transfer.why) &&
         set(CURLOPT_PRIVATE, &transfer) && set(CURLOPT_WRITEFUNCTION, on_body) &&
         set(CURLOPT_WRITEDATA, &transfer) && set(CURLOPT_HEADERFUNCTION, on_header) &&
         set(CURLOPT_HEADERDATA, &transfer);
    // Without this, ending a request whose name is still being resolved would wait for the
    // resolver: seconds without a frame where the name service is down.
    return ok && set(CURLOPT_QUICK_EXIT, 1L);
}

// "http://host:port" of a URL, for messages.
std::string server_of(const std::string& url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string::npos) return url;
    return url.substr(0, url.find('/', scheme + 3));
}

}  // namespace

struct CurlClient::Impl {
    Impl() { CHECK(curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK); }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    ~Impl() {
        for (const auto& [id, transfer] : transfers) {
            curl_multi_remove_handle(multi.get(), transfer->easy.get());
        }
        transfers.clear();
        multi.reset();
        curl_global_cleanup();
    }

    void end(CURL* easy, CURLcode code);
    void give_up(Transfer& transfer, std::string why);

    base::Handle<CURLM, curl_multi_cleanup> multi;
    std::map<RequestId, std::unique_ptr<Transfer>> transfers;
    std::vector<HttpAnswer> answers;
    RequestId last_id = 0;
};

void CurlClient::Impl::give_up(Transfer& transfer, std::string why) {
    transfer.answer.status = 0;
    transfer.answer.body.clear();
    transfer.answer.why = std::move(why);
}

void CurlClient::Impl::end(CURL* easy, CURLcode code) {
    char* context = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &context);
    auto& transfer = *static_cast<Transfer*>(static_cast<void*>(context));
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    transfer.answer.status = static_cast<int>(status);
    if (code != CURLE_OK) {
        const char* said = transfer.why[0] != 0 ? transfer.why : curl_easy_strerror(code);
        give_up(transfer, transfer.too_large
                              ? base::text_of("{}: the answer is over {} bytes",
                                              server_of(transfer.request.url), answer_bytes_max)
                              : base::text_of("{}: {}", server_of(transfer.request.url), said));
    }
    curl_multi_remove_handle(multi.get(), easy);
    answers.push_back(std::move(transfer.answer));
    transfers.erase(answers.back().id);
}

CurlClient::CurlClient() : impl_(std::make_unique<Impl>()) {
    impl_->multi.reset(curl_multi_init());
    CHECK(impl_->multi != nullptr);
    curl_multi_setopt(impl_->multi.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, connections_max);
}

CurlClient::~CurlClient() = default;

RequestId CurlClient::start(HttpRequest request) {
    auto transfer = std::make_unique<Transfer>();
    transfer->request = std::move(request);
    transfer->answer.id = ++impl_->last_id;
    transfer->easy.reset(curl_easy_init());
    const RequestId id = transfer->answer.id;
    const bool started =
        transfer->easy != nullptr && prepare(*transfer) &&
        curl_multi_add_handle(impl_->multi.get(), transfer->easy.get()) == CURLM_OK;
    if (!started) {
        impl_->give_up(*transfer, "libcurl could not start the request");
        impl_->answers.push_back(std::move(transfer->answer));
        return id;
    }
    impl_->transfers.emplace(id, std::move(transfer));
    return id;
}

void CurlClient::cancel(RequestId id) {
    const auto found = impl_->transfers.find(id);
    if (found == impl_->transfers.end()) {
        std::erase_if(impl_->answers, [id](const HttpAnswer& one) { return one.id == id; });
        return;
    }
    curl_multi_remove_handle(impl_->multi.get(), found->second->easy.get());
    impl_->transfers.erase(found);
}

void CurlClient::tick() {
    int running = 0;
    curl_multi_perform(impl_->multi.get(), &running);
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(impl_->multi.get(), &left)) {
        if (message->msg == CURLMSG_DONE) impl_->end(message->easy_handle, message->data.result);
    }
}

std::vector<HttpAnswer> CurlClient::finished() {
    return std::exchange(impl_->answers, {});
}

void CurlClient::sleep_until_something(std::span<const int> readable, base::Millis at_most) {
    std::vector<curl_waitfd> others;
    for (const int fd : readable) others.push_back({fd, CURL_WAIT_POLLIN, 0});
    curl_multi_poll(impl_->multi.get(), others.data(), static_cast<unsigned>(others.size()),
                    static_cast<int>(at_most.count()), nullptr);
}

}  // namespace daofang::uplink
