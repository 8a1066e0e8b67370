// Text layout: words into lines of a width, in window pixels.
//
// Thread  the loop's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/fonts.h"
#include "kiosk/ui/text_breaks.h"

namespace daofang::ui {

struct Line {
    std::string_view words;  // without the spaces at its end
    float width = 0;
};

struct TextSpec {
    Family family = Family::sans;
    float px = 0;
    std::string lang;
};

// Width of one line.
float width_of(Fonts& fonts, const TextSpec& spec, std::string_view words);

// Lines of at most `width_max`; 0: only \n breaks. A stretch that fits no line sticks out. A last
// line of one lone character takes company from the line before.
std::vector<Line> lines_of(Fonts& fonts, TextBreaks& breaks, const TextSpec& spec,
                           std::string_view words, float width_max);

}  // namespace daofang::ui
