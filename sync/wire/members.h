// Numbers as the wire carries them: seqs, positions and cursors, never negative and never more than
// event::seq_max. Inside sync/wire only.
#pragma once

#include <cstdint>
#include <string_view>

#include "sync/base/json.h"
#include "sync/base/result.h"

namespace daofang::wire {

// A member of a JSON object; `invalid` naming the key.
base::Result<std::uint64_t> get_count(const base::Json& object, std::string_view key);

// Digits in a path or query; `invalid` naming `what`.
base::Result<std::uint64_t> read_count(std::string_view what, std::string_view digits);

// One JSON object of at most a few members.
base::Result<base::Json> read_small_object(std::string_view body);

}  // namespace daofang::wire
