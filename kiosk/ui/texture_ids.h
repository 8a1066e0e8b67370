// What the texture ids of the draw list mean.
//
// 1 and up    pages of the atlas: alpha, tinted by the vertex colour
// solid       no texture: opaque rectangles of one colour, four vertices each, for which filling is
//             far quicker than blending (0.2 against 3.7 ms for a screen in software)
// 1000 and up pictures of assets/art
#pragma once

#include <cstdint>

namespace daofang::ui {

inline constexpr std::uint64_t solid_texture = 999;
inline constexpr std::uint64_t first_art_texture = 1000;

}  // namespace daofang::ui
