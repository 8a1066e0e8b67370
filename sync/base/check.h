// CHECK: our own bugs stop the program, in every build.
//
// The journal is intact at any instant, so stopping is always safe: the service manager starts the
// program again. Never use it on the world's mistakes (input, disk, network): those are Status.
#pragma once

namespace daofang::base {

// Prints "file:line: CHECK(condition) failed" to stderr and aborts.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace daofang::base

#define CHECK(condition)                                 \
    (static_cast<bool>(condition) ? static_cast<void>(0) \
                                  : ::daofang::base::check_failed(#condition, __FILE__, __LINE__))
