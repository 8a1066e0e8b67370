// Bytes as lower-case hex digits and back. One spelling only: upper case is refused, so that hex
// in an event or a file compares byte by byte.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace daofang::base {

std::string hex_of(std::span<const std::uint8_t> bytes);

// Appends the digits to `text`: no allocation when it has room.
void append_hex(std::string& text, std::span<const std::uint8_t> bytes);

// Fills all of `bytes`. False, with `bytes` undefined, unless `hex` is exactly that many lower-case
// digits.
[[nodiscard]] bool read_hex(std::string_view hex, std::span<std::uint8_t> bytes);

}  // namespace daofang::base
