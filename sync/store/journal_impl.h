// The inside of Journal, shared by the journal_*.cpp files: the file, its prepared statements, and
// what is remembered between calls.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sync/store/journal.h"
#include "sync/store/lock_file.h"
#include "sync/store/sqlite.h"

namespace daofang::store {

struct Journal::Impl {
    // What a transaction may change. Each works on a copy, which takes the place of `state` once it
    // is on disk: memory keeps all or nothing too.
    struct State {
        event::Head head;
        std::optional<event::Event> proposed;
        event::SteadyTime steady;
        std::uint64_t pushed = 0;
        std::uint64_t pulled = 0;
        std::optional<base::WallTime> oldest_unsent;
    };

    Impl(JournalOptions given, LockFile held, Database opened)
        : options(std::move(given)), lock(std::move(held)), database(std::move(opened)) {}

    // --- opening (journal_open.cpp)
    base::Status prepare();
    base::Status check_owner();
    base::Status load();
    base::Status load_tail();
    base::Status load_proposal();

    // --- own events (journal_own.cpp)
    base::Result<event::Event> build(const Draft& draft, const event::Head& head,
                                     base::WallTime at) const;
    base::Result<std::vector<event::Event>> append(std::span<const Draft> drafts,
                                                   base::WallTime clock_now);
    base::Result<event::Event> propose(const Draft& draft, base::WallTime clock_now);
    base::Result<event::Event> keep_proposed();
    base::Status drop_proposed();
    base::Status set_pushed(std::uint64_t seq);
    // Inside a transaction: the event becomes our newest.
    base::Status keep_own(const event::Event& event, State& next);
    // Inside a transaction: the open proposal becomes our newest.
    base::Status move_proposed(State& next);

    // --- others' events (journal_merge.cpp)
    base::Result<std::vector<event::Event>> merge(std::span<const Placed> events,
                                                  std::uint64_t cursor, base::WallTime clock_now);
    // Inside a transaction: whether the event was new.
    base::Result<bool> merge_one(const event::Event& event, State& next, base::WallTime clock_now);

    // --- reading (journal.cpp)
    base::Result<std::vector<event::Event>> read_since(base::WallTime from);
    base::Result<std::vector<event::Event>> own_after(std::uint64_t after, std::size_t limit);
    base::Status remember(const std::string& key, const std::string& value);
    base::Status ready();
    base::Status verify();

    base::Error conflict(std::string_view why) const;
    base::Error corrupt_at(std::uint64_t seq, std::string_view why) const;

    // Passes `result` on, and remembers when the file turned out corrupt.
    template <class Outcome>
    Outcome noted(Outcome result) {
        corrupt = corrupt || (!result.ok() && result.error().code == base::Code::corrupt);
        return result;
    }
    // Runs `work`, which writes, unless the file is known to be corrupt.
    template <class Work>
    auto writing(Work work) -> decltype(work()) {
        if (corrupt) {
            return base::Error{base::Code::corrupt,
                               options.path + ": damaged, read only until it is restored"};
        }
        return noted(work());
    }

    // In this order: the lock is let go after the database is closed.
    JournalOptions options;
    LockFile lock;
    Database database;
    Statement insert_event, select_line, select_own_after, select_since;
    Statement put_proposal, delete_proposal, select_proposal;
    Statement put_pushed, put_pulled, put_probe, put_note, select_note;
    State state;
    bool corrupt = false;
};

}  // namespace daofang::store
