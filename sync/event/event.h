// Event: the only thing that moves between machines.
//
// An event says that something happened at one terminal. (hall, origin, seq) names it for ever;
// `seq` starts at 1 and has no gaps, so exactly-once is one integer per origin. `prev` chains each
// event of an origin to the one before it. This folder knows no kind of event: meaning is kiosk's.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "sync/base/time.h"

namespace daofang::event {

// SHA-256 (FIPS 180-4). All zero stands before an origin's first event.
using Hash = std::array<std::uint8_t, 32>;

inline constexpr std::size_t name_bytes_max = 64;  // hall, origin, kind
inline constexpr std::size_t claim_bytes_max = 128;
inline constexpr std::size_t body_bytes_max = 4096;
inline constexpr std::size_t event_bytes_max = 5120;  // one encoded line
// 2^53 - 1: what every JSON reader holds exactly (RFC 7493, 2.2).
inline constexpr std::uint64_t seq_max = 9'007'199'254'740'991;
inline constexpr base::WallTime at_max{253'402'300'799'999};  // the end of the year 9999

struct Event {
    std::string hall;       // "jieyang": [a-z0-9-]
    std::string origin;     // a terminal's identity in the journal: [A-Za-z0-9._-], no '.' in front
    std::uint64_t seq = 0;  // 1 to seq_max
    base::WallTime at;      // never runs backwards on one origin; 0 to at_max
    std::string kind;       // "ticket_issued": [a-z0-9_]
    std::string body;       // canonical JSON object, see sync/base/json.h
    // May exist once per hall; empty: none. Printable ASCII without space, '"' and '\\'.
    std::string claim;
    Hash prev{};

    bool operator==(const Event&) const = default;
};

}  // namespace daofang::event
