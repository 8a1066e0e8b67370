#include "sync/base/settings.h"

#include <toml++/toml.h>

#include <set>

#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::base {

struct Settings::Document {
    toml::table root;
    std::string file;
    std::vector<std::string> mistakes;
    std::set<const toml::node*> asked;
    bool readable = true;  // false after a syntax error, which is then the only mistake

    void mistake(const toml::source_region& where, std::string_view what) {
        if (!readable) return;  // nothing was read: every key would seem to be missing
        mistakes.push_back(
            text_of("{}:{}:{}: {}", file, where.begin.line, where.begin.column, what));
    }
    void report_unasked(const toml::table& table, const std::string& path);
    void report_unasked(const toml::node& node, const std::string& path);
};

void Settings::Document::report_unasked(const toml::node& node, const std::string& path) {
    if (!asked.contains(&node)) {
        mistake(node.source(), text_of("unknown key '{}'; remove it or mend its name", path));
        return;
    }
    if (const auto* table = node.as_table()) report_unasked(*table, path);
    if (const auto* array = node.as_array()) {
        for (const auto& member : *array) {
            if (const auto* inner = member.as_table()) report_unasked(*inner, path);
        }
    }
}

void Settings::Document::report_unasked(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        report_unasked(node, path.empty() ? name : path + "." + name);
    }
}

Settings::Settings(std::unique_ptr<Document> document) : document_(std::move(document)) {}
Settings::Settings(Settings&&) noexcept = default;
Settings& Settings::operator=(Settings&&) noexcept = default;
Settings::~Settings() = default;

Settings Settings::parse(std::string_view text, std::string file) {
    auto document = std::make_unique<Document>();
    document->file = std::move(file);
    try {
        document->root = toml::parse(text, document->file);
    } catch (const toml::parse_error& problem) {
        document->mistake(problem.source(), problem.description());
        document->readable = false;
    }
    return Settings(std::move(document));
}

Result<Settings> Settings::load(const std::string& path) {
    TRY_ASSIGN(const std::string text, read_file(path, settings_bytes_max));
    return parse(text, path);
}

Settings::Table Settings::root() {
    return Table(document_.get(), &document_->root);
}

Status Settings::finish() {
    document_->report_unasked(document_->root, "");
    if (document_->mistakes.empty()) return {};
    std::string all;
    for (const auto& mistake : document_->mistakes) {
        if (!all.empty()) all += '\n';
        all += mistake;
    }
    return Error{Code::invalid, all};
}

namespace {

const toml::table* as_table(const void* node) {
    return static_cast<const toml::table*>(node);
}

const toml::node* find(const void* table, std::string_view key) {
    return table == nullptr ? nullptr : as_table(table)->get(key);
}

// What toml++ calls a value of type T, and what we call it in a mistake.
template <class T>
constexpr const char* kind_of() {
    if constexpr (std::is_same_v<T, std::string>) return "text in quotes";
    if constexpr (std::is_same_v<T, std::int64_t>) return "a whole number";
    return "true or false";
}

// One value of exactly type T, with its node; a mistake when it is of another type.
template <class T, class Document>
std::optional<std::pair<T, const toml::node*>> read_value(Document& document, const void* table,
                                                          std::string_view key) {
    const toml::node* node = find(table, key);
    if (node == nullptr) return std::nullopt;
    document.asked.insert(node);
    auto value = node->value_exact<T>();
    if (!value) {
        document.mistake(node->source(), text_of("'{}' must be {}", key, kind_of<T>()));
        return std::nullopt;
    }
    return std::pair{std::move(*value), node};
}

}  // namespace

std::optional<std::string> Settings::Table::text(std::string_view key) {
    auto read = read_value<std::string>(*document_, node_, key);
    if (!read) return std::nullopt;
    return std::move(read->first);
}

std::optional<bool> Settings::Table::flag(std::string_view key) {
    const auto read = read_value<bool>(*document_, node_, key);
    if (!read) return std::nullopt;
    return read->first;
}

std::optional<std::int64_t> Settings::Table::integer(std::string_view key, std::int64_t min,
                                                     std::int64_t max) {
    const auto read = read_value<std::int64_t>(*document_, node_, key);
    if (!read) return std::nullopt;
    const auto [value, node] = *read;
    if (value < min || value > max) {
        document_->mistake(node->source(),
                           text_of("'{}' is {}; it must be {} to {}", key, value, min, max));
        return std::nullopt;
    }
    return value;
}

std::optional<double> Settings::Table::number(std::string_view key, double min, double max) {
    const toml::node* node = find(node_, key);
    if (node == nullptr) return std::nullopt;
    document_->asked.insert(node);
    const auto value = node->value<double>();
    if (!value || !(*value >= min && *value <= max)) {
        document_->mistake(node->source(),
                           text_of("'{}' must be a number from {} to {}", key, min, max));
        return std::nullopt;
    }
    return value;
}

std::optional<std::vector<std::string>> Settings::Table::texts(std::string_view key) {
    const toml::node* node = find(node_, key);
    if (node == nullptr) return std::nullopt;
    document_->asked.insert(node);
    std::vector<std::string> all;
    const auto* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const auto member = array->get(i)->value_exact<std::string>()) all.push_back(*member);
    }
    if (array == nullptr || all.size() != array->size()) {
        document_->mistake(node->source(), text_of("'{}' must be a list of texts", key));
        return std::nullopt;
    }
    return all;
}

std::optional<std::vector<std::int64_t>> Settings::Table::integers(std::string_view key,
                                                                   std::int64_t min,
                                                                   std::int64_t max) {
    const toml::node* node = find(node_, key);
    if (node == nullptr) return std::nullopt;
    document_->asked.insert(node);
    std::vector<std::int64_t> all;
    const auto* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        const auto member = array->get(i)->value_exact<std::int64_t>();
        if (member && *member >= min && *member <= max) all.push_back(*member);
    }
    if (array == nullptr || all.size() != array->size()) {
        document_->mistake(node->source(),
                           text_of("'{}' must be a list of whole numbers {} to {}", key, min, max));
        return std::nullopt;
    }
    return all;
}

Settings::Table Settings::Table::table(std::string_view key) {
    const toml::node* node = find(node_, key);
    if (node == nullptr) return Table(document_, nullptr);
    document_->asked.insert(node);
    if (!node->is_table()) {
        document_->mistake(node->source(), text_of("'{}' must be a table, [{}]", key, key));
        return Table(document_, nullptr);
    }
    return Table(document_, node->as_table());
}

std::vector<Settings::Table> Settings::Table::tables(std::string_view key) {
    const toml::node* node = find(node_, key);
    if (node == nullptr) return {};
    document_->asked.insert(node);
    std::vector<Table> all;
    const auto* array = node->as_array();
    for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
        if (const auto* member = array->get(i)->as_table()) all.push_back(Table(document_, member));
    }
    if (array == nullptr || all.size() != array->size()) {
        document_->mistake(node->source(), text_of("'{}' must be tables, [[{}]]", key, key));
        return {};
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> Settings::Table::all_texts() {
    std::vector<std::pair<std::string, std::string>> all;
    if (node_ == nullptr) return all;
    for (const auto& [key, node] : *as_table(node_)) {
        if (node.is_table()) continue;
        if (auto value = text(key.str())) all.emplace_back(key.str(), *value);
    }
    return all;
}

std::vector<std::string> Settings::Table::table_names() {
    std::vector<std::string> all;
    if (node_ == nullptr) return all;
    for (const auto& [key, node] : *as_table(node_)) {
        if (node.is_table()) all.emplace_back(key.str());
    }
    return all;
}

void Settings::Table::mistake(std::string_view key, std::string_view what) {
    const toml::node* node = key.empty() ? nullptr : find(node_, key);
    if (node == nullptr && node_ != nullptr) node = as_table(node_);
    document_->mistake(node == nullptr ? document_->root.source() : node->source(), what);
}

void Settings::Table::require(std::string_view key) {
    if (find(node_, key) == nullptr) mistake("", text_of("'{}' is missing here", key));
}

}  // namespace daofang::base
