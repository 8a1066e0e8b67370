// Config: what one terminal is, from a TOML file and the command line; and what its hall is.
//
// Flags override the file. Every mistake is named at file:line; nothing is guessed.
// Only the mains call read_command_line(); the rest is pure and is fuzzed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/queue/hall.h"
#include "kiosk/ui/layout.h"
#include "sync/base/result.h"

namespace daofang::app {

// Somebody who works at a window: a staff number and a PIN, never a name.
struct Account {
    std::string number;    // "07"
    std::string pin_hash;  // Argon2id, as libsodium writes it; made by --hash-pin
};

struct Config {
    ui::Face face = ui::Face::visitor;
    std::string data;      // folder of the journal, the log and the lock
    std::string assets;    // folder of theme, texts, icons, art and halls
    std::string hall;      // "jieyang": also names assets/halls/<hall>.toml
    std::string terminal;  // "K1": the journal's origin
    std::string place;     // where staff find it; falls back to the terminal's name
    std::uint32_t numbers_first = 1, numbers_last = 999;
    std::string server;  // "http://127.0.0.1:8470"; empty: alone
    std::string token_file;
    std::string page_url;  // of the visitor's phone page; empty: there is none
    std::string printer = "none";
    int width = 0, height = 0;  // 0: by face
    bool fullscreen = false;
    bool software = false;  // draw without an accelerated renderer
    bool reduced_motion = false;
    std::string lang = "zh-CN";
    std::string probe;       // Unix socket path; empty: off
    queue::WindowId window;  // consoles
    std::vector<queue::ServiceId> services;
    std::vector<Account> staff;
    std::string care_pin_hash;  // empty: the care screen stays shut
};

// The file's text into `config`, over what stands there. `invalid` has one line a mistake.
base::Status read_config(std::string_view text, const std::string& file, Config& config);

// What no terminal can do without, checked when file and flags are both in.
base::Status check(const Config& config);

// assets/halls/<hall>.toml.
base::Result<queue::Hall> read_hall(std::string_view text, const std::string& file);
base::Result<queue::Hall> load_hall(const Config& config);

// The whole of a main's beginning. A value to run with, or the exit code after --help, --version,
// --hash-pin or a mistake (2), which have been printed.
struct Start {
    std::optional<Config> config;
    int exit_code = 0;
};
Start read_command_line(int argc, char** argv, ui::Face face);

}  // namespace daofang::app
