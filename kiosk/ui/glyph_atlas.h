// Glyph atlas: characters, discs and rings as sprites, drawn the first time they are asked for.
//
// Only what is shown is ever drawn, so the start is fast and what people write is there at once.
// Thread  the loop's.  Units  window pixels.
#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>

#include "kiosk/ui/atlas_pages.h"
#include "kiosk/ui/fonts.h"

namespace daofang::ui {

class GlyphAtlas {
public:
    GlyphAtlas(Fonts& fonts, AtlasPages& pages) : fonts_(fonts), pages_(pages) {}

    // `x` is where the pen stands: small type is drawn at quarter pixels. px in quarter pixels too.
    const Sprite& glyph(Family family, float px, char32_t code, float x);
    // A disc `width` 0, else a ring that wide, `diameter` across.
    const Sprite& disc(int diameter, int width);
    void clear();

    std::size_t size() const { return glyphs_.size(); }
    const std::set<char32_t>& missing() const { return missing_; }

private:
    Fonts& fonts_;
    AtlasPages& pages_;
    std::unordered_map<std::uint64_t, Sprite> glyphs_;
    std::unordered_map<std::uint64_t, Sprite> discs_;
    std::set<char32_t> missing_;
};

}  // namespace daofang::ui
