// HttpClient: requests that never block the loop.
//
// Thread  the loop's. start() returns at once; tick() moves bytes; finished() hands out answers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sync/base/result.h"
#include "sync/base/time.h"

namespace daofang::uplink {

using RequestId = std::uint64_t;

struct HttpRequest {
    std::string method = "GET";
    std::string url;
    std::string body;
    std::string bearer_token;      // empty: none
    base::Millis timeout{10'000};  // whole request, connect included
};

struct HttpAnswer {
    RequestId id = 0;
    int status = 0;  // 0: no answer, see `why`
    std::string body;
    std::map<std::string, std::string> headers;  // names in lower case
    std::string why;                             // "could not connect to ..."
};

class HttpClient {
public:
    virtual ~HttpClient() = default;
    virtual RequestId start(HttpRequest request) = 0;
    virtual void cancel(RequestId id) = 0;
    // Moves what can move without waiting.
    virtual void tick() = 0;
    // Answers since the last call.
    virtual std::vector<HttpAnswer> finished() = 0;
};

}  // namespace daofang::uplink
