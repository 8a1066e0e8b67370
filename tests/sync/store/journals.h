// Builders for journal tests.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "sync/event/chain.h"
#include "sync/event/event.h"
#include "sync/store/journal.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace daofang::store {

using support::tuesday_morning;

inline JournalOptions options_in(const support::TempFolder& folder) {
    return {folder.file("journal.db"), "jieyang", "K1", 1};
}

inline std::unique_ptr<Journal> open_journal(const JournalOptions& options) {
    auto journal = Journal::open(options);
    if (!journal.ok()) throw std::runtime_error(journal.error().what);
    return std::move(journal).value();
}

inline std::unique_ptr<Journal> open_journal(const support::TempFolder& folder) {
    return open_journal(options_in(folder));
}

inline Draft a_draft(int number = 12) {
    return {"ticket_issued", R"({"number":)" + std::to_string(number) + "}", ""};
}

inline Draft a_call_draft(const std::string& claim = "2026-11-24/B012/call/1") {
    return {"ticket_called", R"({"label":"B012"})", claim};
}

// Appends one event that the test only needs to be there.
inline event::Event kept(Journal& journal, base::WallTime clock_now = tuesday_morning) {
    const std::vector drafts = {a_draft()};
    auto events = journal.append(drafts, clock_now);
    if (!events.ok()) throw std::runtime_error(events.error().what);
    return events->front();
}

// Others' events as a relay places them from `position` on.
inline std::vector<Placed> placed(const std::vector<event::Event>& events,
                                  std::uint64_t position = 1) {
    std::vector<Placed> made;
    for (const event::Event& event : events) made.push_back({position++, event});
    return made;
}

inline std::vector<event::Event> own_events(Journal& journal) {
    auto events = journal.own_after(0, 100'000);
    if (!events.ok()) throw std::runtime_error(events.error().what);
    return std::move(events).value();
}

// Changes a closed database file behind the journal's back.
inline void tamper(const std::string& path, const char* sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
}

// Why the journal cannot be opened; the message names the file.
inline base::Code code_of_opening(const JournalOptions& options) {
    const auto journal = Journal::open(options);
    if (journal.ok()) throw std::runtime_error("opened");
    EXPECT_THAT(journal.error().what, testing::HasSubstr(options.path));
    return journal.error().code;
}

}  // namespace daofang::store
