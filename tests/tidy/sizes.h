// Sizes: files, functions and lines stay small enough to read.
#pragma once

#include "tests/tidy/source.h"

namespace daofang::tidy {

inline constexpr std::size_t file_lines_aim = 300;
inline constexpr std::size_t file_lines_max = 500;
inline constexpr std::size_t screen_lines_max = 250;  // kiosk/screens
inline constexpr std::size_t function_lines_aim = 60;
inline constexpr std::size_t function_lines_max = 70;
inline constexpr std::size_t line_columns_max = 100;  // code points

struct Function {
    std::string head;  // up to its brace, on one line
    std::size_t line = 0;
    std::size_t lines = 0;  // from head to closing brace
};
// The functions of a clang-formatted text; a lambda belongs to the function around it.
std::vector<Function> functions_of(const Code& code);

Findings check_file_size(const SourceFile& file);
Findings check_function_sizes(const SourceFile& file);
Findings check_line_lengths(const SourceFile& file);

}  // namespace daofang::tidy
