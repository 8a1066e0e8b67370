// Access: who is asking, and what they may do. The one seam for authentication: a server that
// knows each terminal by its own key is another implementation of this interface.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/base/log.h"
#include "sync/base/result.h"

namespace daofang::server {

struct Caller {
    std::string name;  // for the log
};

class Access {
public:
    virtual ~Access() = default;
    // Nothing: the token is nobody's.
    virtual std::optional<Caller> who(std::string_view bearer_token) const = 0;
    virtual bool may_append(const Caller& caller, std::string_view hall) const = 0;
    virtual bool may_read(const Caller& caller, std::string_view hall) const = 0;
};

// The token in the file: one line of printable ASCII without spaces, at least token_bytes_min.
// Warns when others on this machine can read it. Used by servers, and by whoever calls one.
inline constexpr std::size_t token_bytes_min = 16;
inline constexpr std::size_t token_bytes_max = 512;
base::Result<std::string> read_token(const std::string& path, const base::Log& log);

// One token for everybody, who may then do everything.
class SharedToken final : public Access {
public:
    explicit SharedToken(std::string token);

    std::optional<Caller> who(std::string_view bearer_token) const override;
    bool may_append(const Caller& caller, std::string_view hall) const override;
    bool may_read(const Caller& caller, std::string_view hall) const override;

private:
    std::string token_;
};

}  // namespace daofang::server
