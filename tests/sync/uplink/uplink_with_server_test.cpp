// Uplinks on real curl against a real daofang-server that is stopped, killed, frozen and replaced.
#include <gtest/gtest.h>

#include <filesystem>
#include <optional>

#include "tests/sync/uplink/station.h"

namespace daofang::uplink {
namespace {

using support::ServerProcess;
using support::Station;
using support::TempFolder;
using support::turn_until;

using Kind = ClaimResult::Kind;

TEST(UplinkWithServer, BringsTwoJournalsIntoStep) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    Station kiosk(folder, "K1", server.url()), console(folder, "W1", server.url());
    for (int i = 0; i < 20; ++i) kiosk.append();
    for (int i = 0; i < 30; ++i) console.append();
    EXPECT_TRUE(turn_until({&kiosk, &console}, [&] {
        return kiosk.in_step() && console.in_step() && kiosk.merged.size() == 30 &&
               console.merged.size() == 20;
    }));
    EXPECT_TRUE(kiosk.uplink->link().online);
}

TEST(UplinkWithServer, CarriesAnEventToAWaitingTerminalAtOnce) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    Station kiosk(folder, "K1", server.url()), board(folder, "B1", server.url());
    ASSERT_TRUE(turn_until({&kiosk, &board}, [&] {
        return kiosk.uplink->link().online && board.uplink->link().online;
    }));
    kiosk.append();
    const auto begun = std::chrono::steady_clock::now();
    ASSERT_TRUE(turn_until({&kiosk, &board}, [&] { return board.merged.size() == 1; }));
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds{500});
}

TEST(UplinkWithServer, GoesOnAfterTheServerWasKilledAndStartedAgain) {
    const TempFolder folder;
    std::optional<ServerProcess> server(std::in_place, folder.path());
    const std::uint16_t port = server->port();
    Station kiosk(folder, "K1", server->url()), board(folder, "B1", server->url());
    kiosk.append();
    ASSERT_TRUE(turn_until({&kiosk, &board}, [&] { return board.merged.size() == 1; }));
    server->kill();
    for (int i = 0; i < 5; ++i) kiosk.append();
    ASSERT_TRUE(turn_until({&kiosk, &board}, [&] { return !kiosk.uplink->link().online; }));
    EXPECT_FALSE(kiosk.uplink->link().why.empty());
    server.emplace(folder.path(), port);
    EXPECT_TRUE(turn_until({&kiosk, &board}, [&] {
        return kiosk.in_step() && board.merged.size() == 6 && kiosk.uplink->link().online;
    }));
}

TEST(UplinkWithServer, GivesAnEmptyServerEverythingAgainClaimsToo) {
    const TempFolder folder, first_home, second_home;
    std::optional<ServerProcess> server(std::in_place, first_home.path());
    const std::uint16_t port = server->port();
    Station one(folder, "W1", server->url()), two(folder, "W2", server->url());
    for (int i = 0; i < 10; ++i) one.append();
    one.claim("c/1");
    ASSERT_TRUE(turn_until({&one, &two}, [&] {
        return one.claims.size() == 1 && one.in_step() && two.merged.size() == 11;
    }));
    ASSERT_EQ(one.claims[0].kind, Kind::granted);
    server->kill();
    server.emplace(second_home.path(), port);
    // Nobody does anything new at W1, yet the new server gets its events, and so its claim.
    Station late(folder, "B1", server->url());
    ASSERT_TRUE(turn_until({&one, &two, &late}, [&] { return late.merged.size() == 11; }));
    two.claim("c/1");
    ASSERT_TRUE(turn_until({&one, &two, &late}, [&] { return two.claims.size() == 1; }));
    EXPECT_EQ(two.claims[0].kind, Kind::taken);
    EXPECT_EQ(two.claims[0].holder_origin, "W1");
    // W2 read the old history up to 11; what comes now reaches it all the same.
    one.append();
    EXPECT_TRUE(turn_until({&one, &two, &late}, [&] { return two.merged.size() == 12; }));
}

TEST(UplinkWithServer, GivesAServerFromAnOlderCopyWhatItLost) {
    const TempFolder folder, home;
    std::optional<ServerProcess> server(std::in_place, home.path());
    const std::uint16_t port = server->port();
    Station one(folder, "W1", server->url()), two(folder, "W2", server->url());
    for (int i = 0; i < 5; ++i) one.append();
    ASSERT_TRUE(turn_until({&one, &two}, [&] { return one.in_step() && two.merged.size() == 5; }));
    server->ask_to_stop();
    ASSERT_EQ(server->wait(), 0);
    std::filesystem::copy(home.file("data"), home.file("copy"));
    server.emplace(home.path(), port);
    for (int i = 0; i < 5; ++i) one.append();
    ASSERT_TRUE(turn_until({&one, &two}, [&] { return one.in_step() && two.merged.size() == 10; }));
    server->kill();
    std::filesystem::remove_all(home.file("data"));
    std::filesystem::copy(home.file("copy"), home.file("data"));
    // While W1 is away another terminal fills the positions that W1's lost events had.
    server.emplace(home.path(), port);
    Station three(folder, "W3", server->url());
    for (int i = 0; i < 7; ++i) three.append();
    ASSERT_TRUE(turn_until({&three}, [&] { return three.in_step(); }));
    EXPECT_TRUE(turn_until({&one, &two, &three}, [&] {
        return one.merged.size() == 7 && two.merged.size() == 17 && three.merged.size() == 10;
    }));
}

TEST(UplinkWithServer, GrantsAClaimToExactlyOneOfThoseWhoAskAtOnce) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    Station one(folder, "W1", server.url()), two(folder, "W2", server.url()),
        three(folder, "W3", server.url());
    const std::vector<Station*> all = {&one, &two, &three};
    ASSERT_TRUE(turn_until(all, [&] {
        return std::all_of(all.begin(), all.end(),
                           [](Station* s) { return s->uplink->link().online; });
    }));
    for (std::size_t round = 1; round <= 20; ++round) {
        const std::string claim = "2026-11-24/B012/call/" + std::to_string(round);
        for (Station* station : all) station->claim(claim);
        ASSERT_TRUE(turn_until(all, [&] {
            return std::all_of(all.begin(), all.end(),
                               [&](Station* s) { return s->claims.size() == round; });
        }));
        int granted = 0, taken = 0;
        for (const Station* station : all) {
            granted += station->claims.back().kind == Kind::granted ? 1 : 0;
            taken += station->claims.back().kind == Kind::taken ? 1 : 0;
        }
        EXPECT_EQ(granted, 1);
        EXPECT_EQ(taken, 2);
    }
}

TEST(UplinkWithServer, CallsFromItsOwnCopyWhenTheServerHangsAndYieldsLater) {
    const TempFolder folder;
    ServerProcess server(folder.path());
    Station one(folder, "W1", server.url(), {.claim_patience = base::Millis{150}});
    Station two(folder, "W2", server.url());
    ASSERT_TRUE(turn_until({&one, &two},
                           [&] { return one.uplink->link().online && two.uplink->link().online; }));
    server.freeze();
    one.claim("c/1");
    ASSERT_TRUE(turn_until({&one}, [&] { return one.claims.size() == 1; }));
    EXPECT_EQ(one.claims[0].kind, Kind::unreachable);
    EXPECT_EQ(one.journal->head().seq, 1u);
    one.append();
    server.kill();
    const ServerProcess again(folder.path(), server.port());
    two.claim("c/1");
    ASSERT_TRUE(turn_until({&two}, [&] { return two.claims.size() == 1; }));
    ASSERT_TRUE(turn_until({&one, &two}, [&] { return one.in_step() && two.in_step(); }));
    // Whoever came first holds it; the other has kept its call and knows that the claim is lost.
    EXPECT_EQ(one.yielded.size() + two.yielded.size(), 1u);
    EXPECT_TRUE(
        turn_until({&one, &two}, [&] { return one.merged.size() == 1 && two.merged.size() == 2; }));
}

TEST(UplinkWithServer, SaysThatTheTokenIsRefused) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    Station kiosk(folder, "K1", server.url(), {.token = "not-the-token-of-it"});
    kiosk.append();
    ASSERT_TRUE(turn_until({&kiosk}, [&] { return !kiosk.uplink->link().why.empty(); }));
    EXPECT_NE(kiosk.uplink->link().why.find("401"), std::string::npos);
    EXPECT_EQ(kiosk.journal->pushed(), 0u);
}

TEST(UplinkWithServer, StopsWhenItsDiskIsACopyOfAnothers) {
    const TempFolder folder, cloned;
    const ServerProcess server(folder.path());
    Station kiosk(folder, "K1", server.url());
    kiosk.append();
    ASSERT_TRUE(turn_until({&kiosk}, [&] { return kiosk.in_step(); }));
    Station clone(cloned, "K1", server.url());
    support::append_one(*clone.journal, support::tuesday_morning);
    EXPECT_TRUE(turn_until({&clone}, [&] { return clone.uplink->link().halted; }));
    EXPECT_FALSE(kiosk.uplink->link().halted);
}

TEST(UplinkWithServer, SendsATailOfManyBatches) {
    const TempFolder folder;
    const ServerProcess server(folder.path());
    Station kiosk(folder, "K1", server.url()), board(folder, "B1", server.url());
    const std::vector<store::Draft> drafts(900, {"ticket_called", R"({"number":12})", ""});
    for (int i = 0; i < 3; ++i) {
        ASSERT_TRUE(kiosk.journal->append(drafts, kiosk.clock.wall()).ok());
    }
    EXPECT_TRUE(turn_until({&kiosk, &board},
                           [&] { return kiosk.in_step() && board.merged.size() == 2'700; }));
}

}  // namespace
}  // namespace daofang::uplink
