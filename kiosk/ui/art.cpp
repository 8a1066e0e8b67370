#include "kiosk/ui/art.h"

#include <algorithm>

#include "kiosk/ui/texture_ids.h"

namespace daofang::ui {

namespace {

// How far the paper reaches into a picture that fades: parts of its width and height (mock 05).
constexpr float fade_left_part = 0.39f;
constexpr float fade_right_part = 0.2f;
constexpr float fade_bottom_part = 0.22f;

SvgPlace covering(int width, int height, double aspect) {
    const double w = std::max(static_cast<double>(width), static_cast<double>(height) * aspect);
    const double h = w / aspect;
    return {(width - w) / 2, (height - h) / 2, w, h};
}

// How much of the picture is left at a distance from an edge of it: 0 at the edge, 1 inside.
float left_at(int distance, int length, float part) {
    const float reach = static_cast<float>(length) * part;
    return std::min(1.0f, (static_cast<float>(distance) + 0.5f) / reach);
}

void fade(RgbaPicture& picture, const ArtSpec& spec) {
    std::size_t at = 0;
    for (int y = 0; y < spec.h; ++y) {
        const float low =
            spec.fade_bottom ? left_at(spec.h - 1 - y, spec.h, fade_bottom_part) : 1.0f;
        for (int x = 0; x < spec.w; ++x, at += 4) {
            float keep = low;
            if (spec.fade_left) keep *= left_at(x, spec.w, fade_left_part);
            if (spec.fade_right) keep *= left_at(spec.w - 1 - x, spec.w, fade_right_part);
            if (keep >= 1) continue;
            for (std::size_t i = 0; i < 3; ++i) {
                const auto ground = static_cast<float>((spec.ground >> (8 * i)) & 0xFF);
                const auto value = static_cast<float>(picture.pixels[at + i]);
                picture.pixels[at + i] =
                    static_cast<std::uint8_t>(ground + (value - ground) * keep + 0.5f);
            }
        }
    }
}

}  // namespace

const ArtTexture* Art::texture(std::string_view name, const ArtSpec& spec) {
    const std::string path = folder_ + "/" + std::string(name) + ".svg";
    auto found = pictures_.find(name);
    if (found == pictures_.end()) {
        ArtTexture fresh;
        fresh.id = first_art_texture + pictures_.size();
        const auto aspect = svg_aspect(path);
        fresh.aspect = aspect.ok() ? aspect.value() : 0;
        found = pictures_.emplace(std::string(name), std::move(fresh)).first;
    }
    ArtTexture& art = found->second;
    if (art.aspect <= 0 || spec.w <= 0 || spec.h <= 0) return nullptr;
    if (art.version > 0 && art.spec == spec) return &art;
    auto drawn = draw_svg(path, spec.w, spec.h,
                          covering(spec.w, spec.h, static_cast<double>(art.aspect)), spec.ground);
    if (!drawn.ok()) {
        art.aspect = 0;
        return nullptr;
    }
    art.picture = std::move(drawn).value();
    art.spec = spec;
    if (spec.fade_left || spec.fade_right || spec.fade_bottom) fade(art.picture, spec);
    ++art.version;
    return &art;
}

}  // namespace daofang::ui
