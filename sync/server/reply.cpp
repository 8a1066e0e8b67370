#include "sync/server/reply.h"

#include "sync/wire/protocol.h"

namespace daofang::server {

Reply problem(int status, std::string_view title, std::string_view detail) {
    Reply reply;
    reply.status = status;
    reply.body = wire::encode_problem(status, title, detail);
    return reply;
}

}  // namespace daofang::server
