#include "tests/support/probe_client.h"

#include <gtest/gtest.h>

namespace daofang::support {
namespace {

constexpr std::string_view home =
    R"({"screen":"visitor_home","size":[1080,1920],"items":[)"
    R"({"id":"home.lawyer","role":"button","label":"咨询律师","rect":[56,640,968,246],)"
    R"("enabled":true},)"
    R"({"id":"dock.back","role":"button","label":"返回","rect":[0,0,1,1],"enabled":false}]})";

TEST(Shown, ReadsScreenSizeAndItems) {
    const auto shown = parse_shown(home);
    ASSERT_TRUE(shown.ok()) << shown.error().what;
    EXPECT_EQ(shown->screen, "visitor_home");
    EXPECT_EQ(shown->width, 1080);
    EXPECT_EQ(shown->height, 1920);
    ASSERT_EQ(shown->items.size(), 2u);
    EXPECT_EQ(shown->items[0].label, "咨询律师");
    EXPECT_EQ(shown->items[0].y, 640);
    EXPECT_EQ(shown->items[0].h, 246);
    EXPECT_FALSE(shown->items[1].enabled);
}

TEST(Shown, FindsAnItemByItsId) {
    const auto shown = parse_shown(home);
    ASSERT_TRUE(shown.ok());
    ASSERT_NE(shown->find("home.lawyer"), nullptr);
    EXPECT_EQ(shown->find("home.lawyer")->label, "咨询律师");
    EXPECT_EQ(shown->find("home.nobody"), nullptr);
}

TEST(Shown, RefusesWhatIsNotAFrame) {
    for (const std::string_view line :
         {"", "[]", "{}", R"({"screen":"a","size":[1],"items":[]})",
          R"({"screen":"a","size":[1,2],"items":[7]})",
          R"({"screen":"a","size":[1,2],"items":[{"id":"b","role":"text","label":"c"}]})",
          R"({"screen":"a","size":[1,2],"items":)"
          R"([{"id":"b","role":"text","label":"c","rect":[1,2,3,"4"]}]})"}) {
        EXPECT_FALSE(parse_shown(line).ok()) << line;
    }
}

TEST(ProbeClient, SaysWhatItWaitedForWhenNobodyAnswers) {
    const ProbeClient probe("/nowhere/probe.sock");
    const auto shown = probe.wait_for_screen("visitor_home", base::Millis{20});
    ASSERT_FALSE(shown.ok());
    EXPECT_NE(shown.error().what.find("visitor_home"), std::string::npos);
    EXPECT_NE(shown.error().what.find("/nowhere/probe.sock"), std::string::npos);
}

}  // namespace
}  // namespace daofang::support
