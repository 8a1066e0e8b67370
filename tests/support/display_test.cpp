#include "tests/support/display.h"

#include <gtest/gtest.h>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

namespace daofang::support {
namespace {

TEST(Display, MovesTheRealPointer) {
    const TempFolder folder;
    auto display = Display::open(640, 480, folder.path());
    ASSERT_TRUE(display.ok()) << display.error().what;
    ASSERT_TRUE(display->press(123, 45).ok());
    const auto where = run({"xdotool", "getmouselocation"}, display->env());
    ASSERT_TRUE(where.ok());
    EXPECT_NE(where->out.find("x:123 y:45"), std::string::npos) << where->out;
}

TEST(Display, PhotographsTheWholeScreen) {
    const TempFolder folder;
    auto display = Display::open(640, 480, folder.path());
    ASSERT_TRUE(display.ok()) << display.error().what;
    ASSERT_TRUE(display->photograph(folder.file("screen.png")).ok());
    const auto png = base::read_file(folder.file("screen.png"));
    ASSERT_TRUE(png.ok());
    // PNG (W3C), 11.2.2: width and height are big-endian words at bytes 16 and 20.
    EXPECT_EQ(png->substr(16, 8), std::string("\0\0\x02\x80\0\0\x01\xe0", 8));
}

TEST(Display, TwoStandSideBySide) {
    const TempFolder first_folder, second_folder;
    const auto first = Display::open(64, 64, first_folder.path());
    const auto second = Display::open(64, 64, second_folder.path());
    ASSERT_TRUE(first.ok() && second.ok());
    EXPECT_NE(first->name(), second->name());
}

}  // namespace
}  // namespace daofang::support
