#include "kiosk/ui/touch.h"

#include <gtest/gtest.h>

namespace daofang::ui {
namespace {

using Kind = PointerEvent::Kind;

PointerEvent an_event(Kind kind, std::int64_t at_ms, float x = 100, float y = 100,
                      std::int64_t finger = 1) {
    return {kind, finger, x, y, base::Instant{at_ms}};
}

TEST(Touch, ATapInsideOneFrameIsSeenAsTwoFrames) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.push(an_event(Kind::up, 1001));
    const Pointer first = touch.next_frame();
    EXPECT_TRUE(first.down);
    EXPECT_TRUE(first.pressed);
    EXPECT_TRUE(touch.pending());
    const Pointer second = touch.next_frame();
    EXPECT_FALSE(second.down);
    EXPECT_TRUE(second.released);
    EXPECT_FALSE(touch.pending());
    EXPECT_FALSE(touch.next_frame().released);
}

TEST(Touch, TheFirstFingerWins) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000, 10, 10, 1));
    touch.push(an_event(Kind::down, 1010, 500, 500, 2));
    touch.push(an_event(Kind::move, 1020, 600, 600, 2));
    touch.push(an_event(Kind::up, 1030, 600, 600, 2));
    EXPECT_TRUE(touch.next_frame().pressed);
    const Pointer held = touch.next_frame();
    EXPECT_TRUE(held.down);
    EXPECT_FALSE(held.released);
    EXPECT_EQ(held.x, 10);
}

TEST(Touch, IgnoresASecondPressAtTheSamePlaceWithin400Ms) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.push(an_event(Kind::up, 1050));
    touch.push(an_event(Kind::down, 1449, 130, 100));
    touch.push(an_event(Kind::up, 1480, 130, 100));
    EXPECT_TRUE(touch.next_frame().pressed);
    EXPECT_TRUE(touch.next_frame().released);
    const Pointer after = touch.next_frame();
    EXPECT_FALSE(after.down);
    EXPECT_FALSE(after.pressed);
    EXPECT_FALSE(after.released);
}

TEST(Touch, TakesASecondPressAfter400Ms) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.push(an_event(Kind::up, 1050));
    touch.push(an_event(Kind::down, 1450));
    touch.next_frame();
    touch.next_frame();
    EXPECT_TRUE(touch.next_frame().pressed);
}

TEST(Touch, TakesAQuickPressOfAnotherKey) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.push(an_event(Kind::up, 1050));
    touch.push(an_event(Kind::down, 1200, 353, 100));
    touch.next_frame();
    touch.next_frame();
    EXPECT_TRUE(touch.next_frame().pressed);
}

TEST(Touch, FollowsTheFingerWithoutUsingUpFrames) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.next_frame();
    for (int i = 0; i < 500; ++i) {
        touch.push(an_event(Kind::move, 1001 + i, 100 + static_cast<float>(i), 100));
    }
    const Pointer moved = touch.next_frame();
    EXPECT_TRUE(moved.down);
    EXPECT_EQ(moved.x, 599);
    EXPECT_EQ(moved.from_x, 100);
    EXPECT_EQ(moved.since.ms, 1000);
}

TEST(Touch, ACancelledTouchIsNoRelease) {
    Touch touch;
    touch.push(an_event(Kind::down, 1000));
    touch.push(an_event(Kind::cancel, 1010));
    touch.next_frame();
    const Pointer gone = touch.next_frame();
    EXPECT_FALSE(gone.down);
    EXPECT_FALSE(gone.released);
}

TEST(Touch, ForgetsAFloodInsteadOfPressing) {
    Touch touch;
    for (std::int64_t i = 0; i < 1000; ++i) {
        touch.push(an_event(i % 2 == 0 ? Kind::down : Kind::up, 1000 + i * 500, 100, 100, i));
    }
    int frames = 0;
    while (touch.pending() && frames < 200) {
        touch.next_frame();
        ++frames;
    }
    EXPECT_LE(frames, static_cast<int>(touches_waiting_max) + 1);
}

}  // namespace
}  // namespace daofang::ui
