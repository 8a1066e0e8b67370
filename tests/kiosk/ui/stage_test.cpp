// When a stage draws, and what it says of what it drew.
#include "kiosk/ui/stage.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/kiosk/ui/seat.h"

namespace daofang::ui {
namespace {

TEST(Stage, AnIdleScreenAsksForNoFrame) {
    Seat seat;
    const auto screen = [](Frame& frame) {
        primary_button(frame, {100, 700, 400, 150}, a_button("one"));
    };
    seat.draw(screen);
    seat.draw(screen);
    EXPECT_GT(seat.stage().draw_again_at().ms, std::int64_t{1} << 60);
}

TEST(Stage, WhatMovesAsksForTheNextFrame) {
    Seat seat;
    seat.draw([](Frame& frame) { frame.animate_until(frame.now() + base::Millis{500}); });
    EXPECT_LE(seat.stage().draw_again_at(), seat.now() + base::Millis{20});
    seat.draw([](Frame& frame) { frame.draw_again_at(frame.now() + base::Millis{1000}); });
    EXPECT_EQ(seat.stage().draw_again_at(), seat.now() + base::Millis{1000});
}

TEST(Stage, WordsThatStickOutDoNotFit) {
    Seat seat;
    TextStyle style;
    seat.draw([&](Frame& frame) {
        frame.text("fits", {56, 200, 968, 60}, "请稍等", style);
        frame.text("high", {56, 300, 200, 60}, "这一段字比它的框高得多，所以放不下", style);
        TextStyle line = style;
        line.wrap = false;
        frame.text("wide", {56, 400, 100, 60}, "放不下的一行字", line);
        frame.text("lost", {56, 500, 400, 60}, frame.t("no.such"), style);
        Button button = a_button("label");
        button.label = "一个怎么缩小也放不进这么窄的按钮里去的很长很长的名字";
        secondary_button(frame, {56, 600, 160, 100}, button);
    });
    EXPECT_TRUE(seat.item("fits")->fits);
    EXPECT_FALSE(seat.item("high")->fits);
    EXPECT_FALSE(seat.item("wide")->fits);
    EXPECT_FALSE(seat.item("lost")->fits);
    EXPECT_FALSE(seat.item("label")->fits);
}

TEST(Stage, ACharacterWithoutAGlyphIsToldAndDoesNotFit) {
    Seat seat;
    seat.draw([](Frame& frame) {
        frame.text("smile", {56, 200, 400, 60}, "\U0001F600", TextStyle());
    });
    EXPECT_FALSE(seat.item("smile")->fits);
    EXPECT_EQ(seat.stage().missing_glyphs(), (std::vector<char32_t>{U'\U0001F600'}));
}

TEST(Stage, ACodeOfSmallModulesDoesNotFit) {
    Seat seat;
    seat.draw([](Frame& frame) {
        qr_code(frame, {56, 200, 300, 300}, "large", "HTTP://K1/T/B017");
        qr_code(frame, {56, 600, 160, 160}, "small", "HTTP://K1/T/B017");
    });
    EXPECT_TRUE(seat.item("large")->fits);
    EXPECT_EQ(seat.item("large")->value, "HTTP://K1/T/B017");
    EXPECT_FALSE(seat.item("small")->fits);
}

// The smallest touch target is 20 mm: 54 px of the 32-inch portrait panel (0.37 mm a pixel), 80 px
// of the 15-inch small one (0.25 mm).
TEST(Stage, DockTargetsAreAtLeast20MmInEveryMode) {
    struct Case {
        Shape shape;
        float px_min;
    };
    for (const Case& one :
         {Case{Shape::portrait, 54}, {Shape::landscape, 54}, {Shape::small, 80}}) {
        for (const bool large : {false, true}) {
            for (const bool voice : {false, true}) {
                Seat seat(Look{one.shape, {.large = large}, "zh-CN"});
                const Rect design = design_of(one.shape);
                seat.stage().resize(static_cast<int>(design.w), static_cast<int>(design.h));
                Dock items;
                items.voice_shown = voice;
                seat.draw([&](Frame& frame) { dock(frame, items); });
                EXPECT_EQ(seat.stage().semantics().size(), voice ? 6u : 5u);
                for (const Item& item : seat.stage().semantics()) {
                    EXPECT_GE(item.rect.w, one.px_min) << item.id;
                    EXPECT_GE(item.rect.h, one.px_min) << item.id;
                    EXPECT_TRUE(item.fits) << item.id << static_cast<int>(one.shape) << large;
                }
            }
        }
    }
}

TEST(Stage, WithoutItsAssetsItSaysWhatIsMissing) {
    StageOptions options;
    options.assets = "/nowhere";
    const auto opened = Stage::open(options);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, base::Code::missing);
    EXPECT_NE(opened.error().what.find("/nowhere/theme.toml"), std::string::npos);
}

}  // namespace
}  // namespace daofang::ui
