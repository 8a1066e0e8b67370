// Texts: every word a person reads, by id, in the language of the frame.
//
// assets/text/<lang>.toml, one table a screen: [home] lawyer = "咨询律师" is "home.lawyer".
// "{n}" is replaced by the argument of that name. A language must hold every id of zh-CN (tidy
// test).
#pragma once

#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "sync/base/result.h"

namespace daofang::ui {

using TextArgs = std::initializer_list<std::pair<std::string_view, std::string>>;

class Texts {
public:
    // Loads every <lang>.toml of the folder; `invalid` names file:line.
    static base::Result<Texts> load(const std::string& folder);

    // The text with its arguments put in. An unknown id gives "?id?" and is drawn so: the picture
    // tests fail on it.
    std::string get(std::string_view lang, std::string_view id, TextArgs args = {}) const;
    bool has(std::string_view lang, std::string_view id) const;
    std::set<std::string> languages() const;
    std::set<std::string> ids(std::string_view lang) const;
    // Every character in use: what the fonts must have.
    std::set<char32_t> characters() const;

private:
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> by_lang_;
};

}  // namespace daofang::ui
