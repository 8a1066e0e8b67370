// Icons: drawings of assets/icons as alpha sprites at the exact size used, each drawn once.
//
// Thread  the loop's.  Units  window pixels.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>

#include "kiosk/ui/atlas_pages.h"

namespace daofang::ui {

class Icons {
public:
    Icons(std::string folder, AtlasPages& pages) : folder_(std::move(folder)), pages_(pages) {}

    // Null for a name that has no drawing, which missing() then tells. `stroke` over 0: wider
    // lines, in units of the 24 grid.
    const Sprite* sprite(std::string_view name, int size, float stroke = 0);
    const std::set<std::string>& missing() const { return missing_; }
    void clear() { sprites_.clear(); }

private:
    std::string folder_;
    AtlasPages& pages_;
    std::map<std::tuple<std::string, int, float>, Sprite> sprites_;
    std::set<std::string> missing_;
};

}  // namespace daofang::ui
