#include "tests/support/hall_programs.h"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "sync/base/file.h"
#include "sync/base/hex.h"
#include "sync/base/text.h"

namespace daofang::support {
namespace {

constexpr base::Millis start_patience{15'000};

std::string random_token() {
    std::array<std::uint8_t, 32> bytes{};
    ::randombytes_buf(bytes.data(), bytes.size());
    return base::hex_of(bytes);
}

// Starts a program that writes the port it took into `port_file`.
base::Result<ChildProcess> start_listener(const ChildOptions& options, const std::string& port_file,
                                          int& port) {
    ::unlink(port_file.c_str());
    TRY_ASSIGN(ChildProcess child, ChildProcess::start(options));
    const auto told = [&] {
        const auto text = base::read_file(port_file);
        port = text ? std::atoi(text->c_str()) : 0;
        return port > 0;
    };
    if (eventually([&] { return told() || !child.running(); }, start_patience) && port > 0) {
        return child;
    }
    const auto said = base::read_file(options.log);
    return base::Error{base::Code::unavailable,
                       base::text_of("{} does not listen: {}", options.command[0],
                                     said ? *said : said.error().what)};
}

}  // namespace

base::Result<HallPrograms> HallPrograms::prepare(HallOptions options) {
    TRY(base::make_folder(options.folder));
    HallPrograms hall(std::move(options));
    TRY(base::write_file(hall.token_file(), random_token() + "\n"));
    return hall;
}

std::string HallPrograms::server_url() const {
    return base::text_of("http://127.0.0.1:{}", server_port_);
}

std::string HallPrograms::printer() const {
    return paper_ ? base::text_of("tcp://127.0.0.1:{}", printer_port_) : "none";
}

base::Status HallPrograms::start_server() {
    const std::string port_file = options_.folder + "/server.port";
    ChildOptions child;
    child.command = {options_.programs + "/daofang-server",
                     "--data",
                     server_data(),
                     "--listen",
                     base::text_of("127.0.0.1:{}", server_port_),
                     "--token-file",
                     token_file(),
                     "--port-file",
                     port_file};
    child.log = options_.folder + "/server.log";
    TRY_ASSIGN(server_, start_listener(child, port_file, server_port_));
    return {};
}

base::Status HallPrograms::start_paper(const std::vector<std::string>& flags) {
    const std::string port_file = options_.folder + "/paper.port";
    ChildOptions child;
    child.command = {options_.programs + "/daofang-paper",
                     "--port",
                     std::to_string(printer_port_),
                     "--port-file",
                     port_file,
                     "--out",
                     slips_folder()};
    child.command.insert(child.command.end(), flags.begin(), flags.end());
    child.log = options_.folder + "/paper.log";
    TRY_ASSIGN(paper_, start_listener(child, port_file, printer_port_));
    return {};
}

base::Result<Seat> HallPrograms::open_seat(const std::string& name, int width, int height,
                                           std::vector<std::string> command,
                                           const std::vector<std::string>& more) const {
    const std::vector<std::string> common = {"--data",      data_of(name), "--hall",
                                             options_.hall, "--terminal",  name};
    command.insert(command.end(), common.begin(), common.end());
    const bool own_line = std::find(more.begin(), more.end(), "--server") != more.end();
    if (server_port_ != 0 && !own_line) {
        const std::vector<std::string> link = {"--server", server_url(), "--token-file",
                                               token_file()};
        command.insert(command.end(), link.begin(), link.end());
    }
    command.insert(command.end(), more.begin(), more.end());
    return Seat::open({name, options_.folder, width, height, std::move(command)});
}

base::Result<Seat> HallPrograms::open_kiosk(const std::string& name,
                                            const std::vector<std::string>& more) const {
    return open_seat(name, 1080, 1920,
                     {options_.programs + "/daofang-kiosk", "--config",
                      options_.conf + "/kiosk.toml", "--printer", printer()},
                     more);
}

base::Result<Seat> HallPrograms::open_console(const std::string& window,
                                              const std::string& services,
                                              const std::vector<std::string>& more) const {
    return open_seat("W" + window, 1366, 768,
                     {options_.programs + "/daofang-console", "--config",
                      options_.conf + "/console.toml", "--window", window, "--services", services},
                     more);
}

base::Result<Seat> HallPrograms::open_board(const std::vector<std::string>& more) const {
    return open_seat(
        "board", 1920, 1080,
        {options_.programs + "/daofang-board", "--config", options_.conf + "/board.toml"}, more);
}

}  // namespace daofang::support
