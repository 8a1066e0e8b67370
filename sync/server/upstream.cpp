#include "sync/server/upstream.h"

#include <algorithm>
#include <utility>

#include "sync/base/file.h"
#include "sync/base/json.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/uplink/answers.h"

namespace daofang::server {

Upstream::Upstream(uplink::UplinkOptions options, std::string progress_path, Relay& relay,
                   uplink::HttpClient& client, base::Random random, const base::Log& log)
    : options_(std::move(options)),
      progress_path_(std::move(progress_path)),
      relay_(relay),
      client_(client),
      random_(random),
      log_(log) {
    load_progress();
}

Upstream::Hall& Upstream::hall(const std::string& name) {
    const auto found = halls_.find(name);
    if (found != halls_.end()) return found->second;
    const uplink::BackoffOptions backoff{options_.backoff_base, options_.backoff_max};
    const auto lane = [&] { return uplink::Lane(client_, backoff, base::Random(random_.next())); };
    Hall made{Forwarder(options_, name, relay_, lane(), log_),
              Fetcher(options_, name, relay_, lane(), log_)};
    return halls_.emplace(name, std::move(made)).first->second;
}

void Upstream::tick(base::Instant now, base::WallTime wall) {
    for (const std::string& name : relay_.halls()) static_cast<void>(hall(name));
    client_.tick();
    for (const auto& answer : client_.finished()) read(answer, now, wall);
    for (auto& [name, hall] : halls_) {
        hall.forwarder.start(now);
        hall.fetcher.start(now);
    }
    client_.tick();
    if (now - noted_at_ >= progress_noted_every) {
        noted_at_ = now;
        note_progress();
    }
}

void Upstream::read(const uplink::HttpAnswer& answer, base::Instant now, base::WallTime wall) {
    const auto retry_after = uplink::retry_after_in(answer, wall);
    for (auto& [name, hall] : halls_) {
        if (hall.forwarder.takes(answer)) {
            const base::Status exchange = hall.forwarder.read(answer);
            if (exchange) {
                if (hall.forwarder.lane().worked()) all_try_soon(now);
            } else {
                hall.forwarder.lane().failed(now, retry_after);
            }
            return note(exchange);
        }
        if (hall.fetcher.takes(answer)) {
            const base::Status exchange = hall.fetcher.read(answer, hall.forwarder);
            if (exchange) {
                if (hall.fetcher.lane().worked()) all_try_soon(now);
            } else {
                hall.fetcher.failed(now, retry_after);
            }
            return note(exchange);
        }
    }
}

void Upstream::all_try_soon(base::Instant now) {
    for (auto& [name, hall] : halls_) {
        hall.forwarder.lane().try_soon(now);
        hall.fetcher.lane().try_soon(now);
    }
}

void Upstream::note(const base::Status& exchange) {
    if (tried_ && online_ == exchange.ok()) return;
    tried_ = true;
    online_ = exchange.ok();
    if (online_) {
        log_.info("upstream online: " + options_.url);
    } else {
        log_.warn("upstream offline: " + exchange.error().what);
    }
}

base::Millis Upstream::wait(base::Instant now) const {
    base::Millis least = progress_noted_every;
    for (const auto& [name, hall] : halls_) {
        least = std::min({least, hall.forwarder.wait(now), hall.fetcher.wait(now)});
    }
    return least;
}

// {"halls":{"jieyang":{"read":"9:K1:4","sent":"17:K1:5"}},"url":"..."}
void Upstream::note_progress() {
    base::Json halls = base::Json::object();
    for (const auto& [name, hall] : halls_) {
        base::Json marks = base::Json::object();
        if (hall.forwarder.mark()) marks["sent"] = uplink::text_of_mark(*hall.forwarder.mark());
        if (hall.fetcher.mark()) marks["read"] = uplink::text_of_mark(*hall.fetcher.mark());
        halls[name] = marks;
    }
    const auto text = base::canonical_json({{"halls", halls}, {"url", options_.url}});
    if (!text || *text == noted_) return;
    const base::Status written = base::write_file(progress_path_, *text);
    if (!written) {
        log_.error("noting how far the upstream is", written.error());
        return;
    }
    noted_ = *text;
}

void Upstream::load_progress() {
    const auto text = base::read_file(progress_path_);
    if (!text) return;  // none yet
    const auto json = base::parse_json(*text, base::file_bytes_max);
    const auto url = json ? base::get_text(*json, "url") : base::Result<std::string>("");
    if (!url || *url != options_.url || !json->contains("halls") || !(*json)["halls"].is_object()) {
        log_.warn(base::text_of("{} speaks of another upstream, or not at all; starting over",
                                progress_path_));
        return;
    }
    for (const auto& [name, marks] : (*json)["halls"].items()) {
        if (!event::is_hall(name)) continue;
        Hall& known = hall(name);
        const auto sent = base::get_text(marks, "sent");
        if (const auto mark = uplink::mark_from_text(sent ? *sent : "")) {
            known.forwarder.resume(*mark);
        }
        const auto read = base::get_text(marks, "read");
        if (const auto mark = uplink::mark_from_text(read ? *read : "")) {
            known.fetcher.resume(*mark);
        }
    }
    noted_ = *text;
}

}  // namespace daofang::server
