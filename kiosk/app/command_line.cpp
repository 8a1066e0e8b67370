#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "kiosk/app/accounts.h"
#include "kiosk/app/config.h"
#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

// What a flag said; empty or unset leaves the file's word.
struct Flags {
    std::string config_file, data, assets, hall, terminal, place, server, token_file, printer, size;
    std::string lang, probe, window, services, page_url;
    bool fullscreen = false, software = false, hash_pin = false;
};

const char* describe(ui::Face face) {
    switch (face) {
        case ui::Face::visitor:
            return "daofang-kiosk: the visitor's kiosk of a reception hall";
        case ui::Face::console:
            return "daofang-console: a window's desk, calling tickets";
        case ui::Face::board:
            return "daofang-board: the hall's board of calls";
    }
    return "";
}

void declare(CLI::App& cli, Flags& flags, ui::Face face) {
    cli.set_version_flag("--version", DAOFANG_VERSION);
    cli.add_option("--config", flags.config_file, "TOML file; DATA/config.toml when it is there");
    cli.add_option("--data", flags.data, "folder of this terminal's journal and log");
    cli.add_option("--assets", flags.assets, "folder of theme, texts, icons and halls");
    cli.add_option("--hall", flags.hall, "hall, for example jieyang");
    cli.add_option("--terminal", flags.terminal, "this terminal's name, for example K1");
    cli.add_option("--place", flags.place, "where staff find it");
    cli.add_option("--server", flags.server, "server, for example http://127.0.0.1:8470");
    cli.add_option("--token-file", flags.token_file, "file with the server's token");
    cli.add_option("--size", flags.size, "window size, for example 1080x1920");
    cli.add_flag("--fullscreen", flags.fullscreen, "take the whole screen");
    cli.add_flag("--software", flags.software, "draw without an accelerated renderer");
    cli.add_option("--lang", flags.lang, "zh-CN or en");
    cli.add_option("--probe", flags.probe, "serve the semantic list on this Unix socket");
    if (face == ui::Face::visitor) {
        cli.add_option("--printer", flags.printer, "tcp://H:P, dev:PATH, file:PATH or none");
        cli.add_option("--page-url", flags.page_url, "address of the visitor's phone page");
    }
    if (face == ui::Face::console) {
        cli.add_option("--window", flags.window, "number above this window");
        cli.add_option("--services", flags.services, "what it serves: lawyer,reception,...");
    }
    if (face != ui::Face::board) {
        cli.add_flag("--hash-pin", flags.hash_pin,
                     "read a PIN from standard input, print its hash, and end");
    }
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (end > begin) parts.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

base::Status apply_size(const std::string& size, Config& config) {
    if (size.empty()) return {};
    int width = 0, height = 0;
    char rest = 0;
    if (std::sscanf(size.c_str(), "%dx%d%c", &width, &height, &rest) != 2 || width < 640 ||
        height < 480 || width > 7680 || height > 7680) {
        return base::Error{base::Code::invalid,
                           base::text_of("--size {} must be like 1080x1920", size)};
    }
    config.width = width;
    config.height = height;
    return {};
}

base::Status apply_flags(const Flags& flags, Config& config) {
    const auto over = [](std::string& target, const std::string& flag) {
        if (!flag.empty()) target = flag;
    };
    over(config.data, flags.data);
    over(config.assets, flags.assets);
    over(config.hall, flags.hall);
    over(config.terminal, flags.terminal);
    over(config.place, flags.place);
    over(config.server, flags.server);
    over(config.token_file, flags.token_file);
    over(config.printer, flags.printer);
    over(config.page_url, flags.page_url);
    over(config.lang, flags.lang);
    over(config.probe, flags.probe);
    over(config.window, flags.window);
    if (!flags.services.empty()) config.services = split(flags.services);
    config.fullscreen = config.fullscreen || flags.fullscreen;
    config.software = config.software || flags.software;
    return apply_size(flags.size, config);
}

// Where the assets are when nobody says: beside an installed program, or in the source tree.
std::string default_assets(const char* program) {
    std::error_code why;
    const auto self = std::filesystem::canonical("/proc/self/exe", why);
    const auto beside = (why ? std::filesystem::path(program) : self).parent_path();
    const auto installed = beside.parent_path() / "share" / "daofang";
    if (std::filesystem::exists(installed / "theme.toml", why)) return installed.string();
    return std::string(DAOFANG_SOURCE_DIR) + "/assets";
}

base::Result<Config> build(const Flags& flags, ui::Face face, const char* program) {
    Config config;
    config.face = face;
    config.assets = default_assets(program);
    std::string file = flags.config_file;
    std::error_code why;
    if (file.empty() && !flags.data.empty() &&
        std::filesystem::exists(flags.data + "/config.toml", why)) {
        file = flags.data + "/config.toml";
    }
    if (!file.empty()) {
        TRY_ASSIGN(const std::string text, base::read_file(file, 1u << 20));
        TRY(read_config(text, file, config));
    }
    TRY(apply_flags(flags, config));
    // A board or a desk needs no name of its own when the window already is one.
    if (config.terminal.empty() && !config.window.empty()) config.terminal = "W" + config.window;
    if (config.terminal.empty() && face == ui::Face::board) config.terminal = "board";
    if (config.place.empty()) config.place = config.terminal;
    TRY(check(config));
    return config;
}

}  // namespace

Start read_command_line(int argc, char** argv, ui::Face face) {
    CLI::App cli(describe(face));
    Flags flags;
    declare(cli, flags, face);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const int code = cli.exit(problem);  // prints help, version or the mistake
        return {std::nullopt, code == 0 ? 0 : 2};
    }
    if (flags.hash_pin) {
        std::string pin;
        std::getline(std::cin, pin);
        const auto hash = hash_pin(pin);
        if (!hash) {
            std::cerr << hash.error().what << '\n';
            return {std::nullopt, 2};
        }
        std::cout << *hash << '\n';
        return {std::nullopt, 0};
    }
    auto config = build(flags, face, argv[0]);
    if (!config) {
        std::cerr << config.error().what << '\n';
        return {std::nullopt, 2};
    }
    return {std::move(*config), 0};
}

}  // namespace daofang::app
