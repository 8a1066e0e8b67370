#include "sync/event/event_codec.h"

#include <charconv>
#include <cstdint>

#include "sync/base/check.h"
#include "sync/base/hex.h"
#include "sync/base/json.h"
#include "sync/base/text.h"

namespace daofang::event {
namespace {

using base::Error;
using base::Result;
using base::Status;
using base::text_of;

// Everything of a line that is not a field's value: the longest line fits event_bytes_max.
constexpr std::string_view frame =
    R"({"at":,"body":,"claim":"","hall":"","kind":"","origin":"","prev":"","seq":,"v":1})";
constexpr std::size_t integer_digits_max = 16;  // of at_max and seq_max
static_assert(frame.size() + 2 * integer_digits_max + body_bytes_max + claim_bytes_max +
                  3 * name_bytes_max + 2 * sizeof(Hash) <=
              event_bytes_max);

bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

template <class Allowed>
bool is_name(std::string_view text, Allowed allowed) {
    if (text.empty() || text.size() > name_bytes_max) return false;
    for (const char c : text) {
        if (!allowed(c)) return false;
    }
    return true;
}

Error invalid(std::string_view field, std::string_view why) {
    return {base::Code::invalid, text_of("{}: {}", field, why)};
}

// All of event.h's rules except the body's.
Status validate_frame(const Event& event) {
    if (event.at.ms < 0 || event.at > at_max) return invalid("at", "not from 1970 to 9999");
    if (!is_claim(event.claim)) return invalid("claim", "must be printable ASCII, at most 128");
    if (!is_hall(event.hall)) return invalid("hall", "must be 1 to 64 of a-z 0-9 -");
    if (!is_kind(event.kind)) return invalid("kind", "must be 1 to 64 of a-z 0-9 _");
    if (!is_origin(event.origin)) {
        return invalid("origin", "must be 1 to 64 of A-Z a-z 0-9 . _ - and not begin with .");
    }
    if (event.seq < 1 || event.seq > seq_max) return invalid("seq", "must be 1 to 2^53 - 1");
    return {};
}

// The bytes of the canonical object at the start of `text`.
Result<std::size_t> body_size(std::string_view text) {
    if (text.empty() || text[0] != '{') return invalid("body", "must be a JSON object");
    const auto size = base::canonical_json_size(text);
    if (!size) return invalid("body", size.error().what);
    if (*size > body_bytes_max) return invalid("body", "over 4096 bytes");
    return *size;
}

// Takes a line apart from front to back. Each function names `field` when the line is not as
// encode() writes it.
class LineReader {
public:
    explicit LineReader(std::string_view line) : rest_(line) {}

    Status literal(std::string_view field, std::string_view wanted) {
        if (!rest_.starts_with(wanted)) return invalid(field, "not in its place");
        rest_.remove_prefix(wanted.size());
        return {};
    }

    // Digits without needless zeros, at most `max`.
    Result<std::uint64_t> integer(std::string_view field, std::uint64_t max) {
        std::uint64_t value = 0;
        const char* const begin = rest_.data();
        const auto read = std::from_chars(begin, begin + rest_.size(), value);
        if (read.ec != std::errc() || value > max) return invalid(field, "not an integer in range");
        const auto digits = static_cast<std::size_t>(read.ptr - begin);
        if (*begin == '0' && digits > 1) return invalid(field, "a needless zero");
        rest_.remove_prefix(digits);
        return value;
    }

    // Up to the next '"': no field that is read with this may hold one, escaped or not.
    Result<std::string_view> text(std::string_view field, std::size_t bytes_max) {
        const std::size_t size = rest_.substr(0, bytes_max + 1).find('"');
        if (size == std::string_view::npos) return invalid(field, "too long or without an end");
        const std::string_view found = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return found;
    }

    Result<std::string_view> body() {
        TRY_ASSIGN(const std::size_t size, body_size(rest_));
        const std::string_view found = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return found;
    }

    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
};

void append_integer(std::string& line, std::uint64_t value) {
    char digits[20];
    const auto written = std::to_chars(digits, digits + sizeof digits, value);
    line.append(digits, written.ptr);
}

}  // namespace

bool is_hall(std::string_view text) {
    return is_name(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

bool is_origin(std::string_view text) {
    // A '.' in front would make "." and "..", which vanish from the path of a URL.
    return !text.starts_with('.') && is_name(text, [](char c) {
        return is_lower(c) || is_upper(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
    });
}

bool is_kind(std::string_view text) {
    return is_name(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_claim(std::string_view text) {
    if (text.size() > claim_bytes_max) return false;
    for (const char c : text) {
        if (c <= ' ' || c > '~' || c == '"' || c == '\\') return false;
    }
    return true;
}

Status validate(const Event& event) {
    TRY(validate_frame(event));
    TRY_ASSIGN(const std::size_t size, body_size(event.body));
    if (size != event.body.size()) return invalid("body", "more than one JSON object");
    return {};
}

std::string encode(const Event& event) {
    CHECK(validate(event).ok());
    std::string line;
    line.reserve(frame.size() + 2 * integer_digits_max + event.body.size() + event.claim.size() +
                 event.hall.size() + event.kind.size() + event.origin.size() + 2 * sizeof(Hash));
    line += R"({"at":)";
    append_integer(line, static_cast<std::uint64_t>(event.at.ms));
    line += R"(,"body":)";
    line += event.body;
    line += R"(,"claim":")";
    line += event.claim;
    line += R"(","hall":")";
    line += event.hall;
    line += R"(","kind":")";
    line += event.kind;
    line += R"(","origin":")";
    line += event.origin;
    line += R"(","prev":")";
    base::append_hex(line, event.prev);
    line += R"(","seq":)";
    append_integer(line, event.seq);
    line += R"(,"v":1})";
    return line;
}

Result<Event> decode(std::string_view line) {
    if (line.size() > event_bytes_max) {
        return Error{base::Code::invalid,
                     text_of("a line of {} bytes, at most {}", line.size(), event_bytes_max)};
    }
    LineReader reader(line);
    Event event;
    TRY(reader.literal("at", R"({"at":)"));
    TRY_ASSIGN(const std::uint64_t at, reader.integer("at", static_cast<std::uint64_t>(at_max.ms)));
    event.at.ms = static_cast<std::int64_t>(at);
    TRY(reader.literal("body", R"(,"body":)"));
    TRY_ASSIGN(event.body, reader.body());
    TRY(reader.literal("claim", R"(,"claim":")"));
    TRY_ASSIGN(event.claim, reader.text("claim", claim_bytes_max));
    TRY(reader.literal("hall", R"(","hall":")"));
    TRY_ASSIGN(event.hall, reader.text("hall", name_bytes_max));
    TRY(reader.literal("kind", R"(","kind":")"));
    TRY_ASSIGN(event.kind, reader.text("kind", name_bytes_max));
    TRY(reader.literal("origin", R"(","origin":")"));
    TRY_ASSIGN(event.origin, reader.text("origin", name_bytes_max));
    TRY(reader.literal("prev", R"(","prev":")"));
    TRY_ASSIGN(const std::string_view prev, reader.text("prev", 2 * sizeof(Hash)));
    if (!base::read_hex(prev, event.prev)) {
        return invalid("prev", "must be 64 lower-case hex digits");
    }
    TRY(reader.literal("seq", R"(","seq":)"));
    TRY_ASSIGN(event.seq, reader.integer("seq", seq_max));
    TRY(reader.literal("v", R"(,"v":1})"));
    if (!reader.at_end()) return invalid("end", "more bytes behind the event");
    TRY(validate_frame(event));
    return event;
}

}  // namespace daofang::event
