// ServerConfig: what an operator may set, from a TOML file and from flags; flags win.
//
//   data = "/var/lib/daofang"                 # the folder of events.sqlite
//   listen = "127.0.0.1:8470"                 # port 0: any free one
//   token_file = "/etc/daofang/token"
//   port_file = "/run/daofang/port"           # optional: the port is written here
//   [upstream]                                # optional: the server above this one
//   url = "https://city.example:8470"
//   token_file = "/etc/daofang/upstream-token"
//   [limits]                                  # optional
//   connections = 2000
//   connections_per_address = 256
//   request_s = 20                            # for a request to come, or a reply to go
//   idle_s = 120                              # between two requests
//
// Every mistake of a file is named at file:line:column; an unknown key is one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sync/base/result.h"
#include "sync/server/listen_socket.h"

namespace daofang::server {

struct ServerConfig {
    std::string data;
    HostPort listen{"127.0.0.1", 8470};
    std::string token_file;
    std::string port_file;     // empty: none
    std::string upstream_url;  // empty: none; no slash at its end
    std::string upstream_token_file;
    unsigned connections_max = 2'000;
    unsigned connections_per_address_max = 256;
    unsigned request_s = 20;
    unsigned idle_s = 120;
};

// Puts what the file says over `config`. `invalid` with one line for each mistake.
base::Status read_config(std::string_view toml, const std::string& file, ServerConfig& config);

// What the command line asks for: a config to run with, or to end with `exit_code` because help,
// the version or the mistakes have been printed.
struct Start {
    std::optional<ServerConfig> config;
    int exit_code = 0;  // 2: a mistake in flags or file
};
Start read_command_line(int argc, char** argv);

}  // namespace daofang::server
