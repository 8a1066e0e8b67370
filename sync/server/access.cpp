#include "sync/server/access.h"

#include <sys/stat.h>

#include <algorithm>
#include <utility>

#include "sync/base/check.h"
#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::server {
namespace {

// Takes as long for a wrong first byte as for a wrong last one, so that a token cannot be guessed
// byte by byte. Only the length shows.
bool same_in_constant_time(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    volatile unsigned char difference = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto bits = static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
        difference = static_cast<unsigned char>(difference | bits);
    }
    return difference == 0;
}

}  // namespace

base::Result<std::string> read_token(const std::string& path, const base::Log& log) {
    TRY_ASSIGN(std::string token, base::read_file(path, 64u << 10));
    struct stat about {};
    if (::stat(path.c_str(), &about) == 0 && (about.st_mode & S_IROTH) != 0) {
        log.warn(
            base::text_of("token file {} can be read by everybody on this machine; "
                          "chmod 640 {}",
                          path, path));
    }
    while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
    const auto printable = [](char c) { return c > 0x20 && c < 0x7f; };
    if (token.size() < token_bytes_min || token.size() > token_bytes_max ||
        !std::all_of(token.begin(), token.end(), printable)) {
        return base::Error{
            base::Code::invalid,
            base::text_of("token file {}: must hold one line of {} to {} letters, digits or signs "
                          "without spaces; make one with: openssl rand -hex 32",
                          path, token_bytes_min, token_bytes_max)};
    }
    return token;
}

SharedToken::SharedToken(std::string token) : token_(std::move(token)) {
    CHECK(token_.size() >= token_bytes_min);
}

std::optional<Caller> SharedToken::who(std::string_view bearer_token) const {
    if (!same_in_constant_time(bearer_token, token_)) return std::nullopt;
    return Caller{"shared"};
}

bool SharedToken::may_append(const Caller&, std::string_view) const {
    return true;
}
bool SharedToken::may_read(const Caller&, std::string_view) const {
    return true;
}

}  // namespace daofang::server
