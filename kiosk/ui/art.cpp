#include "kiosk/ui/art.h"

#include <algorithm>
#include <cmath>

namespace daofang::ui {

const ArtTexture* Art::covering(std::string_view name, int width, int height) {
    const std::string path = folder_ + "/" + std::string(name) + ".svg";
    auto found = pictures_.find(name);
    if (found == pictures_.end()) {
        ArtTexture fresh;
        fresh.id = first_id + pictures_.size();
        const auto aspect = svg_aspect(path);
        fresh.aspect = aspect.ok() ? aspect.value() : 0;
        found = pictures_.emplace(std::string(name), std::move(fresh)).first;
    }
    ArtTexture& art = found->second;
    if (art.aspect <= 0 || width <= 0 || height <= 0) return nullptr;
    const float w = std::max(static_cast<float>(width), static_cast<float>(height) * art.aspect);
    const int want_w = static_cast<int>(std::lround(w));
    const int want_h = static_cast<int>(std::lround(w / art.aspect));
    if (art.picture.w != want_w || art.picture.h != want_h) {
        auto drawn = draw_svg(path, want_w, want_h);
        if (!drawn.ok()) {
            art.aspect = 0;
            return nullptr;
        }
        art.picture = std::move(drawn).value();
        ++art.version;
    }
    return &art;
}

}  // namespace daofang::ui
