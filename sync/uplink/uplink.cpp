#include "sync/uplink/uplink.h"

#include <algorithm>
#include <utility>

#include "sync/base/text.h"
#include "sync/uplink/answers.h"

namespace daofang::uplink {
namespace {

Lane lane_with(const UplinkOptions& options, HttpClient& client, base::Random& random) {
    return Lane(client, {options.backoff_base, options.backoff_max}, base::Random(random.next()));
}

}  // namespace

Uplink::Uplink(UplinkOptions options, store::Journal& journal, HttpClient& client,
               base::Random random, const base::Log& log)
    : options_(std::move(options)),
      journal_(journal),
      client_(client),
      log_(log),
      pusher_(options_, journal, lane_with(options_, client, random), log),
      puller_(options_, journal, lane_with(options_, client, random), log) {}

void Uplink::tick(base::Instant now, base::WallTime wall) {
    nudged_ = false;
    client_.tick();
    for (const HttpAnswer& answer : client_.finished()) read(answer, now, wall);
    link_.halted = pusher_.halted();
    const bool gave_up = pusher_.watch_proposal(now, link_.online || !failed_once_);
    if (gave_up && link_.online && !link_.halted) {
        // The next claim need not wait as long for the same silence.
        note(base::Error{base::Code::unavailable, "the server does not answer in time"}, wall);
    }
    pusher_.start(now);
    puller_.start(now);
    // What was started leaves now, not at the next tick.
    client_.tick();
}

void Uplink::read(const HttpAnswer& answer, base::Instant now, base::WallTime wall) {
    const auto retry_after = retry_after_in(answer, wall);
    if (const auto theirs = server_time_in(answer)) link_.server_clock_ahead = *theirs - wall;
    if (pusher_.takes(answer)) {
        const base::Status exchange = pusher_.read(answer);
        if (exchange) {
            if (pusher_.worked()) puller_.try_soon(now);
        } else {
            pusher_.failed(now, retry_after);
        }
        note(exchange, wall);
    } else if (puller_.takes(answer)) {
        const base::Status exchange = puller_.read(answer, wall);
        if (exchange) {
            if (puller_.worked()) pusher_.try_soon(now);
        } else {
            puller_.failed(now, retry_after);
            // Whatever broke the poll may have replaced the relay too.
            pusher_.be_unsure();
        }
        note(exchange, wall);
        take_in_merged();
    }
}

void Uplink::take_in_merged() {
    for (event::Event& event : puller_.take_merged()) {
        if (event.origin == journal_.origin()) {
            pusher_.proposal_came_back(event);
        } else {
            merged_.push_back(std::move(event));
        }
    }
    if (puller_.take_started_over()) pusher_.be_unsure();
    if (const auto why = puller_.take_foreign()) pusher_.halt(*why);
}

void Uplink::note(const base::Status& exchange, base::WallTime wall) {
    const bool online = exchange.ok();
    const std::string why = online ? std::string{} : exchange.error().what;
    const bool changed = online != link_.online || !link_.since;
    if (changed) {
        link_.since = wall;
        if (online) {
            log_.info("online: " + options_.url);
        } else {
            log_.warn("offline: " + why);
        }
    }
    link_.online = online;
    link_.why = why;
    failed_once_ = failed_once_ || !online;
}

base::Millis Uplink::wait(base::Instant now) const {
    if (nudged_) return base::Millis{1};
    return std::min(pusher_.wait(now), puller_.wait(now));
}

void Uplink::nudge() {
    nudged_ = true;
}

const Link& Uplink::link() const {
    return link_;
}

std::vector<event::Event> Uplink::take_merged() {
    return std::exchange(merged_, {});
}

std::optional<ClaimResult> Uplink::take_claim_result() {
    return pusher_.take_claim_result();
}

std::vector<std::uint64_t> Uplink::take_yielded() {
    return pusher_.take_yielded();
}

}  // namespace daofang::uplink
