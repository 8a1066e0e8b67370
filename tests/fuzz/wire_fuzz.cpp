// Every decoder of the wire. The first byte of an input chooses which; what decodes must survive
// being encoded and decoded again.
#include "sync/wire/protocol.h"
#include "tests/fuzz/fuzz_target.h"

using namespace daofang;

namespace {

void push(std::string_view body) {
    const auto events = wire::decode_push(body);
    if (!events) return;
    CHECK(!events->empty() && events->size() <= wire::push_events_max);
    const auto again = wire::decode_push(wire::encode_push(*events));
    CHECK(again.ok() && *again == *events);
}

void push_reply(int status, std::string_view body) {
    const auto reply = wire::decode_push_reply(status, body);
    if (!reply) return;
    const std::string written = wire::encode_push_reply(*reply);
    const auto again = wire::decode_push_reply(status, written);
    CHECK(again.ok() && again->kind == reply->kind && again->seq == reply->seq);
    CHECK(again->claim == reply->claim && again->holder_seq == reply->holder_seq);
    CHECK(again->holder_origin == reply->holder_origin);
}

void pull_reply(std::string_view body) {
    const auto reply = wire::decode_pull_reply(body);
    if (!reply) return;
    const std::string written = wire::encode_pull_reply(*reply);
    const auto again = wire::decode_pull_reply(written);
    CHECK(again.ok() && wire::encode_pull_reply(*again) == written);
}

void numbers(std::string_view text) {
    if (const auto yielded = wire::decode_yield(text)) {
        CHECK(yielded->size() <= wire::push_events_max);
    }
    if (const auto query = wire::decode_pull_query(text, text, text)) {
        CHECK(query->wait_s >= 0 && query->wait_s <= wire::wait_s_max);
        CHECK(query->limit >= 1 && query->limit <= wire::pull_events_max);
    }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest = fuzz::text_of_input(data, size).substr(1);
    switch (data[0]) {  // a letter each, so that the seeds can be read
        case 'p':
            push(rest);
            break;
        case 'a':
            push_reply(200, rest);
            break;
        case 'c':
            push_reply(409, rest);
            break;
        case 'l':
            pull_reply(rest);
            break;
        case 'n':
            numbers(rest);
            break;
        case 'o':
            if (const auto seq = wire::decode_origin_reply(rest)) {
                CHECK(*wire::decode_origin_reply(wire::encode_origin_reply(*seq)) == *seq);
            }
            break;
        case 'e':
            CHECK(!wire::encode_problem(400, rest, rest).empty());
            break;
        default:
            break;
    }
    return 0;
}
