// An event has one line: whatever decodes is written back byte for byte.
#include "sync/event/chain.h"
#include "sync/event/event_codec.h"
#include "tests/fuzz/fuzz_target.h"

using namespace daofang;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line = fuzz::text_of_input(data, size);
    const auto event = event::decode(line);
    if (!event) {
        CHECK(!event.error().what.empty());
        return 0;
    }
    CHECK(event::validate(*event).ok());
    CHECK(event::encode(*event) == line);
    CHECK(event::hash_of(*event) == event::hash_of_line(line));
    const auto hex = event::hash_from_hex(event::hex_of(event->prev));
    CHECK(hex.ok() && *hex == event->prev);
    return 0;
}
