#include "kiosk/ui/glyph_atlas.h"

#include <algorithm>
#include <cmath>

namespace daofang::ui {

namespace {

// Above this a quarter of a pixel is not seen; CJK advances are whole pixels anyway.
constexpr float fine_below_px = 32;
constexpr char32_t cjk_from = 0x2E80;

// How much of a pixel the circle of `radius` covers at `distance` from its centre.
float covered(float radius, float distance) {
    return std::clamp(radius - distance + 0.5f, 0.0f, 1.0f);
}

AlphaPicture draw_disc(int diameter, int width) {
    AlphaPicture picture{diameter, diameter, 0, 0, {}};
    picture.pixels.reserve(static_cast<std::size_t>(diameter) * static_cast<std::size_t>(diameter));
    const float radius = static_cast<float>(diameter) / 2;
    const float hole = width > 0 ? radius - static_cast<float>(width) : 0;
    for (int y = 0; y < diameter; ++y) {
        for (int x = 0; x < diameter; ++x) {
            const float distance = std::hypot(static_cast<float>(x) + 0.5f - radius,
                                              static_cast<float>(y) + 0.5f - radius);
            const float inside = hole > 0 ? covered(hole, distance) : 0;
            const float alpha = std::max(0.0f, covered(radius, distance) - inside);
            picture.pixels.push_back(static_cast<std::uint8_t>(std::lround(alpha * 255)));
        }
    }
    return picture;
}

}  // namespace

const Sprite& GlyphAtlas::glyph(Family family, float px, char32_t code, float x) {
    const bool fine = px < fine_below_px && code < cjk_from;
    const auto phase = fine ? static_cast<std::uint64_t>((x - std::floor(x)) * 4) & 3u : 0u;
    const auto quarters = static_cast<std::uint64_t>(std::lround(px * 4));
    const std::uint64_t key =
        (static_cast<std::uint64_t>(family) << 62) | (phase << 60) | (quarters << 32) | code;
    auto [entry, fresh] = glyphs_.try_emplace(key);
    if (fresh) {
        if (!fonts_.has(family, code)) missing_.insert(code);
        entry->second = pages_.add(fonts_.draw(family, code, static_cast<float>(quarters) / 4,
                                               static_cast<float>(phase) / 4));
        entry->second.phased = fine;
    }
    return entry->second;
}

const Sprite& GlyphAtlas::disc(int diameter, int width) {
    const std::uint64_t key = (static_cast<std::uint64_t>(diameter) << 32) |
                              static_cast<std::uint64_t>(static_cast<std::uint32_t>(width));
    auto [entry, fresh] = discs_.try_emplace(key);
    if (fresh) entry->second = pages_.add(draw_disc(diameter, width));
    return entry->second;
}

void GlyphAtlas::clear() {
    glyphs_.clear();
    discs_.clear();
}

}  // namespace daofang::ui
