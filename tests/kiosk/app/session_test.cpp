#include "kiosk/app/session.h"

#include <gtest/gtest.h>

namespace daofang::app {
namespace {

using screens::ScreenId;
const base::Instant start{1'000'000};

Session a_session() {
    Session session("zh-CN", {});
    session.touched(start);
    return session;
}

base::Instant after_s(int seconds) {
    return start + std::chrono::seconds{seconds};
}

TEST(Session, FallsBackNinetySecondsAfterTheLastTouch) {
    const auto session = a_session();
    EXPECT_EQ(session.left(ScreenId::visitor_home, after_s(30)), base::Millis{60'000});
    EXPECT_EQ(session.left(ScreenId::visitor_home, after_s(95)), base::Millis{0});
}

TEST(Session, GivesTwiceTheTimeForATicket) {
    EXPECT_EQ(a_session().left(ScreenId::visitor_issued, after_s(0)), base::Millis{180'000});
}

TEST(Session, GivesHalfAsLongAgainInAnAidMode) {
    auto session = a_session();
    session.mode.large = true;
    EXPECT_EQ(session.left(ScreenId::visitor_home, after_s(0)), base::Millis{135'000});
}

TEST(Session, NeverFallsBackFromTheStart) {
    EXPECT_FALSE(a_session().left(ScreenId::visitor_attract, after_s(9999)));
}

TEST(Session, AsksWhetherSomebodyIsThereWithTwentySecondsLeft) {
    const auto session = a_session();
    EXPECT_FALSE(session.still_there_s(ScreenId::visitor_home, after_s(69)));
    EXPECT_EQ(session.still_there_s(ScreenId::visitor_home, after_s(78)), 12);
}

TEST(Session, ForgetsTheVisitorWhenCleared) {
    auto session = a_session();
    session.mode.contrast = true;
    session.lang = "en";
    session.help_asked = true;
    session.clear(after_s(5));
    EXPECT_EQ(session.mode, ui::Mode{});
    EXPECT_EQ(session.lang, "zh-CN");
    EXPECT_FALSE(session.help_asked);
    EXPECT_EQ(session.left(ScreenId::visitor_home, after_s(5)), base::Millis{90'000});
}

}  // namespace
}  // namespace daofang::app
