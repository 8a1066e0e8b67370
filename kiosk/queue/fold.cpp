#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "kiosk/queue/effect.h"
#include "kiosk/queue/state.h"
#include "sync/base/check.h"

namespace daofang::queue {
namespace {

bool earlier(const Happened& a, const Happened& b) {
    return std::tie(a.at, a.origin, a.seq) < std::tie(b.at, b.origin, b.seq);
}

bool same(const Happened& a, const Happened& b) {
    return std::tie(a.at, a.origin, a.seq) == std::tie(b.at, b.origin, b.seq);
}

bool is_issue(const Happened& happened) {
    return std::holds_alternative<TicketIssued>(happened.fact);
}

// The ticket that a fact names; null for facts about windows and help.
const TicketId* ticket_of(const Fact& fact) {
    return std::visit(
        [](const auto& one) -> const TicketId* {
            if constexpr (requires { one.ticket; })
                return &one.ticket;
            else
                return nullptr;
        },
        fact);
}

// Which facts are of a day; its bounds are worked out once for many facts.
class DayFilter {
public:
    explicit DayFilter(const Day& day) : day_(day), start_(start_of(day)) {}
    bool takes(const Happened& happened) const {
        if (const TicketId* ticket = ticket_of(happened.fact)) return ticket->day == day_;
        return happened.at >= start_ && happened.at < start_ + day_length;
    }

private:
    const Day& day_;
    base::WallTime start_;
};

// Keeps the facts of the day, in order, each once.
void put_in_order(const Day& day, std::vector<Happened>& facts) {
    const DayFilter filter(day);
    std::erase_if(facts, [&](const Happened& happened) { return !filter.takes(happened); });
    std::sort(facts.begin(), facts.end(), earlier);
    facts.erase(std::unique(facts.begin(), facts.end(), same), facts.end());
}

State fold_ordered(const Day& day, const std::vector<Happened>& facts) {
    State state;
    state.day = day;
    for (const Happened& happened : facts) {
        if (is_issue(happened)) apply(state, happened);
    }
    for (const Happened& happened : facts) {
        if (!is_issue(happened)) apply(state, happened);
    }
    return state;
}

// Whether applying a fact that comes last in order gives what folding anew would: always, but for a
// number given late, which some fact before it may have spoken of already.
bool may_follow(const State& state, const Happened& newest) {
    const auto* issued = std::get_if<TicketIssued>(&newest.fact);
    if (!issued) return true;
    return !state.find(issued->ticket) &&
           std::none_of(state.conflicts.begin(), state.conflicts.end(),
                        [&](const Conflict& one) { return one.ticket == issued->ticket; });
}

}  // namespace

void apply(State& state, const Happened& happened) {
    state.newest_at = std::max(state.newest_at, happened.at);
    std::visit(Effect(state, happened), happened.fact);
}

State fold(const Day& day, std::vector<Happened> facts) {
    put_in_order(day, facts);
    return fold_ordered(day, facts);
}

DayFold::DayFold(Day day) : day_(std::move(day)) {
    state_.day = day_;
}

void DayFold::add(const std::vector<Happened>& facts) {
    std::vector<Happened> fresh = facts;
    put_in_order(day_, fresh);
    std::erase_if(fresh, [&](const Happened& happened) {
        return std::binary_search(facts_.begin(), facts_.end(), happened, earlier);
    });
    if (fresh.empty()) return;

    bool in_order = facts_.empty() || earlier(facts_.back(), fresh.front());
    const auto known = static_cast<std::ptrdiff_t>(facts_.size());
    std::move(fresh.begin(), fresh.end(), std::back_inserter(facts_));
    for (auto next = facts_.begin() + known; in_order && next != facts_.end(); ++next) {
        in_order = may_follow(state_, *next);
        if (in_order) apply(state_, *next);
    }
    if (in_order) return;
    std::inplace_merge(facts_.begin(), facts_.begin() + known, facts_.end(), earlier);
    state_ = fold_ordered(day_, facts_);
}

}  // namespace daofang::queue
