// EscposPrinter: an ESC/POS printer over a ByteLink, believed only on its own word.
//
// A job goes: ask (DLE EOT 1-4) -> send bands -> confirm. It is printed when GS r 1, queued behind
// its last byte, has been answered, and a round of DLE EOT asked after that says all is in order.
// Bands are sent `bands_ahead_max` ahead of the GS r 1 answers: the printer then never holds more
// than a few centimetres of a slip, its buffer never fills up (a full one would hold back real-time
// questions too), and paper that runs out is known at once.
// A printer that has never answered GS r 1 (some small ones do not know it) is sent the whole job
// and asked by DLE EOT once the slip must be out at its slowest.
//
// What is left of a failed job must not come out when paper is back. Epson printers keep what they
// have received, through closed connections too, and print on. So: our own unsent bytes are
// dropped; DLE DC4 8, obeyed also while offline, clears the printer's buffers and is answered. A
// printer that does not answer it gets its connection reset, which drops what the kernel holds, and
// before its next job enough zeros to fill up the image that broke off (they print as nothing), so
// that ESC @ is read as a command again. Such a printer can still print the bands it held: a few
// centimetres from the middle of a slip, never a number on its own and never a second job.
//
// Owns    the link.
// Thread  the loop's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/devices/byte_link.h"
#include "kiosk/devices/escpos_status.h"
#include "kiosk/devices/printer.h"
#include "kiosk/devices/status_rounds.h"

namespace daofang::devices {

inline constexpr base::Millis connect_wait{3000};   // then the attempt is given up
inline constexpr base::Millis retry_wait_min{500};  // doubled after every failure
inline constexpr base::Millis retry_wait_max{8000};
inline constexpr base::Millis idle_round_every{3000};  // status while idle
inline constexpr base::Millis job_round_every{300};    // status while a job runs
inline constexpr base::Millis word_wait{8000};         // a job that moves no further is not printed
inline constexpr base::Millis clear_wait{1000};
inline constexpr base::Millis part_wait{200};  // a status packet is sent in one go
inline constexpr int silent_rounds_max = 3;    // then the connection is taken for dead
inline constexpr int bands_ahead_max = 3;
// The slowest printer in the field prints 100 mm/s; the cutter and a margin on top.
inline constexpr int slowest_rows_per_second = 800;
inline constexpr base::Millis slowest_cut{2000};

class EscposPrinter final : public Printer {
public:
    EscposPrinter(std::unique_ptr<ByteLink> link, const base::Log& log);

    base::Result<JobId> print(const Bitmap& page) override;
    void tick(base::Instant now) override;
    base::Millis wait(base::Instant now) const override;
    PrinterState state() const override { return job_ ? PrinterState::busy : state_; }
    std::optional<JobDone> finished() override { return std::exchange(done_, {}); }

private:
    enum class Line { closed, opening, open };
    enum class Stage { asking, sending, confirming };
    struct Job {
        JobId id = 0;
        std::vector<std::string> parts;  // whole commands each
        std::size_t sent = 0;
        Stage stage = Stage::asking;
        std::uint64_t round = 0;  // the round that decides; 0: none asked for yet
        bool paced = false;       // by GS r 1 after every part
        base::Millis slowest{0};  // until the slip must be out, not paced
        base::Instant moved_at;   // last sign of progress, from `sending` on
    };

    void open_line(base::Instant now);
    void begin_talk(base::Instant now);
    void drop_line(base::Instant now);
    void lose_line(base::Instant now, std::string_view why);
    void receive(base::Instant now);
    void flush(base::Instant now);

    void take(const Answer& answer, base::Instant now);
    void take_status(std::uint8_t answer, base::Instant now);
    void take_paper(std::uint8_t answer, base::Instant now);
    void watch_rounds(base::Instant now);
    void hear(const PrinterHealth& health);
    void set_state(PrinterState state, std::string_view why);

    void move_job(base::Instant now);
    void decide_start(base::Instant now);
    void send_parts(base::Instant now);
    void confirm(base::Instant now);
    // True once a round is answered that was begun after this job first wanted one.
    bool fresh_round();
    void give_up_job(base::Instant now);
    void end_job(bool printed, PrinterState why, base::Instant now);
    void begin_clearing(base::Instant now);
    void watch_clearing(base::Instant now);

    bool paper_unanswered() const { return paper_asked_ > paper_answered_; }

    std::unique_ptr<ByteLink> link_;
    const base::Log& log_;

    Line line_ = Line::closed;
    base::Instant opening_since_, retry_at_;
    base::Millis retry_wait_ = retry_wait_min;

    std::string outbox_;
    AnswerReader reader_;
    base::Instant heard_at_;
    StatusRounds rounds_;
    base::Instant round_at_;  // when the next is due
    int silent_rounds_ = 0;
    std::uint64_t paper_asked_ = 0, paper_answered_ = 0;  // GS r 1, since the line opened
    base::Instant paper_asked_at_;
    bool knows_paper_ = false;  // it has answered one, on this connection or an earlier one
    PrinterHealth health_;
    PrinterState state_ = PrinterState::unknown;

    // Bytes of a failed job may still be in the printer.
    bool leftover_ = false;
    std::optional<base::Instant> clearing_since_;
    bool reset_unless_cleared_ = false;

    JobId last_id_ = 0;
    std::optional<Job> job_;
    std::optional<JobDone> done_;
};

}  // namespace daofang::devices
