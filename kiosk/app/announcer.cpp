#include "kiosk/app/announcer.h"

#include <algorithm>

#include "sync/base/json.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

constexpr const char* note_key = "announced";
constexpr std::size_t calls_looked_at = 64;

std::string key_of(const queue::Call& call) {
    return base::text_of("{}/call/{}", call.ticket.text(), call.call);
}

}  // namespace

Announcer::Announcer(store::Journal& journal) : journal_(journal) {
    const auto note = journal_.recall(note_key);
    if (!note.ok() || !note.value()) return;
    const auto json = base::parse_json(**note);
    if (!json.ok() || !json->is_object()) return;
    const auto day = base::get_text(*json, "day");
    const auto calls = json->find("calls");
    if (!day.ok() || calls == json->end() || !calls->is_array()) return;
    day_ = {*day};
    for (const auto& call : *calls) {
        if (call.is_string()) announced_.insert(call.get<std::string>());
    }
}

void Announcer::tick(const queue::State& state, bool trusted, base::Instant now) {
    if (day_ != state.day) {
        day_ = state.day;
        announced_.clear();
        turns_.clear();
    }
    const auto calls = queue::calls(state, calls_looked_at);
    drop_answered(calls, now);
    if (!turns_.empty() && now - since_ >= announcement) {
        turns_.pop_front();
        since_ = now;
    }
    settle(calls, trusted, now);
    if (!trusted || doubtful()) return;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
        const auto key = key_of(*call);
        const bool queued = std::any_of(turns_.begin(), turns_.end(),
                                        [&](const Turn& turn) { return turn.call == key; });
        if (!call->current || queued || announced_.contains(key)) continue;
        if (turns_.empty()) since_ = now;
        turns_.push_back({key, call->ticket});
    }
    // On record once it is on show, not while it waits: a restart must not swallow a call.
    if (!turns_.empty() && announced_.insert(turns_.front().call).second) keep(state.day);
}

void Announcer::settle(const std::vector<queue::Call>& calls, bool trusted, base::Instant now) {
    if (!trusted) {
        if (!lost_at_) lost_at_ = now;
        doubtful_.clear();
        return;
    }
    std::set<std::string> standing;
    for (const auto& call : calls) {
        if (call.current) standing.insert(key_of(call));
    }
    if (lost_at_) {
        settled_at_ = now + std::min(settling_max, (now - *lost_at_) * 2);
        lost_at_.reset();
        doubtful_ = standing;
    }
    if (now >= settled_at_) doubtful_.clear();
    std::erase_if(doubtful_, [&](const std::string& call) { return !standing.contains(call); });
}

// A call that was answered, or taken back, has nothing more to say.
void Announcer::drop_answered(const std::vector<queue::Call>& calls, base::Instant now) {
    const std::string front = turns_.empty() ? std::string() : turns_.front().call;
    std::erase_if(turns_, [&](const Turn& turn) {
        return std::none_of(calls.begin(), calls.end(), [&](const queue::Call& call) {
            return call.current && key_of(call) == turn.call;
        });
    });
    if (!turns_.empty() && turns_.front().call != front) since_ = now;
}

void Announcer::keep(const queue::Day& day) {
    const base::Json note = {{"day", day.text}, {"calls", announced_}};
    // A note that is not kept means at worst that a restart says a call once more.
    (void)journal_.remember(note_key, note.dump());
}

base::Millis Announcer::wait(base::Instant now) const {
    base::Millis least{60'000};
    if (doubtful()) least = settled_at_ - now;
    if (!turns_.empty()) least = std::min(least, since_ + announcement - now);
    return std::max(base::Millis{0}, least);
}

std::vector<queue::TicketId> Announcer::announcing() const {
    std::vector<queue::TicketId> tickets;
    for (const auto& turn : turns_) tickets.push_back(turn.ticket);
    return tickets;
}

}  // namespace daofang::app
