#include "kiosk/devices/escpos_printer.h"

#include <algorithm>
#include <utility>

#include "kiosk/devices/escpos.h"
#include "sync/base/text.h"

namespace daofang::devices {
namespace {

constexpr base::Millis brisk{5};  // while an answer or room in a buffer may come any moment
constexpr base::Millis opening{20};
constexpr base::Millis restful{100};  // pushed changes are read at least this often

// Fills up an image that broke off, whichever byte it broke off at.
std::string resync() {
    return std::string(static_cast<std::size_t>(band_rows_max * raster_width_max / 8), '\0');
}

}  // namespace

EscposPrinter::EscposPrinter(std::unique_ptr<ByteLink> link, const base::Log& log)
    : link_(std::move(link)), log_(log) {}

base::Result<JobId> EscposPrinter::print(const Bitmap& page) {
    if (job_ || done_) return base::Error{base::Code::conflict, "printer: a job is under way"};
    TRY(check_raster(page));
    Job job;
    job.id = ++last_id_;
    job.parts = raster_bands(page);
    job.parts.front().insert(0, std::string(initialise).append(push_status));
    job.parts.back().append(feed_and_cut);
    job.slowest = slowest_cut + base::Millis{page.height * 1000 / slowest_rows_per_second};
    job_ = std::move(job);
    return job_->id;
}

void EscposPrinter::tick(base::Instant now) {
    if (line_ != Line::open) open_line(now);
    if (line_ == Line::open) receive(now);
    if (line_ == Line::open) watch_clearing(now);
    if (line_ == Line::open) watch_rounds(now);
    if (job_) move_job(now);
    if (line_ == Line::open) flush(now);
}

base::Millis EscposPrinter::wait(base::Instant now) const {
    if (line_ == Line::opening) return opening;
    if (line_ == Line::closed) {
        return job_ ? base::Millis{0} : std::clamp(retry_at_ - now, base::Millis{0}, restful);
    }
    if (job_ || clearing_since_ || rounds_.running() || !outbox_.empty()) return brisk;
    return std::clamp(round_at_ - now, base::Millis{0}, restful);
}

// --- the line ------------------------------------------------------------------------------------

void EscposPrinter::open_line(base::Instant now) {
    if (line_ == Line::closed) {
        if (now < retry_at_) return;
        opening_since_ = now;
        line_ = Line::opening;
    }
    const auto opened = link_->open();
    if (!opened) return lose_line(now, opened.error().what);
    if (*opened) return begin_talk(now);
    if (now - opening_since_ >= connect_wait) lose_line(now, "nobody answers there");
}

void EscposPrinter::begin_talk(base::Instant now) {
    line_ = Line::open;
    outbox_.clear();
    reader_.forget();
    paper_asked_ = paper_answered_ = 0;
    silent_rounds_ = 0;
    round_at_ = now;
    if (!leftover_) {
        outbox_.append(push_status);
        return;
    }
    begin_clearing(now);
    reset_unless_cleared_ = false;  // that has been tried
}

void EscposPrinter::drop_line(base::Instant now) {
    link_->drop();
    line_ = Line::closed;
    clearing_since_.reset();
    rounds_.abandon();
    retry_at_ = now + retry_wait_;
    retry_wait_ = std::min(retry_wait_ * 2, retry_wait_max);
}

void EscposPrinter::lose_line(base::Instant now, std::string_view why) {
    drop_line(now);
    set_state(PrinterState::offline, why);
    if (!job_) return;
    if (job_->sent > 0) leftover_ = true;
    end_job(false, PrinterState::offline, now);
}

void EscposPrinter::receive(base::Instant now) {
    const auto bytes = link_->read();
    if (!bytes) return lose_line(now, bytes.error().what);
    if (!bytes->empty()) {
        reader_.feed(*bytes);
        heard_at_ = now;
    } else if (reader_.holds_part() && now - heard_at_ >= part_wait) {
        reader_.forget();
    }
    while (const auto answer = reader_.next()) take(*answer, now);
}

void EscposPrinter::flush(base::Instant now) {
    if (outbox_.empty()) return;
    const auto taken = link_->write(outbox_);
    if (!taken) return lose_line(now, taken.error().what);
    outbox_.erase(0, *taken);
    // Paced, only the printer's answers are progress.
    if (*taken > 0 && job_ && job_->stage == Stage::sending && !job_->paced) job_->moved_at = now;
}

// --- what the printer says -----------------------------------------------------------------------

void EscposPrinter::take(const Answer& answer, base::Instant now) {
    switch (answer.kind) {
        case Answer::Kind::asked_status:
            return take_status(answer.bytes[0], now);
        case Answer::Kind::pushed_status:
            return hear(health_of_pushed(answer.bytes));
        case Answer::Kind::paper:
            return take_paper(answer.bytes[0], now);
        case Answer::Kind::cleared:
            if (!clearing_since_) return;
            clearing_since_.reset();
            leftover_ = false;
            paper_asked_ = paper_answered_ = 0;  // the questions were cleared with the rest
            outbox_.append(push_status);
    }
}

void EscposPrinter::take_status(std::uint8_t answer, base::Instant now) {
    if (!rounds_.running()) return;  // late, or noise
    outbox_.append(rounds_.take(answer, now));
    if (rounds_.running()) return;
    silent_rounds_ = 0;
    retry_wait_ = retry_wait_min;
    round_at_ = now + (job_ ? job_round_every : idle_round_every);
    hear(rounds_.health());
    if (health_.in_order() && !knows_paper_ && paper_asked_ == 0 && !leftover_) {
        // Does this one know GS r 1? Asked once a connection, with nothing at stake.
        outbox_.append(ask_paper);
        paper_asked_at_ = now;
        ++paper_asked_;
    }
}

void EscposPrinter::take_paper(std::uint8_t answer, base::Instant now) {
    if (!paper_unanswered()) return;  // noise
    ++paper_answered_;
    knows_paper_ = true;
    if (job_) job_->moved_at = now;
    if (!says_paper_end(answer)) return;
    PrinterHealth health = health_;
    health.paper_end = true;
    hear(health);
}

void EscposPrinter::watch_rounds(base::Instant now) {
    if (rounds_.late(now)) {
        rounds_.abandon();
        round_at_ = now + (job_ ? job_round_every : idle_round_every);
        // Once its bytes are on their way a job's own patience decides, see word_wait.
        if (job_ && job_->stage != Stage::asking) return;
        set_state(PrinterState::offline, "no answer");
        if (++silent_rounds_ >= silent_rounds_max) lose_line(now, "no answer");
        return;
    }
    const bool wanted = job_ && job_->round > rounds_.begun();
    const bool due = wanted || now >= round_at_;
    // Behind a band that is not on its way yet a question would only time out.
    const bool behind_band = job_ && job_->stage == Stage::sending && !outbox_.empty();
    if (due && !rounds_.running() && !behind_band && !clearing_since_) {
        outbox_.append(rounds_.begin(now));
    }
}

void EscposPrinter::hear(const PrinterHealth& health) {
    health_ = health;
    set_state(health.state(), "the printer says so");
}

void EscposPrinter::set_state(PrinterState state, std::string_view why) {
    if (state == state_) return;
    state_ = state;
    const auto line = base::text_of("printer {}: {}: {}", link_->name(), name_of(state), why);
    const bool good = state == PrinterState::ready || state == PrinterState::paper_low;
    good ? log_.info(line) : log_.warn(line);
}

// --- the job -------------------------------------------------------------------------------------

void EscposPrinter::move_job(base::Instant now) {
    if (line_ == Line::closed) {
        const bool told = state_ == PrinterState::paper_out || state_ == PrinterState::cover_open;
        return end_job(false, told ? state_ : PrinterState::offline, now);
    }
    if (line_ == Line::opening || clearing_since_) return;  // both end soon, by themselves
    if (job_->stage == Stage::asking) return decide_start(now);
    if (!health_.in_order()) return end_job(false, health_.state(), now);
    if (job_->stage == Stage::sending) return send_parts(now);
    confirm(now);
}

bool EscposPrinter::fresh_round() {
    if (job_->round == 0) job_->round = rounds_.begun() + 1;
    return rounds_.answered() >= job_->round;
}

void EscposPrinter::decide_start(base::Instant now) {
    if (!fresh_round()) {
        if (rounds_.failed() >= job_->round) end_job(false, PrinterState::offline, now);
        return;
    }
    if (!health_.in_order()) return end_job(false, health_.state(), now);
    const bool finding_out = !knows_paper_ && paper_unanswered();
    if (finding_out && now - paper_asked_at_ < answer_wait) return;
    job_->paced = knows_paper_;
    if (leftover_) job_->parts.front().insert(0, resync());
    leftover_ = false;
    job_->stage = Stage::sending;
    job_->round = 0;
    job_->moved_at = now;
}

void EscposPrinter::send_parts(base::Instant now) {
    while (job_->sent < job_->parts.size()) {
        const bool room = outbox_.size() < job_->parts.front().size();
        const bool ahead = job_->paced && paper_asked_ - paper_answered_ >= bands_ahead_max;
        if (!room || ahead) break;
        outbox_.append(job_->parts[job_->sent++]);
        if (!job_->paced) continue;
        outbox_.append(ask_paper);
        ++paper_asked_;
    }
    if (job_->sent == job_->parts.size() && outbox_.empty()) {
        job_->stage = Stage::confirming;
        job_->moved_at = now;
    } else if (now - job_->moved_at >= word_wait) {
        give_up_job(now);
    }
}

void EscposPrinter::confirm(base::Instant now) {
    const base::Millis since = now - job_->moved_at;
    const bool worked_off = job_->paced ? !paper_unanswered() : since >= job_->slowest;
    if (worked_off && fresh_round()) return end_job(true, PrinterState::ready, now);
    const bool silent = job_->round > 0 && rounds_.failed() >= job_->round;
    if (silent || (job_->paced && since >= word_wait)) give_up_job(now);
}

void EscposPrinter::give_up_job(base::Instant now) {
    knows_paper_ = false;  // perhaps another printer hangs there now: find out anew
    end_job(false, PrinterState::offline, now);
}

void EscposPrinter::end_job(bool printed, PrinterState why, base::Instant now) {
    const bool begun = job_->sent > 0;
    done_ = JobDone{job_->id, printed, why};
    job_.reset();
    if (printed) return;
    log_.warn(base::text_of("printer {}: job {} not printed: {}", link_->name(), done_->job,
                            name_of(why)));
    set_state(why, "a job was given up");
    if (!begun || line_ != Line::open) return;
    begin_clearing(now);
    reset_unless_cleared_ = true;
}

void EscposPrinter::begin_clearing(base::Instant now) {
    leftover_ = true;
    clearing_since_ = now;
    rounds_.abandon();  // nothing else is said until the printer has answered
    outbox_ = clear_buffers;
}

void EscposPrinter::watch_clearing(base::Instant now) {
    if (!clearing_since_ || now - *clearing_since_ < clear_wait) return;
    clearing_since_.reset();
    if (reset_unless_cleared_) return drop_line(now);
    outbox_.append(push_status);
}

}  // namespace daofang::devices
