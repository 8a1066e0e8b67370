// Art: pictures of assets/art as one RGBA texture each, drawn once at the size used.
//
// Thread  the loop's.  Units  window pixels.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/svg.h"

namespace daofang::ui {

struct ArtTexture {
    std::uint64_t id = 0;
    float aspect = 1;
    RgbaPicture picture;
    std::uint64_t version = 0;
};

class Art {
public:
    // Texture ids below this are atlas pages.
    static constexpr std::uint64_t first_id = 1000;

    explicit Art(std::string folder) : folder_(std::move(folder)) {}

    // The texture that covers width x height with the picture's own aspect; null when there is no
    // such picture. Another size draws it anew in the same texture.
    const ArtTexture* covering(std::string_view name, int width, int height);
    const std::map<std::string, ArtTexture, std::less<>>& all() const { return pictures_; }

private:
    std::string folder_;
    std::map<std::string, ArtTexture, std::less<>> pictures_;
};

}  // namespace daofang::ui
