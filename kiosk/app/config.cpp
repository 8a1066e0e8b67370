#include "kiosk/app/config.h"

#include <set>

#include "sync/base/file.h"
#include "sync/base/settings.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"

namespace daofang::app {
namespace {

using base::Code;
using base::Error;
using base::Settings;
using base::text_of;

void take(std::string& target, std::optional<std::string> value) {
    if (value) target = std::move(*value);
}

void take(bool& target, std::optional<bool> value) {
    if (value) target = *value;
}

void read_terminal(Settings::Table table, Config& config) {
    take(config.data, table.text("data"));
    take(config.assets, table.text("assets"));
    take(config.hall, table.text("hall"));
    take(config.terminal, table.text("id"));
    take(config.place, table.text("place"));
    if (const auto numbers = table.integers("numbers", 1, queue::ticket_number_max)) {
        if (numbers->size() == 2 && (*numbers)[0] <= (*numbers)[1]) {
            config.numbers_first = static_cast<std::uint32_t>((*numbers)[0]);
            config.numbers_last = static_cast<std::uint32_t>((*numbers)[1]);
        } else {
            table.mistake("numbers", "'numbers' must be [first, last], for example [1, 499]");
        }
    }
}

void read_screen(Settings::Table table, Config& config) {
    if (const auto width = table.integer("width", 640, 7680))
        config.width = static_cast<int>(*width);
    if (const auto height = table.integer("height", 480, 7680)) {
        config.height = static_cast<int>(*height);
    }
    take(config.fullscreen, table.flag("fullscreen"));
    take(config.software, table.flag("software"));
    take(config.reduced_motion, table.flag("reduced_motion"));
    take(config.lang, table.text("lang"));
}

void read_staff(Settings::Table root, Config& config) {
    std::set<std::string> seen;
    for (auto& table : root.tables("staff")) {
        table.require("number");
        table.require("pin_hash");
        Account account{table.text("number").value_or(""), table.text("pin_hash").value_or("")};
        if (!seen.insert(account.number).second) {
            table.mistake("number", text_of("staff number '{}' stands twice", account.number));
        }
        if (!account.pin_hash.empty() && !account.pin_hash.starts_with("$argon2id$")) {
            table.mistake("pin_hash", "'pin_hash' must be what --hash-pin prints");
        }
        config.staff.push_back(std::move(account));
    }
}

queue::Service read_service(Settings::Table& table, queue::Hall& hall) {
    queue::Service service;
    for (const char* key : {"id", "letter", "icon", "windows"}) table.require(key);
    service.id = table.text("id").value_or("");
    const std::string letter = table.text("letter").value_or("A");
    if (letter.size() != 1 || letter[0] < 'A' || letter[0] > 'Z') {
        table.mistake("letter", "'letter' must be one capital letter, A to Z");
    } else {
        service.letter = letter[0];
    }
    service.icon = table.text("icon").value_or("");
    service.minutes_each =
        static_cast<std::uint32_t>(table.integer("minutes_each", 1, 240).value_or(15));
    service.windows = table.texts("windows").value_or(std::vector<std::string>{});
    if (hall.find(service.id) != nullptr) table.mistake("id", "this service stands twice");
    if (hall.find(service.letter) != nullptr) table.mistake("letter", "this letter stands twice");
    return service;
}

void read_rules(Settings::Table table, queue::Rules& rules) {
    if (const auto value = table.integer("priority_in_a_row_max", 1, 10)) {
        rules.priority_in_a_row_max = static_cast<int>(*value);
    }
    if (const auto value = table.integer("calls_before_missed_min", 1, 10)) {
        rules.calls_before_missed_min = static_cast<int>(*value);
    }
    if (const auto value = table.integer("missed_after_s_min", 0, 3600)) {
        rules.missed_after_min = std::chrono::seconds{*value};
    }
    if (const auto value = table.integer("undo_within_s", 0, 600)) {
        rules.undo_within = std::chrono::seconds{*value};
    }
}

}  // namespace

base::Status read_config(std::string_view text, const std::string& file, Config& config) {
    auto settings = Settings::parse(text, file);
    auto root = settings.root();
    read_terminal(root.table("terminal"), config);
    auto server = root.table("server");
    take(config.server, server.text("url"));
    take(config.token_file, server.text("token_file"));
    take(config.page_url, root.table("page").text("url"));
    take(config.printer, root.table("printer").text("where"));
    read_screen(root.table("screen"), config);
    auto window = root.table("window");
    take(config.window, window.text("id"));
    if (auto services = window.texts("services")) config.services = std::move(*services);
    read_staff(root, config);
    take(config.care_pin_hash, root.table("care").text("pin_hash"));
    return settings.finish();
}

base::Status check(const Config& config) {
    const auto must = [](bool ok, std::string what) -> base::Status {
        if (ok) return {};
        return Error{Code::invalid, std::move(what)};
    };
    TRY(must(!config.data.empty(), "--data DIR is missing: where this terminal keeps its journal"));
    TRY(must(event::is_hall(config.hall), "--hall NAME is missing or has other than a-z 0-9 -"));
    TRY(must(event::is_origin(config.terminal),
             "--terminal NAME is missing or has other than letters, digits, - _ ."));
    TRY(must(config.server.empty() || config.server.starts_with("http://") ||
                 config.server.starts_with("https://"),
             text_of("--server {} must start with http:// or https://", config.server)));
    TRY(must(config.server.empty() || !config.token_file.empty(),
             "--token-file FILE is missing: the server asks for its token"));
    if (config.face != ui::Face::console) return {};
    TRY(must(!config.window.empty(), "--window NUMBER is missing: which window this desk is"));
    TRY(must(!config.services.empty(), "--services LIST is missing: what this window serves"));
    return must(!config.staff.empty(),
                "no [[staff]] in the configuration: nobody could sign in; add a number and the "
                "pin_hash that --hash-pin prints");
}

base::Result<queue::Hall> read_hall(std::string_view text, const std::string& file) {
    auto settings = Settings::parse(text, file);
    auto root = settings.root();
    queue::Hall hall;
    root.require("id");
    hall.id = root.text("id").value_or("");
    for (auto& table : root.tables("service")) {
        hall.services.push_back(read_service(table, hall));
    }
    if (hall.services.empty()) root.mistake("", "a hall needs at least one [[service]]");
    read_rules(root.table("rules"), hall.rules);
    TRY(settings.finish());
    return hall;
}

base::Result<queue::Hall> load_hall(const Config& config) {
    const std::string path = config.assets + "/halls/" + config.hall + ".toml";
    TRY_ASSIGN(const std::string text, base::read_file(path, base::settings_bytes_max));
    TRY_ASSIGN(queue::Hall hall, read_hall(text, path));
    for (const auto& service : config.services) {
        if (hall.find(service) == nullptr) {
            return Error{Code::invalid,
                         text_of("service '{}' of --services is not in {}", service, path)};
        }
    }
    return hall;
}

}  // namespace daofang::app
