// Line breaks: where a text may be broken, by UAX 14 (ICU) and the house rules of ux/README
// section 7.
//
// Never inside a number, between a number and its unit ("15 天"), or inside a title mark pair 《》.
// Not beside 的 and 了, so that neither stands alone at an edge. These house rules give way where
// a stretch would not fit a line at all. A place name is kept whole by U+2060 in the text.
// Owns    one ICU iterator a language and the breaks of the last texts seen.
// Thread  the loop's.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace daofang::ui {

struct BreakPoint {
    std::uint32_t at = 0;    // byte offset: the next line starts here
    bool hard = false;       // must break here (\n)
    bool reluctant = false;  // only when the line fits no other way
};

class TextBreaks {
public:
    TextBreaks();
    TextBreaks(const TextBreaks&) = delete;
    TextBreaks& operator=(const TextBreaks&) = delete;
    ~TextBreaks();

    // In order; the end of the text is the last. Valid until the next call.
    const std::vector<BreakPoint>& of(std::string_view text, const std::string& lang);

private:
    struct Icu;
    Icu& iterator(const std::string& lang);

    std::map<std::string, std::unique_ptr<Icu>> by_lang_;
    std::unordered_map<std::string, std::vector<BreakPoint>> known_;
};

}  // namespace daofang::ui
