// SQLite, as thin as it can be: handles that close themselves, statements prepared once, a query
// that resets itself, a transaction that rolls back unless it is committed.
//
// Owns    the connection. Statements, queries and transactions must not outlive their Database.
// Thread  one.
// Fails   every failure is an Error that names the file and says what to do:
//           full         no room on the disk (SQLITE_FULL, ENOSPC, EDQUOT)
//           unavailable  the disk or another program says no for now (IOERR, READONLY, BUSY, ...)
//           corrupt      the file does not read back (CORRUPT, NOTADB, not our schema)
//         After `full` and `unavailable` nothing was changed and the connection goes on working.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sync/base/handle.h"
#include "sync/base/random.h"
#include "sync/base/result.h"

namespace daofang::store {

using Statement = base::Handle<sqlite3_stmt, sqlite3_finalize>;

// One use of a prepared statement: binds ?1, ?2, ... in order, steps, resets at the end of scope.
// Text and blobs are not copied: what is bound must outlive the query.
class Query {
public:
    template <class... Values>
    explicit Query(const Statement& statement, const Values&... values)
        : statement_(statement.get()) {
        int index = 0;
        (bind(++index, values), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    // Steps: true when a row stands, false at the end.
    base::Result<bool> next();
    // Steps to the end of a statement that returns no rows.
    base::Status run();

    // Columns of the standing row, counted from 0.
    std::int64_t integer(int column) const;
    std::uint64_t count(int column) const;
    // Text or blob; gone with the next step.
    std::string_view text(int column) const;

    // The file that is asked, for messages.
    const char* path() const;

private:
    void bind(int index, std::int64_t value);
    // SQLite's integers are signed; larger values bind as the largest, which no column reaches.
    void bind(int index, std::uint64_t value);
    void bind(int index, std::string_view value);
    void bind(int index, std::span<const std::uint8_t> value);

    sqlite3_stmt* statement_;
};

struct DatabaseOptions {
    std::string path;
    std::uint64_t seed = 0;             // of the waits when another connection writes
    std::int64_t busy_wait_us_max = 0;  // give up with `unavailable` after waiting so long
};

class Database {
public:
    // Opens or creates the file, readable by its owner only. Changes nothing in it.
    static base::Result<Database> open(const DatabaseOptions& options);

    base::Result<Statement> prepare(std::string_view sql);
    // Runs statements that return nothing of interest.
    base::Status run(const char* sql);
    // Commits go to a write-ahead log from now on. `unavailable` when this disk cannot keep one.
    base::Status use_write_ahead_log();
    // The first column of the first row of `sql`, such as a pragma; `missing` without a row.
    base::Result<std::string> read_text(std::string_view sql);

    const std::string& path() const { return path_; }

private:
    friend class Transaction;
    // The Error for a result code; `doing` completes "while ...".
    base::Error error_of(int code, std::string_view doing) const;

    struct BusyWaits {
        base::Random random{0};
        std::int64_t waited_us = 0;
        std::int64_t waited_us_max = 0;
    };
    static int on_busy(void* waits, int tries);

    Database() = default;

    std::string path_;
    std::unique_ptr<BusyWaits> busy_waits_;  // SQLite keeps its address
    base::Handle<sqlite3, sqlite3_close_v2> connection_;
    Statement begin_, commit_, rollback_;
};

// A write transaction; holds the file's write lock from begin() on. Rolls back unless committed.
class Transaction {
public:
    static base::Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    // Ok: everything since begin() survives power loss. Otherwise nothing of it was kept.
    base::Status commit();

private:
    explicit Transaction(Database& database) : database_(&database) {}

    Database* database_;  // null once committed or moved from
};

}  // namespace daofang::store
