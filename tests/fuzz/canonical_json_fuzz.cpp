// The one-pass reader of canonical JSON against the parser and writer that define it.
#include "sync/base/json.h"
#include "tests/fuzz/fuzz_target.h"

using namespace daofang;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of_input(data, size);
    const auto prefix = base::canonical_json_size(text);
    CHECK(!prefix.ok() || (*prefix > 0 && *prefix <= text.size()));

    bool canonical = false;
    if (const auto value = base::parse_json(text)) {
        const auto written = base::canonical_json(*value);
        canonical = written.ok() && *written == text;
        // What we write ourselves is always accepted.
        CHECK(!written.ok() || base::canonical_json_size(*written).ok());
    }
    CHECK(canonical == (prefix.ok() && *prefix == text.size()));
    return 0;
}
