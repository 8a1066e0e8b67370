#include "sync/store/sqlite_store.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/support/temp_folder.h"
#include "tests/sync/store/child.h"
#include "tests/sync/store/event_store_contract.h"
#include "tests/sync/store/faulty_disk.h"

namespace daofang::store {
namespace {

using support::TempFolder;

std::unique_ptr<SqliteStore> open_store(const std::string& path, std::uint64_t seed = 1) {
    auto store = SqliteStore::open({path, seed});
    if (!store.ok()) throw std::runtime_error(store.error().what);
    return std::move(store).value();
}

struct OpenSqliteStore {
    std::unique_ptr<EventStore> operator()() const { return open_store(folder->file("store.db")); }
    std::shared_ptr<TempFolder> folder = std::make_shared<TempFolder>();
};

INSTANTIATE_TYPED_TEST_SUITE_P(SqliteStore, EventStoreContract, OpenSqliteStore);

TEST(SqliteStore, KeepsEverythingOverARestart) {
    const TempFolder folder;
    auto chain = a_chain(3);
    chain[0].claim = "B012";
    chain[1].prev = event::hash_of(chain[0]);
    chain[2].prev = event::hash_of(chain[1]);
    keep(*open_store(folder.file("store.db")), chain);

    const auto again = open_store(folder.file("store.db"));
    EXPECT_EQ(all_events(*again), chain);
    EXPECT_EQ(*again->head(a_hall, "K1"), event::head_after(chain.back()));
    EXPECT_EQ(again->append(std::vector{a_call("W1", "B012")}, {})->kind, Kind::claim_taken);
}

TEST(SqliteStore, ShowsAnotherConnectionWhatItAcknowledged) {
    const TempFolder folder;
    const auto writer = open_store(folder.file("store.db"));
    const auto reader = open_store(folder.file("store.db"));
    const auto chain = a_chain(2);
    keep(*writer, part(chain, 1, 1));
    EXPECT_EQ(*reader->last_position(a_hall), 1u);
    keep(*reader, part(chain, 2, 2));
    EXPECT_EQ(all_events(*writer), chain);
}

// The first start of a server with several threads or processes.
TEST(SqliteStore, SeveralMayMakeTheFileTogether) {
    for (int round = 0; round < 20; ++round) {
        const TempFolder folder;
        const auto open_it = [&folder](auto) {
            const auto store = SqliteStore::open({folder.file("store.db"), 1});
            if (!store.ok()) std::fprintf(stderr, "%s\n", store.error().what.c_str());
            return store.ok() ? 0 : 1;
        };
        Child one(open_it);
        Child two(open_it);
        Child three(open_it);
        ASSERT_EQ(one.wait() + two.wait() + three.wait(), 0) << "round " << round;
    }
}

TEST(SqliteStore, ReportsAClaimThatAnotherConnectionHolds) {
    const TempFolder folder;
    const auto one = open_store(folder.file("store.db"));
    const auto two = open_store(folder.file("store.db"));
    keep(*one, {a_call("W1", "B012")});
    EXPECT_EQ(two->append(std::vector{a_call("W2", "B012")}, {})->holder_origin, "W1");
}

// Three processes write while this one reads: a position that was passed never gains an event.
TEST(SqliteStore, PositionsOnlyGrowUnderSeveralWriters) {
    constexpr std::size_t events_each = 150;
    const TempFolder folder;
    const std::string path = folder.file("store.db");
    const auto write_all = [&path](const std::string& origin, std::uint64_t seed) {
        return [&path, origin, seed](auto) {
            const auto store = open_store(path, seed);
            for (const auto& event : a_chain(events_each, origin)) {
                const auto outcome = store->append(std::vector{event}, {});
                if (!outcome.ok() || outcome->kind != Kind::kept) return 1;
            }
            return 0;
        };
    };
    std::array writers = {std::make_unique<Child>(write_all("K1", 11)),
                          std::make_unique<Child>(write_all("K2", 12)),
                          std::make_unique<Child>(write_all("K3", 13))};
    const auto reader = open_store(path);
    std::vector<Placed> passed;
    for (bool writing = true; writing;) {
        // Asked before the page is read: what they wrote last must be in it.
        writing = std::any_of(writers.begin(), writers.end(),
                              [](const auto& writer) { return writer->running(); });
        std::size_t found = 1;
        while (found > 0) {
            const auto page = reader->read(a_hall, passed.size(), 7);
            ASSERT_TRUE(page.ok()) << page.error().what;
            for (const Placed& placed : *page) {
                ASSERT_EQ(placed.position, passed.size() + 1);
                passed.push_back(placed);
            }
            found = page->size();
        }
    }
    EXPECT_EQ(passed.size(), 3 * events_each);
    for (auto& writer : writers) EXPECT_EQ(writer->wait(), 0);
}

// --- contract, point 6

TEST(SqliteStore, WhatItAcknowledgedSurvivesPowerLoss) {
    const TempFolder folder;
    const TempFolder after_the_cut;
    const auto chain = a_chain(20);
    {
        FaultyDisk disk;
        disk.keep_synced_in(after_the_cut.path());
        const auto store = open_store(folder.file("store.db"));
        for (const auto& event : chain) keep(*store, {event});
        disk.cut_power();
    }
    EXPECT_EQ(all_events(*open_store(after_the_cut.file("store.db"))), chain);
}

TEST(SqliteStore, WhatItAcknowledgedSurvivesAKill) {
    const TempFolder folder;
    const std::string path = folder.file("store.db");
    const auto chain = a_chain(600);
    for (std::uint64_t round = 1; round <= 10; ++round) {
        std::uint64_t acked = 0;
        Child child([&](auto report) {
            const auto store = open_store(path, round);
            for (std::size_t seq = store->head(a_hall, "K1")->seq + 1; seq <= 600; ++seq) {
                report(store->append(part(chain, seq, seq), {})->acked);
            }
            return 0;
        });
        for (std::uint64_t reports = 0; reports < 5 * round && child.received(acked);) ++reports;
        child.kill();
        while (child.received(acked)) continue;

        const auto read = all_events(*open_store(path));
        ASSERT_GE(read.size(), acked);
        ASSERT_EQ(read, part(chain, 1, read.size()));
    }
}

TEST(SqliteStore, GoesOnByItselfWhenTheDiskHasRoomAgain) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto store = open_store(folder.file("store.db"));
    const auto chain = a_chain(2);
    keep(*store, part(chain, 1, 1));

    disk.fail_writes(SQLITE_FULL);
    EXPECT_EQ(store->append(part(chain, 2, 2), {}).error().code, base::Code::full);
    EXPECT_EQ(store->ready().error().code, base::Code::full);
    EXPECT_EQ(store->head(a_hall, "K1")->seq, 1u);

    disk.heal();
    EXPECT_TRUE(store->ready().ok());
    keep(*store, part(chain, 2, 2));
    EXPECT_EQ(all_events(*store), chain);
}

TEST(SqliteStore, IsNotReadyWhileTheDiskFails) {
    const TempFolder folder;
    FaultyDisk disk;
    const auto store = open_store(folder.file("store.db"));
    disk.fail_syncs(SQLITE_IOERR_FSYNC);
    EXPECT_EQ(store->ready().error().code, base::Code::unavailable);
}

TEST(SqliteStore, NamesTheFolderThatIsNotThere) {
    const TempFolder folder;
    const auto store = SqliteStore::open({folder.file("nowhere/store.db"), 1});
    ASSERT_FALSE(store.ok());
    EXPECT_EQ(store.error().code, base::Code::unavailable);
    EXPECT_THAT(store.error().what, testing::HasSubstr("nowhere/store.db"));
}

TEST(SqliteStore, MakesAFileThatOnlyItsOwnerReads) {
    const TempFolder folder;
    const auto store = open_store(folder.file("store.db"));
    keep(*store, a_chain(1));
    using std::filesystem::perms;
    for (const char* name : {"store.db", "store.db-wal", "store.db-shm"}) {
        EXPECT_EQ(std::filesystem::status(folder.file(name)).permissions(),
                  perms::owner_read | perms::owner_write)
            << name;
    }
}

}  // namespace
}  // namespace daofang::store
