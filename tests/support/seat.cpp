#include "tests/support/seat.h"

#include <utility>

#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::support {
namespace {

// A second press within 400 ms is ignored (kiosk/ui/touch.h), as an unsteady hand needs.
constexpr base::Millis between_presses{450};
// What a program may take from its start to its first frame on a busy machine.
constexpr base::Millis start_patience{30'000};

}  // namespace

base::Result<Seat> Seat::open(SeatOptions options) {
    const std::string own = options.folder + "/" + options.name + "-display";
    TRY(base::make_folder(own));
    TRY_ASSIGN(Display display, Display::open(options.width, options.height, own));
    ProbeClient probe(options.folder + "/" + options.name + ".sock");
    Seat seat(std::move(options), std::move(display), std::move(probe));
    TRY(seat.start());
    return seat;
}

base::Status Seat::start() {
    ChildOptions child;
    child.command = options_.command;
    const std::string size = base::text_of("{}x{}", options_.width, options_.height);
    const std::string probe = options_.folder + "/" + options_.name + ".sock";
    for (const std::string& word :
         {std::string("--size"), size, std::string("--probe"), probe, std::string("--software")}) {
        child.command.push_back(word);
    }
    child.env = display_.env();
    child.log = log_path();
    TRY_ASSIGN(program_, ChildProcess::start(child));
    const auto started =
        eventually([&] { return !program_->running() || probe_.look().ok(); }, start_patience);
    if (started && program_->running()) return {};
    const auto said = base::read_file(log_path());
    return base::Error{
        base::Code::unavailable,
        base::text_of("{} {}: {}", options_.name, started ? "ended at once" : "shows nothing",
                      said ? *said : said.error().what)};
}

base::Status Seat::touch(std::string_view id, base::Millis patience) {
    TRY_ASSIGN(const Shown shown, probe_.wait_for_item(id, patience));
    const base::Millis left = pressed_at_ + between_presses - moment();
    if (left.count() > 0) pause_for(left);
    const ShownItem* item = shown.find(id);
    TRY(display_.press(item->x + item->w / 2, item->y + item->h / 2));
    pressed_at_ = moment();
    return {};
}

base::Status Seat::touch_to(std::string_view id, std::string_view screen) {
    TRY(touch(id));
    TRY_ASSIGN([[maybe_unused]] const Shown shown, probe_.wait_for_screen(screen));
    return {};
}

base::Status Seat::key(const std::string& name) {
    return display_.key(name);
}

base::Status Seat::type(std::string_view characters) {
    for (const char character : characters) TRY(display_.key(std::string(1, character)));
    return {};
}

}  // namespace daofang::support
