// Handle<sqlite3, sqlite3_close_v2>: owns one pointer of a C library.
#pragma once

#include <memory>

namespace daofang::base {

template <auto close>
struct Closer {
    template <class T>
    void operator()(T* pointer) const {
        close(pointer);
    }
};

template <class T, auto close>
using Handle = std::unique_ptr<T, Closer<close>>;

}  // namespace daofang::base
