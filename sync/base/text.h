// text_of("{} of {}", a, b): formatted text. One name for formatting in all our code.
#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>

namespace daofang::base {

template <class... Args>
std::string text_of(fmt::format_string<Args...> pattern, Args&&... args) {
    return fmt::format(pattern, std::forward<Args>(args)...);
}

}  // namespace daofang::base
