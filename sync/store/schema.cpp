#include "sync/store/schema.h"

#include <array>

#include "sync/base/check.h"
#include "sync/base/text.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::Result;
using base::Status;
using base::text_of;

namespace {

// An event is its canonical line; the columns beside it are only what it is looked up by. A journal
// is of one hall, and `id` is the order in which this terminal learnt its events.
constexpr std::array journal_steps = {
    R"sql(
    CREATE TABLE self(
        one     INTEGER PRIMARY KEY CHECK (one = 1),
        hall    TEXT NOT NULL,
        origin  TEXT NOT NULL,
        pushed  INTEGER NOT NULL DEFAULT 0,  -- own seq that the relay has acknowledged
        pulled  INTEGER NOT NULL DEFAULT 0,  -- the hall's position merged up to
        seen_at INTEGER NOT NULL DEFAULT 0,  -- newest stamp adopted from others
        probes  INTEGER NOT NULL DEFAULT 0   -- counts ready(); means nothing
    ) STRICT;
    CREATE TABLE events(
        id     INTEGER PRIMARY KEY,
        origin TEXT NOT NULL,
        seq    INTEGER NOT NULL,
        at     INTEGER NOT NULL,
        line   TEXT NOT NULL,
        UNIQUE (origin, seq)
    ) STRICT;
    CREATE INDEX events_by_time ON events(at);
    CREATE TABLE proposal(
        one  INTEGER PRIMARY KEY CHECK (one = 1),
        line TEXT NOT NULL
    ) STRICT;
    CREATE TABLE notes(
        key   TEXT PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT;
    )sql",
};

constexpr std::array store_steps = {
    R"sql(
    CREATE TABLE events(
        id       INTEGER PRIMARY KEY,
        hall     TEXT NOT NULL,
        position INTEGER NOT NULL,
        origin   TEXT NOT NULL,
        seq      INTEGER NOT NULL,
        line     TEXT NOT NULL,
        UNIQUE (hall, position),
        UNIQUE (hall, origin, seq)
    ) STRICT;
    CREATE TABLE heads(
        hall   TEXT NOT NULL,
        origin TEXT NOT NULL,
        seq    INTEGER NOT NULL,
        hash   BLOB NOT NULL,
        PRIMARY KEY (hall, origin)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE claims(
        hall   TEXT NOT NULL,
        claim  TEXT NOT NULL,
        origin TEXT NOT NULL,
        seq    INTEGER NOT NULL,
        PRIMARY KEY (hall, claim)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE probe(
        one    INTEGER PRIMARY KEY CHECK (one = 1),
        probes INTEGER NOT NULL  -- counts ready(); means nothing
    ) STRICT;
    INSERT INTO probe VALUES (1, 0);
    )sql",
};

struct Version {
    std::int64_t application_id;
    std::int64_t steps_taken;
    std::int64_t tables;
};

// One statement, so that it never sees half of what another program is setting up.
Result<Version> version_of(Database& database) {
    TRY_ASSIGN(const Statement select,
               database.prepare("SELECT (SELECT application_id FROM pragma_application_id),"
                                "       (SELECT user_version FROM pragma_user_version),"
                                "       (SELECT count(*) FROM sqlite_schema)"));
    Query query(select);
    TRY_ASSIGN(const bool found, query.next());
    CHECK(found);  // a row of its own, whatever the file holds
    return Version{query.integer(0), query.integer(1), query.integer(2)};
}

// Ours, or empty; and not from a newer program.
Status check_ours(const Version& version, const Schema& schema, const std::string& path) {
    const bool empty =
        version.application_id == 0 && version.steps_taken == 0 && version.tables == 0;
    if (empty) return {};
    if (version.application_id != schema.application_id) {
        return Error{Code::conflict,
                     text_of("{} is not a {}; name another file", path, schema.what)};
    }
    const auto known = static_cast<std::int64_t>(schema.steps.size());
    if (version.steps_taken > known) {
        return Error{Code::invalid,
                     text_of("{} was made by a newer version (schema {}, this program knows {}); "
                             "update this program",
                             path, version.steps_taken, known)};
    }
    return {};
}

Status take_steps(Database& database, const Schema& schema) {
    TRY_ASSIGN(Transaction transaction, Transaction::begin(database));
    // Asked again under the write lock: another program may have taken the steps by now.
    TRY_ASSIGN(const Version version, version_of(database));
    TRY(check_ours(version, schema, database.path()));
    for (auto step = static_cast<std::size_t>(version.steps_taken); step < schema.steps.size();
         ++step) {
        TRY(database.run(schema.steps[step]));
    }
    TRY(database.run(text_of("PRAGMA application_id = {}; PRAGMA user_version = {}",
                             schema.application_id, schema.steps.size())
                         .c_str()));
    return transaction.commit();
}

}  // namespace

Schema journal_schema() {
    return {0x44466a31, "terminal journal", journal_steps};
}  // "DFj1"
Schema store_schema() {
    return {0x44467331, "server's store", store_steps};
}  // "DFs1"

Result<Database> open_database(const DatabaseOptions& options, const Schema& schema) {
    TRY_ASSIGN(Database database, Database::open(options));
    TRY_ASSIGN(const Version version, version_of(database));
    TRY(check_ours(version, schema, options.path));
    TRY(database.use_write_ahead_log());
    // FULL: a commit returns after fsync. cell_size_check finds damaged pages when they are read.
    TRY(
        database.run("PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
                     "PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 16777216;"));
    const bool current = version.application_id == schema.application_id &&
                         version.steps_taken == static_cast<std::int64_t>(schema.steps.size());
    if (!current) TRY(take_steps(database, schema));
    return database;
}

}  // namespace daofang::store
