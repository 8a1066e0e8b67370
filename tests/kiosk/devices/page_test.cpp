#include "kiosk/devices/page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sync/base/file.h"
#include "tests/kiosk/devices/slip.h"
#include "tests/support/child_process.h"
#include "tests/support/temp_folder.h"

namespace daofang::devices {
namespace {

int black_in_row(const Bitmap& page, int y) {
    int count = 0;
    for (int x = 0; x < page.width; ++x) count += page.black(x, y);
    return count;
}
int first_black_row(const Bitmap& page) {
    int y = 0;
    while (y < page.height && black_in_row(page, y) == 0) ++y;
    return y;
}
// The black dots' left and right end over the whole page.
std::pair<int, int> black_span(const Bitmap& page) {
    int left = page.width, right = -1;
    for (int y = 0; y < page.height; ++y) {
        for (int x = 0; x < page.width; ++x) {
            if (!page.black(x, y)) continue;
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    return {left, right};
}
int height_with(const std::string& words) {
    PageWriter page;
    page.text(words, {28});
    return page.finish().height;
}

TEST(Page, ReadsItsCodeBackFromThePicture) {
    const support::TempFolder folder;
    const std::string path = folder.file("slip.png");
    ASSERT_TRUE(save_png(support::the_slip(), path).ok());
    const auto read = support::run({"zbarimg", "-q", "--raw", path});
    ASSERT_TRUE(read.ok()) << read.error().what;
    EXPECT_EQ(read->out, support::slip_payload + "\n");
}

TEST(Page, KeepsTheCodeReadableAtEveryLengthThatSlipsUse) {
    const support::TempFolder folder;
    for (const std::size_t length : {8u, 30u, 64u, 90u}) {
        const std::string payload = "HTTP" + std::string(length - 4, 'a');
        const std::string path = folder.file("code.png");
        ASSERT_TRUE(save_png(support::the_slip(payload), path).ok());
        const auto read = support::run({"zbarimg", "-q", "--raw", path});
        ASSERT_TRUE(read.ok()) << read.error().what;
        EXPECT_EQ(read->out, payload + "\n");
    }
}

// The rows of mock-up 17 where things begin: seal 28, rule 130-140, dashes 415 and 549.
TEST(Page, StandsWhereTheDesignDrewIt) {
    const Bitmap slip = support::the_slip();
    EXPECT_EQ(slip.width, 576);
    EXPECT_EQ(first_black_row(slip), 28);
    EXPECT_EQ(black_in_row(slip, 130), 528);
    EXPECT_EQ(black_in_row(slip, 134), 528);
    EXPECT_EQ(black_in_row(slip, 136), 0);
    EXPECT_EQ(black_in_row(slip, 139), 528);
    for (const int dashes : {415, 549}) {
        EXPECT_GT(black_in_row(slip, dashes), 300);
        EXPECT_LT(black_in_row(slip, dashes), 350);
    }
    EXPECT_EQ(black_span(slip), (std::pair{24, 551}));
}

TEST(Page, BreaksWordsTooWideForTheirLine) {
    const std::string line = "过号不作废，到服务台说一声就能补叫。";
    EXPECT_EQ(height_with(line + line) - height_with(line), 41);  // one line of 28 * 1.45 more
}

TEST(Page, NeverStartsALineWithAFullStop) {
    PageWriter page;
    page.text("字字字字字字字字字字字字字字字字字字。", {28});  // the stop alone does not fit
    const Bitmap drawn = page.finish();
    int second_line = 0;
    for (int y = 28 + 41; y < drawn.height; ++y) second_line += black_in_row(drawn, y);
    EXPECT_GT(second_line, 200) << "a character has come down with it";
}

TEST(Page, PutsWordsLeftAndRightOfOneLine) {
    PageWriter page;
    page.pair("2026-11-24 09:42", "自助机 1", {24});
    const Bitmap drawn = page.finish();
    const auto [left, right] = black_span(drawn);
    EXPECT_LT(left, 28);
    EXPECT_GT(right, 540);
    EXPECT_EQ(drawn.height, 28 + 35 + 28);
}

TEST(Page, CentresAndAlignsRight) {
    PageWriter centred, right;
    centred.text("号", {40, true, false, PageAlign::centre});
    right.text("号", {40, true, false, PageAlign::right});
    const auto middle = black_span(centred.finish());
    EXPECT_NEAR(middle.first + middle.second, 576, 6);
    EXPECT_GT(black_span(right.finish()).second, 545);
}

TEST(Page, GrowsCellsWhoseWordsDoNotFit) {
    PageWriter narrow, wide;
    narrow.cells({{"a", "1"}, {"b", "2"}, {"c", "3"}});
    wide.cells({{"People ahead of you", "twenty-seven people"}, {"b", "2"}, {"c", "3"}});
    EXPECT_EQ(narrow.finish().height, 28 + 100 + 28);
    EXPECT_GT(wide.finish().height, 28 + 150 + 28);
}

TEST(Page, LeavesOutACodeThatCannotBe) {
    PageWriter page;
    page.code_beside("号码", "标题", {"一行"});
    const Bitmap drawn = page.finish();
    EXPECT_LT(drawn.height, 28 + 120 + 28);
    EXPECT_LT(black_span(drawn).first, 30);  // the words, at the margin
}

TEST(Page, IsCutOffAtItsLongest) {
    PageWriter page;
    page.space(page_rows_max);
    page.text("号", {28});
    EXPECT_EQ(page.finish().height, page_rows_max);
}

TEST(Page, SavesAPictureOfItself) {
    const support::TempFolder folder;
    ASSERT_TRUE(save_png(support::the_slip(), folder.file("slip.png")).ok());
    EXPECT_TRUE(base::read_file(folder.file("slip.png"))->starts_with("\x89PNG"));
    EXPECT_EQ(save_png(support::the_slip(), folder.file("none/slip.png")).error().code,
              base::Code::unavailable);
    EXPECT_EQ(save_png(Bitmap{}, folder.file("empty.png")).error().code, base::Code::invalid);
}

}  // namespace
}  // namespace daofang::devices
