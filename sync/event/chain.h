// The chain of one origin: each event carries the SHA-256 of the line of the event before it.
#pragma once

#include <string>
#include <string_view>

#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::event {

// The newest event of an origin: what the next one must follow.
struct Head {
    std::uint64_t seq = 0;  // 0: none yet
    Hash hash{};
    bool operator==(const Head&) const = default;
};

// SHA-256 over the event's line (event_codec.h). The second is for callers that hold the line.
Hash hash_of(const Event& event);
Hash hash_of_line(std::string_view line);

// The head after `event`.
Head head_after(const Event& event);

// `invalid` unless event.seq == head.seq + 1 and event.prev == head.hash.
base::Status follows(const Head& head, const Event& event);

// 64 lower-case digits; anything else is `invalid`.
std::string hex_of(const Hash& hash);
base::Result<Hash> hash_from_hex(std::string_view hex);

}  // namespace daofang::event
