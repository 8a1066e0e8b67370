#include "sync/uplink/mark.h"

#include <gtest/gtest.h>

namespace daofang::uplink {
namespace {

TEST(Mark, ComesBackFromItsText) {
    const Mark mark{17, "K1.a_b-c", 5};
    EXPECT_EQ(text_of_mark(mark), "17:K1.a_b-c:5");
    const auto back = mark_from_text(text_of_mark(mark));
    ASSERT_TRUE(back.ok());
    EXPECT_EQ(*back, mark);
}

TEST(Mark, RefusesWhatItWouldNotWrite) {
    for (const char* text : {"", "17", "17:K1", ":K1:5", "17::5", "17:K1:", "0:K1:5", "17:K1:0",
                             "017:K1:5", "17:K 1:5", "17:K1:5:6", "-1:K1:5", "17:K1:5 "}) {
        EXPECT_FALSE(mark_from_text(text).ok()) << text;
    }
}

}  // namespace
}  // namespace daofang::uplink
