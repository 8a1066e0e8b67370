// daofang-shots: every screen as a picture, without a display.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

#include "kiosk/app/shots.h"
#include "kiosk/app/shots_check.h"
#include "kiosk/platform/canvas.h"
#include "sync/base/text.h"

namespace {

using namespace daofang;

struct Wanted {
    std::string out, screen, lang, assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
    std::vector<std::string> sizes, modes;
    bool check = false;
};

bool has(const std::vector<std::string>& names, const std::string& name) {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

// "seated+large" and "large+seated" are one.
std::string in_order(const std::string& mode) {
    ui::Mode read;
    read.large = mode.find("large") != std::string::npos;
    read.contrast = mode.find("contrast") != std::string::npos;
    read.seated = mode.find("seated") != std::string::npos;
    return app::name_of(read);
}

bool wanted(const Wanted& options, const app::Shot& shot, const app::Form& form) {
    const std::string name = screens::name_of(shot.screen);
    const std::string full = shot.variant.empty() ? name : name + "_" + shot.variant;
    return (options.screen.empty() || options.screen == name || options.screen == full) &&
           has(options.sizes, base::text_of("{}x{}", form.width, form.height)) &&
           has(options.modes, app::name_of(form.mode)) &&
           (options.lang.empty() || options.lang == form.lang);
}

struct Job {
    const app::Shot* shot;
    app::Form form;
};
struct Panel {
    ui::Face face;
    int width, height;
    auto operator<=>(const Panel&) const = default;
};

// Pictures of one panel stand together: they share fonts and textures.
std::map<Panel, std::vector<Job>> jobs_of(const Wanted& options) {
    std::map<Panel, std::vector<Job>> jobs;
    for (const app::Shot& shot : app::all_shots()) {
        for (const app::Form& form : app::forms_of(shot)) {
            if (!wanted(options, shot, form)) continue;
            jobs[{app::face_of(shot.screen), form.width, form.height}].push_back({&shot, form});
        }
    }
    return jobs;
}

struct Done {
    std::size_t pictures = 0, problems = 0;
};

base::Status draw_panel(const Wanted& options, const Panel& panel, const std::vector<Job>& jobs,
                        Done& done) {
    TRY_ASSIGN(auto studio,
               app::Studio::open(options.assets, panel.face, panel.width, panel.height));
    TRY_ASSIGN(auto canvas, platform::Canvas::in_memory(panel.width, panel.height));
    for (const Job& job : jobs) {
        const std::string name = app::file_name(*job.shot, job.form);
        TRY_ASSIGN(const ui::Semantics items, studio->draw(*job.shot, job.form));
        if (!options.out.empty()) {
            TRY(canvas->draw(studio->stage()));
            TRY(canvas->save_png(options.out + "/" + name));
        }
        ++done.pictures;
        if (!options.check) continue;
        for (const std::string& problem :
             app::problems_of(*job.shot, job.form, items, studio->stage())) {
            std::cout << name << ": " << problem << "\n";
            ++done.problems;
        }
    }
    return {};
}

int draw(const Wanted& options) {
    if (!options.out.empty()) {
        std::error_code why;
        std::filesystem::create_directories(options.out, why);
        if (why) {
            std::cerr << "daofang-shots: " << options.out << ": " << why.message() << "\n";
            return 1;
        }
    }
    Done done;
    for (const auto& [panel, jobs] : jobs_of(options)) {
        const base::Status drawn = draw_panel(options, panel, jobs, done);
        if (!drawn.ok()) {
            std::cerr << "daofang-shots: " << drawn.error().what << "\n";
            return 1;
        }
    }
    if (done.pictures == 0) {
        std::cerr << "daofang-shots: no picture is like that\n";
        return 2;
    }
    std::cout << done.pictures << " pictures";
    if (options.check) std::cout << ", " << done.problems << " problems";
    std::cout << "\n";
    return done.problems == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    Wanted options;
    CLI::App cli{"daofang-shots: every screen as a picture, without a display"};
    cli.set_version_flag("--version", DAOFANG_VERSION);
    cli.add_option("--out", options.out, "folder for the pictures; without it none is written");
    cli.add_option("--screen", options.screen,
                   "visitor_home, or one variant: visitor_home_offline");
    cli.add_option("--size", options.sizes, "1080x1920, 1920x1080, 1280x800, ... (again for more)");
    cli.add_option("--mode", options.modes,
                   "normal, large, contrast, seated, or several: large+seated (again for more)");
    cli.add_option("--lang", options.lang, "zh-CN or en");
    cli.add_option("--assets", options.assets, "folder of theme, texts, icons, art and halls");
    cli.add_flag("--check", options.check, "say what does not fit; exit 1 when anything does not");
    CLI11_PARSE(cli, argc, argv);
    for (std::string& mode : options.modes) mode = in_order(mode);
    if (options.out.empty() && !options.check) {
        std::cerr << "daofang-shots: say --out DIR, --check, or both\n";
        return 2;
    }
    return draw(options);
}
