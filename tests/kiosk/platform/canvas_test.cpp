#include "kiosk/platform/canvas.h"

#include <gtest/gtest.h>

#include "tests/kiosk/platform/sheet.h"

namespace daofang::platform {
namespace {

using ui::Look;
using ui::Mode;
using ui::Shape;
using ui::Tint;

Sheet a_portrait(Mode mode = {}) {
    return Sheet(Look{Shape::portrait, mode, "zh-CN"}, 1080, 1920);
}

TEST(Canvas, DrawsAPrimaryButtonWithItsLipAndWhiteWords) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_components);
    sheet.look_at();
    EXPECT_EQ(sheet.at(76, 190), sheet.of(Tint::primary));
    EXPECT_EQ(sheet.at(200, 308), sheet.of(Tint::primary_lip));
    EXPECT_EQ(sheet.at(200, 313), sheet.of(Tint::primary_lip));
    EXPECT_EQ(sheet.at(200, 315), sheet.of(Tint::paper));
    // The corner is cut round.
    EXPECT_EQ(sheet.at(57, 177), sheet.of(Tint::paper));
    const double words = sheet.covered({56, 190, 300, 100}, sheet.of(Tint::primary));
    EXPECT_GT(words, 0.08);
    EXPECT_LT(words, 0.4);
}

TEST(Canvas, DrawsADisabledButtonWithoutALip) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_components);
    sheet.look_at();
    EXPECT_EQ(sheet.at(420, 190), sheet.of(Tint::off_fill));
    EXPECT_EQ(sheet.at(500, 311), sheet.of(Tint::paper));
}

TEST(Canvas, DrawsAHeldButtonSunkByItsLip) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_components);
    sheet.down(200, 240);
    sheet.draw(draw_components);
    sheet.look_at();
    EXPECT_EQ(sheet.at(200, 179), sheet.of(Tint::paper));
    EXPECT_EQ(sheet.at(120, 190), sheet.of(Tint::primary_lip));
}

TEST(Canvas, DrawsTheFocusAsAnInkLineInAnAmberRing) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_components);
    sheet.stage().key("tab");
    sheet.draw(draw_components);
    sheet.look_at();
    // Left of the button at x 56: a gap of 4, ink for 5, amber for 7.
    EXPECT_EQ(sheet.at(54, 240), sheet.of(Tint::paper));
    EXPECT_EQ(sheet.at(50, 240), sheet.of(Tint::ink));
    EXPECT_EQ(sheet.at(43, 240), sheet.of(Tint::amber));
    EXPECT_EQ(sheet.at(38, 240), sheet.of(Tint::paper));
}

TEST(Canvas, KeepsStraightEdgesOnWholePixels) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_components);
    sheet.look_at();
    // Left edge of the second row's first button: two pixels of edge, then card.
    EXPECT_EQ(sheet.at(55, 400), sheet.of(Tint::paper));
    EXPECT_EQ(sheet.at(56, 400), sheet.of(Tint::control));
    EXPECT_EQ(sheet.at(57, 400), sheet.of(Tint::control));
    EXPECT_EQ(sheet.at(58, 400), sheet.of(Tint::card));
}

TEST(Canvas, HighContrastDrawsYellowEdgesOnBlackAndNoArt) {
    Sheet sheet = a_portrait({.contrast = true});
    sheet.draw(draw_home);
    sheet.look_at();
    EXPECT_EQ(sheet.at(60, 560), sheet.of(Tint::paper));
    // Four pixels of yellow edge at a tile's left.
    for (int x = 56; x < 60; ++x) EXPECT_EQ(sheet.at(x, 1060), sheet.of(Tint::primary));
    EXPECT_EQ(sheet.at(60, 1060), sheet.of(Tint::card));
    EXPECT_EQ(sheet.at(540, 300), sheet.of(Tint::paper));
}

TEST(Canvas, DrawsTheSamePixelsTwice) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_home);
    const auto first = std::move(sheet.canvas().read_pixels()).value();
    sheet.draw(draw_home);
    const auto second = std::move(sheet.canvas().read_pixels()).value();
    EXPECT_TRUE(first == second);
}

TEST(Canvas, TheScrimDarkensAllButDialogAndDock) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_dialog);
    sheet.look_at();
    EXPECT_NE(sheet.at(20, 400), sheet.of(Tint::paper));
    EXPECT_EQ(sheet.at(100, 700), sheet.of(Tint::card));
    EXPECT_EQ(sheet.at(10, 1800), sheet.of(Tint::sunk));
}

TEST(Canvas, GrownAtlasPagesReachTheTexture) {
    Sheet sheet = a_portrait();
    sheet.draw(draw_home);
    const auto words = [](ui::Frame& frame) {
        ui::TextStyle style;
        style.px = 60;
        frame.text("later", {56, 500, 968, 100}, "鼋鼍龟鳖", style);
    };
    sheet.draw(words);
    sheet.look_at();
    EXPECT_GT(sheet.covered({56, 500, 240, 90}, sheet.of(Tint::paper)), 0.2);
    EXPECT_TRUE(sheet.item("later")->fits);
}

}  // namespace
}  // namespace daofang::platform
