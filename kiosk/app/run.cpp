#include "kiosk/app/run.h"

#include <csignal>
#include <iostream>

#include "kiosk/app/face.h"
#include "kiosk/app/probe.h"
#include "kiosk/platform/canvas.h"
#include "kiosk/platform/window.h"
#include "sync/base/file.h"
#include "sync/base/text.h"
#include "sync/uplink/curl_client.h"

namespace daofang::app {
namespace {

using base::Code;
using base::Error;

// Set by SIGTERM and SIGINT; the loop looks at it at every turn.
volatile std::sig_atomic_t asked_to_stop = 0;
void ask_to_stop(int) {
    asked_to_stop = 1;
}

base::Result<std::optional<uplink::UplinkOptions>> uplink_options(const Config& config) {
    if (config.server.empty()) return std::optional<uplink::UplinkOptions>{};
    constexpr std::size_t token_bytes_max = 4096;
    TRY_ASSIGN(std::string token, base::read_file(config.token_file, token_bytes_max));
    while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.pop_back();
    if (token.empty()) {
        return Error{Code::invalid, base::text_of("{} is empty: it must hold the server's token",
                                                  config.token_file)};
    }
    uplink::UplinkOptions options;
    options.url = config.server;
    while (options.url.ends_with('/')) options.url.pop_back();
    options.token = std::move(token);
    return std::optional(std::move(options));
}

base::Result<std::unique_ptr<Terminal>> open_terminal(const Config& config, const queue::Hall& hall,
                                                      const uplink::UplinkOptions* uplink,
                                                      const base::Log& log, base::WallTime wall) {
    TRY(base::make_folder(config.data));
    auto random = base::Random::from_entropy();
    Terminal::Parts parts;
    TRY_ASSIGN(parts.journal, store::Journal::open({.path = config.data + "/journal.sqlite",
                                                    .hall = config.hall,
                                                    .origin = config.terminal,
                                                    .seed = random.next()}));
    if (uplink != nullptr) {
        parts.client = std::make_unique<uplink::CurlClient>();
        parts.uplink = *uplink;
    }
    return Terminal::open(std::move(parts), config, hall, random, log, wall);
}

struct Setup {
    std::unique_ptr<platform::Window> window;
    std::unique_ptr<ui::Stage> stage;
    std::unique_ptr<Face> face;
    std::unique_ptr<Probe> probe;
    std::optional<uplink::UplinkOptions> uplink;
    queue::Hall hall;
};

platform::WindowOptions window_options(const Config& config) {
    const auto shape = config.face == ui::Face::visitor   ? ui::Shape::portrait
                       : config.face == ui::Face::console ? ui::Shape::console
                                                          : ui::Shape::board;
    const auto design = ui::design_of(shape);
    platform::WindowOptions options;
    options.title = "导访 " + config.terminal;
    options.width = config.width > 0 ? config.width : static_cast<int>(design.w);
    options.height = config.height > 0 ? config.height : static_cast<int>(design.h);
    options.fullscreen = config.fullscreen;
    options.software = config.software;
    options.show_pointer = config.face == ui::Face::console;
    return options;
}

base::Status set_up(const Config& config, const base::Log& log, Setup& setup) {
    TRY_ASSIGN(setup.hall, load_hall(config));
    TRY_ASSIGN(setup.uplink, uplink_options(config));
    FaceParts parts;
    parts.hall = setup.hall;
    if (config.face == ui::Face::visitor) {
        TRY_ASSIGN(parts.printer, devices::open_printer(config.printer, log));
    }
    parts.open_terminal = [&config, &log, &setup](base::WallTime wall) {
        return open_terminal(config, setup.hall, setup.uplink ? &*setup.uplink : nullptr, log,
                             wall);
    };
    TRY_ASSIGN(setup.window, platform::Window::open(window_options(config)));
    TRY_ASSIGN(setup.stage, ui::Stage::open({.assets = config.assets,
                                             .width = setup.window->width(),
                                             .height = setup.window->height(),
                                             .face = config.face,
                                             .reduced_motion = config.reduced_motion}));
    if (!setup.stage->texts().languages().contains(config.lang)) {
        return Error{Code::invalid, base::text_of("--lang {}: {}/text/{}.toml is not there",
                                                  config.lang, config.assets, config.lang)};
    }
    if (!config.probe.empty()) {
        TRY_ASSIGN(setup.probe, Probe::open(config.probe));
    }
    setup.face = std::make_unique<Face>(config, std::move(parts), *setup.stage, log);
    return {};
}

// A failed draw (a lost renderer) is logged once and tried again with the next change.
void draw(Setup& setup, const base::Log& log, base::Instant now, base::WallTime wall) {
    setup.face->draw(now, wall);
    if (const auto drawn = setup.window->canvas().draw(*setup.stage); !drawn.ok()) {
        log.error("drawing", drawn.error());
    }
}

void turn(Setup& setup, const base::Log& log, const base::Clock& clock) {
    auto& face = *setup.face;
    face.tick(clock.now(), clock.wall());
    draw(setup, log, clock.now(), clock.wall());
    face.warm_up();
    bool draw_now = false;
    while (asked_to_stop == 0) {
        const auto now = clock.now();
        const auto wall = clock.wall();
        face.tick(now, wall);
        if (draw_now || face.changed() || setup.stage->draw_again_at() <= now) {
            draw(setup, log, now, wall);
        }
        if (setup.probe) {
            setup.probe->tick(face.probe_line(setup.window->width(), setup.window->height()));
        }
        auto sleep = std::min({sleep_max, face.wait(now), setup.stage->draw_again_at() - now});
        if (face.changed()) sleep = base::Millis{0};
        const auto seen = setup.window->wait(std::max(sleep, base::Millis{0}), *setup.stage, clock);
        if (seen.quit) return;
        if (seen.resized) setup.stage->resize(setup.window->width(), setup.window->height());
        if (seen.input) face.touched(clock.now());
        draw_now = seen.input || seen.resized || seen.exposed;
    }
}

}  // namespace

int run(const Config& config) {
    const auto made = base::make_folder(config.data);
    // A read-only disk must not keep the screen dark: the log goes to stderr alone.
    auto log = base::Log::open(config.terminal, made.ok() ? config.data + "/log.txt" : "");
    if (!log.ok()) log = base::Log::open(config.terminal, "");
    CHECK(log.ok());
    std::signal(SIGTERM, ask_to_stop);
    std::signal(SIGINT, ask_to_stop);
    Setup setup;
    if (const auto ready = set_up(config, *log, setup); !ready.ok()) {
        log->error("cannot start", ready.error());
        return ready.error().code == Code::invalid ? 2 : 1;
    }
    log->info(
        base::text_of("{} {} of hall {} started", config.terminal, DAOFANG_VERSION, config.hall));
    turn(setup, *log, base::SystemClock{});
    log->info("stopped");
    return 0;
}

}  // namespace daofang::app
