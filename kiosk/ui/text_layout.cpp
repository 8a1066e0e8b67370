#include "kiosk/ui/text_layout.h"

#include "kiosk/ui/utf8.h"

namespace daofang::ui {

namespace {

std::string_view trimmed(std::string_view words) {
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.remove_suffix(1);
    return words;
}

// One pass, greedy: as many words in a line as go.
class Filler {
public:
    Filler(Fonts& fonts, const TextSpec& spec, std::string_view words, float width_max)
        : fonts_(fonts), spec_(spec), words_(words), width_max_(width_max) {}

    std::vector<Line> fill(const std::vector<BreakPoint>& points) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const BreakPoint& point = points[i];
            while (!fits(point.at) && (good_ > start_ || reluctant_ > start_)) {
                cut(good_ > start_ ? good_ : reluctant_);
            }
            (point.reluctant ? reluctant_ : good_) = point.at;
            if (point.hard) cut(point.at);
        }
        if (start_ < words_.size()) cut(static_cast<std::uint32_t>(words_.size()));
        return std::move(lines_);
    }

private:
    bool fits(std::uint32_t end) const {
        if (width_max_ <= 0) return true;
        return width_of(fonts_, spec_, trimmed(words_.substr(start_, end - start_))) <= width_max_;
    }
    void cut(std::uint32_t end) {
        const std::string_view line = trimmed(words_.substr(start_, end - start_));
        lines_.push_back({line, width_of(fonts_, spec_, line)});
        start_ = end;
    }

    Fonts& fonts_;
    const TextSpec& spec_;
    std::string_view words_;
    float width_max_;
    std::vector<Line> lines_;
    std::uint32_t start_ = 0, good_ = 0, reluctant_ = 0;
};

// One Han character, with at most its full stop.
bool is_lone(std::string_view words) {
    std::size_t at = 0;
    int han = 0;
    int other = 0;
    while (at < words.size()) {
        const char32_t code = next_codepoint(words, at);
        ++(code >= 0x4E00 && code <= 0x9FFF ? han : other);
    }
    return han == 1 && other <= 1;
}

}  // namespace

float width_of(Fonts& fonts, const TextSpec& spec, std::string_view words) {
    float width = 0;
    for (std::size_t at = 0; at < words.size();) {
        const char32_t code = next_codepoint(words, at);
        if (!is_invisible(code)) width += fonts.advance(spec.family, code) * spec.px;
    }
    return width;
}

std::vector<Line> lines_of(Fonts& fonts, TextBreaks& breaks, const TextSpec& spec,
                           std::string_view words, float width_max) {
    const auto& points = breaks.of(words, spec.lang);
    std::vector<Line> lines = Filler(fonts, spec, words, width_max).fill(points);
    if (lines.size() < 2 || !is_lone(lines.back().words)) return lines;
    // Just too narrow for the line before the last to keep what it has.
    const float narrower = lines[lines.size() - 2].width - spec.px / 2;
    std::vector<Line> better = Filler(fonts, spec, words, narrower).fill(points);
    const bool improved = better.size() == lines.size() && !is_lone(better.back().words);
    return improved ? better : lines;
}

}  // namespace daofang::ui
