#include "sync/uplink/puller.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "sync/base/text.h"
#include "sync/uplink/answers.h"

namespace daofang::uplink {
namespace {

// "BASE MARK", or "BASE" while nothing was read of the history.
constexpr const char* history_key = "uplink.history";

}  // namespace

Puller::Puller(const UplinkOptions& options, store::Journal& journal, Lane lane,
               const base::Log& log)
    : options_(options), journal_(journal), lane_(std::move(lane)), log_(log) {
    const auto noted = journal_.recall(history_key);
    if (!noted) {
        log_.error("reading where the pull stood", noted.error());
        return;
    }
    if (!*noted) return;
    const std::string& text = **noted;
    std::uint64_t base = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), base);
    if (end.ec != std::errc{} || base > journal_.pulled()) return;
    base_ = base;
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) return;
    const auto mark = mark_from_text(std::string_view(text).substr(space + 1));
    if (mark && mark->position <= position()) mark_ = *mark;
}

void Puller::start(base::Instant now) {
    if (!lane_.may_start(now)) return;
    // The first poll after a break asks for an answer at once: it shows that the link is back.
    const int wait_s = known_ ? wire::wait_s_max : 0;
    HttpRequest request;
    request.url = options_.url + wire::pull_path(journal_.hall(), position(), wait_s);
    if (mark_) request.url += "&mark=" + text_of_mark(*mark_);
    request.bearer_token = options_.token;
    request.timeout = std::chrono::seconds{wait_s} + poll_grace;
    lane_.start(std::move(request));
}

base::Status Puller::read(const HttpAnswer& answer, base::WallTime wall) {
    if (auto failure = failure_in(answer)) {
        return base::Error{base::Code::unavailable, std::move(*failure)};
    }
    if (answer.status != 200) {
        return base::Error{base::Code::invalid, "the server answered a poll like a push"};
    }
    auto reply = wire::decode_pull_reply(answer.body);
    if (!reply) {
        return base::Error{base::Code::invalid,
                           "the server's answer makes no sense: " + reply.error().what};
    }
    if (reply->cursor < position()) return start_over();
    TRY(merge(*reply, wall));
    known_ = true;
    return {};
}

void Puller::failed(base::Instant now, std::optional<base::Millis> retry_after) {
    known_ = false;
    lane_.failed(now, retry_after);
}

base::Status Puller::start_over() {
    log_.warn("the server's history is another than the one we read; reading it from its start");
    TRY(journal_.remember(history_key, std::to_string(journal_.pulled())));
    base_ = journal_.pulled();
    mark_.reset();
    started_over_ = true;
    return {};
}

base::Status Puller::merge(const wire::PullReply& reply, base::WallTime wall) {
    std::vector<store::Placed> page;
    page.reserve(reply.events.size());
    for (const wire::PulledEvent& one : reply.events) {
        page.push_back({base_ + one.position, one.event});
    }
    auto fresh = journal_.merge(page, base_ + reply.cursor, wall);
    if (fresh) {
        merged_.insert(merged_.end(), fresh->begin(), fresh->end());
    } else if (fresh.error().code == base::Code::conflict ||
               fresh.error().code == base::Code::invalid) {
        for (const store::Placed& placed : page) TRY(merge_one(placed, wall));
        TRY_ASSIGN(const auto nothing, journal_.merge({}, base_ + reply.cursor, wall));
        static_cast<void>(nothing);
    } else {
        return fresh.error();
    }
    if (!reply.events.empty()) {
        const wire::PulledEvent& last = reply.events.back();
        mark_ = Mark{last.position, last.event.origin, last.event.seq};
        note_history();
    }
    return {};
}

base::Status Puller::merge_one(const store::Placed& placed, base::WallTime wall) {
    auto fresh = journal_.merge({&placed, 1}, placed.position, wall);
    if (fresh) {
        merged_.insert(merged_.end(), fresh->begin(), fresh->end());
        return {};
    }
    const base::Error& error = fresh.error();
    if (error.code != base::Code::conflict && error.code != base::Code::invalid) return error;
    const event::Event& event = placed.event;
    if (is_foreign(event)) foreign_ = error.what;
    log_.error(base::text_of("passed over event {} of {}", event.seq, event.origin), error);
    return {};
}

// Bears our name, but is not what our journal holds.
bool Puller::is_foreign(const event::Event& event) {
    if (event.origin != journal_.origin()) return false;
    if (journal_.proposed() == event) return false;
    const auto own = journal_.own_after(event.seq - 1, 1);
    return !own || own->empty() || own->front() != event;
}

void Puller::note_history() {
    std::string text = std::to_string(base_);
    if (mark_) text += " " + text_of_mark(*mark_);
    const base::Status noted = journal_.remember(history_key, text);
    if (!noted) log_.error("noting where the pull stands", noted.error());
}

base::Millis Puller::wait(base::Instant now) const {
    constexpr base::Millis polling_step{50};
    constexpr base::Millis shortest{1};
    if (lane_.busy()) return polling_step;
    return std::max(lane_.pause(now), shortest);
}

std::vector<event::Event> Puller::take_merged() {
    return std::exchange(merged_, {});
}

bool Puller::take_started_over() {
    return std::exchange(started_over_, false);
}

std::optional<std::string> Puller::take_foreign() {
    return std::exchange(foreign_, std::nullopt);
}

}  // namespace daofang::uplink
