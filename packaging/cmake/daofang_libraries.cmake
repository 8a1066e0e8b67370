# Every outside library, once, under one short name. All are Debian 12 packages.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
find_package(benchmark REQUIRED)

foreach(name libsodium sqlite3 libcurl libmicrohttpd tomlplusplus imgui freetype2 icu-uc
             librsvg-2.0 libqrencode pangocairo sdl2)
    string(REPLACE "librsvg-2.0" "librsvg" target ${name})
    pkg_check_modules(PKG_${target} REQUIRED IMPORTED_TARGET ${name})
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE PkgConfig::PKG_${target})
    # Others' headers are not ours to warn about.
    get_target_property(dirs PkgConfig::PKG_${target} INTERFACE_INCLUDE_DIRECTORIES)
    if(dirs)
        target_include_directories(${target} SYSTEM INTERFACE ${dirs})
    endif()
endforeach()
# Debian's libimgui is built against stb; its .pc file leaves that out.
target_link_libraries(imgui INTERFACE stb)
