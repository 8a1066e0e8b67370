// Theme: colours, type sizes, strokes and radii from assets/theme.toml.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "kiosk/ui/layout.h"
#include "sync/base/result.h"

namespace daofang::ui {

// One name a colour of the design language; the value depends on the mode (and face).
enum class Tint {
    paper,
    card,
    sunk,
    ink,
    ink2,
    primary,
    primary_lip,
    primary_tint,
    on_primary,
    vermilion,
    vermilion_text,
    vermilion_tint,
    jade,
    jade_text,
    jade_tint,
    amber,
    amber_text,
    amber_tint,
    line,
    control,
    off_text,
    off_fill,
    scrim,
    board_ground,
    board_panel,
    board_ticker,
    board_text,
    board_text2,
    board_gold,
    count_
};

// Roles of text; the size depends on shape and mode.
enum class Type {
    attract,
    hello,
    title,
    h2,
    primary_label,
    label,
    body,
    min,
    ticket,
    digit,  // kiosk
    number,
    timer,
    queue,
    h3,  // console
    window,
    recent,  // board
    count_
};

using Colour = std::uint32_t;  // 0xAABBGGRR, as Dear ImGui packs it

class Theme {
public:
    // `invalid` names file:line for a missing, unknown or malformed token.
    static base::Result<Theme> load(const std::string& path);

    Colour colour(Tint tint, const Mode& mode) const;
    float px(Type type, const Look& look) const;  // design px
    float radius(const std::string& name) const;  // "control", "dock", "block", ...
    float stroke(const std::string& name) const;  // "lip", "edge", "rule_thick", ...
    float lip(const Look& look) const;
    float edge(const Look& look) const;
    // From here on every motion takes no time; idle times stay.
    void hold_still();
    float motion_ms(const std::string& name) const;  // "press", "page", "idle", ...

private:
    std::array<std::array<Colour, 2>, static_cast<std::size_t>(Tint::count_)> colours_{};
    std::map<std::string, float> numbers_;
};

// WCAG 2.1 relative contrast of two opaque colours, 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace daofang::ui
