// Files that operators write: a terminal's, a server's and a hall's. The first byte of an input
// chooses which. A file is taken whole, or every mistake in it is named at file:line.
#include <string>

#include "kiosk/app/config.h"
#include "sync/server/server_config.h"
#include "tests/fuzz/fuzz_target.h"

using namespace daofang;

namespace {

void check_mistakes(const base::Error& error) {
    CHECK(error.code == base::Code::invalid);
    CHECK(error.what.starts_with("x.toml:"));
}

void read_terminal(std::string_view toml) {
    app::Config config;
    const base::Status read = app::read_config(toml, "x.toml", config);
    if (!read) return check_mistakes(read.error());
    if (const base::Status usable = app::check(config); !usable) {
        CHECK(!usable.error().what.empty());
    }
}

void read_server(std::string_view toml) {
    server::ServerConfig config;
    const base::Status read = server::read_config(toml, "x.toml", config);
    if (!read) check_mistakes(read.error());
}

void read_hall(std::string_view toml) {
    const auto read = app::read_hall(toml, "x.toml");
    if (!read) return check_mistakes(read.error());
    CHECK(!read->services.empty());
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest = fuzz::text_of_input(data, size).substr(1);
    switch (data[0]) {  // a letter each, so that the seeds can be read
        case 't':
            read_terminal(rest);
            break;
        case 's':
            read_server(rest);
            break;
        case 'h':
            read_hall(rest);
            break;
        default:
            break;
    }
    return 0;
}
