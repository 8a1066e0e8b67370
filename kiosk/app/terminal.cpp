#include "kiosk/app/terminal.h"

#include <sodium.h>

#include <array>

#include "sync/base/check.h"
#include "sync/base/hex.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

// 128 random bits: names one slip and nobody.
std::string fresh_token() {
    std::array<unsigned char, 16> bytes{};
    CHECK(sodium_init() >= 0);
    randombytes_buf(bytes.data(), bytes.size());
    return base::hex_of(bytes);
}

store::Draft draft_of(const queue::Fact& fact, const std::string& claim) {
    auto encoded = queue::encode(fact);
    return {std::move(encoded.kind), std::move(encoded.body), claim};
}

}  // namespace

Terminal::Terminal(Parts parts, const Config& config, const queue::Hall& hall, base::Random random,
                   const base::Log& log)
    : hall_(hall),
      log_(log),
      terminal_(config.terminal),
      place_(config.place),
      window_(config.window),
      numbers_first_(config.numbers_first),
      numbers_last_(config.numbers_last),
      journal_(std::move(parts.journal)),
      client_(std::move(parts.client)) {
    CHECK(journal_ != nullptr);
    if (parts.uplink) {
        CHECK(client_ != nullptr);
        uplink_ = std::make_unique<uplink::Uplink>(*parts.uplink, *journal_, *client_, random, log);
    }
}

base::Result<std::unique_ptr<Terminal>> Terminal::open(Parts parts, const Config& config,
                                                       const queue::Hall& hall, base::Random random,
                                                       const base::Log& log, base::WallTime wall) {
    std::unique_ptr<Terminal> terminal(new Terminal(std::move(parts), config, hall, random, log));
    const auto head = terminal->journal_->head();
    if (head.seq > 0) {
        TRY_ASSIGN(const auto newest, terminal->journal_->own_after(head.seq - 1, 1));
        if (!newest.empty()) terminal->last_own_ = newest.front().at;
    }
    // Nobody is there to answer an old proposal when no server is set up any more.
    if (terminal->journal_->proposed() && terminal->uplink_ == nullptr) {
        TRY_ASSIGN(const auto kept, terminal->journal_->keep_proposed());
        terminal->last_own_ = kept.at;
    }
    TRY(terminal->read_day(queue::day_of(terminal->steady(wall))));
    return terminal;
}

base::Status Terminal::read_day(const queue::Day& day) {
    fold_ = std::make_unique<queue::DayFold>(day);
    events_today_ = 0;
    TRY_ASSIGN(const auto events, journal_->read_since(queue::start_of(day)));
    take_in(events);
    ++version_;
    return {};
}

void Terminal::take_in(const std::vector<event::Event>& events) {
    std::vector<queue::Happened> facts;
    facts.reserve(events.size());
    for (const auto& event : events) {
        auto fact = queue::decode(event);
        if (!fact.ok()) {
            ++unreadable_;
            log_.warn(base::text_of("event {}/{} of kind {} cannot be read: {}", event.origin,
                                    event.seq, event.kind, fact.error().what));
            continue;
        }
        if (*fact) facts.push_back(std::move(**fact));
        if (event.origin == journal_->origin()) last_own_ = std::max(last_own_, event.at);
    }
    events_today_ += events.size();
    if (facts.empty()) return;
    fold_->add(facts);
    ++version_;
}

base::WallTime Terminal::steady(base::WallTime wall) const {
    return std::max(wall, last_own_);
}

const uplink::Link* Terminal::link() const {
    return uplink_ == nullptr ? nullptr : &uplink_->link();
}

void Terminal::tick(base::Instant now, base::WallTime wall) {
    const auto today = queue::day_of(steady(wall));
    if (today != state().day) {
        if (const auto read = read_day(today); !read.ok()) {
            log_.error("reading the new day", read.error());
        }
    }
    if (uplink_ == nullptr) return;
    uplink_->tick(now, wall);
    const auto merged = uplink_->take_merged();
    if (!merged.empty()) take_in(merged);
    if (const auto result = uplink_->take_claim_result()) answer_claim(*result, now, wall);
    for (const auto seq : uplink_->take_yielded()) {
        log_.warn(base::text_of("event {} lost its claim: another window was first", seq));
    }
    retry_lost_call(now, wall);
    ask_waiting(now, wall);
}

base::Millis Terminal::wait(base::Instant now) const {
    return uplink_ == nullptr ? base::Millis{60'000} : uplink_->wait(now);
}

queue::Context Terminal::context(base::WallTime wall) {
    return {
        .hall = hall_,
        .now = steady(wall),
        .origin = journal_->origin(),
        .terminal = terminal_,
        .place = place_,
        .window = window_,
        .block_first = numbers_first_,
        .block_last = numbers_last_,
        .token = fresh_token(),
        .relay_reachable = uplink_ != nullptr && uplink_->link().online,
    };
}

Outcome Terminal::ask(const queue::Command& command, base::Instant now, base::WallTime wall) {
    // A proposal holds the journal's next number: what is asked meanwhile waits its turn.
    if (pending_ || lost_call_ || journal_->proposed()) {
        if (waiting_.size() >= commands_waiting_max) return {command, queue::Refusal{"busy"}};
        waiting_.push_back(command);
        return {command, Outcome::Pending{}};
    }
    auto decision = queue::decide(state(), command, context(wall));
    if (auto* refusal = std::get_if<queue::Refusal>(&decision)) return {command, *refusal};
    return commit(command, std::get<std::vector<queue::Decided>>(decision), now, wall);
}

Outcome Terminal::commit(const queue::Command& command, const std::vector<queue::Decided>& decided,
                         base::Instant now, base::WallTime wall) {
    if (decided.size() == 1 && !decided.front().claim.empty()) {
        return propose(command, decided.front(), wall);
    }
    std::vector<store::Draft> drafts;
    for (const auto& one : decided) drafts.push_back(draft_of(one.fact, ""));
    auto events = journal_->append(drafts, wall);
    if (!events.ok()) return {command, events.error()};
    take_in(*events);
    if (uplink_ != nullptr) {
        uplink_->nudge();
        uplink_->tick(now, wall);
    }
    Outcome::Done done;
    for (const auto& event : *events) {
        if (auto fact = queue::decode(event); fact.ok() && *fact) {
            done.facts.push_back(std::move(**fact));
        }
    }
    return {command, std::move(done)};
}

Outcome Terminal::propose(const queue::Command& command, const queue::Decided& decided,
                          base::WallTime wall) {
    CHECK(uplink_ != nullptr);
    const auto proposed = journal_->propose(draft_of(decided.fact, decided.claim), wall);
    if (!proposed.ok()) return {command, proposed.error()};
    pending_ = command;
    uplink_->nudge();
    return {command, Outcome::Pending{}};
}

void Terminal::answer_claim(const uplink::ClaimResult& result, base::Instant now,
                            base::WallTime wall) {
    using Kind = uplink::ClaimResult::Kind;
    auto fact = queue::decode(result.event);
    queue::TicketId ticket;
    if (fact.ok() && *fact) {
        if (const auto* called = std::get_if<queue::TicketCalled>(&(*fact)->fact)) {
            ticket = called->ticket;
        }
    }
    // After a restart nobody waits for the next ticket: then only this one is answered for.
    const auto command = pending_.value_or(queue::Command{queue::CallTicket{ticket}});
    pending_.reset();
    ++version_;
    if (result.kind != Kind::taken) {
        take_in({result.event});
        Outcome::Done done;
        if (fact.ok() && *fact) done.facts.push_back(std::move(**fact));
        outcomes_.push_back({command, std::move(done)});
        return;
    }
    log_.info(base::text_of("{} was called by {} first", ticket.label(), result.holder_origin));
    lost_call_ = LostCall{command, ticket, now + lost_call_patience};
    retry_lost_call(now, wall);
}

// Another window called our ticket first. Once its fact is here, the next ticket is looked for.
void Terminal::retry_lost_call(base::Instant now, base::WallTime wall) {
    if (!lost_call_) return;
    const auto found = state().tickets.find(lost_call_->ticket);
    const bool gone =
        found == state().tickets.end() || found->second.state != queue::TicketState::waiting;
    const bool next = std::holds_alternative<queue::CallNext>(lost_call_->command);
    if (next && !gone && now < lost_call_->until) return;
    const LostCall lost = *lost_call_;
    lost_call_.reset();
    if (next && gone) {
        auto outcome = ask(lost.command, now, wall);
        if (!std::holds_alternative<Outcome::Pending>(outcome.what)) {
            outcomes_.push_back(std::move(outcome));
        }
        return;
    }
    outcomes_.push_back({lost.command, Outcome::Taken{lost.ticket}});
}

void Terminal::ask_waiting(base::Instant now, base::WallTime wall) {
    while (!waiting_.empty() && !pending_ && !lost_call_ && !journal_->proposed()) {
        const auto command = waiting_.front();
        waiting_.pop_front();
        auto outcome = ask(command, now, wall);
        if (!std::holds_alternative<Outcome::Pending>(outcome.what)) {
            outcomes_.push_back(std::move(outcome));
        }
    }
}

std::vector<Outcome> Terminal::take_outcomes() {
    return std::exchange(outcomes_, {});
}

base::Status Terminal::report(const queue::Fact& fact, base::WallTime wall) {
    const std::array drafts{draft_of(fact, "")};
    auto events = journal_->append(drafts, wall);
    if (!events.ok()) return events.error();
    take_in(*events);
    if (uplink_ != nullptr) uplink_->nudge();
    return {};
}

}  // namespace daofang::app
