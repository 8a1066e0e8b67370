#include "kiosk/app/announcer.h"

#include <gtest/gtest.h>

#include "kiosk/queue/state.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace daofang::app {
namespace {

using queue::Happened;
using queue::TicketId;

const queue::Day day{"2026-11-24"};
const base::WallTime morning = support::tuesday_morning;
const TicketId b1{day, 'B', 1}, b2{day, 'B', 2};

// A hall where B001 and B002 were issued and called, one minute apart, and what came after.
queue::State called(std::vector<queue::Fact> after = {}) {
    std::vector<queue::Fact> facts = {
        queue::TicketIssued{b1, "lawyer", 1, {}, "K1", "t1"},
        queue::TicketIssued{b2, "lawyer", 1, {}, "K1", "t2"},
        queue::WindowOpened{"4", {"lawyer"}, "07"},
        queue::WindowOpened{"5", {"lawyer"}, "08"},
        queue::TicketCalled{b1, "4", 1, false},
        queue::TicketCalled{b2, "5", 1, false},
    };
    for (auto& fact : after) facts.push_back(fact);
    std::vector<Happened> happened;
    for (std::uint64_t seq = 1; seq <= facts.size(); ++seq) {
        happened.push_back(
            {morning + std::chrono::minutes{static_cast<int>(seq)}, "K1", seq, facts[seq - 1]});
    }
    return queue::fold(day, happened);
}

struct Board {
    support::TempFolder folder;
    std::unique_ptr<store::Journal> journal =
        store::Journal::open(
            {.path = folder.path() + "/j.sqlite", .hall = "jieyang", .origin = "board"})
            .value();
    Announcer announcer{*journal};
    base::Instant now{0};
};

TEST(Announcer, GivesEachCallItsTurnOldestFirst) {
    Board board;
    board.announcer.tick(called(), true, board.now);
    EXPECT_EQ(board.announcer.announcing(), (std::vector<TicketId>{b1, b2}));
    board.announcer.tick(called(), true, board.now + announcement);
    EXPECT_EQ(board.announcer.announcing(), (std::vector<TicketId>{b2}));
}

TEST(Announcer, SaysACallOnce) {
    Board board;
    board.announcer.tick(called(), true, board.now);
    board.announcer.tick(called(), true, board.now + announcement);
    board.announcer.tick(called(), true, board.now + announcement * 2);
    EXPECT_TRUE(board.announcer.announcing().empty());
}

TEST(Announcer, DoesNotAnnounceWhatMayBeOld) {
    Board board;
    board.announcer.tick(called(), false, board.now);
    EXPECT_TRUE(board.announcer.announcing().empty());
    board.announcer.tick(called(), true, board.now);
    EXPECT_EQ(board.announcer.announcing().size(), 2u) << "the link is back: missed calls follow";
}

TEST(Announcer, DoubtsACallThatStoodThroughACutForTwiceItsLength) {
    Board board;
    const base::Millis cut{4'000};
    board.announcer.tick(called(), true, board.now);
    board.announcer.tick(called(), false, board.now);
    EXPECT_FALSE(board.announcer.doubtful()) << "cut off, there is nothing to trust at all";
    board.announcer.tick(called(), true, board.now + cut);
    EXPECT_TRUE(board.announcer.doubtful());
    EXPECT_LE(board.announcer.wait(board.now + cut), cut * 2);
    board.announcer.tick(called(), true, board.now + cut * 3 - base::Millis{1});
    EXPECT_TRUE(board.announcer.doubtful());
    board.announcer.tick(called(), true, board.now + cut * 3);
    EXPECT_FALSE(board.announcer.doubtful());
}

TEST(Announcer, DoubtsNoLongerOnceTheWindowsHaveToldTheirStory) {
    Board board;
    board.announcer.tick(called(), false, board.now);
    board.announcer.tick(called(), true, board.now + base::Millis{4'000});
    const auto told = called({queue::TicketStarted{b1, "4"}, queue::TicketStarted{b2, "5"}});
    board.announcer.tick(told, true, board.now + base::Millis{4'500});
    EXPECT_FALSE(board.announcer.doubtful());
    EXPECT_TRUE(board.announcer.announcing().empty());
}

TEST(Announcer, DropsACallThatWasAnsweredMeanwhile) {
    Board board;
    board.announcer.tick(called(), true, board.now);
    board.announcer.tick(called({queue::TicketStarted{b1, "4"}}), true, board.now);
    EXPECT_EQ(board.announcer.announcing(), (std::vector<TicketId>{b2}));
}

TEST(Announcer, RepeatsAfterARestartOnlyWhatWasNotOnShow) {
    Board board;
    board.announcer.tick(called(), true, board.now);  // B001 on show, B002 waits
    Announcer restarted(*board.journal);
    restarted.tick(called(), true, board.now);
    EXPECT_EQ(restarted.announcing(), (std::vector<TicketId>{b2}));
}

}  // namespace
}  // namespace daofang::app
