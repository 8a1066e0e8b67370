#include "tests/tidy/arrows.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

const std::string cmake =
    "project(x)\n"
    "daofang_module(sync/base   LIBS fmt::fmt)\n"
    "daofang_module(sync/event  USES sync/base LIBS libsodium)\n"
    "# daofang_module(sync/none USES sync/base)\n"
    "daofang_module(kiosk/app    USES sync/event\n"
    "                                 sync/base\n"
    "               LIBS libcurl)\n";

TEST(Arrows, ReadsTheModuleLines) {
    const auto modules = parse_modules(cmake);
    ASSERT_EQ(modules.size(), 3u);
    EXPECT_EQ(modules[1].folder, "sync/event");
    EXPECT_EQ(modules[1].uses, std::vector<std::string>{"sync/base"});
    EXPECT_EQ(modules[1].line, 3u);
    EXPECT_EQ(modules[2].uses, (std::vector<std::string>{"sync/event", "sync/base"}));
    EXPECT_TRUE(check_modules("CMakeLists.txt", modules).empty());
}

TEST(Arrows, AModuleMayOnlyUseWhatIsDeclaredAboveIt) {
    const auto modules = parse_modules(
        "daofang_module(sync/base USES sync/event)\n"
        "daofang_module(sync/event USES sync/base)\n");
    const auto findings = check_modules("CMakeLists.txt", modules);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].line, 1u);
}

TEST(Arrows, SyncNeverUsesKiosk) {
    const auto modules = parse_modules(
        "daofang_module(kiosk/ui)\n"
        "daofang_module(sync/store USES kiosk/ui)\n");
    EXPECT_EQ(check_modules("CMakeLists.txt", modules).size(), 1u);
}

TEST(Arrows, AnIncludeFollowsADeclaredArrow) {
    const auto modules = parse_modules(cmake);
    const SourceFile file{"sync/event/event.cpp",
                          "#include \"sync/event/event.h\"\n"
                          "#include \"sync/base/time.h\"\n"
                          "#include <vector>\n"};
    EXPECT_TRUE(check_includes(file, modules).empty());
}

TEST(Arrows, AnIncludeWithoutAnArrowIsFound) {
    const SourceFile file{"sync/base/time.cpp",
                          "#include <vector>\n#include \"sync/event/event.h\"\n"};
    const auto findings = check_includes(file, parse_modules(cmake));
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(to_text(findings[0]),
              "sync/base/time.cpp:2: sync/base may not include sync/event/event.h: its "
              "daofang_module line does not name it in USES");
}

TEST(Arrows, OurCodeDoesNotIncludeTests) {
    const SourceFile file{"sync/event/event.cpp", "#include \"tests/support/builders.h\"\n"};
    EXPECT_EQ(check_includes(file, parse_modules(cmake)).size(), 1u);
}

TEST(Arrows, AnIncludeNotWrittenFromTheRootIsFound) {
    const SourceFile file{"sync/event/event.cpp", "#include \"event.h\"\n"};
    EXPECT_EQ(check_includes(file, parse_modules(cmake)).size(), 1u);
}

TEST(Arrows, AFolderWithoutAModuleLineIsFound) {
    const SourceFile file{"sync/other/thing.cpp", ""};
    EXPECT_EQ(check_includes(file, parse_modules(cmake)).size(), 1u);
}

TEST(Arrows, AnOutsideHeaderStaysAtHome) {
    EXPECT_TRUE(check_outside_headers({"sync/store/sqlite.cpp", "#include <sqlite3.h>\n"}).empty());
    EXPECT_EQ(check_outside_headers({"kiosk/app/main.cpp", "#include <sqlite3.h>\n"}).size(), 1u);
    EXPECT_EQ(check_outside_headers({"sync/base/time.h", "#include <nlohmann/json.hpp>\n"}).size(),
              1u);
    EXPECT_EQ(check_outside_headers({"kiosk/screens/home.cpp", "# include \"imgui.h\"\n"}).size(),
              1u);
}

TEST(Arrows, AnOutsideHeaderWithoutAHomeIsFound) {
    EXPECT_EQ(check_outside_headers({"sync/base/x.cpp", "#include <boost/asio.hpp>\n"}).size(), 1u);
    EXPECT_TRUE(check_outside_headers({"sync/base/x.cpp",
                                       "#include <vector>\n#include <sys/stat.h>\n"
                                       "#include <unistd.h>\n"})
                    .empty());
}

}  // namespace
}  // namespace daofang::tidy
