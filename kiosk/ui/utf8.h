// UTF-8 to codepoints, one at a time. Malformed bytes give U+FFFD each, so drawing never stops.
#pragma once

#include <cstdint>
#include <string_view>

namespace daofang::ui {

inline constexpr char32_t replacement_character = 0xFFFD;

// The codepoint at `at`, moving `at` behind it; `at` must be inside the text.
inline char32_t next_codepoint(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const std::uint8_t first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF8   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xC2 && first < 0xE0 ? 1
                                                     : 0;
    if (more == 0 || at + static_cast<std::size_t>(more) > text.size()) {
        return replacement_character;
    }
    char32_t code = first & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        const std::uint8_t next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return replacement_character;
        code = (code << 6) | (next & 0x3Fu);
    }
    at += static_cast<std::size_t>(more);
    return code;
}

// Drawn with no width: joiners and marks that only steer line breaking.
inline bool is_invisible(char32_t code) {
    return code == 0x2060 || code == 0x200B || code == 0x200D || code == 0xFEFF || code < 0x20;
}

}  // namespace daofang::ui
