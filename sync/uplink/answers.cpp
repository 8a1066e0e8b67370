#include "sync/uplink/answers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "sync/base/text.h"

namespace daofang::uplink {
namespace {

constexpr const char* time_header_lower = "daofang-time";

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
    if (number < 0) return std::nullopt;
    return number;
}

std::optional<unsigned> month_number(std::string_view name) {
    constexpr std::array<std::string_view, 12> names = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<unsigned>(found - names.begin()) + 1;
}

struct DateParts {
    char month[4] = {};
    int day = 0, year = 0, hour = 0, minute = 0, second = 0;
};

std::optional<base::WallTime> time_of(const DateParts& parts) {
    const auto month = month_number(parts.month);
    if (!month) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{parts.year},
                                           std::chrono::month{*month},
                                           std::chrono::day{static_cast<unsigned>(parts.day)}};
    const bool clock_ok = parts.hour >= 0 && parts.hour < 24 && parts.minute >= 0 &&
                          parts.minute < 60 && parts.second >= 0 && parts.second <= 60;
    if (!date.ok() || !clock_ok) return std::nullopt;
    const std::chrono::milliseconds since =
        std::chrono::sys_days{date}.time_since_epoch() + std::chrono::hours{parts.hour} +
        std::chrono::minutes{parts.minute} + std::chrono::seconds{parts.second};
    return base::WallTime{since.count()};
}

}  // namespace

std::optional<std::string> failure_in(const HttpAnswer& answer) {
    switch (answer.status) {
        case 200:
        case 409:
            return std::nullopt;
        case 0:
            return answer.why.empty() ? "no answer" : answer.why;
        case 401:
            return "the server does not know our token (401)";
        case 403:
            return "the server does not let us use this hall (403)";
        case 404:
            return "the address is not a Daofang server's (404)";
        case 429:
        case 503:
            return base::text_of("the server asks us to wait ({})", answer.status);
        case 507:
            return "the server's disk is full (507)";
        default:
            return base::text_of("the server answered {}", answer.status);
    }
}

std::optional<base::Millis> retry_after_in(const HttpAnswer& answer, base::WallTime wall) {
    const auto found = answer.headers.find("retry-after");
    if (found == answer.headers.end()) return std::nullopt;
    base::Millis wanted{0};
    if (const auto seconds = whole_number(found->second)) {
        wanted = base::Millis{std::min<std::int64_t>(*seconds, retry_after_max.count()) * 1000};
    } else if (const auto date = http_date(found->second)) {
        wanted = *date - server_time_in(answer).value_or(wall);
    } else {
        return std::nullopt;
    }
    return std::clamp(wanted, base::Millis{0}, retry_after_max);
}

std::optional<base::WallTime> server_time_in(const HttpAnswer& answer) {
    const auto found = answer.headers.find(time_header_lower);
    if (found == answer.headers.end()) return std::nullopt;
    const auto ms = whole_number(found->second);
    if (!ms) return std::nullopt;
    return base::WallTime{*ms};
}

std::optional<base::WallTime> http_date(std::string_view text) {
    constexpr std::size_t date_bytes_max = 40;
    if (text.size() > date_bytes_max) return std::nullopt;
    const std::string whole(text);
    DateParts parts;
    // IMF-fixdate: "Sun, 06 Nov 1994 08:49:37 GMT".
    if (std::sscanf(whole.c_str(), "%*3s, %2d %3s %4d %2d:%2d:%2d GMT", &parts.day, parts.month,
                    &parts.year, &parts.hour, &parts.minute, &parts.second) == 6) {
        return time_of(parts);
    }
    // RFC 850: "Sunday, 06-Nov-94 08:49:37 GMT".
    parts = {};
    if (std::sscanf(whole.c_str(), "%*9[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d GMT", &parts.day,
                    parts.month, &parts.year, &parts.hour, &parts.minute, &parts.second) == 6) {
        parts.year += 2000;
        return time_of(parts);
    }
    // asctime: "Sun Nov  6 08:49:37 1994".
    parts = {};
    if (std::sscanf(whole.c_str(), "%*3s %3s %2d %2d:%2d:%2d %4d", parts.month, &parts.day,
                    &parts.hour, &parts.minute, &parts.second, &parts.year) == 6) {
        return time_of(parts);
    }
    return std::nullopt;
}

}  // namespace daofang::uplink
