#include "tests/kiosk/screens/stand.h"

namespace daofang::screens {
namespace {

Stand a_sign_in() {
    Stand stand(ScreenId::staff_sign_in, ui::Face::console, 1366, 768);
    stand.seen = [](Model& model) { model.staff.window = "5"; };
    return stand;
}

TEST(StaffSignIn, PassesNumberAndPinOnceByKeysAlone) {
    Stand stand = a_sign_in();
    const Intents asked = stand.keys({"0", "7", "enter", "1", "2", "3", "4", "enter"});
    const auto sign_in = only<SignIn>(asked);
    ASSERT_TRUE(sign_in);
    EXPECT_EQ(sign_in->staff, "07");
    EXPECT_EQ(sign_in->pin, "1234");
    EXPECT_TRUE(stand.keys({"enter"}).empty());
}

TEST(StaffSignIn, TabLeadsFromTheNumberToThePinAndEnterSignsIn) {
    Stand stand = a_sign_in();
    const Intents asked = stand.keys({"0", "7", "tab", "1", "2", "3", "4", "enter"});
    ASSERT_TRUE(only<SignIn>(asked));
    EXPECT_EQ(only<SignIn>(asked)->staff, "07");
    EXPECT_EQ(only<SignIn>(asked)->pin, "1234");
}

TEST(StaffSignIn, BackTabLeadsToTheNumberAgain) {
    Stand stand = a_sign_in();
    stand.keys({"0", "tab", "1", "shift+tab", "7"});
    EXPECT_EQ(stand.value("sign_in.number"), "07");
    EXPECT_EQ(stand.value("sign_in.pin"), "●");
    const Intents asked = stand.keys({"enter", "2", "3", "4", "enter"});
    ASSERT_TRUE(only<SignIn>(asked));
    EXPECT_EQ(only<SignIn>(asked)->pin, "1234");
}

TEST(StaffSignIn, TakesAFingerOnThePad) {
    Stand stand = a_sign_in();
    stand.press("sign_in.pad.7");
    stand.press("sign_in.pin");
    for (const char* key : {"1", "2", "5", "back", "3", "4"}) {
        stand.press(std::string("sign_in.pad.") + key);
    }
    const Intents asked = stand.press("staff.enter");
    ASSERT_TRUE(only<SignIn>(asked));
    EXPECT_EQ(only<SignIn>(asked)->staff, "7");
    EXPECT_EQ(only<SignIn>(asked)->pin, "1234");
}

TEST(StaffSignIn, NeverTellsThePin) {
    Stand stand = a_sign_in();
    stand.keys({"0", "7", "tab", "1", "2", "3", "4"});
    EXPECT_EQ(stand.value("sign_in.number"), "07");
    EXPECT_EQ(stand.value("sign_in.pin"), "●●●●");
}

TEST(StaffSignIn, ForgetsThePinThatWasTried) {
    Stand stand = a_sign_in();
    stand.keys({"0", "7", "tab", "1", "2", "3", "4", "enter"});
    EXPECT_EQ(stand.value("sign_in.pin"), "");
    EXPECT_EQ(stand.value("sign_in.number"), "07");
}

TEST(StaffSignIn, AsksNothingUntilBothAreThere) {
    Stand stand = a_sign_in();
    EXPECT_TRUE(stand.keys({"0", "7", "tab", "enter"}).empty());
    EXPECT_FALSE(stand.enabled("staff.enter"));
    EXPECT_TRUE(stand.press("staff.enter").empty());
}

TEST(StaffSignIn, AsksNothingWhileLockedOut) {
    Stand stand = a_sign_in();
    stand.seen = [](Model& model) {
        model.staff.locked_out = true;
        model.staff.locked_until = model.wall + std::chrono::minutes{5};
    };
    EXPECT_TRUE(stand.keys({"0", "7", "tab", "1", "2", "3", "4", "enter"}).empty());
    EXPECT_NE(stand.label("sign_in.problem").find('5'), std::string::npos);
}

TEST(StaffSignIn, SaysThatNumberAndPinDidNotMatch) {
    Stand stand = a_sign_in();
    stand.draw();
    EXPECT_EQ(stand.item("sign_in.problem"), nullptr);
    stand.seen = [](Model& model) { model.staff.sign_in_error = "staff.wrong_pin"; };
    stand.draw();
    EXPECT_NE(stand.item("sign_in.problem"), nullptr);
}

}  // namespace
}  // namespace daofang::screens
