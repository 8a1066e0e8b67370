#include "kiosk/devices/escpos_status.h"

#include <algorithm>
#include <cstddef>

namespace daofang::devices {
namespace {

std::uint8_t byte_of(char c) {
    return static_cast<std::uint8_t>(c);
}

bool starts_pushed(char c) {
    return (byte_of(c) & 0x93) == 0x10;
}
bool continues_pushed(char c) {
    return (byte_of(c) & 0x90) == 0;
}
bool is_asked_status(char c) {
    return (byte_of(c) & 0x93) == 0x12;
}

bool is_paper(char c) {
    const std::uint8_t byte = byte_of(c);
    return byte == 0x00 || byte == 0x03 || byte == 0x0c || byte == 0x0f;
}

constexpr std::string_view cleared_answer{"\x37\x25\x00", 3};

}  // namespace

std::optional<Answer> AnswerReader::next() {
    while (!unread_.empty()) {
        const char first = unread_.front();
        if (first == cleared_answer.front()) {
            const std::string_view seen = std::string_view(unread_).substr(0, 3);
            if (seen == cleared_answer) {
                unread_.erase(0, 3);
                return Answer{Answer::Kind::cleared, {}};
            }
            if (cleared_answer.starts_with(seen)) return {};
        } else if (starts_pushed(first)) {
            const std::string_view rest =
                std::string_view(unread_).substr(1, std::min<std::size_t>(3, unread_.size() - 1));
            if (std::all_of(rest.begin(), rest.end(), continues_pushed)) {
                if (rest.size() < 3) return {};
                Answer answer{Answer::Kind::pushed_status, {}};
                std::transform(unread_.begin(), unread_.begin() + 4, answer.bytes.begin(), byte_of);
                unread_.erase(0, 4);
                return answer;
            }
        } else if (is_asked_status(first) || is_paper(first)) {
            unread_.erase(0, 1);
            const auto kind = is_paper(first) ? Answer::Kind::paper : Answer::Kind::asked_status;
            return Answer{kind, {byte_of(first)}};
        }
        unread_.erase(0, 1);  // noise, or the head of a packet that broke off
    }
    return {};
}

PrinterState PrinterHealth::state() const {
    if (cover_open) return PrinterState::cover_open;
    if (paper_end) return PrinterState::paper_out;
    if (error) return PrinterState::fault;
    if (offline) return PrinterState::offline;
    return paper_near_end ? PrinterState::paper_low : PrinterState::ready;
}

PrinterHealth health_of_asked(const std::array<std::uint8_t, 4>& answers) {
    const auto [printer, cause, fault, paper] = answers;
    PrinterHealth health;
    health.offline = (printer & 0x08) != 0;
    health.cover_open = (cause & 0x04) != 0;
    health.paper_end = (cause & 0x20) != 0 || (paper & 0x60) != 0;
    health.paper_near_end = (paper & 0x0c) != 0;
    // Mechanical, cutter, not recoverable, recovering by itself (a hot head); or "an error" at all.
    health.error = (fault & 0x6c) != 0 || (cause & 0x40) != 0;
    return health;
}

PrinterHealth health_of_pushed(const std::array<std::uint8_t, 4>& bytes) {
    PrinterHealth health;
    health.offline = (bytes[0] & 0x08) != 0;
    health.cover_open = (bytes[0] & 0x20) != 0;
    health.error = (bytes[1] & 0x6c) != 0;
    health.paper_near_end = (bytes[2] & 0x03) != 0;
    health.paper_end = (bytes[2] & 0x0c) != 0;
    return health;
}

bool says_paper_end(std::uint8_t paper_answer) {
    return (paper_answer & 0x0c) != 0;
}

}  // namespace daofang::devices
