// The one-pass reader of canonical JSON (json.h). What it accepts is what canonical_json() writes,
// byte for byte; tests and a fuzz target hold the two against each other.
#include <charconv>
#include <cstdint>

#include "sync/base/json.h"
#include "sync/base/text.h"

namespace daofang::base {
namespace {

std::uint8_t byte_of(char c) {
    return static_cast<std::uint8_t>(c);
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}

// How many bytes the character beyond ASCII at the start of `text` takes in UTF-8; 0 when it is
// malformed. The ranges are table 3-7 of the Unicode Standard: no overlong forms, no surrogates.
std::size_t utf8_size(std::string_view text) {
    const std::uint8_t lead = byte_of(text[0]);
    const std::size_t size = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return 0;
    const std::uint8_t second = byte_of(text[1]);
    const std::uint8_t lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return 0;
    for (std::size_t i = 2; i < size; ++i) {
        if ((byte_of(text[i]) & 0xc0) != 0x80) return 0;
    }
    return size;
}

// Takes one character's byte off the front of a scanned string, its escape undone.
std::uint8_t take_unescaped(std::string_view& raw) {
    constexpr std::string_view letters = "bfnrt";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    std::size_t taken = 1;
    std::uint8_t meaning = byte_of(raw[0]);
    if (raw[0] == '\\' && raw[1] == 'u') {
        taken = 6;
        std::from_chars(raw.data() + 2, raw.data() + 6, meaning, 16);
    } else if (raw[0] == '\\') {
        taken = 2;
        const std::size_t letter = letters.find(raw[1]);
        meaning = byte_of(letter == std::string_view::npos ? raw[1] : meanings[letter]);
    }
    raw.remove_prefix(taken);
    return meaning;
}

// Whether key `a` sorts before key `b`, both as they stand in the text, by what they mean.
bool sorts_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::uint8_t from_a = take_unescaped(a);
        const std::uint8_t from_b = take_unescaped(b);
        if (from_a != from_b) return from_a < from_b;
    }
    return a.empty() && !b.empty();
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    // Each passes over one thing and is false, with why() set, where it is not canonical.
    bool value(int depth_left) {
        switch (peek()) {
            case '{':
                return object(depth_left);
            case '[':
                return array(depth_left);
            case '"':
                return string();
            case 't':
                return word("true");
            case 'f':
                return word("false");
            case 'n':
                return word("null");
            default:
                return number();
        }
    }

    std::size_t position() const { return position_; }
    const char* why() const { return why_; }

private:
    // '\0' at the end: no canonical text holds one.
    char peek() const { return position_ < text_.size() ? text_[position_] : '\0'; }

    bool fail(const char* why) {
        why_ = why;
        return false;
    }

    bool take(char wanted) {
        if (peek() != wanted) return false;
        ++position_;
        return true;
    }

    bool word(std::string_view wanted) {
        if (text_.substr(position_, wanted.size()) != wanted) return fail("not a value");
        position_ += wanted.size();
        return true;
    }

    bool object(int depth_left) {
        if (depth_left == 0) return fail("too deep");
        ++position_;
        if (take('}')) return true;
        std::string_view last_key;
        for (bool first = true;; first = false) {
            const std::size_t key_from = position_ + 1;
            if (!string()) return false;
            const std::string_view key = text_.substr(key_from, position_ - 1 - key_from);
            if (!first && !sorts_before(last_key, key)) return fail("keys not in order");
            last_key = key;
            if (!take(':')) return fail("no ':' after a key");
            if (!value(depth_left - 1)) return false;
            if (take('}')) return true;
            if (!take(',')) return fail("no ',' or '}' after a member");
        }
    }

    bool array(int depth_left) {
        if (depth_left == 0) return fail("too deep");
        ++position_;
        if (take(']')) return true;
        for (;;) {
            if (!value(depth_left - 1)) return false;
            if (take(']')) return true;
            if (!take(',')) return fail("no ',' or ']' after an item");
        }
    }

    bool string() {
        if (!take('"')) return fail("not a string");
        while (position_ < text_.size()) {
            const std::uint8_t byte = byte_of(text_[position_]);
            if (byte == '"') {
                ++position_;
                return true;
            }
            if (byte == '\\') {
                if (!escape()) return false;
            } else if (byte < 0x20) {
                return fail("a control character in a string");
            } else if (byte < 0x80) {
                ++position_;
            } else {
                const std::size_t size = utf8_size(text_.substr(position_));
                if (size == 0) return fail("not UTF-8");
                position_ += size;
            }
        }
        return fail("a string without an end");
    }

    // \" \\ \b \f \n \r \t, and \u00xx for the other control characters.
    bool escape() {
        constexpr std::string_view with_letter = "\b\f\n\r\t";
        const std::string_view rest = text_.substr(position_ + 1, 5);
        if (!rest.empty() &&
            std::string_view("\"\\bfnrt").find(rest[0]) != std::string_view::npos) {
            position_ += 2;
            return true;
        }
        const bool control = rest.size() == 5 && rest.substr(0, 3) == "u00" &&
                             (rest[3] == '0' || rest[3] == '1') && is_lower_hex(rest[4]);
        if (!control) return fail("an escape that is not needed");
        std::string_view whole = text_.substr(position_, 6);
        const char meaning = static_cast<char>(take_unescaped(whole));
        if (with_letter.find(meaning) != std::string_view::npos) return fail("a long escape");
        position_ += 6;
        return true;
    }

    bool number() {
        const bool negative = take('-');
        const std::size_t digits_from = position_;
        while (is_digit(peek())) ++position_;
        const std::string_view digits = text_.substr(digits_from, position_ - digits_from);
        if (digits.empty()) return fail("not a value");
        if (digits[0] == '0' && (negative || digits.size() > 1)) return fail("a needless zero");
        if (peek() == '.' || peek() == 'e' || peek() == 'E') return fail("not an integer");
        constexpr std::uint64_t lowest = std::uint64_t{1} << 63;
        std::uint64_t size = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), size);
        const bool fits = read.ec == std::errc() && (!negative || size <= lowest);
        return fits || fail("an integer out of range");
    }

    std::string_view text_;
    std::size_t position_ = 0;
    const char* why_ = "";
};

}  // namespace

Result<std::size_t> canonical_json_size(std::string_view text) {
    Scanner scanner(text);
    if (scanner.value(json_depth_max)) return scanner.position();
    return Error{Code::invalid, text_of("byte {}: {}", scanner.position(), scanner.why())};
}

}  // namespace daofang::base
