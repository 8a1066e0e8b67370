# One target carries every flag; a module or test links it and sets none of its own.
#
#   -DDAOFANG_SANITIZE=address,undefined   or   -DDAOFANG_SANITIZE=thread
#   -DDAOFANG_FUZZ=ON                      libFuzzer targets (clang only)
set(DAOFANG_SANITIZE "" CACHE STRING "address,undefined or thread")
option(DAOFANG_FUZZ "Build libFuzzer targets (needs clang)" OFF)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(daofang_flags INTERFACE)
target_compile_features(daofang_flags INTERFACE cxx_std_20)
target_include_directories(daofang_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(daofang_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wimplicit-fallthrough -Wformat=2 -Werror -fstack-protector-strong)
target_compile_definitions(daofang_flags INTERFACE
    _GLIBCXX_ASSERTIONS DAOFANG_VERSION="${PROJECT_VERSION}"
    DAOFANG_SOURCE_DIR="${CMAKE_SOURCE_DIR}")

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    target_link_options(daofang_flags INTERFACE -fuse-ld=mold)
endif()
if(DAOFANG_SANITIZE)
    target_compile_options(daofang_flags INTERFACE
        -fsanitize=${DAOFANG_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(daofang_flags INTERFACE -fsanitize=${DAOFANG_SANITIZE})
endif()
if(DAOFANG_FUZZ)
    target_compile_options(daofang_flags INTERFACE -fsanitize=fuzzer-no-link)
    target_link_options(daofang_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
