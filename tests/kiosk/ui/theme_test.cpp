#include "kiosk/ui/theme.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

#include "tests/support/temp_folder.h"

namespace daofang::ui {
namespace {

std::string theme_path() {
    return std::string(DAOFANG_SOURCE_DIR) + "/assets/theme.toml";
}

Theme the_theme() {
    return std::move(Theme::load(theme_path())).value();
}

// The theme file with one piece of it replaced.
base::Result<Theme> load_with(const std::string& piece, const std::string& instead) {
    std::ostringstream whole;
    whole << std::ifstream(theme_path()).rdbuf();
    std::string words = whole.str();
    const std::size_t at = words.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    words.replace(at, piece.size(), instead);
    const support::TempFolder folder;
    std::ofstream(folder.file("theme.toml")) << words;
    return Theme::load(folder.file("theme.toml"));
}

using Pair = std::pair<Tint, Tint>;

// Every pairing of words with a ground that widgets draw.
const std::vector<Pair>& text_pairs() {
    using enum Tint;
    static const std::vector<Pair> pairs = {{ink, paper},
                                            {ink, card},
                                            {ink, sunk},
                                            {ink, primary_tint},
                                            {ink2, paper},
                                            {ink2, card},
                                            {ink2, sunk},
                                            {ink2, primary_tint},
                                            {on_primary, primary},
                                            {on_primary, primary_lip},
                                            {primary, paper},
                                            {primary, card},
                                            {primary, primary_tint},
                                            {vermilion_text, paper},
                                            {vermilion_text, card},
                                            {vermilion_text, vermilion_tint},
                                            {jade_text, paper},
                                            {jade_text, jade_tint},
                                            {amber_text, amber_tint},
                                            {off_text, off_fill},
                                            {on_primary, vermilion},
                                            {board_text, board_ground},
                                            {board_text, board_panel},
                                            {board_text, board_ticker},
                                            {board_text2, board_ground},
                                            {board_text2, board_panel},
                                            {board_gold, board_ground},
                                            {board_gold, board_panel}};
    return pairs;
}

// What shows the shape or the state of a control.
const std::vector<Pair>& control_pairs() {
    using enum Tint;
    static const std::vector<Pair> pairs = {
        {control, paper},  {control, card}, {control, sunk},         {control, off_fill},
        {primary, paper},  {primary, sunk}, {primary, primary_tint}, {vermilion_text, sunk},
        {vermilion, card}, {jade, card},    {jade, paper},           {primary, card}};
    return pairs;
}

TEST(Theme, WordsHaveContrastOfAtLeastSevenInEveryMode) {
    const Theme theme = the_theme();
    for (const bool high : {false, true}) {
        const Mode mode{.contrast = high};
        for (const auto& [words, ground] : text_pairs()) {
            const double ratio = contrast(theme.colour(words, mode), theme.colour(ground, mode));
            EXPECT_GE(ratio, 7.0) << static_cast<int>(words) << " on " << static_cast<int>(ground)
                                  << (high ? " high contrast" : "");
        }
    }
}

TEST(Theme, ControlsHaveContrastOfAtLeastThreeInEveryMode) {
    const Theme theme = the_theme();
    for (const bool high : {false, true}) {
        const Mode mode{.contrast = high};
        for (const auto& [edge, ground] : control_pairs()) {
            const double ratio = contrast(theme.colour(edge, mode), theme.colour(ground, mode));
            EXPECT_GE(ratio, 3.0) << static_cast<int>(edge) << " on " << static_cast<int>(ground)
                                  << (high ? " high contrast" : "");
        }
    }
}

TEST(Theme, ContrastIsThatOfWcag) {
    EXPECT_NEAR(contrast(0xFF000000u, 0xFFFFFFFFu), 21.0, 0.01);
    EXPECT_NEAR(contrast(0xFF777777u, 0xFFFFFFFFu), 4.48, 0.01);
}

TEST(Theme, PacksColoursAsDearImGuiDoes) {
    EXPECT_EQ(the_theme().colour(Tint::primary, Mode()), 0xFF5C3917u);
    EXPECT_EQ(the_theme().colour(Tint::scrim, Mode()), 0x9E38220Cu);
}

TEST(Theme, EveryTypeHasASizeOnEveryLook) {
    const Theme theme = the_theme();
    for (const Shape shape :
         {Shape::portrait, Shape::landscape, Shape::small, Shape::console, Shape::board}) {
        for (const bool large : {false, true}) {
            for (std::size_t i = 0; i < static_cast<std::size_t>(Type::count_); ++i) {
                EXPECT_GE(theme.px(static_cast<Type>(i), {shape, {.large = large}, "en"}), 15);
            }
        }
    }
}

TEST(Theme, LargeTextIsLargerOnEveryKioskShape) {
    const Theme theme = the_theme();
    for (const Shape shape : {Shape::portrait, Shape::landscape, Shape::small}) {
        for (const Type type : {Type::title, Type::label, Type::body, Type::min}) {
            EXPECT_GE(theme.px(type, {shape, {.large = true}, "en"}),
                      theme.px(type, {shape, {}, "en"}) * 1.1f);
        }
    }
}

TEST(Theme, HeldStillItMovesNothingButStillWaits) {
    Theme theme = the_theme();
    EXPECT_GT(theme.motion_ms("page"), 0);
    theme.hold_still();
    for (const char* name : {"press", "page", "sheet", "call_pulse", "attract_cycle"}) {
        EXPECT_EQ(theme.motion_ms(name), 0) << name;
    }
    EXPECT_EQ(theme.motion_ms("idle"), 90'000);
}

TEST(Theme, NamesFileAndLineOfAMalformedColour) {
    const auto loaded = load_with("\"#F6F1E6\"", "\"F6F1E6\"");
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, base::Code::invalid);
    EXPECT_NE(loaded.error().what.find("theme.toml:8: color.light.paper"), std::string::npos)
        << loaded.error().what;
}

TEST(Theme, NamesAnUnknownToken) {
    const auto loaded = load_with("[radius]", "[radius]\nsquare = 3");
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().what.find("radius.square"), std::string::npos) << loaded.error().what;
}

TEST(Theme, NamesAMissingToken) {
    const auto loaded = load_with("notch = 24", "");
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().what.find("\"radius.notch\" is missing"), std::string::npos)
        << loaded.error().what;
}

TEST(Theme, RefusesASizeThatIsNotAboveZero) {
    EXPECT_FALSE(load_with("title = 72", "title = -72").ok());
    EXPECT_FALSE(load_with("title = 72", "title = \"72\"").ok());
}

TEST(Theme, AMissingFileIsNamed) {
    const auto loaded = Theme::load("/nowhere/theme.toml");
    ASSERT_FALSE(loaded.ok());
    EXPECT_EQ(loaded.error().code, base::Code::missing);
    EXPECT_NE(loaded.error().what.find("/nowhere/theme.toml"), std::string::npos);
}

}  // namespace
}  // namespace daofang::ui
