#include "kiosk/ui/text_breaks.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>

#include "kiosk/ui/utf8.h"
#include "sync/base/check.h"
#include "sync/base/handle.h"

namespace daofang::ui {

struct TextBreaks::Icu {
    base::Handle<UBreakIterator, ubrk_close> handle;
};

namespace {

constexpr std::size_t texts_known_max = 2000;

struct Code {
    char32_t value = 0;
    std::uint32_t at = 0;
};

std::vector<Code> codes_of(std::string_view text) {
    std::vector<Code> codes;
    for (std::size_t at = 0; at < text.size();) {
        const auto from = static_cast<std::uint32_t>(at);
        codes.push_back({next_codepoint(text, at), from});
    }
    return codes;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_han(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

// Between codes[i - 1] and codes[i]: do the house rules mind a break?
bool minds(const std::vector<Code>& codes, std::size_t i, bool inside_title) {
    if (inside_title) return true;
    const char32_t before = codes[i - 1].value;
    const char32_t after = codes[i].value;
    if (after == U'的' || after == U'了') return true;
    if ((before == U'的' || before == U'了') && is_han(after)) return true;
    // "15 天", "15天", and "第 22 条" on both sides.
    const bool number_before =
        is_digit(before) || (before == U' ' && i >= 2 && is_digit(codes[i - 2].value));
    if (number_before && (is_han(after) || is_digit(after))) return true;
    const bool ordinal =
        before == U'第' || (before == U' ' && i >= 2 && codes[i - 2].value == U'第');
    return ordinal && is_digit(after);
}

}  // namespace

TextBreaks::TextBreaks() = default;
TextBreaks::~TextBreaks() = default;

TextBreaks::Icu& TextBreaks::iterator(const std::string& lang) {
    std::unique_ptr<Icu>& icu = by_lang_[lang];
    if (!icu) {
        UErrorCode status = U_ZERO_ERROR;
        icu = std::make_unique<Icu>();
        icu->handle.reset(ubrk_open(UBRK_LINE, lang.c_str(), nullptr, 0, &status));
        // ICU falls back to its root rules for any language: failing means it has no data at all.
        CHECK(U_SUCCESS(status));
    }
    return *icu;
}

const std::vector<BreakPoint>& TextBreaks::of(std::string_view text, const std::string& lang) {
    std::string key = lang;
    key += '\n';
    key += text;
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    if (known_.size() >= texts_known_max) known_.clear();

    UErrorCode status = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
    UBreakIterator* breaks = iterator(lang).handle.get();
    ubrk_setUText(breaks, &opened, &status);
    CHECK(U_SUCCESS(status));

    const std::vector<Code> codes = codes_of(text);
    std::vector<BreakPoint> points;
    std::size_t i = 0;
    int titles_open = 0;
    for (int at = ubrk_next(breaks); at != UBRK_DONE; at = ubrk_next(breaks)) {
        const auto offset = static_cast<std::uint32_t>(at);
        for (; i < codes.size() && codes[i].at < offset; ++i) {
            if (codes[i].value == U'《') ++titles_open;
            if (codes[i].value == U'》') titles_open = std::max(0, titles_open - 1);
        }
        const bool hard = offset > 0 && text[offset - 1] == '\n';
        const bool reluctant =
            !hard && offset < text.size() && i > 0 && minds(codes, i, titles_open > 0);
        points.push_back({offset, hard, reluctant});
    }
    utext_close(&opened);
    return known_.emplace(std::move(key), std::move(points)).first->second;
}

}  // namespace daofang::ui
