// What an answer says beside its body: whether it failed, when to come back, what time it is there.
// RFC 9110: status codes (15), Retry-After (10.2.3), dates (5.6.7).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/base/time.h"
#include "sync/uplink/http_client.h"

namespace daofang::uplink {

// A server that asks for more is asked again after this all the same.
inline constexpr base::Millis retry_after_max{3'600'000};

// Why the exchange did not work, in words; nothing when the answer is one to read (200 and 409).
std::optional<std::string> failure_in(const HttpAnswer& answer);

// Retry-After as seconds or as a date; a date is read against the server's own clock when the
// answer tells it, otherwise against `wall`. Nothing: absent or unreadable.
std::optional<base::Millis> retry_after_in(const HttpAnswer& answer, base::WallTime wall);

// The server's clock, from Daofang-Time.
std::optional<base::WallTime> server_time_in(const HttpAnswer& answer);

// "Sun, 06 Nov 1994 08:49:37 GMT", or one of the two older forms.
std::optional<base::WallTime> http_date(std::string_view text);

}  // namespace daofang::uplink
