#include "kiosk/app/terminal.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace daofang::app {
namespace {

const base::WallTime morning = support::tuesday_morning;
const base::Instant now{1'000'000};

// One terminal that stands alone, on a real journal.
struct Kiosk {
    support::TempFolder folder;
    base::Log log = base::Log::silent();
    queue::Hall hall;
    Config config;
    std::unique_ptr<Terminal> terminal;

    Kiosk() {
        hall.id = "jieyang";
        hall.services = {{"lawyer", 'B', "scales", 15, {"5"}}};
        config.hall = "jieyang";
        config.terminal = "K1";
        config.place = "东侧";
        config.window = "5";
        config.numbers_last = 3;
        open(morning);
    }
    void open(base::WallTime wall) {
        terminal.reset();
        Terminal::Parts parts;
        parts.journal = store::Journal::open(
                            {.path = folder.file("j.sqlite"), .hall = "jieyang", .origin = "K1"})
                            .value();
        terminal =
            Terminal::open(std::move(parts), config, hall, base::Random(1), log, wall).value();
    }
    std::string issue(base::WallTime wall = morning) {
        const auto outcome = terminal->ask(queue::IssueTicket{"lawyer", 1, {}}, now, wall);
        if (const auto* refusal = std::get_if<queue::Refusal>(&outcome.what)) return refusal->id;
        const auto& done = std::get<Outcome::Done>(outcome.what);
        return std::get<queue::TicketIssued>(done.facts.at(0).fact).ticket.label();
    }
};

TEST(Terminal, GivesTheNextNumber) {
    Kiosk kiosk;
    EXPECT_EQ(kiosk.issue(), "B001");
    EXPECT_EQ(kiosk.issue(), "B002");
}

TEST(Terminal, GoesOnCountingAfterARestart) {
    Kiosk kiosk;
    EXPECT_EQ(kiosk.issue(), "B001");
    kiosk.open(morning);
    EXPECT_EQ(kiosk.issue(), "B002");
    EXPECT_EQ(kiosk.terminal->state().tickets.size(), 2u);
}

TEST(Terminal, HasANumberOnDiskBeforeItIsShown) {
    Kiosk kiosk;
    (void)kiosk.issue();
    EXPECT_EQ(kiosk.terminal->journal().head().seq, 1u);
}

TEST(Terminal, SaysNoWhenItsNumbersAreUsedUp) {
    Kiosk kiosk;
    for (int i = 0; i < 3; ++i) (void)kiosk.issue();
    EXPECT_EQ(kiosk.issue(), "numbers_used_up");
    EXPECT_EQ(kiosk.terminal->journal().head().seq, 3u);
}

TEST(Terminal, BeginsTheNextDayAtOne) {
    Kiosk kiosk;
    (void)kiosk.issue();
    const auto tomorrow = morning + std::chrono::hours{24};
    kiosk.terminal->tick(now, tomorrow);
    EXPECT_EQ(kiosk.issue(tomorrow), "B001");
    EXPECT_EQ(kiosk.terminal->state().day.text, "2026-11-25");
}

TEST(Terminal, DoesNotReopenYesterdayWhenTheClockIsPutBack) {
    Kiosk kiosk;
    EXPECT_EQ(kiosk.issue(), "B001");
    const auto yesterday = morning - std::chrono::hours{24};
    kiosk.terminal->tick(now, yesterday);
    EXPECT_EQ(kiosk.issue(yesterday), "B002");
    kiosk.open(yesterday);
    EXPECT_EQ(kiosk.issue(yesterday), "B003");
}

TEST(Terminal, GivesEachTicketATokenOfItsOwn) {
    Kiosk kiosk;
    (void)kiosk.issue();
    (void)kiosk.issue();
    std::set<std::string> tokens;
    for (const auto& [id, ticket] : kiosk.terminal->state().tickets) tokens.insert(ticket.token);
    EXPECT_EQ(tokens.size(), 2u);
    EXPECT_EQ(tokens.begin()->size(), 32u);
}

TEST(Terminal, CallsAtOnceWhenItStandsAlone) {
    Kiosk kiosk;
    (void)kiosk.issue();
    (void)kiosk.terminal->ask(queue::OpenWindow{{"lawyer"}, "07"}, now, morning);
    const auto outcome = kiosk.terminal->ask(queue::CallNext{}, now, morning);
    const auto* done = std::get_if<Outcome::Done>(&outcome.what);
    ASSERT_NE(done, nullptr);
    EXPECT_TRUE(std::holds_alternative<queue::TicketCalled>(done->facts.at(0).fact));
}

TEST(Terminal, PutsOnRecordWhatADeviceReports) {
    Kiosk kiosk;
    (void)kiosk.issue();
    const queue::TicketId first{{"2026-11-24"}, 'B', 1};
    ASSERT_TRUE(kiosk.terminal->report(queue::SlipPrinted{first, "paper_out"}, morning).ok());
    kiosk.open(morning);
    EXPECT_EQ(kiosk.terminal->state().tickets.at(first).slip, "paper_out");
}

}  // namespace
}  // namespace daofang::app
