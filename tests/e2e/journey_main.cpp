// daofang-journey: plays one visit through a whole hall of real programs, and leaves its pictures.
//
//   daofang-journey --programs build/release/bin --out FOLDER
//
// A visitor takes a number for a lawyer with real presses on the kiosk; the slip comes out of a
// printer; the lawyer signs in, calls, starts and finishes with real keys; the board shows the
// call. FOLDER then holds 01-attract.png and so on, 05-slip.png, and everything the programs wrote.
#include <getopt.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

#include "sync/base/file.h"
#include "sync/base/text.h"
#include "tests/support/hall_programs.h"

namespace {

using namespace daofang;
using base::text_of;

struct Options {
    std::string programs, out;
};

class Journey {
public:
    explicit Journey(Options options) : options_(std::move(options)) {}

    base::Status play() {
        TRY(base::make_folder(options_.out));
        TRY_ASSIGN(auto hall, support::HallPrograms::prepare({.programs = options_.programs,
                                                              .folder = options_.out + "/data"}));
        TRY(hall.start_server());
        TRY(hall.start_paper());
        tell("server at {}, printer at {}", hall.server_url(), hall.printer());
        TRY_ASSIGN(auto kiosk, hall.open_kiosk());
        TRY_ASSIGN(auto board, hall.open_board());
        TRY_ASSIGN(auto desk, hall.open_console("5", "lawyer"));
        TRY(take_a_number(kiosk));
        TRY(read_the_slip(hall.slips_folder() + "/job-001.png"));
        TRY(sign_in(desk));
        TRY(call(desk, board));
        return serve(desk, board);
    }

private:
    template <class... Args>
    void tell(fmt::format_string<Args...> pattern, Args&&... args) const {
        std::printf("%s\n", text_of(pattern, std::forward<Args>(args)...).c_str());
        std::fflush(stdout);
    }

    base::Status photograph(const support::Seat& seat, std::string_view name) const {
        // The change of screens fades for 180 ms.
        support::pause_for(base::Millis{300});
        const std::string path = text_of("{}/{}.png", options_.out, name);
        TRY(seat.photograph(path));
        tell("  {}", path);
        return {};
    }

    base::Status take_a_number(support::Seat& kiosk) {
        tell("the visitor touches the kiosk");
        TRY(photograph(kiosk, "01-attract"));
        TRY(kiosk.touch_to("attract.start", "visitor_home"));
        TRY(photograph(kiosk, "02-home"));
        TRY(kiosk.touch_to("home.lawyer", "visitor_options"));
        TRY(photograph(kiosk, "03-options"));
        TRY(kiosk.touch_to("options.take", "visitor_issued"));
        TRY(photograph(kiosk, "04-issued"));
        return {};
    }

    base::Status read_the_slip(const std::string& job) {
        const auto printed = [&] { return base::read_file(job).ok(); };
        if (!support::eventually(printed, base::Millis{10'000})) {
            return base::Error{base::Code::unavailable, "no slip came out: " + job};
        }
        const std::string slip = options_.out + "/05-slip.png";
        TRY_ASSIGN(const std::string png, base::read_file(job));
        TRY(base::write_file(slip, png));
        tell("the slip comes out\n  {}", slip);
        TRY_ASSIGN(const support::Ran read,
                   support::run({"zbarimg", "--nodbus", "--quiet", "--raw", slip}));
        if (read.code != 0) return base::Error{base::Code::invalid, slip + ": no code can be read"};
        tell("  its code says {}", read.out.substr(0, read.out.find('\n')));
        return {};
    }

    base::Status sign_in(support::Seat& desk) {
        tell("the lawyer signs in at window 5 and presses F1");
        TRY(desk.type(support::sample_staff));
        TRY(desk.key("Return"));
        TRY(desk.type(support::sample_pin));
        TRY(photograph(desk, "06-sign-in"));
        TRY(desk.key("Return"));
        TRY(seen(desk.probe().wait_for_screen("staff_desk")));
        TRY(seen(desk.probe().wait_until("B001", shows_number)));
        return photograph(desk, "07-desk");
    }

    base::Status call(support::Seat& desk, support::Seat& board) {
        const base::Instant pressed = support::moment();
        TRY(desk.key("F1"));
        TRY(seen(board.probe().wait_until("B001", shows_number)));
        tell("the board shows it after {} ms", (support::moment() - pressed).count());
        TRY(photograph(board, "08-board"));
        TRY(photograph(desk, "09-called"));
        return no_complaint(desk);
    }

    base::Status serve(support::Seat& desk, support::Seat& board) {
        tell("the lawyer presses F3, and F4 when it is done");
        TRY(desk.key("F3"));
        TRY(photograph(desk, "10-serving"));
        TRY(no_complaint(desk));
        TRY(desk.key("F4"));
        TRY(photograph(desk, "11-finished"));
        TRY(no_complaint(desk));
        return photograph(board, "12-board");
    }

    // Each key was the right one: the desk has nothing to object to.
    static base::Status no_complaint(support::Seat& desk) {
        TRY_ASSIGN(const support::Shown shown, desk.probe().look());
        const support::ShownItem* word = shown.find("desk.word");
        if (word == nullptr) return {};
        return base::Error{base::Code::invalid, "the desk objects: " + word->label};
    }

    static bool shows_number(const support::Shown& shown) {
        return shown.words().find("B001") != std::string::npos;
    }
    // Only whether it was seen.
    static base::Status seen(const base::Result<support::Shown>& shown) {
        return shown ? base::Status{} : base::Status{shown.error()};
    }

    Options options_;
};

bool read_options(int argc, char** argv, Options& options) {
    static const option names[] = {{"programs", required_argument, nullptr, 'p'},
                                   {"out", required_argument, nullptr, 'o'},
                                   {nullptr, 0, nullptr, 0}};
    for (int found; (found = ::getopt_long(argc, argv, "", names, nullptr)) != -1;) {
        if (found == 'p') options.programs = optarg;
        if (found == 'o') options.out = optarg;
        if (found == '?') return false;
    }
    return !options.programs.empty() && !options.out.empty() && optind == argc;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (!read_options(argc, argv, options)) {
        std::fprintf(stderr, "usage: %s --programs FOLDER --out FOLDER\n", argv[0]);
        return 2;
    }
    // A journey begins in an empty hall: its first number is B001.
    if (std::filesystem::exists(options.out + "/data")) {
        std::fprintf(stderr, "%s/data is there already: name a new folder\n", options.out.c_str());
        return 2;
    }
    const base::Status played = Journey(options).play();
    if (played) return 0;
    std::fprintf(stderr, "the journey stopped: %s\n", played.error().what.c_str());
    return 1;
}
