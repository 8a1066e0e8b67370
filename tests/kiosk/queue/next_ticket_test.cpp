#include <gtest/gtest.h>

#include <map>

#include "kiosk/queue/views.h"
#include "tests/kiosk/queue/desk_story.h"
#include "tests/kiosk/queue/invariants.h"
#include "tests/kiosk/queue/property.h"

namespace daofang::queue {
namespace {

using test::DeskStory;
using test::Story;
using test::ticket;

const std::vector<Need> old_age = {Need::elder};

std::string next_label(const State& state, const std::vector<ServiceId>& services,
                       const Rules& rules = {}) {
    const Ticket* next = next_ticket(state, services, rules);
    return next ? next->id.label() : "";
}

// The labels in the order in which one window that serves them calls them.
std::vector<std::string> called_in_order(DeskStory& story, const WindowId& window) {
    std::vector<std::string> labels;
    while (story.ask("W" + window, CallNext{}).empty()) {
        labels.push_back(ticket_at(story.state(), window)->id.label());
        story.ask("W" + window, StartServing{});
        story.ask("W" + window, FinishServing{});
    }
    return labels;
}

TEST(NextTicket, IsNobodyWhenNobodyWaits) {
    EXPECT_EQ(next_label(Story().state(), {"lawyer"}), "");
    EXPECT_EQ(next_label(Story().state(), {}), "");
}

TEST(NextTicket, GoesByTheTimeOfWaitingAndThenByNumber) {
    Story story;
    story.issue(5, 'B', 7);
    story.issue(5, 'B', 2);
    story.issue(3, 'B', 9);
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B009");
    story.add("K1", 6, TicketWithdrawn{ticket('B', 9)});
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B002");
}

TEST(NextTicket, LetsPriorityGoFirstButTwoInARowAtMost) {
    DeskStory story;
    story.open("5");
    for (int count = 0; count < 3; ++count) story.issue('B');
    for (int count = 0; count < 5; ++count) story.issue('B', old_age);
    EXPECT_EQ(
        called_in_order(story, "5"),
        (std::vector<std::string>{"B004", "B005", "B001", "B006", "B007", "B002", "B008", "B003"}));
}

TEST(NextTicket, DoesNotCountPriorityCallsWhileNoOrdinaryTicketWaited) {
    DeskStory story;
    story.open("5");
    for (int count = 0; count < 3; ++count) story.issue('B', old_age);
    EXPECT_EQ(called_in_order(story, "5").size(), 3u);
    story.issue('B');
    for (int count = 0; count < 3; ++count) story.issue('B', old_age);
    EXPECT_EQ(called_in_order(story, "5"),
              (std::vector<std::string>{"B005", "B006", "B004", "B007"}));
}

TEST(NextTicket, StartsTheCountAnewOnceNobodyOrdinaryWaits) {
    DeskStory story;
    for (const char* window : {"4", "5", "6"}) story.open(window);
    const auto gives_up = story.issue('B');
    for (int count = 0; count < 4; ++count) story.issue('B', old_age);
    story.ask("W4", CallNext{});
    story.ask("W5", CallNext{});
    story.ask("K1", WithdrawTicket{gives_up});
    story.ask("W6", CallNext{});
    story.issue('B');
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B005");
}

TEST(NextTicket, CountsOnlyWhoStoodInLineBeforeTheCall) {
    const auto in_a_row = [](std::int64_t issued_at, const std::string& kiosk) {
        Story story;
        story.open(0, "5");
        story.issue(1, 'B', 1, old_age);
        story.call(10, "5", ticket('B', 1));
        story.issue(issued_at, 'B', 2, {}, kiosk);
        return story.state().priority_in_a_row.count("lawyer");
    };
    EXPECT_EQ(in_a_row(9, "K1"), 1u);
    EXPECT_EQ(in_a_row(11, "K1"), 0u);
    // In the same millisecond the fold's order tells: by the origin's name.
    EXPECT_EQ(in_a_row(10, "K1"), 1u);
    EXPECT_EQ(in_a_row(10, "Z1"), 0u);
}

TEST(NextTicket, CountsWhoReturnedInTheMillisecondOfTheCall) {
    Story story;
    story.open(0, "4");
    story.open(0, "5");
    story.issue(1, 'B', 1, {}, "Z1");
    story.issue(1, 'B', 2, old_age);
    story.call(2, "4", ticket('B', 1));
    story.miss(3, "4", ticket('B', 1));
    story.add("W4", 10, TicketReturned{ticket('B', 1), "4"});
    story.call(10, "5", ticket('B', 2));
    EXPECT_EQ(story.state().priority_in_a_row.count("lawyer"), 1u);
}

TEST(NextTicket, DoesNotTakeALanguageForAPriority) {
    Story story;
    story.issue(1, 'B', 1);
    story.issue(2, 'B', 2, {Need::teochew});
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B001");
    story.issue(3, 'B', 3, {Need::teochew, Need::sight});
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B003");
}

TEST(NextTicket, IsByTimeAloneWhereTheHallGivesNoPriority) {
    Rules rules;
    rules.priority_in_a_row_max = 0;
    Story story;
    story.issue(1, 'B', 1, old_age);
    story.issue(2, 'B', 2);
    story.issue(3, 'B', 3, old_age);
    const State state = story.state();
    std::vector<std::string> labels;
    for (const Ticket* one : line_for(state, {"lawyer"}, rules)) {
        labels.push_back(one->id.label());
    }
    EXPECT_EQ(labels, (std::vector<std::string>{"B001", "B002", "B003"}));
}

TEST(NextTicket, IsTheFirstOfAllTheServicesOfAWindow) {
    Story story;
    story.issue(3, 'A', 1);
    story.issue(2, 'B', 1);
    story.issue(1, 'C', 1);
    EXPECT_EQ(next_label(story.state(), {"reception", "lawyer"}), "B001");
    EXPECT_EQ(next_label(story.state(), {"lawyer", "reception", "lawyer"}), "B001");
    EXPECT_EQ(next_label(story.state(), {"fortune_telling"}), "");
}

TEST(NextTicket, CountsInEveryServiceThatAWindowPassedOver) {
    DeskStory story;
    story.open("5", {"lawyer", "reception"});
    story.issue('A');
    for (int count = 0; count < 4; ++count) story.issue('B', old_age);
    EXPECT_EQ(called_in_order(story, "5"),
              (std::vector<std::string>{"B001", "B002", "A001", "B003", "B004"}));
}

TEST(NextTicket, KeepsPriorityWhenATicketReturns) {
    DeskStory story;
    story.open("5");
    const auto old = story.issue('B', old_age);
    story.issue('B');
    story.ask("W5", CallNext{});
    story.ask("W5", ParkTicket{});
    story.ask("W5", ReturnTicket{old});
    EXPECT_EQ(next_label(story.state(), {"lawyer"}), "B001");
}

TEST(NextTicket, PutsAnOrdinaryTicketThatReturnsBehindThoseWhoWait) {
    DeskStory story;
    story.open("5");
    const auto first = story.issue('B');
    story.issue('B');
    story.ask("W5", CallNext{});
    story.ask("W5", ParkTicket{});
    story.ask("W5", ReturnTicket{first});
    EXPECT_EQ(called_in_order(story, "5"), (std::vector<std::string>{"B002", "B001"}));
}

TEST(LineFor, IsTheOrderInWhichCallsComeThenForAnyLine) {
    test::holds([] {
        DeskStory story;
        story.hall.rules.priority_in_a_row_max = *rc::gen::inRange(0, 4);
        story.open("5", {"lawyer", "reception"});
        const int count = *rc::gen::inRange(0, 30);
        for (int made = 0; made < count; ++made) {
            const bool first = *rc::gen::arbitrary<bool>();
            story.issue(*rc::gen::element('A', 'B'), first ? old_age : std::vector<Need>{});
        }
        std::vector<std::string> line;
        for (const Ticket* one :
             line_for(story.state(), {"lawyer", "reception"}, story.hall.rules)) {
            line.push_back(one->id.label());
        }
        RC_ASSERT(called_in_order(story, "5") == line);
    });
}

// Watches the calls of all windows from outside: how many priority tickets windows that serve a
// service called in a row while the same ordinary ticket of that service waited.
class Overtaken {
public:
    // `state` is that before the call.
    void called(const State& state, const Window& window, const Ticket& ticket) {
        for (const auto& [id, waits] : state.tickets) {
            const bool passed_over =
                waits.state == TicketState::waiting && !waits.priority() && id != ticket.id &&
                std::count(window.services.begin(), window.services.end(), waits.service) > 0;
            if (passed_over && ticket.priority()) {
                most_ = std::max(most_, ++in_a_row_[id]);
            }
        }
        if (ticket.priority()) return;
        // An ordinary call starts its own service anew, for everybody who waits there.
        for (auto& [id, count] : in_a_row_) {
            if (state.tickets.at(id).service == ticket.service) count = 0;
        }
    }
    int most() const { return most_; }

private:
    std::map<TicketId, int> in_a_row_;
    int most_ = 0;
};

TEST(NextTicket, NeverLetsMoreThanTheBoundOvertakeAnOrdinaryTicketInARow) {
    test::holds([] {
        DeskStory story;
        story.hall.rules.priority_in_a_row_max = *rc::gen::inRange(1, 4);
        const std::vector<std::vector<ServiceId>> choices = {
            {"lawyer"}, {"reception"}, {"lawyer", "reception"}, {"progress", "lawyer"}};
        const std::vector<WindowId> windows = {"1", "4", "5"};
        for (const WindowId& window : windows) story.open(window, *rc::gen::elementOf(choices));
        Overtaken overtaken;
        const int count = *rc::gen::inRange(0, 150);
        for (int done = 0; done < count; ++done) {
            const std::string console = "W" + *rc::gen::elementOf(windows);
            const int what = *rc::gen::inRange(0, 10);
            if (what < 4) {
                const bool first = *rc::gen::inRange(0, 3) > 0;
                story.issue(*rc::gen::element('A', 'B', 'C'),
                            first ? old_age : std::vector<Need>{});
                continue;
            }
            if (what == 4) {  // a call that is taken back at once is as good as none
                if (story.ask(console, CallNext{}).empty()) story.ask(console, UndoLast{});
                continue;
            }
            const State before = story.state();
            if (story.ask(console, CallNext{}).empty()) {
                const Window& window = before.windows.at(console.substr(1));
                overtaken.called(before, window, *ticket_at(story.state(), window.id));
            }
            if (what == 5) {
                story.ask(console, ParkTicket{});
            } else {
                story.ask(console, StartServing{});
                story.ask(console, FinishServing{});
            }
        }
        RC_ASSERT(test::impossible(story.state()) == "");
        RC_ASSERT(overtaken.most() <= story.hall.rules.priority_in_a_row_max);
    });
}

}  // namespace
}  // namespace daofang::queue
