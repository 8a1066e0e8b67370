#include "sync/base/hex.h"

#include <gtest/gtest.h>

#include <array>

using namespace daofang::base;

TEST(Hex, WritesTwoLowerCaseDigitsAByte) {
    const std::array<std::uint8_t, 4> bytes{0x00, 0x0f, 0xa5, 0xff};
    EXPECT_EQ(hex_of(bytes), "000fa5ff");
    EXPECT_EQ(hex_of({}), "");
}

TEST(Hex, ReadsEveryByteBackAsItWas) {
    std::array<std::uint8_t, 256> bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::uint8_t>(i);
    std::array<std::uint8_t, 256> read{};
    ASSERT_TRUE(read_hex(hex_of(bytes), read));
    EXPECT_EQ(read, bytes);
}

TEST(Hex, RefusesAnyOtherSpelling) {
    std::array<std::uint8_t, 2> bytes{};
    EXPECT_TRUE(read_hex("00ff", bytes));
    for (const char* hex :
         {"", "00f", "00ff0", "00ff00", "00FF", "0xff", "00fg", " 0ff", "00/f", "00:f", "00`f"}) {
        EXPECT_FALSE(read_hex(hex, bytes)) << hex;
    }
}
