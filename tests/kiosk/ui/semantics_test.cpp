#include "kiosk/ui/semantics.h"

#include <gtest/gtest.h>

#include "sync/base/json.h"

namespace daofang::ui {
namespace {

Item an_item() {
    Item item;
    item.id = "home.lawyer";
    item.role = Role::button;
    item.label = "咨询律师";
    item.rect = {56, 968, 472, 196};
    return item;
}

base::Json json_of(const Semantics& items, float scale = 1, float x = 0, float y = 0) {
    return std::move(base::parse_json(to_json(items, "visitor_home", 1080, 1920, scale, x, y)))
        .value();
}

TEST(Semantics, TellsScreenSizeAndItems) {
    const base::Json json = json_of({an_item()});
    EXPECT_EQ(json["screen"], "visitor_home");
    EXPECT_EQ(json["size"], (base::Json{1080, 1920}));
    const base::Json& item = json["items"][0];
    EXPECT_EQ(item["id"], "home.lawyer");
    EXPECT_EQ(item["role"], "button");
    EXPECT_EQ(item["label"], "咨询律师");
    EXPECT_EQ(item["rect"], (base::Json{56, 968, 472, 196}));
    EXPECT_EQ(item["enabled"], true);
}

TEST(Semantics, RectsAreInWindowPixels) {
    EXPECT_EQ(json_of({an_item()}, 0.5f, 100, 20)["items"][0]["rect"],
              (base::Json{128, 504, 236, 98}));
}

TEST(Semantics, IsOneLine) {
    Item item = an_item();
    item.label = "第一行\n第二行";
    EXPECT_EQ(to_json({item}, "x", 1, 1, 1, 0, 0).find('\n'), std::string::npos);
}

TEST(Semantics, BytesThatAreNoUtf8StillGiveJson) {
    Item item = an_item();
    item.value = "\xE5\x8F";
    EXPECT_TRUE(base::parse_json(to_json({item}, "x", 1, 1, 1, 0, 0)).ok());
}

TEST(Semantics, OnlyButtonsTogglesAndChoicesAreTouched) {
    Item item = an_item();
    for (const Role role : {Role::button, Role::toggle, Role::choice}) {
        item.role = role;
        EXPECT_TRUE(item.touchable());
    }
    for (const Role role : {Role::text, Role::field, Role::dialog, Role::banner}) {
        item.role = role;
        EXPECT_FALSE(item.touchable());
    }
}

}  // namespace
}  // namespace daofang::ui
