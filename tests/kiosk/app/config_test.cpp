#include "kiosk/app/config.h"

#include <gtest/gtest.h>

namespace daofang::app {
namespace {

constexpr const char* whole_file = R"(
[terminal]
data = "/var/lib/daofang"
hall = "jieyang"
id = "W5"
place = "5 号窗口"
numbers = [1, 499]
[server]
url = "http://127.0.0.1:8470"
token_file = "/etc/daofang/token"
[printer]
where = "tcp://127.0.0.1:9100"
[screen]
width = 1366
height = 768
lang = "zh-CN"
[window]
id = "5"
services = ["lawyer"]
[[staff]]
number = "07"
pin_hash = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA"
)";

std::string mistakes_of(std::string_view text) {
    Config config;
    const auto read = read_config(text, "t.toml", config);
    return read.ok() ? "" : read.error().what;
}

TEST(Config, ReadsAWholeFile) {
    Config config;
    config.face = ui::Face::console;
    ASSERT_EQ(mistakes_of(whole_file), "");
    ASSERT_TRUE(read_config(whole_file, "t.toml", config).ok());
    EXPECT_EQ(config.terminal, "W5");
    EXPECT_EQ(config.numbers_last, 499u);
    EXPECT_EQ(config.services, std::vector<std::string>{"lawyer"});
    EXPECT_EQ(config.staff.size(), 1u);
    EXPECT_TRUE(check(config).ok());
}

TEST(Config, NamesEachMistakeAtItsLine) {
    const auto mistakes =
        mistakes_of("[terminal]\nnumbers = [9, 1]\nhal = \"x\"\n[screen]\nwidth = 5\n");
    EXPECT_NE(mistakes.find("t.toml:2:11: 'numbers' must be [first, last]"), std::string::npos)
        << mistakes;
    EXPECT_NE(mistakes.find("t.toml:3:7: unknown key 'terminal.hal'"), std::string::npos);
    EXPECT_NE(mistakes.find("t.toml:5:9: 'width' is 5"), std::string::npos);
}

TEST(Config, RefusesAPinInTheClear) {
    EXPECT_NE(mistakes_of("[[staff]]\nnumber = \"07\"\npin_hash = \"1234\"\n").find("--hash-pin"),
              std::string::npos);
}

TEST(Config, RefusesAStaffNumberTwice) {
    const std::string one = "[[staff]]\nnumber = \"07\"\npin_hash = \"$argon2id$x\"\n";
    EXPECT_NE(mistakes_of(one + one).find("stands twice"), std::string::npos);
}

TEST(Config, AsksForATokenWithAServer) {
    Config config;
    config.data = "/d";
    config.hall = "jieyang";
    config.terminal = "K1";
    EXPECT_TRUE(check(config).ok());
    config.server = "http://127.0.0.1:1";
    ASSERT_FALSE(check(config).ok());
    EXPECT_NE(check(config).error().what.find("--token-file"), std::string::npos);
}

TEST(Config, AsksADeskForItsWindowServicesAndStaff) {
    Config config;
    config.face = ui::Face::console;
    config.data = "/d";
    config.hall = "jieyang";
    config.terminal = "W5";
    EXPECT_NE(check(config).error().what.find("--window"), std::string::npos);
    config.window = "5";
    EXPECT_NE(check(config).error().what.find("--services"), std::string::npos);
    config.services = {"lawyer"};
    EXPECT_NE(check(config).error().what.find("[[staff]]"), std::string::npos);
}

TEST(Config, RefusesNamesThatCouldBePaths) {
    Config config;
    config.data = "/d";
    config.hall = "../x";
    config.terminal = "K1";
    EXPECT_FALSE(check(config).ok());
}

TEST(Hall, ReadsTheSampleHall) {
    Config config;
    config.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
    config.hall = "jieyang";
    const auto hall = load_hall(config);
    ASSERT_TRUE(hall.ok()) << hall.error().what;
    ASSERT_NE(hall->find("lawyer"), nullptr);
    EXPECT_EQ(hall->find("lawyer")->letter, 'B');
    EXPECT_EQ(hall->rules.missed_after_min, std::chrono::minutes{3});
}

TEST(Hall, RefusesALetterTwice) {
    const auto hall = read_hall(
        "id = \"h\"\n"
        "[[service]]\nid = \"a\"\nletter = \"A\"\nicon = \"x\"\nwindows = [\"1\"]\n"
        "[[service]]\nid = \"b\"\nletter = \"A\"\nicon = \"x\"\nwindows = [\"2\"]\n",
        "h.toml");
    ASSERT_FALSE(hall.ok());
    EXPECT_NE(hall.error().what.find("h.toml:9:10: this letter stands twice"), std::string::npos)
        << hall.error().what;
}

TEST(Hall, RefusesAHallWithoutServices) {
    EXPECT_FALSE(read_hall("id = \"h\"\n", "h.toml").ok());
}

TEST(Hall, RefusesAServiceThatTheHallDoesNotHave) {
    Config config;
    config.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
    config.hall = "jieyang";
    config.services = {"lawer"};
    ASSERT_FALSE(load_hall(config).ok());
    EXPECT_NE(load_hall(config).error().what.find("'lawer'"), std::string::npos);
}

}  // namespace
}  // namespace daofang::app
