#include "kiosk/app/screen_stack.h"

#include <gtest/gtest.h>

namespace daofang::app {
namespace {

using screens::ScreenId;

TEST(ScreenStack, GoesForwardAndBack) {
    ScreenStack stack(ScreenId::visitor_attract);
    stack.go(ScreenId::visitor_home);
    stack.go(ScreenId::visitor_options, "lawyer");
    EXPECT_EQ(stack.id(), ScreenId::visitor_options);
    stack.back();
    EXPECT_EQ(stack.id(), ScreenId::visitor_home);
}

TEST(ScreenStack, StaysOnTheFirstScreen) {
    ScreenStack stack(ScreenId::visitor_attract);
    stack.back();
    EXPECT_EQ(stack.id(), ScreenId::visitor_attract);
}

TEST(ScreenStack, DoesNotGoBackBeforeAnIssuedTicket) {
    ScreenStack stack(ScreenId::visitor_attract);
    stack.go(ScreenId::visitor_home);
    stack.go(ScreenId::visitor_options, "lawyer");
    stack.replace(ScreenId::visitor_issued);
    EXPECT_EQ(stack.depth(), 2u);
    stack.back();
    EXPECT_EQ(stack.id(), ScreenId::visitor_attract);
}

TEST(ScreenStack, ReturnsToAScreenThatIsBelow) {
    ScreenStack stack(ScreenId::visitor_attract);
    stack.go(ScreenId::visitor_home);
    stack.go(ScreenId::visitor_display);
    stack.go(ScreenId::visitor_home);
    EXPECT_EQ(stack.depth(), 2u);
}

TEST(ScreenStack, DoesNotStackAScreenOnItself) {
    ScreenStack stack(ScreenId::visitor_attract);
    for (int i = 0; i < 100; ++i) stack.go(ScreenId::visitor_display);
    EXPECT_EQ(stack.depth(), 2u);
}

}  // namespace
}  // namespace daofang::app
