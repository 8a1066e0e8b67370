// JSON as we use it: parsed with limits, never throwing.
//
// Events and wire carry canonical JSON only: UTF-8, keys sorted by byte and each once, no white
// space, escapes only where RFC 8259 demands them and in their shortest form, integers from -2^63
// to 2^64 - 1, and no floating-point numbers: so every language writes the same bytes for the same
// value. Depth counts objects and arrays inside one another; {} has depth 1.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "sync/base/result.h"

namespace daofang::base {

using Json = nlohmann::json;

inline constexpr std::size_t json_bytes_max = 1u << 20;
inline constexpr int json_depth_max = 8;

// Parses one JSON value. `invalid` when malformed or over a limit.
Result<Json> parse_json(std::string_view text, std::size_t bytes_max = json_bytes_max,
                        int depth_max = json_depth_max);

// The canonical text. `invalid` when the value holds a float or text that is not UTF-8, or is
// deeper than `depth_max`.
Result<std::string> canonical_json(const Json& value, int depth_max = json_depth_max);

// How many bytes of `text` the canonical value at its start takes; what follows is the caller's.
// `invalid`, naming the byte and the reason, when no canonical value of at most json_depth_max
// stands there. Reads once and keeps nothing: cheap enough for every event.
Result<std::size_t> canonical_json_size(std::string_view text);

// A member of an object by type; `invalid` naming the key when it is absent or of another type.
Result<std::string> get_text(const Json& object, std::string_view key);
Result<std::int64_t> get_integer(const Json& object, std::string_view key);

}  // namespace daofang::base
