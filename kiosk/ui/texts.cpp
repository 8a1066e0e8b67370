#include "kiosk/ui/texts.h"

#include <filesystem>
#include <system_error>

#include "kiosk/ui/toml_file.h"
#include "kiosk/ui/utf8.h"

namespace daofang::ui {

namespace fs = std::filesystem;

namespace {

using ById = std::map<std::string, std::string, std::less<>>;

base::Result<ById> read_language(const std::string& path) {
    TRY_ASSIGN(const auto leaves, read_toml(path));
    ById texts;
    for (const TomlLeaf& leaf : leaves) {
        if (leaf.kind != TomlLeaf::Kind::text) {
            return mistake_at(path, leaf.line, "\"" + leaf.name + "\" is not a text");
        }
        texts.emplace(leaf.name, leaf.text);
    }
    return texts;
}

const std::string* argument(std::string_view name, TextArgs args) {
    for (const auto& [key, value] : args) {
        if (key == name) return &value;
    }
    return nullptr;
}

// "{n}" replaced by its argument; a name without one stays as it is and shows in the pictures.
std::string filled(std::string_view pattern, TextArgs args) {
    std::string text;
    std::size_t from = 0;
    while (from < pattern.size()) {
        const std::size_t open = pattern.find('{', from);
        const std::size_t close =
            open == std::string_view::npos ? std::string_view::npos : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        text.append(pattern.substr(from, open - from));
        const std::string* value = argument(pattern.substr(open + 1, close - open - 1), args);
        text.append(value ? std::string_view(*value) : pattern.substr(open, close - open + 1));
        from = close + 1;
    }
    text.append(pattern.substr(from));
    return text;
}

}  // namespace

base::Result<Texts> Texts::load(const std::string& folder) {
    std::error_code failed;
    Texts texts;
    for (const auto& entry : fs::directory_iterator(folder, failed)) {
        if (entry.path().extension() != ".toml") continue;
        TRY_ASSIGN(auto language, read_language(entry.path().string()));
        texts.by_lang_.emplace(entry.path().stem().string(), std::move(language));
    }
    if (failed || texts.by_lang_.empty()) {
        return base::Error{base::Code::missing, folder + ": no texts (<lang>.toml) here"};
    }
    return texts;
}

std::string Texts::get(std::string_view lang, std::string_view id, TextArgs args) const {
    const auto language = by_lang_.find(lang);
    if (language != by_lang_.end()) {
        const auto text = language->second.find(id);
        if (text != language->second.end()) return filled(text->second, args);
    }
    return "?" + std::string(id) + "?";
}

bool Texts::has(std::string_view lang, std::string_view id) const {
    const auto language = by_lang_.find(lang);
    return language != by_lang_.end() && language->second.find(id) != language->second.end();
}

std::set<std::string> Texts::languages() const {
    std::set<std::string> names;
    for (const auto& [lang, texts] : by_lang_) names.insert(lang);
    return names;
}

std::set<std::string> Texts::ids(std::string_view lang) const {
    std::set<std::string> found;
    const auto language = by_lang_.find(lang);
    if (language == by_lang_.end()) return found;
    for (const auto& [id, text] : language->second) found.insert(id);
    return found;
}

std::set<char32_t> Texts::characters() const {
    std::set<char32_t> found;
    for (const auto& [lang, texts] : by_lang_) {
        for (const auto& [id, text] : texts) {
            for (std::size_t at = 0; at < text.size();) found.insert(next_codepoint(text, at));
        }
    }
    return found;
}

}  // namespace daofang::ui
