// Art: pictures of assets/art as one opaque texture each, drawn once at the size used.
//
// Each lies on the paper already and fades into it where asked, so that drawing one is a copy.
// Thread  the loop's.  Units  window pixels.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/ui/svg.h"

namespace daofang::ui {

struct ArtSpec {
    int w = 0, h = 0;
    std::uint32_t ground = 0;  // 0xAABBGGRR
    bool fade_left = false, fade_right = false, fade_bottom = false;
    bool operator==(const ArtSpec&) const = default;
};

struct ArtTexture {
    std::uint64_t id = 0;
    float aspect = 0;  // 0: there is no such picture
    ArtSpec spec;
    RgbaPicture picture;
    std::uint64_t version = 0;
};

class Art {
public:
    explicit Art(std::string folder) : folder_(std::move(folder)) {}

    // The picture covering w x h from its middle with its own aspect; null when there is none.
    // Another spec draws it anew in the same texture.
    const ArtTexture* texture(std::string_view name, const ArtSpec& spec);
    const std::map<std::string, ArtTexture, std::less<>>& all() const { return pictures_; }

private:
    std::string folder_;
    std::map<std::string, ArtTexture, std::less<>> pictures_;
};

}  // namespace daofang::ui
