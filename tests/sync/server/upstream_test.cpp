// A server above a server: real programs, real terminals' uplinks on both.
#include "sync/server/upstream.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "tests/sync/uplink/station.h"

namespace daofang::server {
namespace {

using support::ServerProcess;
using support::Station;
using support::TempFolder;
using support::turn_until;

std::vector<std::string> below(const ServerProcess& above) {
    return {"--upstream", above.url()};
}

TEST(Upstream, CarriesEventsUpAndDown) {
    const TempFolder folder, up_home, down_home;
    const ServerProcess up(up_home.path());
    const ServerProcess down(down_home.path(), 0, below(up));
    Station kiosk(folder, "K1", down.url()), city(folder, "C1", up.url());
    for (int i = 0; i < 30; ++i) kiosk.append();
    for (int i = 0; i < 20; ++i) city.append();
    EXPECT_TRUE(turn_until({&kiosk, &city},
                           [&] { return city.merged.size() == 30 && kiosk.merged.size() == 20; }));
}

TEST(Upstream, CarriesAnEventThroughThreeServersAtOnce) {
    const TempFolder folder, top_home, middle_home, bottom_home;
    const ServerProcess top(top_home.path());
    const ServerProcess middle(middle_home.path(), 0, below(top));
    const ServerProcess bottom(bottom_home.path(), 0, below(middle));
    Station hall(folder, "K1", bottom.url()), province(folder, "P1", top.url());
    hall.append();
    ASSERT_TRUE(turn_until({&hall, &province}, [&] { return province.merged.size() == 1; }));
    province.append();
    ASSERT_TRUE(turn_until({&hall, &province}, [&] { return hall.merged.size() == 1; }));
    const auto begun = std::chrono::steady_clock::now();
    hall.append();
    ASSERT_TRUE(turn_until({&hall, &province}, [&] { return province.merged.size() == 2; }));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds{1});
}

TEST(Upstream, LetsTheHallGoOnWhileTheServerAboveIsAway) {
    const TempFolder folder, up_home, down_home;
    std::optional<ServerProcess> up(std::in_place, up_home.path());
    const std::uint16_t port = up->port();
    const ServerProcess down(down_home.path(), 0, below(*up));
    Station kiosk(folder, "K1", down.url()), board(folder, "B1", down.url());
    up->kill();
    for (int i = 0; i < 10; ++i) kiosk.append();
    ASSERT_TRUE(turn_until({&kiosk, &board}, [&] { return board.merged.size() == 10; }));
    up.emplace(up_home.path(), port);
    Station city(folder, "C1", up->url());
    EXPECT_TRUE(turn_until({&kiosk, &board, &city}, [&] { return city.merged.size() == 10; }));
}

TEST(Upstream, GoesOnWhereItStoodAfterARestartOfTheLowerServer) {
    const TempFolder folder, up_home, down_home;
    const ServerProcess up(up_home.path());
    std::optional<ServerProcess> down(std::in_place, down_home.path(), 0, below(up));
    const std::uint16_t port = down->port();
    Station kiosk(folder, "K1", down->url()), city(folder, "C1", up.url());
    for (int i = 0; i < 10; ++i) kiosk.append();
    for (int i = 0; i < 10; ++i) city.append();
    ASSERT_TRUE(turn_until({&kiosk, &city},
                           [&] { return city.merged.size() == 10 && kiosk.merged.size() == 10; }));
    down->ask_to_stop();
    ASSERT_EQ(down->wait(), 0);
    EXPECT_TRUE(std::filesystem::exists(down_home.file("data/upstream.json")));
    down.emplace(down_home.path(), port, below(up));
    // Without a terminal below: the hall is known from the file.
    city.append();
    Station board(folder, "B1", down->url());
    EXPECT_TRUE(turn_until({&city, &board}, [&] { return board.merged.size() == 21; }));
}

TEST(Upstream, GivesAnEmptyServerAboveEverythingAgain) {
    const TempFolder folder, up_home, new_home, down_home;
    std::optional<ServerProcess> up(std::in_place, up_home.path());
    const std::uint16_t port = up->port();
    const ServerProcess down(down_home.path(), 0, below(*up));
    Station kiosk(folder, "K1", down.url()), desk(folder, "W1", down.url());
    for (int i = 0; i < 10; ++i) kiosk.append();
    for (int i = 0; i < 10; ++i) desk.append();
    {
        Station city(folder, "C1", up->url());
        ASSERT_TRUE(turn_until({&kiosk, &desk, &city}, [&] { return city.merged.size() == 20; }));
    }
    up->kill();
    up.emplace(new_home.path(), port);
    Station late(folder, "C2", up->url());
    EXPECT_TRUE(turn_until({&late}, [&] { return late.merged.size() == 20; }));
}

TEST(Upstream, GivesALowerServerThatLostItsDiskEverythingBack) {
    const TempFolder folder, up_home, down_home;
    const ServerProcess up(up_home.path());
    std::optional<ServerProcess> down(std::in_place, down_home.path(), 0, below(up));
    const std::uint16_t port = down->port();
    Station city(folder, "C1", up.url());
    {
        Station kiosk(folder, "K1", down->url());
        for (int i = 0; i < 10; ++i) kiosk.append();
        ASSERT_TRUE(turn_until({&kiosk, &city}, [&] { return city.merged.size() == 10; }));
    }
    down->ask_to_stop();
    ASSERT_EQ(down->wait(), 0);
    for (const char* file : {"events.sqlite", "events.sqlite-wal", "events.sqlite-shm"}) {
        std::filesystem::remove(down_home.file(std::string("data/") + file));
    }
    down.emplace(down_home.path(), port, below(up));
    Station board(folder, "B1", down->url());
    EXPECT_TRUE(turn_until({&board}, [&] { return board.merged.size() == 10; }));
}

TEST(Upstream, KeepsBothEventsWhenOneClaimWasGrantedOnBothSides) {
    const TempFolder folder, up_home, down_home;
    std::optional<ServerProcess> up(std::in_place, up_home.path());
    const std::uint16_t port = up->port();
    const ServerProcess down(down_home.path(), 0, below(*up));
    Station desk(folder, "W1", down.url()), city(folder, "C1", up->url());
    ASSERT_TRUE(turn_until(
        {&desk, &city}, [&] { return desk.uplink->link().online && city.uplink->link().online; }));
    // Cut off from each other, each side grants it to its own.
    up->freeze();
    desk.claim("c/1");
    ASSERT_TRUE(turn_until({&desk}, [&] { return desk.claims.size() == 1; }));
    ASSERT_EQ(desk.claims[0].kind, uplink::ClaimResult::Kind::granted);
    up->kill();
    city.append("c/1");
    desk.append();
    up.emplace(up_home.path(), port);
    EXPECT_TRUE(turn_until({&desk, &city}, [&] {
        return desk.merged.size() == 1 && city.merged.size() == 2 && city.in_step();
    }));
}

TEST(Upstream, RefusesAnUpstreamThatIsNoUrl) {
    const TempFolder folder;
    const std::string command = support::server_program() + " --data " + folder.file("d") +
                                " --token-file x --upstream nowhere >/dev/null 2>&1";
    const int status = std::system(command.c_str());
    EXPECT_EQ(WEXITSTATUS(status), 2);
}

}  // namespace
}  // namespace daofang::server
