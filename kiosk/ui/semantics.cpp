#include "kiosk/ui/semantics.h"

#include <cmath>

#include "sync/base/json.h"

namespace daofang::ui {

const char* name_of(Role role) {
    switch (role) {
        case Role::text:
            return "text";
        case Role::heading:
            return "heading";
        case Role::button:
            return "button";
        case Role::toggle:
            return "toggle";
        case Role::choice:
            return "choice";
        case Role::field:
            return "field";
        case Role::list:
            return "list";
        case Role::image:
            return "image";
        case Role::code:
            return "code";
        case Role::banner:
            return "banner";
        case Role::dialog:
            return "dialog";
    }
    return "text";
}

std::string to_json(const Semantics& items, const std::string& screen, int width, int height,
                    float scale, float offset_x, float offset_y) {
    const auto whole = [](float value) { return static_cast<std::int64_t>(std::lround(value)); };
    const auto rect_of = [&](const Rect& r) {
        return base::Json::array({whole(offset_x + r.x * scale), whole(offset_y + r.y * scale),
                                  whole(r.w * scale), whole(r.h * scale)});
    };
    base::Json list = base::Json::array();
    for (const Item& item : items) {
        base::Json made = {{"id", item.id},           {"role", name_of(item.role)},
                           {"label", item.label},     {"rect", rect_of(item.rect)},
                           {"enabled", item.enabled}, {"fits", item.fits}};
        if (!item.value.empty()) made["value"] = item.value;
        if (item.focus) made["focus"] = true;
        if (item.selected) made["selected"] = true;
        if (item.drawn.w > 0) made["drawn"] = rect_of(item.drawn);
        list.push_back(std::move(made));
    }
    const base::Json whole_frame = {
        {"screen", screen}, {"size", {width, height}}, {"items", std::move(list)}};
    // What people typed may not be UTF-8 while it is being typed: replaced, never thrown over.
    return whole_frame.dump(-1, ' ', false, base::Json::error_handler_t::replace);
}

}  // namespace daofang::ui
