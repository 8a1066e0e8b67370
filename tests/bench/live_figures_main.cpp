// live-figures: what the real programs take, measured from outside as a person would: run it by
// hand, quote it with machine, disk and build, assert none of it.
//
//   build/release/bin/live-figures [FOLDER]      FOLDER: on the disk that is meant; default /tmp
//
// "touch" is the moment the finger has let go (xdotool has returned, some 2 ms after the event).
// What bounds each figure: start, fonts and the glyph atlas; committed, one fsync; shown, one frame
// in software; paper, the line and the printer's own status rounds.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>

#include "tests/e2e/hall.h"
#include "tests/e2e/headless.h"
#include "tests/support/escpos_device.h"

namespace daofang::e2e {
namespace {

using Clock = std::chrono::steady_clock;

double ms_since(Clock::time_point begun) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
}

void figure(const std::string& what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) {
        return ms[static_cast<std::size_t>(part * static_cast<double>(ms.size() - 1))];
    };
    tell("{:<46} p50 {:8.2f}  p99 {:8.2f}  max {:8.2f} ms  (n {})", what, at(0.5), at(0.99),
         ms.back(), ms.size());
}

// User and system time of a process, in seconds.
double cpu_seconds(pid_t pid) {
    std::ifstream file(base::text_of("/proc/{}/stat", pid));
    std::string text((std::istreambuf_iterator<char>(file)), {});
    std::istringstream fields(text.substr(text.rfind(')') + 2));
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

void idle_cpu(const std::string& where, pid_t pid) {
    constexpr Millis watched{20'000};
    support::pause_for(Millis{3'000});  // full rate ends a second after the last touch
    const double before = cpu_seconds(pid);
    support::pause_for(watched);
    tell("{:<46} {:.2f} % of a core over {} s", "idle, " + where,
         (cpu_seconds(pid) - before) / 20 * 100, watched.count() / 1000);
}

void memory(const std::string& name, pid_t pid) {
    std::ifstream file(base::text_of("/proc/{}/smaps_rollup", pid));
    double rss = 0, pss = 0, own = 0;
    for (std::string line; std::getline(file, line);) {
        const double kb = std::atof(line.substr(line.find(':') + 1).c_str());
        if (line.starts_with("Rss:")) rss = kb / 1024;
        if (line.starts_with("Pss:")) pss = kb / 1024;
        if (line.starts_with("Private_Dirty:")) own = kb / 1024;
    }
    tell("{:<46} resident {:.1f} MB, shared fairly {:.1f} MB, own pages {:.1f} MB",
         "memory, " + name, rss, pss, own);
}

// One bare write and fdatasync of 4 KB: what the disk itself takes.
std::vector<double> syncs(const std::string& folder, int count) {
    const int fd = ::open((folder + "/sync").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    std::vector<double> ms;
    for (int i = 0; i < count && fd >= 0; ++i) {
        const auto begun = Clock::now();
        if (::write(fd, page.data(), page.size()) < 0 || ::fdatasync(fd) != 0) break;
        ms.push_back(ms_since(begun));
    }
    ::close(fd);
    return ms;
}

// The loop's part of a touch: decide, commit, fold.
base::Status commits(const support::HallPrograms& hall, const std::string& folder) {
    constexpr int count = 200;
    TRY_ASSIGN(const auto kiosk, Headless::open(hall, "K9", "", "http://127.0.0.1:1"));
    std::vector<double> ms;
    for (int i = 0; i < count; ++i) {
        const auto begun = Clock::now();
        const auto outcome = kiosk->ask(queue::IssueTicket{"lawyer"});
        ms.push_back(ms_since(begun));
        if (!std::holds_alternative<app::Outcome::Done>(outcome.what)) return wrong("no number");
    }
    figure("asked to committed (decide, append, fold)", ms);
    figure("the disk alone: write and fdatasync of 4 KB", syncs(folder, count));
    return {};
}

base::Status starts(support::Seat& kiosk) {
    std::vector<double> ms;
    for (int i = 0; i < 10; ++i) {
        kiosk.stop();
        const auto begun = Clock::now();
        TRY(kiosk.start());
        ms.push_back(ms_since(begun));
    }
    figure("kiosk: start to first frame", ms);
    return {};
}

base::Status touches(support::Seat& kiosk, support::EscposDevice& printer) {
    std::vector<double> shown, paper;
    for (std::size_t i = 0; i < 15; ++i) {
        TRY(kiosk.touch_to("attract.start", "visitor_home"));
        TRY(kiosk.touch_to("home.lawyer", "visitor_options"));
        TRY(kiosk.touch("options.take"));
        const auto touched = Clock::now();
        double number = 0;
        const auto slip_out = [&] {
            if (number == 0) {
                const auto now = kiosk.probe().look();
                if (now && now->find("issued.number") != nullptr) number = ms_since(touched);
            }
            return printer.with([](auto& model) { return model.slips().size(); }) > i;
        };
        while (!slip_out() || number == 0) {
            if (ms_since(touched) > 20'000) return wrong("no slip, or no number");
        }
        shown.push_back(number);
        paper.push_back(ms_since(touched));
        TRY(kiosk.touch_to("issued.go", "visitor_attract"));
    }
    figure("touch to number readable on the screen", shown);
    figure("touch to the printer's last byte (cut)", paper);
    return {};
}

base::Status calls(support::Seat& desk, support::Seat& board, int count) {
    std::vector<double> ms;
    for (int i = 1; i <= count; ++i) {
        const std::string label = base::text_of("B{:03}", i);
        TRY(ready_for(desk, "desk.step_call"));
        TRY(desk.key("F1"));
        const auto pressed = Clock::now();
        TRY(reads(board, "board.number", label));
        ms.push_back(ms_since(pressed));
        TRY(ready_for(desk, "desk.step_start"));
        TRY(desk.key("F3"));
        TRY(gone(board, "board.number"));
        // Sent to another service, so that F1 is the next step again and not F4.
        TRY(ready_for(desk, i < count ? "desk.step_finish_call" : "desk.step_finish"));
        TRY(desk.key("F6"));
        TRY(only_whether(desk.probe().wait_for_item("desk.to.reception")));
        TRY(desk.key("1"));
        TRY(gone(desk, "desk.number"));
    }
    figure("F1 at the desk to the number on the board", ms);
    return {};
}

base::Status measure(const std::string& root) {
    const support::TempFolder scratch;
    const std::string folder = root.empty() ? scratch.path() : root;
    TRY_ASSIGN(auto hall, support::HallPrograms::prepare({programs(), folder}));
    TRY(commits(hall, folder));
    TRY(hall.start_server());
    TRY_ASSIGN(const auto printer, support::EscposDevice::on_tcp());
    TRY_ASSIGN(auto kiosk, support::Seat::open(
                               {.name = "K1",
                                .folder = folder,
                                .width = 1080,
                                .height = 1920,
                                .command = {programs() + "/daofang-kiosk", "--data", folder + "/K1",
                                            "--hall", hall_id, "--terminal", "K1", "--server",
                                            hall.server_url(), "--token-file", hall.token_file(),
                                            "--printer", printer->where()}}));
    TRY_ASSIGN(auto board, hall.open_board());
    TRY_ASSIGN(auto desk, hall.open_console("5", "lawyer"));
    TRY(sign_in(desk));
    TRY(starts(kiosk));
    TRY(touches(kiosk, *printer));
    TRY(calls(desk, board, 10));
    idle_cpu("attract", kiosk.program().pid());
    TRY(kiosk.touch_to("attract.start", "visitor_home"));
    idle_cpu("home", kiosk.program().pid());
    idle_cpu("board", board.program().pid());
    idle_cpu("desk", desk.program().pid());
    memory("daofang-kiosk 1080x1920", kiosk.program().pid());
    memory("daofang-console 1366x768", desk.program().pid());
    memory("daofang-board 1920x1080", board.program().pid());
    memory("daofang-server", hall.server().pid());
    return {};
}

}  // namespace
}  // namespace daofang::e2e

int main(int argc, char** argv) {
    const auto measured = daofang::e2e::measure(argc > 1 ? argv[1] : "");
    if (measured) return 0;
    std::fprintf(stderr, "live-figures: %s\n", measured.error().what.c_str());
    return 1;
}
