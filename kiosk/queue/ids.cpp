#include "kiosk/queue/ids.h"

#include <algorithm>
#include <charconv>

#include "sync/base/check.h"
#include "sync/base/text.h"

namespace daofang::queue {
namespace {

constexpr base::Millis hall_offset = std::chrono::hours{8};
constexpr std::size_t day_text_bytes = 10;

using LocalMillis = std::chrono::sys_time<base::Millis>;

constexpr LocalMillis local_min{std::chrono::sys_days{std::chrono::year{1970} / 1 / 1}};
constexpr LocalMillis local_max{std::chrono::sys_days{std::chrono::year{9999} / 12 / 31} +
                                day_length - base::Millis{1}};

// The hall's wall clock, as if it stood in UTC. Any stamp: one from a broken clock must not
// overflow.
LocalMillis local(base::WallTime at) {
    const base::Millis since_1970{at.ms};
    if (since_1970 > local_max.time_since_epoch() - hall_offset) return local_max;
    if (since_1970 < local_min.time_since_epoch() - hall_offset) return local_min;
    return LocalMillis{since_1970 + hall_offset};
}

int as_int(std::chrono::year year) {
    return static_cast<int>(year);
}
int as_int(std::chrono::month month) {
    return static_cast<int>(static_cast<unsigned>(month));
}
int as_int(std::chrono::day day) {
    return static_cast<int>(static_cast<unsigned>(day));
}

// All of `digits` as a number without sign; nullopt for anything else.
std::optional<std::uint32_t> number_from(std::string_view digits) {
    const bool only_digits =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || !only_digits || error != std::errc{}) return std::nullopt;
    return number;
}

std::optional<std::chrono::year_month_day> date_from(std::string_view text) {
    if (text.size() != day_text_bytes || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number_from(text.substr(0, 4));
    const auto month = number_from(text.substr(5, 2));
    const auto day = number_from(text.substr(8, 2));
    if (!year || !month || !day || *year < 1970) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(*year)},
                                           std::chrono::month{*month}, std::chrono::day{*day}};
    if (!date.ok()) return std::nullopt;
    return date;
}

}  // namespace

Day day_of(base::WallTime at) {
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(local(at))};
    return {base::text_of("{:04}-{:02}-{:02}", as_int(date.year()), as_int(date.month()),
                          as_int(date.day()))};
}

base::WallTime start_of(const Day& day) {
    const auto date = date_from(day.text);
    CHECK(date.has_value());
    const LocalMillis midnight{std::chrono::sys_days{*date}};
    return {(midnight.time_since_epoch() - hall_offset).count()};
}

std::optional<Day> parse_day(std::string_view text) {
    if (!date_from(text)) return std::nullopt;
    return Day{std::string(text)};
}

HallTime hall_time(base::WallTime at) {
    const LocalMillis now = local(at);
    const auto midnight = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date{midnight};
    const std::chrono::hh_mm_ss time{now - midnight};
    return {.year = as_int(date.year()),
            .month = as_int(date.month()),
            .day_of_month = as_int(date.day()),
            .hour = static_cast<int>(time.hours().count()),
            .minute = static_cast<int>(time.minutes().count()),
            .second = static_cast<int>(time.seconds().count()),
            .weekday = static_cast<int>(std::chrono::weekday{midnight}.c_encoding())};
}

std::string TicketId::label() const {
    return base::text_of("{}{:03}", letter, number);
}

std::string TicketId::text() const {
    return day.text + '/' + label();
}

std::optional<TicketId> parse_ticket(std::string_view text) {
    TicketId ticket;
    if (const auto slash = text.find('/'); slash != std::string_view::npos) {
        auto day = parse_day(text.substr(0, slash));
        if (!day) return std::nullopt;
        ticket.day = std::move(*day);
        text.remove_prefix(slash + 1);
    }
    constexpr std::size_t digits_min = 3;
    if (text.size() < 1 + digits_min || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
    const std::string_view digits = text.substr(1);
    const auto number = number_from(digits);
    const bool one_spelling = digits.size() == digits_min || digits[0] != '0';
    if (!number || *number == 0 || *number > ticket_number_max || !one_spelling) {
        return std::nullopt;
    }
    ticket.letter = text[0];
    ticket.number = *number;
    return ticket;
}

}  // namespace daofang::queue
