#include "kiosk/ui/layout.h"

#include <gtest/gtest.h>

namespace daofang::ui {
namespace {

const Shape kiosk_shapes[] = {Shape::portrait, Shape::landscape, Shape::small};

TEST(Layout, ColumnsShareTheWidthWithGapsBetween) {
    const Rect area{56, 100, 968, 50};
    EXPECT_FLOAT_EQ(column_of(area, 0, 2, 24).w, 472);
    EXPECT_FLOAT_EQ(column_of(area, 1, 2, 24).x, 552);
    EXPECT_FLOAT_EQ(column_of(area, 1, 2, 24).right(), 1024);
    EXPECT_FLOAT_EQ(row_of(area, 1, 2, 10).y, 130);
    EXPECT_FLOAT_EQ(row_of(area, 1, 2, 10).h, 20);
}

TEST(Layout, AStackTakesFromTheTop) {
    Stack stack({10, 100, 200, 300}, 20);
    EXPECT_FLOAT_EQ(stack.take(50).y, 100);
    EXPECT_FLOAT_EQ(stack.take(50).y, 170);
    EXPECT_FLOAT_EQ(stack.rest().y, 240);
    EXPECT_FLOAT_EQ(stack.rest().h, 160);
    stack.skip(1000);
    EXPECT_FLOAT_EQ(stack.rest().h, 0);
}

TEST(Layout, NothingOverlapsInAnyMode) {
    for (const Shape shape : kiosk_shapes) {
        for (int bits = 0; bits < 8; ++bits) {
            const Mode mode{(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
            const Grid grid = grid_of({shape, mode, "zh-CN"});
            EXPECT_LE(grid.header.bottom(), grid.rule_y + 1);
            EXPECT_GT(grid.info.y, grid.rule_y + 9);
            EXPECT_LE(grid.info.bottom(), grid.controls.y);
            EXPECT_LE(grid.controls.bottom(), grid.dock.y);
            EXPECT_FLOAT_EQ(grid.dock.bottom(), grid.screen.h);
            EXPECT_GT(grid.controls.h, 300);
        }
    }
}

TEST(Layout, SeatedControlsAreInTheLowerHalfOfPortrait) {
    for (const bool large : {false, true}) {
        const Grid grid = grid_of({Shape::portrait, {.large = large, .seated = true}, "en"});
        EXPECT_FLOAT_EQ(grid.controls.y, 960);
    }
}

TEST(Layout, PortraitIsThatOfTheDesign) {
    const Grid grid = grid_of(Look());
    EXPECT_FLOAT_EQ(grid.controls.y, 640);
    EXPECT_FLOAT_EQ(grid.controls.bottom(), 1680);
    EXPECT_FLOAT_EQ(grid.dock.y, 1704);
    EXPECT_FLOAT_EQ(grid_of({Shape::portrait, {.large = true}, "en"}).dock.y, 1572);
}

TEST(Layout, ConsoleAndBoardHaveNoDock) {
    EXPECT_FLOAT_EQ(grid_of({Shape::console, {}, "en"}).dock.h, 0);
    EXPECT_FLOAT_EQ(grid_of({Shape::board, {}, "en"}).dock.h, 0);
}

TEST(Layout, AWindowGetsTheShapeNearestToIt) {
    EXPECT_EQ(place_in(1080, 1920, Face::visitor).shape, Shape::portrait);
    EXPECT_EQ(place_in(768, 1366, Face::visitor).shape, Shape::portrait);
    EXPECT_EQ(place_in(1920, 1080, Face::visitor).shape, Shape::landscape);
    EXPECT_EQ(place_in(1280, 800, Face::visitor).shape, Shape::small);
    EXPECT_EQ(place_in(1080, 1920, Face::board).shape, Shape::board);
    EXPECT_EQ(place_in(1280, 800, Face::console).shape, Shape::console);
}

TEST(Layout, ScalesByTheSmallerFactorAndCentres) {
    const Placement placed = place_in(2160, 4000, Face::visitor);
    EXPECT_FLOAT_EQ(placed.scale, 2);
    EXPECT_FLOAT_EQ(placed.offset_x, 0);
    EXPECT_FLOAT_EQ(placed.offset_y, 80);
}

TEST(Layout, ARectHoldsItsTopLeftEdgeOnly) {
    const Rect r{10, 20, 30, 40};
    EXPECT_TRUE(r.contains(10, 20));
    EXPECT_FALSE(r.contains(40, 20));
    EXPECT_FALSE(r.contains(10, 60));
}

}  // namespace
}  // namespace daofang::ui
