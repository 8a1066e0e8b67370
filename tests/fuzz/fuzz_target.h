// A fuzz target: libFuzzer, and the replay of the corpus in the normal tests, call it with any
// bytes. It CHECKs what must hold for every input; a failed CHECK is a find.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

// The name and shape are libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace daofang::fuzz {

inline std::string_view text_of_input(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace daofang::fuzz
