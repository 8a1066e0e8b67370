// Settings: a TOML file read with care, every mistake named at file:line.
//
// Readers ask for keys by name and type; what is wrong (type, range, a key nobody asked for) is
// collected, so that an operator sees all mistakes of a file at once. Nothing throws.
// Thread  one. The tables point into their Settings, which outlives them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sync/base/result.h"

namespace daofang::base {

inline constexpr std::size_t settings_bytes_max = 1u << 20;

class Settings {
public:
    class Table;

    // Never fails at once: finish() tells a syntax error, and then nothing else.
    static Settings parse(std::string_view text, std::string file);
    // `missing` or `unavailable` when the file cannot be read.
    static Result<Settings> load(const std::string& path);

    Settings(Settings&&) noexcept;
    Settings& operator=(Settings&&) noexcept;
    ~Settings();

    Table root();
    // Call last: keys that nobody asked for become mistakes. Then ok, or `invalid` with one line
    // for each mistake.
    Status finish();

private:
    struct Document;
    explicit Settings(std::unique_ptr<Document> document);
    std::unique_ptr<Document> document_;
    friend class Table;
};

// One [table]. An absent table answers nullopt to everything.
class Settings::Table {
public:
    std::optional<std::string> text(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key, std::int64_t min, std::int64_t max);
    std::optional<double> number(std::string_view key, double min, double max);
    std::optional<bool> flag(std::string_view key);
    std::optional<std::vector<std::string>> texts(std::string_view key);
    std::optional<std::vector<std::int64_t>> integers(std::string_view key, std::int64_t min,
                                                      std::int64_t max);
    Table table(std::string_view key);
    // [[key]], one after the other.
    std::vector<Table> tables(std::string_view key);
    // Every key with a string value, by key: for tables whose keys are data.
    std::vector<std::pair<std::string, std::string>> all_texts();
    // The names of the sub-tables: for tables whose keys are data.
    std::vector<std::string> table_names();

    bool present() const { return node_ != nullptr; }
    // Something is wrong with `key` (or, when empty, with the table) that only the caller can tell.
    void mistake(std::string_view key, std::string_view what);
    // A mistake unless the key is there.
    void require(std::string_view key);

private:
    friend class Settings;
    Table(Settings::Document* document, const void* node) : document_(document), node_(node) {}
    Settings::Document* document_;
    const void* node_;  // a toml::table; null when absent
};

}  // namespace daofang::base
