#include "kiosk/devices/escpos.h"

#include <gtest/gtest.h>

#include <string>

#include "sync/base/random.h"
#include "tests/kiosk/devices/printer_bench.h"

namespace daofang::devices {
namespace {

using support::a_page;

Bitmap noise(int height, std::uint64_t seed) {
    Bitmap page = a_page(height);
    base::Random random(seed);
    for (auto& byte : page.bits) byte = static_cast<std::uint8_t>(random.next());
    return page;
}

TEST(RasterJob, ReadsBackTheSameImage) {
    for (const int height : {1, band_rows_max, band_rows_max + 1, 1131}) {
        const Bitmap page = a_page(height, 0xa5);
        const auto back = decode_raster_job(raster_job(page));
        ASSERT_TRUE(back.ok()) << back.error().what;
        EXPECT_EQ(back->width, page.width);
        EXPECT_EQ(back->height, page.height);
        EXPECT_EQ(back->bits, page.bits);
    }
}

TEST(RasterJob, BeginsAnewAndEndsWithACut) {
    const std::string job = raster_job(a_page(10));
    EXPECT_TRUE(job.starts_with(initialise));
    EXPECT_TRUE(job.ends_with(feed_and_cut));
    EXPECT_EQ(job.substr(2, 8), std::string("\x1dv0\0\x48\0\x0a\0", 8));
}

TEST(RasterJob, HidesNoRealTimeCommandInItsImage) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Bitmap page = noise(400, seed);
        for (std::size_t i = 0; i + 40 < page.bits.size(); i += 40) {
            page.bits[i] = 0x10;
            page.bits[i + 1] = seed % 2 == 0 ? 0x04 : 0x14;
        }
        for (const std::string& band : raster_bands(page)) {
            for (const char* command : {"\x10\x04", "\x10\x05", "\x10\x14"}) {
                EXPECT_EQ(band.find(command, 8), std::string::npos) << "seed " << seed;
            }
        }
    }
}

TEST(RasterJob, PassesOverQuestionsBetweenImages) {
    const Bitmap page = a_page(200, 0x77);
    std::string job(100, '\0');
    job.append(initialise).append(push_status);
    for (const std::string& band : raster_bands(page)) {
        job.append(band).append(ask_paper).append(ask_status(4));
    }
    job.append(clear_buffers).append(feed_and_cut);
    const auto back = decode_raster_job(job);
    ASSERT_TRUE(back.ok()) << back.error().what;
    EXPECT_EQ(back->bits, page.bits);
}

TEST(RasterJob, RefusesWhatIsCutOffAnywhere) {
    const std::string job = raster_job(a_page(3));
    for (std::size_t length = 0; length < job.size() - feed_and_cut.size(); ++length) {
        EXPECT_FALSE(decode_raster_job(job.substr(0, length)).ok()) << length;
    }
}

TEST(RasterJob, RefusesWhatIsNoJob) {
    EXPECT_FALSE(decode_raster_job("hello").ok());
    EXPECT_FALSE(decode_raster_job(raster_job(a_page(3)) + "x").ok());
    const std::string empty_image("\x1dv0\0\0\0\0\0", 8);
    EXPECT_FALSE(decode_raster_job(empty_image).ok());
    Bitmap narrow = a_page(3);
    narrow.width = 8;
    narrow.bits.resize(3);
    EXPECT_FALSE(decode_raster_job(raster_job(a_page(3)) + raster_job(narrow)).ok());
    std::string endless;
    for (int i = 0; i < 50; ++i) endless += raster_job(a_page(100));
    EXPECT_FALSE(decode_raster_job(endless).ok());
}

TEST(RasterJob, SurvivesAnyBytes) {
    base::Random random(7);
    for (int i = 0; i < 2000; ++i) {
        std::string job = raster_job(a_page(2));
        for (int changes = 0; changes < 3; ++changes) {
            job[random.below(job.size())] = static_cast<char>(random.next());
        }
        static_cast<void>(decode_raster_job(job));
    }
}

TEST(CheckRaster, RefusesPagesThatNoPaperHolds) {
    EXPECT_TRUE(check_raster(a_page(page_rows_max)).ok());
    EXPECT_FALSE(check_raster(a_page(page_rows_max + 1)).ok());
    EXPECT_FALSE(check_raster(Bitmap{}).ok());
    Bitmap wide = a_page(1);
    wide.width = 584;
    wide.bits.resize(73);
    EXPECT_FALSE(check_raster(wide).ok());
    Bitmap short_of_bits = a_page(2);
    short_of_bits.bits.pop_back();
    EXPECT_FALSE(check_raster(short_of_bits).ok());
}

}  // namespace
}  // namespace daofang::devices
