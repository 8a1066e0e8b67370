#include "sync/wire/members.h"

#include <charconv>

#include "sync/base/text.h"
#include "sync/event/event.h"

namespace daofang::wire {

using base::Code;
using base::Error;
using base::Result;
using base::text_of;

Result<std::uint64_t> get_count(const base::Json& object, std::string_view key) {
    TRY_ASSIGN(const std::int64_t value, base::get_integer(object, key));
    if (value < 0 || static_cast<std::uint64_t>(value) > event::seq_max) {
        return Error{Code::invalid, text_of("'{}' must be 0 to 2^53 - 1", key)};
    }
    return static_cast<std::uint64_t>(value);
}

Result<std::uint64_t> read_count(std::string_view what, std::string_view digits) {
    std::uint64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, value);
    if (read.ec != std::errc() || read.ptr != end || value > event::seq_max) {
        return Error{Code::invalid, text_of("'{}' must be a number from 0 to 2^53 - 1", what)};
    }
    return value;
}

Result<base::Json> read_small_object(std::string_view body) {
    constexpr std::size_t reply_bytes_max = 64u << 10;
    TRY_ASSIGN(base::Json object, base::parse_json(body, reply_bytes_max));
    if (!object.is_object()) return Error{Code::invalid, "a reply must be a JSON object"};
    return object;
}

}  // namespace daofang::wire
