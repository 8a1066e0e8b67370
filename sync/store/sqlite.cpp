#include "sync/store/sqlite.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <utility>

#include "sync/base/check.h"
#include "sync/base/text.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::Result;
using base::Status;
using base::text_of;

namespace {

constexpr std::int64_t busy_wait_us_low = 100;
constexpr std::int64_t busy_wait_us_high = 500;

struct Meaning {
    Code code;
    const char* advice;
};

// `why` is the system's errno, 0 when it had none.
Meaning meaning_of(int code, int why) {
    switch (code & 0xff) {
        case SQLITE_FULL:
            return {Code::full, "free some space on this disk, work goes on by itself then"};
        case SQLITE_IOERR:
            if (why == ENOSPC || why == EDQUOT) {
                return {Code::full, "free some space on this disk, work goes on by itself then"};
            }
            return {Code::unavailable, "check the disk and its cable, the system log says more"};
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Code::unavailable,
                    "check that the folder exists and that this user may write in it"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return {Code::unavailable, "another program is writing to it, close that one"};
        case SQLITE_NOMEM:
            return {Code::unavailable, "the machine is out of memory"};
        default:
            return {Code::corrupt, "copy the file away for inspection, then restore it"};
    }
}

// A file of its owner's only; SQLite gives its side files the same mode. O_EXCL matters twice: an
// existing file keeps its mode, and closing a descriptor of a database that is open elsewhere in
// this process would drop that connection's locks.
void create_private(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) ::close(fd);
    // A failure shows again, and is reported, when SQLite opens the file.
}

// `doing` completes "while ...".
Error sqlite_error(sqlite3* connection, int code, std::string_view path, std::string_view doing) {
    CHECK((code & 0xff) != SQLITE_MISUSE && (code & 0xff) != SQLITE_RANGE);
    // SQLite keeps the errno of these two only; after others it is an old one.
    const bool from_system = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
    const int why = from_system ? sqlite3_system_errno(connection) : 0;
    const Meaning meaning = meaning_of(code, why);
    return {meaning.code, text_of("{}: {}{}{} (SQLite code {}) while {}; {}", path,
                                  sqlite3_errmsg(connection), why != 0 ? ", " : "",
                                  why != 0 ? std::strerror(why) : "", code, doing, meaning.advice)};
}

}  // namespace

// --- Query
// ----------------------------------------------------------------------------------------

Query::~Query() {
    sqlite3_reset(statement_);
}

Result<bool> Query::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    // SQLite counts COMMIT as read-only, and that is where a full disk shows.
    const bool reads =
        sqlite3_stmt_readonly(statement_) != 0 && sqlite3_column_count(statement_) > 0;
    const char* doing = reads ? "reading" : "writing";
    return sqlite_error(sqlite3_db_handle(statement_), code, path(), doing);
}

Status Query::run() {
    const Result<bool> row = next();
    if (!row.ok()) return row.error();
    CHECK(!row.value());
    return {};
}

std::int64_t Query::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

std::uint64_t Query::count(int column) const {
    return static_cast<std::uint64_t>(integer(column));
}

std::string_view Query::text(int column) const {
    // SQLite wants to be asked for the pointer first, then for the size.
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    return {data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

const char* Query::path() const {
    return sqlite3_db_filename(sqlite3_db_handle(statement_), "main");
}

void Query::bind(int index, std::int64_t value) {
    CHECK(sqlite3_bind_int64(statement_, index, value) == SQLITE_OK);
}

void Query::bind(int index, std::uint64_t value) {
    constexpr std::uint64_t largest = std::numeric_limits<std::int64_t>::max();
    bind(index, static_cast<std::int64_t>(std::min(value, largest)));
}

void Query::bind(int index, std::string_view value) {
    // A null pointer would bind NULL; an empty view may hold one.
    const char* data = value.empty() ? "" : value.data();
    CHECK(sqlite3_bind_text64(statement_, index, data, value.size(), nullptr, SQLITE_UTF8) ==
          SQLITE_OK);
}

void Query::bind(int index, std::span<const std::uint8_t> value) {
    CHECK(sqlite3_bind_blob64(statement_, index, value.data(), value.size(), nullptr) == SQLITE_OK);
}

// --- Database
// -------------------------------------------------------------------------------------

Result<Database> Database::open(const DatabaseOptions& options) {
    CHECK(!options.path.empty());
    Database database;
    database.path_ = options.path;
    create_private(options.path);

    sqlite3* connection = nullptr;
    constexpr int flags =
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(options.path.c_str(), &connection, flags, nullptr);
    database.connection_.reset(connection);
    CHECK(connection != nullptr);  // only when there is no memory for the handle itself
    if (code != SQLITE_OK) return database.error_of(code, "opening");

    database.busy_waits_ = std::make_unique<BusyWaits>();
    database.busy_waits_->random = base::Random(options.seed);
    database.busy_waits_->waited_us_max = options.busy_wait_us_max;
    sqlite3_busy_handler(connection, &Database::on_busy, database.busy_waits_.get());

    TRY_ASSIGN(database.begin_, database.prepare("BEGIN IMMEDIATE"));
    TRY_ASSIGN(database.commit_, database.prepare("COMMIT"));
    TRY_ASSIGN(database.rollback_, database.prepare("ROLLBACK"));
    return database;
}

Error Database::error_of(int code, std::string_view doing) const {
    return sqlite_error(connection_.get(), code, path_, doing);
}

// Short random waits: writers hold the lock for one fsync, and two that wait must not march in
// step.
int Database::on_busy(void* context, int tries) {
    auto& waits = *static_cast<BusyWaits*>(context);
    if (tries == 0) waits.waited_us = 0;
    if (waits.waited_us >= waits.waited_us_max) return 0;
    const std::int64_t wait_us =
        busy_wait_us_low + static_cast<std::int64_t>(waits.random.below(static_cast<std::uint64_t>(
                               busy_wait_us_high - busy_wait_us_low + 1)));
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    system->xSleep(system, static_cast<int>(wait_us));
    waits.waited_us += wait_us;
    return 1;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error_of(code, "preparing a statement");
    return Statement(statement);
}

Status Database::run(const char* sql) {
    const int code = sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error_of(code, "setting it up");
    return {};
}

Status Database::use_write_ahead_log() {
    // Where two programs make one new file together, SQLite reports "busy" here without asking the
    // busy handler, as it holds a lock itself. It has let go of that by now: ask again.
    for (int tries = 0;; ++tries) {
        const Result<std::string> mode = read_text("PRAGMA journal_mode = WAL");
        if (!mode.ok()) {
            const bool busy = (sqlite3_errcode(connection_.get()) & 0xff) == SQLITE_BUSY;
            if (busy && on_busy(busy_waits_.get(), tries) != 0) continue;
            return mode.error();
        }
        if (*mode == "wal") return {};
        return Error{Code::unavailable,
                     text_of("{}: this disk cannot keep a write-ahead log (mode {}); use a local "
                             "disk, not a network share",
                             path_, *mode)};
    }
}

Result<std::string> Database::read_text(std::string_view sql) {
    TRY_ASSIGN(const Statement statement, prepare(sql));
    Query query(statement);
    TRY_ASSIGN(const bool found, query.next());
    if (!found) return Error{Code::missing, text_of("{}: nothing from {}", path_, sql)};
    return std::string(query.text(0));
}

// --- Transaction
// ----------------------------------------------------------------------------------

Result<Transaction> Transaction::begin(Database& database) {
    TRY(Query(database.begin_).run());
    return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
    if (database_ == nullptr) return;
    // After a full disk or an I/O error SQLite has rolled back by itself already.
    if (sqlite3_get_autocommit(database_->connection_.get()) != 0) return;
    // Nothing was committed, so a rollback that fails changes nothing on disk; the next begin()
    // reports what is wrong.
    static_cast<void>(Query(database_->rollback_).run());
}

Status Transaction::commit() {
    CHECK(database_ != nullptr);
    TRY(Query(database_->commit_).run());
    database_ = nullptr;
    return {};
}

}  // namespace daofang::store
