#include "sync/uplink/pusher.h"

#include <algorithm>
#include <utility>

#include "sync/base/text.h"
#include "sync/uplink/answers.h"

namespace daofang::uplink {
namespace {

constexpr const char* yielded_key = "uplink.yielded";

base::Error wrong_answer(std::string_view what) {
    return {base::Code::invalid, base::text_of("the server's answer makes no sense: {}", what)};
}

std::string text_of_seqs(const std::set<std::uint64_t>& seqs) {
    std::string text;
    for (const std::uint64_t seq : seqs) {
        if (!text.empty()) text += ',';
        text += std::to_string(seq);
    }
    return text;
}

}  // namespace

Pusher::Pusher(const UplinkOptions& options, store::Journal& journal, Lane lane,
               const base::Log& log)
    : options_(options), journal_(journal), lane_(std::move(lane)), log_(log) {
    const auto noted = journal_.recall(yielded_key);
    if (!noted) {
        log_.error("reading which claims are lost", noted.error());
        return;
    }
    auto seqs = wire::decode_yield(noted->value_or(""));
    if (seqs) yielded_ = std::move(*seqs);
}

bool Pusher::watch_proposal(base::Instant now, bool reachable) {
    if (!journal_.proposed()) {
        proposed_since_.reset();
        return false;
    }
    if (!proposed_since_) proposed_since_ = now;
    const bool patient = now - *proposed_since_ < options_.claim_patience;
    if (reachable && patient && !halted_) return false;
    auto kept = journal_.keep_proposed();
    if (!kept) {
        log_.error("keeping a proposal that cannot be asked", kept.error());
        return false;
    }
    log_.warn(
        base::text_of("claim {} could not be asked; kept as event {}", kept->claim, kept->seq));
    claim_result_ = ClaimResult{ClaimResult::Kind::unreachable, std::move(*kept), {}};
    proposed_since_.reset();
    return true;
}

bool Pusher::has_something() const {
    return !halted_ && (unsure_ || journal_.proposed() || journal_.head().seq > journal_.pushed());
}

void Pusher::start(base::Instant now) {
    if (!has_something() || !lane_.may_start(now)) return;
    HttpRequest request;
    request.bearer_token = options_.token;
    if (unsure_) {
        request.url = options_.url + wire::origin_path(journal_.hall(), journal_.origin());
        asked_ = Asked::how_far;
        lane_.start(std::move(request));
        return;
    }
    auto batch = next_batch();
    if (!batch) {
        log_.error("reading what to push", batch.error());
        lane_.failed(now, std::nullopt);
        return;
    }
    request.method = "POST";
    request.url = options_.url + wire::push_path(journal_.hall(), yielded_in(*batch));
    request.body = wire::encode_push(*batch);
    sent_last_ = batch->back().seq;
    asked_ = Asked::to_keep;
    lane_.start(std::move(request));
}

base::Result<std::vector<event::Event>> Pusher::next_batch() {
    TRY_ASSIGN(auto batch, journal_.own_after(journal_.pushed(), wire::push_events_max));
    // The proposal only right behind the whole tail: its chain goes on from there.
    if (journal_.proposed() && batch.size() < wire::push_events_max) {
        batch.push_back(*journal_.proposed());
    }
    if (batch.empty()) {
        return base::Error{base::Code::corrupt, "the journal's own events end before its head"};
    }
    return batch;
}

std::set<std::uint64_t> Pusher::yielded_in(const std::vector<event::Event>& batch) const {
    const auto first = yielded_.lower_bound(batch.front().seq);
    return {first, yielded_.upper_bound(batch.back().seq)};
}

base::Status Pusher::read(const HttpAnswer& answer) {
    const Asked asked = std::exchange(asked_, Asked::nothing);
    if (auto failure = failure_in(answer)) {
        return base::Error{base::Code::unavailable, std::move(*failure)};
    }
    if (asked == Asked::how_far) return read_how_far(answer);
    const auto reply = wire::decode_push_reply(answer.status, answer.body);
    if (!reply) return wrong_answer(reply.error().what);
    switch (reply->kind) {
        case wire::PushReply::Kind::acked:
            return read_acked(reply->seq);
        case wire::PushReply::Kind::gap:
            return read_gap(reply->seq);
        case wire::PushReply::Kind::claim:
            return read_claim(*reply);
        case wire::PushReply::Kind::conflict:
            halt(base::text_of("the server holds another event {} under our name", reply->seq));
            return {};
    }
    return wrong_answer("a reply of no kind");
}

void Pusher::failed(base::Instant now, std::optional<base::Millis> retry_after) {
    lane_.failed(now, retry_after);
    unsure_ = true;
}

base::Status Pusher::read_how_far(const HttpAnswer& answer) {
    if (answer.status != 200) return wrong_answer("a status for pushes only");
    const auto seq = wire::decode_origin_reply(answer.body);
    if (!seq) return wrong_answer(seq.error().what);
    TRY(move_pushed(*seq));
    unsure_ = false;
    return {};
}

base::Status Pusher::read_acked(std::uint64_t acked) {
    if (acked < sent_last_) return wrong_answer("it acknowledged less than it was sent");
    const auto& proposed = journal_.proposed();
    // Only an answer to a push that held the proposal speaks of it.
    if (proposed && sent_last_ >= proposed->seq) {
        TRY_ASSIGN(auto kept, journal_.keep_proposed());
        claim_result_ = ClaimResult{ClaimResult::Kind::granted, std::move(kept), {}};
    }
    TRY(move_pushed(acked));
    remember_yielded(acked);
    return {};
}

base::Status Pusher::read_gap(std::uint64_t expected) {
    // Whoever expects what we just sent, or more, has not read it.
    if (expected == 0 || expected > journal_.pushed()) return wrong_answer("a gap where none is");
    return move_pushed(expected - 1);
}

base::Status Pusher::read_claim(const wire::PushReply& reply) {
    const auto& proposed = journal_.proposed();
    if (proposed && proposed->seq == reply.seq) {
        ClaimResult taken{ClaimResult::Kind::taken, *proposed, reply.holder_origin};
        TRY(journal_.drop_proposed());
        claim_result_ = std::move(taken);
        return {};
    }
    const bool ours = reply.seq > journal_.pushed() && reply.seq <= journal_.head().seq;
    if (!ours || !yielded_.insert(reply.seq).second) return wrong_answer("a claim not asked for");
    while (yielded_.size() > yielded_max) yielded_.erase(yielded_.begin());
    yielded_changed_ = true;
    newly_yielded_.push_back(reply.seq);
    log_.warn(base::text_of("claim {} of event {} is held by {}", reply.claim, reply.seq,
                            reply.holder_origin));
    return {};
}

base::Status Pusher::move_pushed(std::uint64_t seq) {
    const std::uint64_t head = journal_.head().seq;
    if (seq > head + (journal_.proposed() ? 1 : 0)) {
        halt(base::text_of("the server knows our event {}, the newest here is {}", seq, head));
        return {};
    }
    // A proposal that the relay seems to have stays open: the next push of it tells for sure.
    seq = std::min(seq, head);
    if (seq == journal_.pushed()) return {};
    if (seq < journal_.pushed()) {
        log_.warn(base::text_of("the server lost our events after {}; sending them again", seq));
    }
    return journal_.set_pushed(seq);
}

void Pusher::remember_yielded(std::uint64_t acked) {
    if (!yielded_changed_ || *yielded_.rbegin() > acked) return;
    const base::Status noted = journal_.remember(yielded_key, text_of_seqs(yielded_));
    if (!noted) {
        log_.error("noting which claims are lost", noted.error());
        return;
    }
    yielded_changed_ = false;
}

void Pusher::proposal_came_back(const event::Event& event) {
    claim_result_ = ClaimResult{ClaimResult::Kind::granted, event, {}};
}

void Pusher::halt(const std::string& why) {
    if (halted_) return;
    halted_ = true;
    log_.error(
        base::text_of("{}/{}: {}; this disk is a copy, or was put back. Nothing is sent "
                      "until this terminal is set up anew",
                      journal_.hall(), journal_.origin(), why));
}

base::Millis Pusher::wait(base::Instant now) const {
    constexpr base::Millis long_time{60'000};
    constexpr base::Millis asking_step{10};
    constexpr base::Millis sending_step{50};
    constexpr base::Millis shortest{1};
    if (lane_.busy()) return journal_.proposed() ? asking_step : sending_step;
    if (journal_.proposed()) return asking_step;
    if (!has_something()) return long_time;
    return std::max(lane_.pause(now), shortest);
}

std::optional<ClaimResult> Pusher::take_claim_result() {
    return std::exchange(claim_result_, std::nullopt);
}

std::vector<std::uint64_t> Pusher::take_yielded() {
    return std::exchange(newly_yielded_, {});
}

}  // namespace daofang::uplink
