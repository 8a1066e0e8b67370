// Files as whole values: read one, replace one, ask the disk for its room.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sync/base/result.h"

namespace daofang::base {

inline constexpr std::size_t file_bytes_max = 64u << 20;

// The whole file. `missing`, `unavailable`, or `full` when it is over `bytes_max`.
Result<std::string> read_file(const std::string& path, std::size_t bytes_max = file_bytes_max);

// Replaces the file in one step (write beside it, fsync, rename, fsync the folder), mode 0600. On
// failure the old file stands; "<path>.new" may be left and is overwritten the next time.
Status write_file(const std::string& path, std::string_view bytes);

// Bytes an unprivileged program can still write in the folder.
Result<std::uint64_t> disk_free_bytes(const std::string& folder);

// Makes the folder and its missing parents, mode 0700; fine when it is there already.
Status make_folder(const std::string& path);

}  // namespace daofang::base
