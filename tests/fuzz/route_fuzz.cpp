// The request line, the first thing a server reads from anybody: with or without a token, any bytes
// either name a route with sound names in it or are refused.
#include "sync/event/event_codec.h"
#include "sync/server/route.h"
#include "sync/wire/protocol.h"
#include "tests/fuzz/fuzz_target.h"

using namespace daofang;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::text_of_input(data, size);
    const std::size_t space = input.find(' ');
    if (space == std::string_view::npos) return 0;
    const auto routed = server::route(input.substr(0, space), input.substr(space + 1));
    if (const auto* refused = std::get_if<server::Reply>(&routed)) {
        CHECK(refused->status >= 400 && refused->status < 500 && !refused->body.empty());
    } else if (const auto* push = std::get_if<server::PushRoute>(&routed)) {
        CHECK(event::is_hall(push->hall) && push->yielded.size() <= wire::push_events_max);
    } else if (const auto* pull = std::get_if<server::PullRoute>(&routed)) {
        CHECK(event::is_hall(pull->ask.hall) && pull->wait_s <= wire::wait_s_max);
        CHECK(!pull->ask.mark || event::is_origin(pull->ask.mark->origin));
    } else if (const auto* origin = std::get_if<server::OriginRoute>(&routed)) {
        CHECK(event::is_hall(origin->hall) && event::is_origin(origin->origin));
    }
    return 0;
}
