// Fonts: the three faces of the design language, by FreeType from the distribution's files.
//
// Noto Sans CJK SC Regular and Bold, Noto Serif CJK SC Bold; digits are of one width in both Sans.
// Owns    the faces.  Thread  the loop's.  Units  em unless said otherwise.
#pragma once

#include <cstdint>
#include <memory>

#include "kiosk/ui/atlas_pages.h"
#include "kiosk/ui/frame.h"
#include "sync/base/result.h"

namespace daofang::ui {

inline constexpr std::size_t families = 3;

class Fonts {
public:
    // `missing` names the file and the package that brings it.
    static base::Result<std::unique_ptr<Fonts>> open();
    ~Fonts();

    // Width of a character; of the box drawn instead when the font has no such character.
    float advance(Family family, char32_t code);
    bool has(Family family, char32_t code);
    float ascent(Family family) const;
    float descent(Family family) const;
    // Draws a character at `px` pixels, moved right by `shift` of a pixel (0 to 1).
    AlphaPicture draw(Family family, char32_t code, float px, float shift);

private:
    struct Impl;
    explicit Fonts(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::ui
