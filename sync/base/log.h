// Log: one line an event, for the operator: "time level where: what; what to do".
//
// Thread  any. Never holds personal text: callers log ids and codes only. Control characters in a
// message become spaces, so a message is one line whoever wrote it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sync/base/result.h"

namespace daofang::base {

class Log {
public:
    // To stderr and, when `path` is not empty, to that file too (rotated at 5 MB, 3 kept).
    // `unavailable` when the file cannot be opened.
    static Result<Log> open(std::string_view program, const std::string& path);
    // Keeps nothing; for tests.
    static Log silent();

    Log(Log&&) noexcept;
    Log& operator=(Log&&) noexcept;
    ~Log();

    void info(std::string_view what) const;
    void warn(std::string_view what) const;
    void error(std::string_view what) const;
    void error(std::string_view what, const Error& error) const;

private:
    struct Impl;
    explicit Log(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::base
