#include "sync/server/relay.h"

#include <algorithm>
#include <utility>

#include "sync/base/text.h"

namespace daofang::server {
namespace {

constexpr std::size_t halls_max = 4096;
constexpr base::Millis ready_asked_every{1'000};
constexpr int retry_after_s = 5;

Reply reply_of(const wire::PushReply& said) {
    Reply reply;
    reply.status = said.kind == wire::PushReply::Kind::acked ? 200 : 409;
    reply.body = wire::encode_push_reply(said);
    return reply;
}

Reply reply_of(const store::Outcome& outcome) {
    wire::PushReply said;
    switch (outcome.kind) {
        case store::Outcome::Kind::kept:
            said = {wire::PushReply::Kind::acked, outcome.acked, {}, {}, 0};
            break;
        case store::Outcome::Kind::gap:
            said = {wire::PushReply::Kind::gap, outcome.acked + 1, {}, {}, 0};
            break;
        case store::Outcome::Kind::conflict:
            said = {wire::PushReply::Kind::conflict, outcome.seq, {}, {}, 0};
            break;
        case store::Outcome::Kind::claim_taken:
            said = {wire::PushReply::Kind::claim, outcome.seq, outcome.claim, outcome.holder_origin,
                    outcome.holder_seq};
            break;
    }
    return reply_of(said);
}

}  // namespace

Relay::Relay(store::EventStore& store, const base::Log& log) : store_(store), log_(log) {}

Reply Relay::push(const std::string& hall, std::string_view ndjson,
                  const std::set<std::uint64_t>& yielded) {
    auto events = wire::decode_push(ndjson);
    if (!events) {
        const bool too_many = events.error().code == base::Code::full;
        return problem(too_many ? 413 : 400, too_many ? "Too many events" : "Malformed events",
                       events.error().what);
    }
    if (events->empty()) return problem(400, "Malformed events", "the body holds no event");
    for (const event::Event& event : *events) {
        if (event.hall != hall) {
            return problem(400, "Wrong hall",
                           base::text_of("event {} is of hall {}, the path says {}", event.seq,
                                         event.hall, hall));
        }
    }
    const auto outcome = append(*events, yielded);
    if (!outcome) return failed("keeping events", outcome.error());
    if (outcome->kind == store::Outcome::Kind::conflict) {
        log_.error(
            base::text_of("{}/{}: event {} differs from the one kept earlier; is this "
                          "terminal's disk a copy of another's?",
                          hall, events->front().origin, outcome->seq));
    }
    return reply_of(*outcome);
}

base::Result<store::Outcome> Relay::append(std::span<const event::Event> events,
                                           const std::set<std::uint64_t>& yielded) {
    auto outcome = store_.append(events, yielded);
    if (outcome && outcome->kind == store::Outcome::Kind::kept) {
        ++kept_count_;
        spoken_of(events.front().hall);
        if (waiting_in_.contains(events.front().hall)) gained_.insert(events.front().hall);
    }
    return outcome;
}

std::optional<Reply> Relay::pull(const PullAsk& ask) {
    spoken_of(ask.hall);
    if (ask.mark && ask.mark->position <= ask.after) {
        const auto same = stands(ask.hall, *ask.mark);
        if (!same) return failed("reading events", same.error());
        if (!*same) return Reply{200, wire::encode_pull_reply({{}, 0})};
    }
    auto placed = store_.read(ask.hall, ask.after, ask.limit);
    if (!placed) return failed("reading events", placed.error());
    if (placed->empty()) {
        const auto last = store_.last_position(ask.hall);
        if (!last) return failed("reading events", last.error());
        if (*last >= ask.after) return std::nullopt;
        // The reader is ahead of us: it read another history. It starts over.
        return Reply{200, wire::encode_pull_reply({{}, 0})};
    }
    wire::PullReply reply;
    reply.cursor = placed->back().position;
    reply.events.reserve(placed->size());
    for (store::Placed& one : *placed) {
        reply.events.push_back({one.position, std::move(one.event)});
    }
    return Reply{200, wire::encode_pull_reply(reply)};
}

base::Result<bool> Relay::stands(const std::string& hall, const uplink::Mark& mark) {
    if (mark.position == 0) return false;
    TRY_ASSIGN(const auto placed, store_.read(hall, mark.position - 1, 1));
    return !placed.empty() && placed.front().position == mark.position &&
           placed.front().event.origin == mark.origin && placed.front().event.seq == mark.seq;
}

Reply Relay::origin(const std::string& hall, const std::string& origin) {
    const auto head = store_.head(hall, origin);
    if (!head) return failed("reading an origin", head.error());
    return Reply{200, wire::encode_origin_reply(head->seq)};
}

Reply Relay::ready(base::Instant now) {
    if (asked_ready_ && now - *asked_ready_ < ready_asked_every) return ready_reply_;
    asked_ready_ = now;
    const base::Status status = store_.ready();
    ready_reply_ =
        status ? Reply{200, "{\"status\":\"ready\"}"} : failed("asking the store", status.error());
    if (!status) ready_reply_.status = 503;
    return ready_reply_;
}

WaiterId Relay::wait_for(const PullAsk& ask, base::Instant until) {
    const WaiterId id = ++last_waiter_;
    waiters_.emplace(id, Waiter{ask, until});
    waiting_in_[ask.hall].insert(id);
    by_time_.emplace(until, id);
    return id;
}

void Relay::forget(WaiterId waiter) {
    const auto found = waiters_.find(waiter);
    if (found == waiters_.end()) return;
    by_time_.erase({found->second.until, waiter});
    const auto hall = waiting_in_.find(found->second.ask.hall);
    hall->second.erase(waiter);
    if (hall->second.empty()) waiting_in_.erase(hall);
    waiters_.erase(found);
}

std::vector<Woken> Relay::woken(base::Instant now) {
    std::vector<Woken> all;
    // Readers of one hall mostly stand at the same place: each place is read and written once.
    std::vector<std::pair<PullAsk, std::optional<Reply>>> answered;
    for (const std::string& hall : std::exchange(gained_, {})) {
        const auto waiting = waiting_in_.find(hall);
        if (waiting == waiting_in_.end()) continue;
        for (const WaiterId id : std::set<WaiterId>(waiting->second)) {
            const PullAsk& ask = waiters_.at(id).ask;
            auto same = std::find_if(answered.begin(), answered.end(),
                                     [&](const auto& one) { return one.first == ask; });
            if (same == answered.end()) {
                same = answered.emplace(answered.end(), ask, pull(ask));
            }
            if (!same->second) continue;
            all.push_back({id, *same->second});
            forget(id);
        }
    }
    while (!by_time_.empty() && (closing_ || by_time_.begin()->first <= now)) {
        const WaiterId id = by_time_.begin()->second;
        all.push_back({id, empty_pull(waiters_.at(id).ask)});
        forget(id);
    }
    return all;
}

void Relay::close() {
    closing_ = true;
}

base::Millis Relay::wait(base::Instant now) const {
    constexpr base::Millis long_time{60'000};
    if (!gained_.empty()) return base::Millis{0};
    if (by_time_.empty()) return long_time;
    return std::clamp(by_time_.begin()->first - now, base::Millis{0}, long_time);
}

Reply Relay::empty_pull(const PullAsk& ask) {
    return Reply{200, wire::encode_pull_reply({{}, ask.after})};
}

Reply Relay::failed(std::string_view doing, const base::Error& error) {
    if (error.code == base::Code::invalid) return problem(400, "Malformed events", error.what);
    log_.error(doing, error);
    // What happened to our disk is the operator's to read in the log, not a stranger's.
    switch (error.code) {
        case base::Code::full:
            return problem(507, "No room", "the server's disk is full");
        case base::Code::unavailable: {
            Reply reply = problem(503, "Try again", "the server's store is busy");
            reply.retry_after_s = retry_after_s;
            return reply;
        }
        default:
            return problem(500, "Store failure", "the server's log says what happened");
    }
}

void Relay::spoken_of(const std::string& hall) {
    if (halls_.size() < halls_max) halls_.insert(hall);
}

}  // namespace daofang::server
