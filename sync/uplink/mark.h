// Mark: how a reader recognises that a relay's history is still the one it has been reading.
//
// A position means something only within one history. When a relay comes back from nothing, or from
// an older copy, its positions start over or go on differently, and a reader that trusts its cursor
// would miss events for ever. So a reader remembers which event stood at its cursor and sends that
// along ("&mark=P:ORIGIN:SEQ"); a relay that holds another event there answers cursor 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sync/base/result.h"

namespace daofang::uplink {

struct Mark {
    std::uint64_t position = 0;  // 0: nothing read yet
    std::string origin;
    std::uint64_t seq = 0;
    bool operator==(const Mark&) const = default;
};

// "17:K1:5"; only characters that stand for themselves in a query.
std::string text_of_mark(const Mark& mark);
// `invalid` for anything text_of_mark() would not write.
base::Result<Mark> mark_from_text(std::string_view text);

}  // namespace daofang::uplink
