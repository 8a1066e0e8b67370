// SVG pictures to pixels, by librsvg. The only place that knows it.
//
// Thread  the loop's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/ui/atlas_pages.h"
#include "sync/base/result.h"

namespace daofang::ui {

// Red, green, blue and a byte of 255; rows without gaps.
struct RgbaPicture {
    int w = 0, h = 0;
    std::vector<std::uint8_t> pixels;
};

// Where the picture lies on the pixels asked for: it may be larger, and is then cut.
struct SvgPlace {
    double x = 0, y = 0, w = 0, h = 0;
};

// Width to height of the picture; `missing` or `invalid` names the file.
base::Result<float> svg_aspect(const std::string& path);
// Drawn on a ground of one opaque colour (0xAABBGGRR).
base::Result<RgbaPicture> draw_svg(const std::string& path, int width, int height,
                                   const SvgPlace& place, std::uint32_t ground);
// Only its coverage: `currentColor` becomes what it is tinted with. `stroke` over 0 replaces the
// width of its lines, in units of the picture.
base::Result<AlphaPicture> draw_svg_alpha(const std::string& path, int size, float stroke);

}  // namespace daofang::ui
