// kill -9 of the kiosk at random moments while tickets are issued: a number that somebody saw or
// holds is in the journal, once, and the next one follows it.
//
// Each lane is a kiosk of its own with its display, its disk and its printer; lanes only share the
// machine. A life: start, three real presses, and the kill at a random moment around the last one,
// before the touch, inside the disk's write, while the slip is drawn or printed, or after it.
#include <gtest/gtest.h>

#include <signal.h>

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <thread>

#include "kiosk/devices/page.h"
#include "sync/base/file.h"
#include "sync/base/random.h"
#include "tests/e2e/hall.h"
#include "tests/support/escpos_device.h"

namespace daofang::e2e {
namespace {

constexpr int lanes = 4;
// From the finger's start: some 100 ms until it lets go, then disk, screen and paper.
constexpr std::uint64_t kill_within_ms = 500;
// A second press so soon after the first is ignored, as an unsteady hand needs.
constexpr Millis between_presses{450};

struct Tally {
    int lives = 0, before = 0, kept_unseen = 0, seen = 0, slips = 0;
};

class Lane {
public:
    Lane(std::string folder, std::uint64_t seed) : folder_(std::move(folder)), random_(seed) {}

    base::Status run(int kills) {
        TRY(open());
        for (int i = 0; i < kills; ++i) {
            if (i > 0) TRY(kiosk_->start());
            TRY(one_life());
            TRY(look_at_journal());
        }
        TRY(last_life());
        return read_slips();
    }

    const Tally& tally() const { return tally_; }

private:
    base::Status open() {
        TRY(base::make_folder(folder_));
        TRY_ASSIGN(printer_, support::EscposDevice::on_tcp());
        const std::string conf = folder_ + "/kiosk.toml";
        TRY(base::write_file(conf, "[terminal]\nnumbers = [1, 9999]\n"));
        TRY_ASSIGN(auto seat, support::Seat::open(
                                  {.name = "K1",
                                   .folder = folder_,
                                   .width = 640,
                                   .height = 1138,
                                   .command = {programs() + "/daofang-kiosk", "--config", conf,
                                               "--data", data(), "--hall", hall_id, "--terminal",
                                               "K1", "--printer", printer_->where()}}));
        kiosk_.emplace(std::move(seat));
        return {};
    }

    base::Status one_life() {
        TRY(kiosk_->touch_to("attract.start", "visitor_home"));
        TRY(kiosk_->touch_to("home.lawyer", "visitor_options"));
        TRY_ASSIGN(const support::Shown shown, kiosk_->probe().wait_for_item("options.take"));
        const support::ShownItem take = *shown.find("options.take");
        support::pause_for(between_presses);
        const auto delay = static_cast<int>(random_.below(kill_within_ms));
        const pid_t pid = kiosk_->program().pid();
        std::atomic<bool> killed = false;
        std::jthread cut([&] {
            support::pause_for(Millis{delay});
            ::kill(pid, SIGKILL);
            killed = true;
        });
        std::jthread finger(
            [&] { (void)kiosk_->display().press(take.x + take.w / 2, take.y + take.h / 2); });
        seen_.clear();
        while (!killed) {
            note_what_is_shown();
            support::pause_for(Millis{1});
        }
        cut.join();
        finger.join();
        kiosk_->kill_now();
        return {};
    }

    // A visitor's eyes: the number, once it stands on the screen.
    void note_what_is_shown() {
        const auto shown = kiosk_->probe().look();
        if (shown) seen_ = std::max(seen_, label_of(*shown, "issued.number"));
    }

    base::Status look_at_journal() {
        TRY_ASSIGN(Events own,
                   support::own_events_of_copy(data(), folder_ + "/copy", hall_id, "K1"));
        if (own.size() < events_.size()) return wrong("events are lost");
        for (std::size_t i = 0; i < events_.size(); ++i) {
            if (own[i] != events_[i]) return wrong("an event has changed");
        }
        events_ = std::move(own);
        const std::size_t before = tickets_.size();
        TRY(read_tickets());
        const std::size_t issued = tickets_.size() - before;
        if (issued > 1) return wrong("one press gave two numbers");
        if (!seen_.empty() && (issued == 0 || tickets_.back().ticket.label() != seen_)) {
            return wrong(seen_ + " was shown and is not the journal's newest number");
        }
        ++tally_.lives;
        ++(issued == 0 ? tally_.before : seen_.empty() ? tally_.kept_unseen : tally_.seen);
        return {};
    }

    // Each number follows the one before it; each code is given once.
    base::Status read_tickets() {
        tickets_ = facts_of<queue::TicketIssued>(events_);
        std::map<queue::Day, std::uint32_t> last;
        std::set<std::string> tokens;
        for (const auto& issued : tickets_) {
            if (issued.ticket.number != ++last[issued.ticket.day]) {
                return wrong(issued.ticket.text() + " does not follow the number before it");
            }
            if (!tokens.insert(issued.token).second) return wrong("a code is given twice");
        }
        return {};
    }

    // After all the kills: the next visitor gets the next number, on screen and on paper.
    base::Status last_life() {
        TRY(kiosk_->start());
        TRY_ASSIGN(const std::string label, take_a_number(*kiosk_));
        TRY(reads(*kiosk_, "issued.slip", said("issued.printed")));
        kiosk_->stop();
        seen_ = label;
        return look_at_journal();
    }

    // Paper holds what the journal holds: no other number, no other code.
    base::Status read_slips() {
        std::set<std::string> codes;
        for (const auto& issued : tickets_) codes.insert(code_of(issued));
        const auto slips = printer_->with([](auto& printer) { return printer.slips(); });
        std::vector<std::string> pictures;
        for (std::size_t i = 0; i < slips.size(); ++i) {
            pictures.push_back(base::text_of("{}/slip-{:05}.png", folder_, i + 1));
            TRY(devices::save_png(slips[i], pictures.back()));
        }
        TRY_ASSIGN(const auto printed, codes_on(pictures));
        for (const std::string& code : printed) {
            if (!codes.contains(code)) return wrong(code + " is on paper and not in the journal");
        }
        tally_.slips = static_cast<int>(printed.size());
        if (printed.empty() || printed.back() != code_of(tickets_.back())) {
            return wrong("the last slip is not the last number's");
        }
        return {};
    }

    std::string data() const { return folder_ + "/data"; }

    std::string folder_;
    base::Random random_;
    std::unique_ptr<support::EscposDevice> printer_;
    std::optional<support::Seat> kiosk_;
    std::string seen_;  // in this life
    Events events_;     // of all lives
    std::vector<queue::TicketIssued> tickets_;
    Tally tally_;
};

TEST(Kill, NoNumberIsLostGivenTwiceOrMissingFromTheJournal) {
    const int kills = how_many(200, 25, 10'000);
    const std::uint64_t seed = base::Random::from_entropy().next();
    tell("{} kills in {} lanes, seed {}", kills, lanes, seed);
    const support::TempFolder folder;
    std::vector<std::unique_ptr<Lane>> all;
    std::vector<base::Status> went(lanes);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < lanes; ++i) {
            const auto n = static_cast<std::size_t>(i);
            all.push_back(
                std::make_unique<Lane>(base::text_of("{}/{}", folder.path(), i), seed + n));
            const int share = kills / lanes + (i < kills % lanes ? 1 : 0);
            threads.emplace_back(
                [lane = all.back().get(), share, &result = went[n]] { result = lane->run(share); });
        }
    }
    Tally sum;
    for (std::size_t i = 0; i < lanes; ++i) {
        EXPECT_TRUE(went[i].ok()) << "lane " << i << ": " << went[i].error().what;
        const Tally& one = all[i]->tally();
        sum.lives += one.lives - 1;  // the last one ends in peace
        sum.before += one.before;
        sum.kept_unseen += one.kept_unseen;
        sum.seen += one.seen - 1;
        sum.slips += one.slips;
    }
    tell("killed before the number was kept {}, kept and unseen {}, seen {}; slips on paper {}",
         sum.before, sum.kept_unseen, sum.seen, sum.slips);
    EXPECT_EQ(sum.lives, kills);
    EXPECT_GT(sum.seen + sum.kept_unseen, 0);
}

}  // namespace
}  // namespace daofang::e2e
