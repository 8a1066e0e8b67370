// Reply: what the server says back, before any HTTP library sees it.
#pragma once

#include <string>
#include <string_view>

namespace daofang::server {

struct Reply {
    int status = 200;
    std::string body;
    int retry_after_s = 0;        // 0: no Retry-After
    const char* allow = nullptr;  // 405: the methods that would do
};

// An RFC 9457 problem.
Reply problem(int status, std::string_view title, std::string_view detail);

}  // namespace daofang::server
