// Every picture of every screen, in every size, mode and language, through the code that
// daofang-shots draws with. Only draw lists: nothing is turned into pixels.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "kiosk/app/shots.h"
#include "kiosk/app/shots_check.h"

namespace daofang::app {
namespace {

const std::string assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";

struct Panel {
    ui::Face face;
    int width, height;
    auto operator<=>(const Panel&) const = default;
};

std::string name_of_panel(const testing::TestParamInfo<Panel>& info) {
    static const std::map<ui::Face, std::string> names = {
        {ui::Face::visitor, "Visitor"}, {ui::Face::console, "Console"}, {ui::Face::board, "Board"}};
    return names.at(info.param.face) + std::to_string(info.param.width) + "x" +
           std::to_string(info.param.height);
}

class Pictures : public testing::TestWithParam<Panel> {};

TEST_P(Pictures, AreWholeInEveryModeAndLanguage) {
    const Panel panel = GetParam();
    auto studio = Studio::open(assets, panel.face, panel.width, panel.height);
    ASSERT_TRUE(studio.ok()) << studio.error().what;
    int drawn = 0;
    for (const Shot& shot : all_shots()) {
        if (face_of(shot.screen) != panel.face) continue;
        for (const Form& form : forms_of(shot)) {
            if (form.width != panel.width || form.height != panel.height) continue;
            const auto items = (*studio)->draw(shot, form);
            ASSERT_TRUE(items.ok()) << items.error().what;
            ++drawn;
            for (const auto& problem : problems_of(shot, form, *items, (*studio)->stage())) {
                ADD_FAILURE() << file_name(shot, form) << ": " << problem;
            }
        }
    }
    EXPECT_GT(drawn, 0);
}

std::vector<Panel> all_panels() {
    std::set<Panel> panels;
    for (const Shot& shot : all_shots()) {
        for (const Form& form : forms_of(shot)) {
            panels.insert({face_of(shot.screen), form.width, form.height});
        }
    }
    return {panels.begin(), panels.end()};
}

INSTANTIATE_TEST_SUITE_P(Panels, Pictures, testing::ValuesIn(all_panels()), name_of_panel);

TEST(Shots, ShowEveryScreen) {
    for (int id = 0; id <= static_cast<int>(screens::ScreenId::care_status); ++id) {
        const auto screen = static_cast<screens::ScreenId>(id);
        const auto& shots = all_shots();
        EXPECT_TRUE(std::any_of(shots.begin(), shots.end(), [&](const Shot& shot) {
            return shot.screen == screen;
        })) << screens::name_of(screen);
    }
}

TEST(Shots, HaveNamesOfTheirOwn) {
    std::map<std::string, int> names;
    for (const Shot& shot : all_shots()) ++names[file_name(shot, {})];
    for (const auto& [name, count] : names) EXPECT_EQ(count, 1) << name;
}

TEST(ShotsCheck, FindsWordsOutsideTheirBoxAndThingsOnOneAnother) {
    auto studio = Studio::open(assets, ui::Face::visitor, 1080, 1920);
    ASSERT_TRUE(studio.ok()) << studio.error().what;
    const Shot shot{.screen = screens::ScreenId::visitor_home};
    auto items = (*studio)->draw(shot, {});
    ASSERT_TRUE(items.ok()) << items.error().what;
    ui::Item small;
    small.id = "test.small";
    small.role = ui::Role::button;
    small.label = "?home.nowhere?";
    small.rect = {60, 1690, 40, 40};
    small.fits = false;
    items->push_back(small);
    std::string found;
    for (const auto& line : problems_of(shot, {}, *items, (*studio)->stage())) found += line + "\n";
    EXPECT_NE(found.find("does not fit: test.small"), std::string::npos) << found;
    EXPECT_NE(found.find("unknown text: test.small"), std::string::npos) << found;
    EXPECT_NE(found.find("only 14.8 mm: test.small"), std::string::npos) << found;
    EXPECT_NE(found.find("under the dock: test.small"), std::string::npos) << found;
    EXPECT_NE(found.find("and test.small"), std::string::npos) << found;
}

TEST(Theme, HasContrastEnoughInBothGrounds) {
    const auto theme = ui::Theme::load(assets + "/theme.toml");
    ASSERT_TRUE(theme.ok()) << theme.error().what;
    for (const auto& pair : faint_pairs(*theme)) ADD_FAILURE() << pair;
}

}  // namespace
}  // namespace daofang::app
