// Names of things in the hall: days, services, tickets, windows.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sync/base/time.h"

namespace daofang::queue {

// A business day of the hall, by the calendar in Asia/Shanghai: "2026-11-24".
//
// The offset is UTC+8 all year (China has kept no summer time since 1991), so no time zone table
// is needed and none can be out of date.
struct Day {
    std::string text;  // YYYY-MM-DD
    auto operator<=>(const Day&) const = default;
};
Day day_of(base::WallTime at);            // stamps outside 1970 to 9999 fall on the nearest day
base::WallTime start_of(const Day& day);  // 00:00 in Asia/Shanghai. CHECKs a valid day
std::optional<Day> parse_day(std::string_view text);
inline constexpr base::Millis day_length = std::chrono::hours{24};
// Hour, minute and weekday on the hall's wall clock.
struct HallTime {
    int year, month, day_of_month, hour, minute, second;
    int weekday;  // 0 = Sunday
};
HallTime hall_time(base::WallTime at);

// "lawyer": the service's key in the hall's configuration.
using ServiceId = std::string;
// "5": what visitors read above the window.
using WindowId = std::string;

// B012 on one day. The same label on another day is another ticket.
struct TicketId {
    Day day;
    char letter = 'A';  // the service's letter: A to Z
    std::uint32_t number = 0;

    auto operator<=>(const TicketId&) const = default;
    std::string label() const;  // "B012"; numbers over 999 simply grow
    std::string text() const;   // "2026-11-24/B012": in facts and claims
};
inline constexpr std::uint32_t ticket_number_max = 9999;

// What label() or text() writes; nullopt for any other spelling. From a label alone the day is
// empty.
std::optional<TicketId> parse_ticket(std::string_view text);

}  // namespace daofang::queue
