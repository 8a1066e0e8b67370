#include "kiosk/devices/qr.h"

#include <gtest/gtest.h>

#include <string>

namespace daofang::devices {
namespace {

TEST(Qr, IsASquareWithFinderPatternsInThreeCorners) {
    const auto code = qr_modules("https://x.example/t/0123456789abcdef").value();
    ASSERT_GE(code.size, 21);
    ASSERT_EQ(code.black.size(), static_cast<std::size_t>(code.size * code.size));
    const auto black = [&](int x, int y) {
        return code.black[static_cast<std::size_t>(y * code.size + x)];
    };
    const int last = code.size - 7;
    for (const auto& [x, y] : {std::pair{0, 0}, {last, 0}, {0, last}}) {
        EXPECT_TRUE(black(x, y));
        EXPECT_FALSE(black(x + 1, y + 1));
        EXPECT_TRUE(black(x + 3, y + 3));
    }
}

TEST(Qr, RefusesWhatScannersGarble) {
    EXPECT_EQ(qr_modules("号码").error().code, base::Code::invalid);
    EXPECT_EQ(qr_modules("a\tb").error().code, base::Code::invalid);
    EXPECT_EQ(qr_modules("").error().code, base::Code::invalid);
    EXPECT_EQ(qr_modules(std::string_view("a\0b", 3)).error().code, base::Code::invalid);
}

TEST(Qr, RefusesWhatIsTooLongForOneCode) {
    EXPECT_TRUE(qr_modules(std::string(2000, 'x')).ok());
    EXPECT_EQ(qr_modules(std::string(2400, 'x')).error().code, base::Code::invalid);
}

}  // namespace
}  // namespace daofang::devices
