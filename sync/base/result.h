// Result<T> and Status: what the world may refuse, as values.
//
// A code says what the caller can do about it; `what` says what happened, where, and what to do, in
// one line for the log. Rules of the hall that say no are not errors: see kiosk/queue Refusal.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "sync/base/check.h"

namespace daofang::base {

enum class Code {
    unavailable,  // try again later: network down, disk busy, printer off
    full,         // out of space or over a named limit
    corrupt,      // what was stored does not read back
    invalid,      // the other side's fault: malformed, too long, unknown
    conflict,     // somebody else holds it: other bytes, or a claim already taken
    missing,      // not there
};

// "unavailable", "full", ...
const char* name_of(Code code);

struct Error {
    Code code;
    std::string what;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : value_(std::move(value)) {}
    Result(Error error) : error_(std::move(error)) {}

    bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }

    // The value. CHECKs that there is one.
    T& value() & {
        CHECK(ok());
        return *value_;
    }
    const T& value() const& {
        CHECK(ok());
        return *value_;
    }
    T value() && {
        CHECK(ok());
        return std::move(*value_);
    }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }

    // The error. CHECKs that there is one.
    const Error& error() const {
        CHECK(!ok());
        return error_;
    }

private:
    std::optional<T> value_;
    Error error_{Code::invalid, {}};
};

class [[nodiscard]] Status {
public:
    Status() = default;
    Status(Error error) : error_(std::move(error)) {}

    bool ok() const { return !error_.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        CHECK(!ok());
        return *error_;
    }

private:
    std::optional<Error> error_;
};

}  // namespace daofang::base

// Returns from the calling function when `expression` failed.
#define TRY(expression)                                                                     \
    do {                                                                                    \
        if (auto try_status_ = (expression); !try_status_.ok()) return try_status_.error(); \
    } while (false)

#define DAOFANG_JOIN2(a, b) a##b
#define DAOFANG_JOIN(a, b) DAOFANG_JOIN2(a, b)
#define DAOFANG_TRY_ASSIGN(result, target, expression) \
    auto result = (expression);                        \
    if (!result.ok()) return result.error();           \
    target = std::move(result).value()

// TRY_ASSIGN(auto x, f()): x is the value, or the calling function returns the error.
#define TRY_ASSIGN(target, expression) \
    DAOFANG_TRY_ASSIGN(DAOFANG_JOIN(try_result_, __LINE__), target, expression)
