#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "kiosk/ui/atlas_pages.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/glyph_atlas.h"
#include "kiosk/ui/texts.h"
#include "kiosk/ui/utf8.h"

namespace daofang::ui {
namespace {

AlphaPicture a_picture(int w, int h, std::uint8_t value) {
    return {w, h, 0, 0, std::vector<std::uint8_t>(static_cast<std::size_t>(w * h), value)};
}

std::uint8_t pixel(const AtlasPages::Page& page, int x, int y) {
    return page.pixels[static_cast<std::size_t>(y * AtlasPages::side + x)];
}

struct Atlas {
    std::unique_ptr<Fonts> fonts = std::move(Fonts::open()).value();
    AtlasPages pages;
    GlyphAtlas glyphs{*fonts, pages};
};

TEST(AtlasPages, EveryPageBeginsWhite) {
    AtlasPages pages;
    for (int i = 0; i < 20; ++i) pages.add(a_picture(600, 600, 100));
    EXPECT_EQ(pages.pages().size(), 20u);
    for (const auto& page : pages.pages()) EXPECT_EQ(pixel(page, 2, 2), 255);
}

TEST(AtlasPages, PicturesNeverOverlap) {
    AtlasPages pages;
    std::vector<Sprite> sprites;
    for (int i = 0; i < 500; ++i) {
        sprites.push_back(pages.add(a_picture(7 + i % 50, 5 + i % 61, 9)));
    }
    std::set<std::tuple<int, int, int>> taken;
    for (const Sprite& sprite : sprites) {
        for (int y = sprite.y; y < sprite.y + sprite.h; ++y) {
            for (int x = sprite.x; x < sprite.x + sprite.w; ++x) {
                ASSERT_TRUE(taken.emplace(sprite.page, x, y).second);
                ASSERT_LT(x, AtlasPages::side);
                ASSERT_LT(y, AtlasPages::side);
            }
        }
    }
}

TEST(AtlasPages, GrowsByAPageWhenOneIsFullAndTellsWhatChanged) {
    AtlasPages pages;
    pages.add(a_picture(10, 10, 1));
    pages.pages()[0].dirty_from = pages.pages()[0].dirty_to = 0;
    const std::uint64_t version = pages.pages()[0].version;
    const Sprite sprite = pages.add(a_picture(10, 30, 2));
    const auto& page = pages.pages()[0];
    EXPECT_GT(page.version, version);
    EXPECT_EQ(page.dirty_from, sprite.y);
    EXPECT_EQ(page.dirty_to, sprite.y + 30);
    pages.add(a_picture(1000, 1000, 3));
    EXPECT_EQ(pages.pages().size(), 2u);
}

TEST(AtlasPages, AfterClearingAPageNeverHasAnOldVersion) {
    AtlasPages pages;
    for (int i = 0; i < 50; ++i) pages.add(a_picture(10, 10, 1));
    const std::uint64_t version = pages.pages()[0].version;
    pages.clear();
    pages.add(a_picture(10, 10, 1));
    EXPECT_GT(pages.pages()[0].version, version);
}

TEST(GlyphAtlas, DrawsACharacterOnce) {
    Atlas atlas;
    const Sprite first = atlas.glyphs.glyph(Family::sans, 40, U'取', 0);
    const Sprite second = atlas.glyphs.glyph(Family::sans, 40, U'取', 77.3f);
    EXPECT_EQ(std::tie(first.page, first.x, first.y), std::tie(second.page, second.x, second.y));
    EXPECT_EQ(atlas.glyphs.size(), 1u);
    EXPECT_GT(first.w, 20);
}

TEST(GlyphAtlas, KeepsFamiliesAndSizesApart) {
    Atlas atlas;
    atlas.glyphs.glyph(Family::sans, 40, U'取', 0);
    atlas.glyphs.glyph(Family::sans_bold, 40, U'取', 0);
    atlas.glyphs.glyph(Family::serif, 40, U'取', 0);
    atlas.glyphs.glyph(Family::sans, 41, U'取', 0);
    EXPECT_EQ(atlas.glyphs.size(), 4u);
}

TEST(GlyphAtlas, GrowsByTheThousandCharactersThatPeopleWrite) {
    Atlas atlas;
    for (char32_t code = 0x4E00; code < 0x4E00 + 1000; ++code) {
        EXPECT_GT(atlas.glyphs.glyph(Family::sans, 40, code, 0).w, 0);
    }
    EXPECT_GE(atlas.pages.pages().size(), 2u);
    EXPECT_TRUE(atlas.glyphs.missing().empty());
}

TEST(GlyphAtlas, TellsACharacterThatNoFontHas) {
    Atlas atlas;
    atlas.glyphs.glyph(Family::sans, 40, U'\U0001F600', 0);
    EXPECT_EQ(atlas.glyphs.missing(), (std::set<char32_t>{U'\U0001F600'}));
}

TEST(GlyphAtlas, DrawsDiscsAndRings) {
    Atlas atlas;
    const Sprite disc = atlas.glyphs.disc(40, 0);
    const Sprite ring = atlas.glyphs.disc(40, 4);
    const auto& page = atlas.pages.pages()[0];
    EXPECT_EQ(pixel(page, disc.x + 20, disc.y + 20), 255);
    EXPECT_EQ(pixel(page, disc.x, disc.y), 0);
    EXPECT_EQ(pixel(page, ring.x + 20, ring.y + 20), 0);
    EXPECT_EQ(pixel(page, ring.x + 2, ring.y + 20), 255);
}

TEST(Fonts, SansDigitsAreOfOneWidth) {
    const auto fonts = std::move(Fonts::open()).value();
    for (const Family family : {Family::sans, Family::sans_bold}) {
        for (char32_t digit = U'1'; digit <= U'9'; ++digit) {
            EXPECT_FLOAT_EQ(fonts->advance(family, digit), fonts->advance(family, U'0'));
        }
    }
}

TEST(Fonts, HaveEveryCharacterOfTheTexts) {
    const auto fonts = std::move(Fonts::open()).value();
    const auto texts =
        std::move(Texts::load(std::string(DAOFANG_SOURCE_DIR) + "/assets/text")).value();
    for (const char32_t code : texts.characters()) {
        if (is_invisible(code)) continue;
        for (const Family family : {Family::sans, Family::sans_bold, Family::serif}) {
            EXPECT_TRUE(fonts->has(family, code)) << "U+" << std::hex << static_cast<int>(code);
        }
    }
}

TEST(Fonts, ChineseCharactersAreAsWideAsHigh) {
    const auto fonts = std::move(Fonts::open()).value();
    EXPECT_FLOAT_EQ(fonts->advance(Family::sans, U'访'), 1);
    EXPECT_NEAR(fonts->ascent(Family::sans), 1.16f, 0.001f);
    EXPECT_NEAR(fonts->descent(Family::sans), 0.288f, 0.001f);
}

}  // namespace
}  // namespace daofang::ui
