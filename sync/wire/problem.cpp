// Problems: what a failed request answers (RFC 9457).
#include "sync/base/json.h"
#include "sync/wire/protocol.h"

namespace daofang::wire {

std::string encode_problem(int status, std::string_view title, std::string_view detail) {
    const base::Json problem = {
        {"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
    return problem.dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

}  // namespace daofang::wire
