// What is pressed: fingers, slack, dialogs, keys.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "tests/kiosk/ui/seat.h"

namespace daofang::ui {
namespace {

// Counts how often its button was pressed.
struct OneButton {
    int pressed = 0;
    bool enabled = true;
    void operator()(Frame& frame) {
        Button button = a_button("one");
        button.enabled = enabled;
        if (primary_button(frame, {100, 700, 400, 150}, button)) ++pressed;
    }
};

TEST(Stage, ATapBetweenTwoFramesPressesOnce) {
    Seat seat;
    OneButton screen;
    const auto draw = std::ref(screen);
    seat.draw(draw);
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 4; ++i) seat.draw(draw);
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, ATapBeforeTheFirstFrameCountsToo) {
    Seat seat;
    OneButton screen;
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, SlidingOffCancelsThePress) {
    Seat seat;
    OneButton screen;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 750);
    seat.draw(std::ref(screen));
    seat.touch(Kind::move, 300, 1000);
    seat.touch(Kind::up, 300, 1000);
    seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 0);
}

TEST(Stage, AFingerMayMissTheEdgeByTheSlack) {
    Seat seat;
    OneButton screen;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 700 - slack_px + 1);
    seat.touch(Kind::up, 300, 700 - slack_px + 1);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
    seat.pass(base::Millis{1000});
    seat.touch(Kind::down, 300, 700 - slack_px - 2);
    seat.touch(Kind::up, 300, 700 - slack_px - 2);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, BetweenTwoNeighboursTheNearerIsMeant) {
    Seat seat;
    std::string pressed;
    const auto screen = [&](Frame& frame) {
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("left"))) pressed += "left ";
        if (secondary_button(frame, {416, 700, 300, 120}, a_button("right"))) pressed += "right ";
    };
    seat.draw(screen);
    seat.touch(Kind::down, 406, 750);
    seat.touch(Kind::up, 406, 750);
    for (int i = 0; i < 3; ++i) seat.draw(screen);
    EXPECT_EQ(pressed, "left ");
}

TEST(Stage, ADisabledControlNeverAnswers) {
    Seat seat;
    OneButton screen;
    screen.enabled = false;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 0);
    EXPECT_FALSE(seat.item("one")->enabled);
}

TEST(Stage, UnderADialogOnlyTheDockAnswers) {
    Seat seat;
    std::string pressed;
    const auto screen = [&](Frame& frame) {
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("under"))) pressed += "under ";
        if (dock(frame, Dock()).item == DockItem::help) pressed += "help ";
        begin_dialog(frame, {56, 600, 968, 700}, "dialog");
        if (secondary_button(frame, {500, 1000, 300, 120}, a_button("inside")))
            pressed += "inside ";
        end_dialog(frame);
    };
    const auto tap = [&](float x, float y) {
        seat.pass(base::Millis{1000});
        seat.touch(Kind::down, x, y);
        seat.touch(Kind::up, x, y);
        for (int i = 0; i < 3; ++i) seat.draw(screen);
    };
    seat.draw(screen);
    tap(200, 750);
    EXPECT_EQ(pressed, "");
    tap(600, 1050);
    EXPECT_EQ(pressed, "inside ");
    const Rect help = seat.item("dock.help")->rect;
    tap(help.x + 20, help.y + 20);
    EXPECT_EQ(pressed, "inside help ");
    EXPECT_EQ(seat.item("under"), nullptr);
}

TEST(Stage, TabMovesTheFocusAndEnterPresses) {
    Seat seat;
    std::string pressed;
    bool enter = false;
    const auto screen = [&](Frame& frame) {
        enter = frame.key("enter");
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("first"))) pressed += "first ";
        if (secondary_button(frame, {500, 700, 300, 120}, a_button("second"))) pressed += "second ";
    };
    seat.draw(screen);
    seat.stage().key("enter");
    seat.draw(screen);
    EXPECT_TRUE(enter);
    EXPECT_EQ(pressed, "");
    seat.stage().key("tab");
    seat.draw(screen);
    EXPECT_TRUE(seat.item("first")->focus);
    seat.stage().key("tab");
    seat.stage().key("enter");
    seat.draw(screen);
    seat.draw(screen);
    EXPECT_EQ(pressed, "second ");
    EXPECT_FALSE(enter);
    seat.stage().key("shift+tab");
    seat.draw(screen);
    EXPECT_TRUE(seat.item("first")->focus);
}

TEST(Stage, KeysComeOneAFrameInTheirOrder) {
    Seat seat;
    std::string seen;
    const auto screen = [&](Frame& frame) {
        EXPECT_LE(frame.keys().size(), 1u);
        for (const Key& key : frame.keys()) seen += key.name + " ";
    };
    for (const char* key : {"0", "7", "enter", "2"}) seat.stage().key(key);
    for (int frame = 0; frame < 4; ++frame) {
        EXPECT_TRUE(frame == 0 || seat.stage().draw_again_at() <= seat.now());
        seat.draw(screen);
    }
    EXPECT_EQ(seen, "0 7 enter 2 ");
}

TEST(Stage, AKeyIsForTheScreenNotForTheButtonThatShowsIt) {
    Seat seat(Look{Shape::console, {}, "zh-CN"});
    int pressed = 0;
    bool key = false;
    const auto screen = [&](Frame& frame) {
        key = frame.key("F1");
        Button button = a_button("desk.call");
        button.key = "F1";
        if (desk_button(frame, {378, 504, 236, 56}, button)) ++pressed;
    };
    seat.stage().key("F1");
    seat.draw(screen);
    EXPECT_TRUE(key);
    EXPECT_EQ(pressed, 0);
    seat.draw(screen);
    EXPECT_FALSE(key);
}

TEST(Stage, EachFrameSeesOneKey) {
    Seat seat;
    std::string seen;
    const auto screen = [&](Frame& frame) {
        for (const Key& key : frame.keys()) seen += key.name;
        seen += " ";
    };
    for (const char* key : {"1", "2", "3"}) seat.stage().key(key);
    seat.draw(screen);
    EXPECT_LE(seat.stage().draw_again_at(), seat.now());
    seat.draw(screen);
    seat.draw(screen);
    seat.draw(screen);
    EXPECT_EQ(seen, "1 2 3  ");
}

TEST(Stage, ALongPressIsAnsweredOnceWhenItsTimeIsOver) {
    Seat seat;
    int answered = 0;
    const auto screen = [&](Frame& frame) {
        if (frame.long_press("care", {0, 0, 160, 160}, base::Millis{3000})) ++answered;
    };
    seat.draw(screen);
    seat.touch(Kind::down, 50, 50);
    seat.draw(screen);
    EXPECT_EQ(answered, 0);
    EXPECT_LE(seat.stage().draw_again_at(), seat.now() + base::Millis{3000});
    seat.pass(base::Millis{3000});
    seat.draw(screen);
    seat.draw(screen);
    EXPECT_EQ(answered, 1);
}

TEST(Stage, ALongPressThatSlidOffIsNone) {
    Seat seat;
    int answered = 0;
    const auto screen = [&](Frame& frame) {
        if (frame.long_press("care", {0, 0, 160, 160}, base::Millis{3000})) ++answered;
    };
    seat.draw(screen);
    seat.touch(Kind::down, 50, 50);
    seat.draw(screen);
    seat.touch(Kind::move, 500, 50);
    seat.draw(screen);
    seat.touch(Kind::move, 50, 50);
    seat.pass(base::Millis{4000});
    seat.draw(screen);
    EXPECT_EQ(answered, 0);
}

}  // namespace
}  // namespace daofang::ui
