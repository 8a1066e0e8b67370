#include "kiosk/ui/icons.h"

#include "kiosk/ui/svg.h"

namespace daofang::ui {

const Sprite* Icons::sprite(std::string_view name, int size, float stroke) {
    const std::tuple key{std::string(name), size, stroke};
    if (const auto found = sprites_.find(key); found != sprites_.end()) return &found->second;
    if (missing_.contains(std::string(name))) return nullptr;
    const auto drawn = draw_svg_alpha(folder_ + "/" + std::string(name) + ".svg", size, stroke);
    if (!drawn.ok()) {
        missing_.insert(std::string(name));
        return nullptr;
    }
    return &sprites_.emplace(key, pages_.add(drawn.value())).first->second;
}

}  // namespace daofang::ui
