// daofang-paper: a paper tray in a folder. An ESC/POS printer on a TCP port that keeps every slip
// as a picture, for demonstrations and the end-to-end test, where a real printer would stand.
//
// Told on standard input or through a named pipe (--control), one word pair a line:
//   paper out|in|low   cover open|closed   printer offline|online|silent|broken   quit
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <string>

#include "kiosk/devices/page.h"
#include "sync/base/file.h"
#include "sync/base/text.h"
#include "tests/support/escpos_device.h"

namespace {

using daofang::base::text_of;
using daofang::support::EscposDevice;
using daofang::support::PrinterModel;

volatile std::sig_atomic_t stopped = 0;
void on_signal(int) {
    stopped = 1;
}

struct Options {
    int port = 9100;
    std::string port_file, out = ".", control;
    bool paper_out = false;
};

int complain(const daofang::base::Error& error) {
    std::fprintf(stderr, "daofang-paper: %s\n", error.what.c_str());
    return 1;
}

// False when the line is none of the known ones.
bool obey(const std::string& line, PrinterModel& printer) {
    if (line == "paper out") return printer.set_paper(false), true;
    if (line == "paper in") return printer.set_near_end(false), printer.set_paper(true), true;
    if (line == "paper low") return printer.set_near_end(true), true;
    if (line == "cover open") return printer.set_cover_open(true), true;
    if (line == "cover closed") return printer.set_cover_open(false), true;
    if (line == "printer offline") return printer.set_offline(true), true;
    if (line == "printer silent") return printer.set_silent(true), true;
    if (line == "printer broken") return printer.set_error(true), true;
    if (line != "printer online") return false;
    printer.set_offline(false);
    printer.set_silent(false);
    printer.set_error(false);
    return true;
}

// Reads what can be read and obeys whole lines. False at `quit`.
bool take_orders(int& fd, std::string& unread, EscposDevice& device) {
    char block[512];
    const ssize_t got = ::read(fd, block, sizeof block);
    if (got == 0) fd = -1;  // nobody there any more
    if (got > 0) unread.append(block, static_cast<std::size_t>(got));
    for (std::size_t end; (end = unread.find('\n')) != std::string::npos;) {
        const std::string line = unread.substr(0, end);
        unread.erase(0, end + 1);
        if (line == "quit") return false;
        const bool known = device.with([&](PrinterModel& p) { return obey(line, p); });
        std::printf("%s: %s\n", known ? "done" : "not understood", line.c_str());
        std::fflush(stdout);
    }
    return true;
}

daofang::base::Status keep_slips(EscposDevice& device, const std::string& out, std::size_t& kept) {
    const auto slips = device.with([](PrinterModel& p) { return p.slips(); });
    for (; kept < slips.size(); ++kept) {
        const std::string path = text_of("{}/job-{:03}.png", out, kept + 1);
        // Beside first: who waits for the picture never sees half of it.
        TRY(daofang::devices::save_png(slips[kept], path + ".new"));
        if (std::rename((path + ".new").c_str(), path.c_str()) != 0) std::perror(path.c_str());
        std::printf("printed: %s\n", path.c_str());
        std::fflush(stdout);
    }
    return {};
}

int orders_from(const std::string& control) {
    if (control.empty()) return STDIN_FILENO;
    ::unlink(control.c_str());
    if (::mkfifo(control.c_str(), 0600) != 0) return -1;
    // Both ends: the pipe stays open between one order and the next.
    return ::open(control.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
}

int serve(const Options& options) {
    if (const auto made = daofang::base::make_folder(options.out); !made) {
        return complain(made.error());
    }
    auto device = EscposDevice::on_tcp({}, options.port);
    if (!device) return complain(device.error());
    EscposDevice& printer = **device;
    if (options.paper_out) printer.with([](PrinterModel& p) { p.set_paper(false); });
    int orders = orders_from(options.control);
    if (orders < 0) return complain({daofang::base::Code::unavailable, "no pipe: --control"});
    std::printf("listening: %s\n", printer.where().c_str());
    std::fflush(stdout);
    if (!options.port_file.empty()) {
        const auto told =
            daofang::base::write_file(options.port_file, text_of("{}\n", printer.port()));
        if (!told) return complain(told.error());
    }
    std::string unread;
    std::size_t kept = 0;
    constexpr int turn_ms = 20;
    while (stopped == 0) {
        pollfd waiting{orders, POLLIN, 0};
        if (::poll(&waiting, 1, turn_ms) > 0 && !take_orders(orders, unread, printer)) break;
        if (const auto saved = keep_slips(printer, options.out, kept); !saved) {
            return complain(saved.error());
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    CLI::App app{"A paper tray in a folder: an ESC/POS printer on a TCP port"};
    app.add_option("--port", options.port, "TCP port on 127.0.0.1; 0 takes a free one");
    app.add_option("--port-file", options.port_file, "where to write the port");
    app.add_option("--out", options.out, "folder for job-001.png and so on");
    app.add_option("--control", options.control, "named pipe to take orders from");
    app.add_flag("--paper-out", options.paper_out, "begin without paper");
    CLI11_PARSE(app, argc, argv);
    std::signal(SIGTERM, on_signal);
    std::signal(SIGINT, on_signal);
    return serve(options);
}
