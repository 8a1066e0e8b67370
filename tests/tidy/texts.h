// Texts: what assets/text says, against the code that asks for it and the tone we keep.
#pragma once

#include <map>
#include <set>
#include <string>

#include "tests/tidy/source.h"

namespace daofang::tidy {

struct TextLine {
    std::string words;
    std::size_t line = 0;
};
// One language: assets/text/<lang>.toml, "table.key" to words.
struct Language {
    std::string path;
    std::map<std::string, TextLine> texts;
    Findings mistakes;  // what does not parse
};
Language parse_language(const SourceFile& file);

// An id, or a "{placeholder}" in its text, that the other language does not have.
Findings check_same_ids(const Language& one, const Language& other);

// What code asks for: whole ids, beginnings of composed ones ("service." + id), and their endings
// (id + "_text").
struct AskedTexts {
    struct Place {
        std::string id, path;
        std::size_t line = 0;
    };
    std::vector<Place> asked;         // literally, of t("...")
    std::set<std::string> mentioned;  // any literal that could be an id
    std::set<std::string> beginnings, endings;

    bool uses(const std::string& id) const;
};
void collect_asked(const SourceFile& file, AskedTexts& all);

// t("...") of an id that is not there.
Findings check_asked(const AskedTexts& asked, const Language& language);
// A text that no code asks for.
Findings check_unused(const AskedTexts& asked, const Language& language);
// Words that no visitor shall read: refusals, threats, blame, shouting.
Findings check_tone(const Language& language);

}  // namespace daofang::tidy
