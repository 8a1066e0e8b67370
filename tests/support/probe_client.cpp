#include "tests/support/probe_client.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "sync/base/json.h"
#include "sync/base/text.h"
#include "tests/support/child_process.h"

namespace daofang::support {
namespace {

base::Error invalid(std::string_view what) {
    return {base::Code::invalid, base::text_of("probe: {}", what)};
}

// Members that the probe leaves out when they say nothing.
std::string text_or_empty(const base::Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool flag_or(const base::Json& json, const char* key, bool otherwise) {
    const auto found = json.find(key);
    return found != json.end() && found->is_boolean() ? found->get<bool>() : otherwise;
}

base::Result<ShownItem> item_from(const base::Json& json) {
    ShownItem item;
    TRY_ASSIGN(item.id, base::get_text(json, "id"));
    TRY_ASSIGN(item.role, base::get_text(json, "role"));
    TRY_ASSIGN(item.label, base::get_text(json, "label"));
    item.value = text_or_empty(json, "value");
    item.enabled = flag_or(json, "enabled", true);
    item.selected = flag_or(json, "selected", false);
    const auto rect = json.find("rect");
    if (rect == json.end() || !rect->is_array() || rect->size() != 4) {
        return invalid(item.id + " has no rect of four numbers");
    }
    double* sides[] = {&item.x, &item.y, &item.w, &item.h};
    for (std::size_t side = 0; side < 4; ++side) {
        if (!(*rect)[side].is_number()) return invalid(item.id + " has a rect that is no number");
        *sides[side] = (*rect)[side].get<double>();
    }
    return item;
}

// A connected socket, or -1.
int connect_to(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) return -1;
    std::memcpy(address.sun_path, path.data(), path.size());
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{5, 0};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    // The socket interface takes every address family through this one pointer type.
    if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return fd;
    ::close(fd);
    return -1;
}

}  // namespace

const ShownItem* Shown::find(std::string_view id) const {
    for (const ShownItem& item : items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}

std::string Shown::words() const {
    std::string all;
    for (const ShownItem& item : items) {
        all += base::text_of("{}: {} {}\n", item.id, item.label, item.value);
    }
    return all;
}

base::Result<Shown> parse_shown(std::string_view line) {
    TRY_ASSIGN(const base::Json json, base::parse_json(line));
    if (!json.is_object()) return invalid("not an object");
    Shown shown;
    TRY_ASSIGN(shown.screen, base::get_text(json, "screen"));
    const auto size = json.find("size");
    const auto items = json.find("items");
    if (size == json.end() || !size->is_array() || size->size() != 2 ||
        !(*size)[0].is_number_integer() || !(*size)[1].is_number_integer()) {
        return invalid("no size of two integers");
    }
    shown.width = (*size)[0].get<int>();
    shown.height = (*size)[1].get<int>();
    if (items == json.end() || !items->is_array()) return invalid("no list of items");
    for (const base::Json& json_item : *items) {
        if (!json_item.is_object()) return invalid("an item is not an object");
        TRY_ASSIGN(ShownItem item, item_from(json_item));
        shown.items.push_back(std::move(item));
    }
    return shown;
}

base::Result<Shown> ProbeClient::look() const {
    const int fd = connect_to(path_);
    if (fd < 0) return base::Error{base::Code::unavailable, "no probe answers at " + path_};
    std::string line;
    char bytes[16384];
    ssize_t got = 0;
    while (line.find('\n') == std::string::npos && (got = ::read(fd, bytes, sizeof bytes)) > 0) {
        line.append(bytes, static_cast<std::size_t>(got));
    }
    ::close(fd);
    if (line.empty()) return base::Error{base::Code::unavailable, "no answer at " + path_};
    return parse_shown(std::string_view(line).substr(0, line.find('\n')));
}

base::Result<Shown> ProbeClient::wait_until(std::string_view what, const Seen& seen,
                                            base::Millis patience) const {
    base::Result<Shown> shown = look();
    const auto sees = [&] {
        shown = look();
        return shown.ok() && seen(*shown);
    };
    if (eventually(sees, patience)) return shown;
    const std::string instead =
        shown.ok() ? shown->screen + "\n" + shown->words() : shown.error().what;
    return base::Error{
        base::Code::unavailable,
        base::text_of("waited {} ms for {}; shown instead: {}", patience.count(), what, instead)};
}

base::Result<Shown> ProbeClient::wait_for_screen(std::string_view screen,
                                                 base::Millis patience) const {
    return wait_until(
        screen, [&](const Shown& shown) { return shown.screen == screen; }, patience);
}

base::Result<Shown> ProbeClient::wait_for_item(std::string_view id, base::Millis patience) const {
    const auto usable = [&](const Shown& shown) {
        const ShownItem* item = shown.find(id);
        return item != nullptr && item->enabled;
    };
    return wait_until(id, usable, patience);
}

}  // namespace daofang::support
