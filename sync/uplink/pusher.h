// Pusher: the uplink's way up. Own events that the relay has not acknowledged, then the open
// proposal right behind them, one request at a time.
//
// Unsure  after the start and after every break it first asks the relay how far it got: a relay
//         put back from an older copy is sent again what it lost, even when nothing new happened.
// Claims  refused for the proposal: dropped, `taken`. Refused for an event kept earlier (a call
//         made while the relay was out of reach): sent again without its claim, and remembered on
//         disk, so that a relay that lost everything cannot give the claim to the loser.
// Halted  the relay holds other bytes under our name: this disk is a copy, and silent now.
//
// Thread  the loop's. Journal, client and log outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/base/time.h"
#include "sync/event/event.h"
#include "sync/store/journal.h"
#include "sync/uplink/claim_result.h"
#include "sync/uplink/lane.h"
#include "sync/uplink/uplink_options.h"
#include "sync/wire/protocol.h"

namespace daofang::uplink {

inline constexpr std::size_t yielded_max = wire::push_events_max;  // remembered; the newest stay

class Pusher {
public:
    Pusher(const UplinkOptions& options, store::Journal& journal, Lane lane, const base::Log& log);

    // Gives up a proposal that has waited long enough, or cannot be asked: `reachable` false. True
    // when it just did.
    bool watch_proposal(base::Instant now, bool reachable);
    // Starts what there is to say, unless the lane is busy or pausing.
    void start(base::Instant now);

    bool takes(const HttpAnswer& answer) { return lane_.takes(answer); }
    // Reads the answer. An error: the exchange did not work, in words.
    base::Status read(const HttpAnswer& answer);
    bool worked() { return lane_.worked(); }
    void try_soon(base::Instant now) { lane_.try_soon(now); }
    void failed(base::Instant now, std::optional<base::Millis> retry_after);

    // The relay may have another history than we think: ask it before pushing on.
    void be_unsure() { unsure_ = true; }
    // The pull brought our proposal back: the relay took it and its answer was lost.
    void proposal_came_back(const event::Event& event);
    void halt(const std::string& why);
    bool halted() const { return halted_; }

    base::Millis wait(base::Instant now) const;
    std::optional<ClaimResult> take_claim_result();
    std::vector<std::uint64_t> take_yielded();

private:
    enum class Asked { nothing, how_far, to_keep };

    bool has_something() const;
    base::Result<std::vector<event::Event>> next_batch();
    std::set<std::uint64_t> yielded_in(const std::vector<event::Event>& batch) const;
    base::Status read_how_far(const HttpAnswer& answer);
    base::Status read_acked(std::uint64_t acked);
    base::Status read_gap(std::uint64_t expected);
    base::Status read_claim(const wire::PushReply& reply);
    base::Status move_pushed(std::uint64_t seq);
    void remember_yielded(std::uint64_t acked);

    const UplinkOptions& options_;
    store::Journal& journal_;
    Lane lane_;
    const base::Log& log_;

    Asked asked_ = Asked::nothing;
    std::uint64_t sent_last_ = 0;  // newest seq of the push under way
    bool unsure_ = true;
    bool halted_ = false;
    std::optional<base::Instant> proposed_since_;
    std::optional<ClaimResult> claim_result_;
    std::set<std::uint64_t> yielded_;  // their claims are lost; newest yielded_max
    bool yielded_changed_ = false;     // not on disk yet
    std::vector<std::uint64_t> newly_yielded_;
};

}  // namespace daofang::uplink
