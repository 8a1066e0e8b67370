#include "sync/server/forwarder.h"

#include <algorithm>
#include <utility>

#include "sync/base/text.h"
#include "sync/server/upstream_page.h"
#include "sync/uplink/answers.h"

namespace daofang::server {
namespace {

base::Error wrong_answer(std::string_view what) {
    return {base::Code::invalid, base::text_of("the upstream's answer makes no sense: {}", what)};
}

}  // namespace

Forwarder::Forwarder(const uplink::UplinkOptions& options, std::string hall, Relay& relay,
                     uplink::Lane lane, const base::Log& log)
    : options_(options), hall_(std::move(hall)), relay_(relay), lane_(std::move(lane)), log_(log) {}

void Forwarder::resume(const uplink::Mark& mark) {
    const auto stands = relay_.stands(hall_, mark);
    if (stands && *stands) mark_ = mark;
}

void Forwarder::start_over() {
    mark_.reset();
    page_.clear();
    looked_at_.reset();
    above_.clear();
}

void Forwarder::is_above(const std::string& origin, std::uint64_t seq) {
    std::uint64_t& newest = above_[origin];
    newest = std::max(newest, seq);
}

bool Forwarder::is_settled(const store::Placed& placed) const {
    if (refused_.contains(placed.event.origin)) return true;
    const auto above = above_.find(placed.event.origin);
    return above != above_.end() && placed.event.seq <= above->second;
}

bool Forwarder::find_next(base::Instant now) {
    if (page_.empty()) {
        if (looked_at_ == relay_.kept_count()) return false;
        const std::uint64_t after = mark_ ? mark_->position : 0;
        auto page = relay_.store().read(hall_, after, store::read_events_max);
        if (!page) {
            log_.error("reading what to forward", page.error());
            lane_.failed(now, std::nullopt);
            return false;
        }
        if (page->empty()) looked_at_ = relay_.kept_count();
        page_ = std::move(*page);
    }
    const auto next = std::find_if_not(page_.begin(), page_.end(),
                                       [this](const auto& placed) { return is_settled(placed); });
    if (next != page_.begin()) {
        const store::Placed& last = *std::prev(next);
        mark_ = uplink::Mark{last.position, last.event.origin, last.event.seq};
        page_.erase(page_.begin(), next);
    }
    return !page_.empty();
}

void Forwarder::start(base::Instant now) {
    if (!lane_.may_start(now) || !find_next(now)) return;
    asked_origin_ = page_.front().event.origin;
    const auto above = above_.find(asked_origin_);
    uplink::HttpRequest request;
    request.bearer_token = options_.token;
    asked_how_far_ = above == above_.end();
    if (asked_how_far_) {
        request.url = options_.url + wire::origin_path(hall_, asked_origin_);
        lane_.start(std::move(request));
        return;
    }
    // Later events of this origin may be above already: the page then starts with older ones.
    std::vector<event::Event> batch = first_batch(page_);
    std::erase_if(batch, [&](const event::Event& event) { return event.seq <= above->second; });
    if (batch.front().seq != above->second + 1) {
        log_.warn(base::text_of("the upstream lost events of {}/{}; looking through all again",
                                hall_, asked_origin_));
        const std::uint64_t newest = above->second;
        start_over();
        above_[asked_origin_] = newest;
        return;
    }
    sent_last_ = batch.back().seq;
    request.method = "POST";
    request.url = options_.url + wire::push_path(hall_, yielded_[asked_origin_]);
    request.body = wire::encode_push(batch);
    lane_.start(std::move(request));
}

base::Status Forwarder::read(const uplink::HttpAnswer& answer) {
    if (auto failure = uplink::failure_in(answer)) {
        return base::Error{base::Code::unavailable, std::move(*failure)};
    }
    if (asked_how_far_) {
        const auto seq = wire::decode_origin_reply(answer.body);
        if (answer.status != 200 || !seq) return wrong_answer("no seq of an origin");
        is_above(asked_origin_, *seq);
        return {};
    }
    const auto reply = wire::decode_push_reply(answer.status, answer.body);
    if (!reply) return wrong_answer(reply.error().what);
    return read_reply(*reply);
}

base::Status Forwarder::read_reply(const wire::PushReply& reply) {
    std::uint64_t& above = above_[asked_origin_];
    switch (reply.kind) {
        case wire::PushReply::Kind::acked: {
            if (reply.seq < sent_last_) return wrong_answer("it kept less than it was sent");
            above = reply.seq;
            auto& yielded = yielded_[asked_origin_];
            yielded.erase(yielded.begin(), yielded.upper_bound(reply.seq));
            return {};
        }
        case wire::PushReply::Kind::gap:
            if (reply.seq == 0 || reply.seq > above) return wrong_answer("a gap where none is");
            above = reply.seq - 1;
            return {};
        case wire::PushReply::Kind::conflict:
            log_.error(
                base::text_of("the upstream holds another event {} of {}/{}; its events are "
                              "not forwarded any more",
                              reply.seq, hall_, asked_origin_));
            refused_.insert(asked_origin_);
            return {};
        case wire::PushReply::Kind::claim:
            if (reply.seq > sent_last_ || !yielded_[asked_origin_].insert(reply.seq).second) {
                return wrong_answer("a claim not asked for");
            }
            log_.warn(base::text_of("claim {} of {}/{} is held by {} upstream", reply.claim, hall_,
                                    asked_origin_, reply.holder_origin));
            return {};
    }
    return wrong_answer("a reply of no kind");
}

base::Millis Forwarder::wait(base::Instant now) const {
    constexpr base::Millis long_time{60'000};
    if (lane_.busy()) return long_time;  // its socket wakes the loop
    if (page_.empty() && looked_at_ == relay_.kept_count()) return long_time;
    return lane_.pause(now);
}

}  // namespace daofang::server
