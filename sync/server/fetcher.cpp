#include "sync/server/fetcher.h"

#include <set>
#include <utility>

#include "sync/base/text.h"
#include "sync/server/upstream_page.h"
#include "sync/uplink/answers.h"
#include "sync/uplink/puller.h"

namespace daofang::server {

Fetcher::Fetcher(const uplink::UplinkOptions& options, std::string hall, Relay& relay,
                 uplink::Lane lane, const base::Log& log)
    : options_(options), hall_(std::move(hall)), relay_(relay), lane_(std::move(lane)), log_(log) {}

void Fetcher::resume(const uplink::Mark& mark) {
    const auto head = relay_.store().head(hall_, mark.origin);
    if (head && head->seq >= mark.seq) mark_ = mark;
}

void Fetcher::start(base::Instant now) {
    if (!lane_.may_start(now)) return;
    const int wait_s = known_ ? wire::wait_s_max : 0;
    uplink::HttpRequest request;
    request.url = options_.url + wire::pull_path(hall_, mark_ ? mark_->position : 0, wait_s);
    if (mark_) request.url += "&mark=" + uplink::text_of_mark(*mark_);
    request.bearer_token = options_.token;
    request.timeout = std::chrono::seconds{wait_s} + uplink::poll_grace;
    lane_.start(std::move(request));
}

base::Status Fetcher::read(const uplink::HttpAnswer& answer, Forwarder& forwarder) {
    if (auto failure = uplink::failure_in(answer)) {
        return base::Error{base::Code::unavailable, std::move(*failure)};
    }
    auto reply = wire::decode_pull_reply(answer.body);
    if (answer.status != 200 || !reply) {
        return base::Error{base::Code::invalid, "the upstream's answer to a poll makes no sense"};
    }
    if (mark_ && reply->cursor < mark_->position) {
        log_.warn(
            base::text_of("hall {}: the upstream's history is another than the one we read; "
                          "reading and forwarding from the start",
                          hall_));
        mark_.reset();
        forwarder.start_over();
        return {};
    }
    std::vector<store::Placed> page;
    for (wire::PulledEvent& one : reply->events) {
        forwarder.is_above(one.event.origin, one.event.seq);
        page.push_back({one.position, std::move(one.event)});
    }
    known_ = true;
    if (page.empty()) return {};
    const uplink::Mark last{page.back().position, page.back().event.origin, page.back().event.seq};
    TRY(keep(std::move(page)));
    mark_ = last;
    return {};
}

base::Status Fetcher::keep(std::vector<store::Placed> page) {
    while (!page.empty()) {
        const std::vector<event::Event> batch = first_batch(page);
        TRY(keep_batch(batch));
        std::erase_if(page, [&](const store::Placed& placed) {
            return placed.event.origin == batch.front().origin &&
                   placed.event.seq <= batch.back().seq;
        });
    }
    return {};
}

base::Status Fetcher::keep_batch(const std::vector<event::Event>& batch) {
    std::set<std::uint64_t> yielded;
    // Each turn but the last learns of one more claim that is held here by another.
    for (std::size_t turn = 0; turn <= batch.size(); ++turn) {
        TRY_ASSIGN(const store::Outcome outcome, relay_.append(batch, yielded));
        switch (outcome.kind) {
            case store::Outcome::Kind::kept:
                return {};
            case store::Outcome::Kind::claim_taken:
                log_.warn(base::text_of("claim {} is held here by {}, upstream by {}",
                                        outcome.claim, outcome.holder_origin,
                                        batch.front().origin));
                yielded.insert(outcome.seq);
                break;
            case store::Outcome::Kind::conflict:
                log_.error(
                    base::text_of("the upstream holds another event {} of {}/{}; passed over",
                                  outcome.seq, hall_, batch.front().origin));
                return {};
            case store::Outcome::Kind::gap:
                mark_.reset();
                return base::Error{base::Code::corrupt,
                                   base::text_of("events of {}/{} before {} are gone here; reading "
                                                 "all again",
                                                 hall_, batch.front().origin, batch.front().seq)};
        }
    }
    return base::Error{base::Code::corrupt, "the store refuses a claim that was yielded"};
}

void Fetcher::failed(base::Instant now, std::optional<base::Millis> retry_after) {
    known_ = false;
    lane_.failed(now, retry_after);
}

base::Millis Fetcher::wait(base::Instant now) const {
    constexpr base::Millis long_time{60'000};
    return lane_.busy() ? long_time : lane_.pause(now);
}

}  // namespace daofang::server
