#include "sync/server/server_config.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "sync/base/file.h"
#include "sync/base/settings.h"
#include "sync/base/text.h"

namespace daofang::server {
namespace {

constexpr std::int64_t connections_most = 100'000;
constexpr std::int64_t seconds_most = 3'600;

// What a flag said; empty leaves the file's word.
struct Flags {
    std::string config, data, listen, token_file, port_file, upstream, upstream_token_file;
};

base::Result<std::string> server_url(std::string url) {
    while (!url.empty() && url.back() == '/') url.pop_back();
    const bool http = url.starts_with("http://") && url.size() > 7;
    const bool https = url.starts_with("https://") && url.size() > 8;
    if ((http || https) && url.find_first_of(" ?#@") == std::string::npos) return url;
    return base::Error{base::Code::invalid,
                       "must be http:// or https:// and a host, for example "
                       "https://city.example:8470"};
}

void declare(CLI::App& cli, Flags& flags) {
    cli.set_version_flag("--version", "daofang-server " DAOFANG_VERSION);
    cli.add_option("--config", flags.config, "TOML file; the flags below win over it");
    cli.add_option("--data", flags.data, "folder of the events; made when it is not there");
    cli.add_option("--listen", flags.listen,
                   "ADDRESS:PORT, 127.0.0.1:8470 unless told; port 0: "
                   "any free one");
    cli.add_option("--token-file", flags.token_file, "file with the token that clients must send");
    cli.add_option("--port-file", flags.port_file, "write the port here once it listens");
    cli.add_option("--upstream", flags.upstream, "server above this one: http(s)://HOST[:PORT]");
    cli.add_option("--upstream-token-file", flags.upstream_token_file,
                   "file with the upstream's token; --token-file's when not given");
}

base::Status apply_flags(const Flags& flags, ServerConfig& config) {
    const auto over = [](std::string& target, const std::string& flag) {
        if (!flag.empty()) target = flag;
    };
    over(config.data, flags.data);
    over(config.token_file, flags.token_file);
    over(config.port_file, flags.port_file);
    over(config.upstream_token_file, flags.upstream_token_file);
    if (!flags.listen.empty()) {
        auto listen = host_port_from_text(flags.listen);
        if (!listen) return base::Error{listen.error().code, "--listen: " + listen.error().what};
        config.listen = *listen;
    }
    if (!flags.upstream.empty()) {
        auto url = server_url(flags.upstream);
        if (!url) return base::Error{url.error().code, "--upstream: " + url.error().what};
        config.upstream_url = *url;
    }
    return {};
}

base::Result<ServerConfig> build(const Flags& flags) {
    ServerConfig config;
    if (!flags.config.empty()) {
        TRY_ASSIGN(const std::string text, base::read_file(flags.config, base::settings_bytes_max));
        TRY(read_config(text, flags.config, config));
    }
    TRY(apply_flags(flags, config));
    if (config.data.empty()) {
        return base::Error{base::Code::invalid,
                           "--data is missing: name the folder that keeps the events"};
    }
    if (config.token_file.empty()) {
        return base::Error{base::Code::invalid,
                           "--token-file is missing: name the file with the clients' token; make "
                           "one with: openssl rand -hex 32"};
    }
    if (config.upstream_token_file.empty()) config.upstream_token_file = config.token_file;
    return config;
}

}  // namespace

base::Status read_config(std::string_view toml, const std::string& file, ServerConfig& config) {
    auto settings = base::Settings::parse(toml, file);
    auto root = settings.root();
    const auto take_text = [](base::Settings::Table& table, const char* key, std::string& target) {
        if (auto text = table.text(key)) target = *text;
    };
    take_text(root, "data", config.data);
    take_text(root, "token_file", config.token_file);
    take_text(root, "port_file", config.port_file);
    if (const auto text = root.text("listen")) {
        const auto listen = host_port_from_text(*text);
        if (listen) {
            config.listen = *listen;
        } else {
            root.mistake("listen", listen.error().what);
        }
    }
    auto upstream = root.table("upstream");
    if (upstream.present()) upstream.require("url");
    if (const auto text = upstream.text("url")) {
        const auto url = server_url(*text);
        if (url) {
            config.upstream_url = *url;
        } else {
            upstream.mistake("url", url.error().what);
        }
    }
    take_text(upstream, "token_file", config.upstream_token_file);
    auto limits = root.table("limits");
    const auto take_count = [&](const char* key, std::int64_t most, unsigned& target) {
        if (const auto count = limits.integer(key, 1, most)) {
            target = static_cast<unsigned>(*count);
        }
    };
    take_count("connections", connections_most, config.connections_max);
    take_count("connections_per_address", connections_most, config.connections_per_address_max);
    take_count("request_s", seconds_most, config.request_s);
    take_count("idle_s", seconds_most, config.idle_s);
    return settings.finish();
}

Start read_command_line(int argc, char** argv) {
    CLI::App cli("daofang-server: keeps the halls' events and hands them on");
    Flags flags;
    declare(cli, flags);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& mistake) {
        // Prints help, the version or the mistake.
        return {std::nullopt, cli.exit(mistake) == 0 ? 0 : 2};
    }
    auto config = build(flags);
    if (!config) {
        std::cerr << config.error().what << '\n';
        return {std::nullopt, 2};
    }
    return {std::move(*config), 0};
}

}  // namespace daofang::server
