#include "tests/tidy/texts.h"

#include <toml++/toml.h>

#include <algorithm>
#include <regex>
#include <string_view>

#include "sync/base/text.h"

namespace daofang::tidy {
namespace {

using base::text_of;

void collect_table(const toml::table& table, const std::string& before, Language& language) {
    for (const auto& [key, node] : table) {
        const std::string id = before + std::string(key.str());
        const auto line = static_cast<std::size_t>(node.source().begin.line);
        if (const toml::table* inner = node.as_table()) {
            collect_table(*inner, id + ".", language);
        } else if (const auto words = node.value<std::string>()) {
            language.texts[id] = {*words, line};
        } else {
            language.mistakes.push_back({language.path, line, id + ": a text must be a string"});
        }
    }
}

std::set<std::string> placeholders_of(const std::string& words) {
    static const std::regex pattern(R"(\{[a-z_]+\})");
    std::set<std::string> found;
    for (std::sregex_iterator at(words.begin(), words.end(), pattern), end; at != end; ++at) {
        found.insert(at->str());
    }
    return found;
}

bool looks_like_id(const std::string& literal) {
    static const std::regex pattern(R"([a-z][a-z0-9_]*(\.[a-z0-9_]+)+)");
    return std::regex_match(literal, pattern);
}

}  // namespace

Language parse_language(const SourceFile& file) {
    Language language;
    language.path = file.path;
    try {
        collect_table(toml::parse(file.text), "", language);
    } catch (const toml::parse_error& error) {
        language.mistakes.push_back(
            {file.path, error.source().begin.line, std::string(error.description())});
    }
    return language;
}

Findings check_same_ids(const Language& one, const Language& other) {
    Findings findings;
    for (const auto& [id, text] : one.texts) {
        const auto match = other.texts.find(id);
        if (match == other.texts.end()) {
            findings.push_back(
                {one.path, text.line, text_of("{}: {} lacks it: add it there", id, other.path)});
        } else if (placeholders_of(text.words) != placeholders_of(match->second.words)) {
            findings.push_back({one.path, text.line,
                                text_of("{}: {} has other {{placeholders}}: \"{}\" and \"{}\"", id,
                                        other.path, text.words, match->second.words)});
        }
    }
    return findings;
}

void collect_asked(const SourceFile& file, AskedTexts& all) {
    static const std::regex call(R"rx(\bt\(\s*"([^"{}]+)"(\s*\+)?)rx");
    static const std::regex beginning(R"([a-z][a-z0-9_]*\.([a-z0-9_.]*[._])?)");
    static const std::regex ending(R"([._][a-z][a-z0-9_]*)");
    const Code code = code_of(file.text);
    for (std::sregex_iterator at(code.plain.begin(), code.plain.end(), call), end; at != end;
         ++at) {
        if ((*at)[2].length() > 0) continue;  // "service." + id
        const auto offset = static_cast<std::size_t>(at->position());
        all.asked.push_back({(*at)[1].str(), file.path, line_at(code.plain, offset)});
    }
    for (const Literal& literal : code.literals) {
        const std::string start = literal.text.substr(0, literal.text.find('{'));
        if (looks_like_id(literal.text)) all.mentioned.insert(literal.text);
        if (std::regex_match(start, beginning)) all.beginnings.insert(start);
        if (std::regex_match(literal.text, ending)) all.endings.insert(literal.text);
    }
}

bool AskedTexts::uses(const std::string& id) const {
    const auto begins = [&](const std::string& start) { return id.starts_with(start); };
    const auto ends = [&](const std::string& end) {
        return id.ends_with(end) && mentioned.contains(id.substr(0, id.size() - end.size()));
    };
    return mentioned.contains(id) || std::any_of(beginnings.begin(), beginnings.end(), begins) ||
           std::any_of(endings.begin(), endings.end(), ends);
}

Findings check_asked(const AskedTexts& asked, const Language& language) {
    Findings findings;
    for (const auto& place : asked.asked) {
        if (language.texts.contains(place.id)) continue;
        findings.push_back({place.path, place.line,
                            text_of("\"{}\" is no text of {}: add it", place.id, language.path)});
    }
    return findings;
}

Findings check_unused(const AskedTexts& asked, const Language& language) {
    Findings findings;
    for (const auto& [id, text] : language.texts) {
        if (asked.uses(id)) continue;
        findings.push_back({language.path, text.line, id + ": no code asks for it: delete it"});
    }
    return findings;
}

Findings check_tone(const Language& language) {
    static constexpr std::string_view words[] = {"不受理", "必须", "严禁", "违规", "！", "!"};
    Findings findings;
    for (const auto& [id, text] : language.texts) {
        for (const std::string_view word : words) {
            if (text.words.find(word) == std::string::npos) continue;
            findings.push_back({language.path, text.line,
                                text_of("{}: \"{}\": say what helps instead", id, word)});
        }
    }
    return findings;
}

}  // namespace daofang::tidy
