#include "kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

#include "kiosk/ui/toml_file.h"
#include "sync/base/check.h"

namespace daofang::ui {

namespace {

constexpr std::size_t tints = static_cast<std::size_t>(Tint::count_);
constexpr std::size_t board_from = static_cast<std::size_t>(Tint::board_ground);

// In the order of Tint; those from board_ground on stand in [color.board].
constexpr std::array<std::string_view, tints> tint_names = {
    "paper",          "card",           "sunk",         "ink",        "ink2",
    "primary",        "primary_lip",    "primary_tint", "on_primary", "vermilion",
    "vermilion_text", "vermilion_tint", "jade",         "jade_text",  "jade_tint",
    "amber",          "amber_text",     "amber_tint",   "line",       "control",
    "off_text",       "off_fill",       "scrim",        "ground",     "panel",
    "ticker",         "text",           "text2",        "gold"};

// In the order of Type.
constexpr std::array<const char*, static_cast<std::size_t>(Type::count_)> type_names = {
    "attract", "hello", "title",  "h2",    "primary_label", "label", "body",   "min",
    "ticket",  "digit", "number", "timer", "queue",         "h3",    "window", "recent"};

constexpr std::array type_tables = {"portrait", "portrait_large", "landscape", "landscape_large",
                                    "small",    "small_large",    "console",   "board"};

const std::vector<std::string>& number_names() {
    static const std::vector<std::string> names = {
        "radius.control",      "radius.dock",           "radius.block",
        "radius.key",          "radius.dialog",         "radius.desktop",
        "radius.desktop_card", "radius.notch",          "radius.seal",
        "stroke.edge",         "stroke.edge_contrast",  "stroke.selected",
        "stroke.lip",          "stroke.lip_contrast",   "stroke.lip_small",
        "stroke.lip_desktop",  "stroke.rule_thick",     "stroke.rule_gap",
        "stroke.rule_thin",    "stroke.plaque",         "stroke.flow",
        "stroke.ring",         "stroke.ring_dialog",    "stroke.focus_inner",
        "stroke.focus_outer",  "motion_ms.press",       "motion_ms.page",
        "motion_ms.sheet",     "motion_ms.call_pulse",  "motion_ms.idle",
        "motion_ms.idle_warn", "motion_ms.result_idle", "motion_ms.attract_cycle",
        "factor.idle_aid"};
    return names;
}

std::string tint_path(std::size_t tint, std::size_t mode) {
    const std::string table = tint >= board_from ? "color.board."
                              : mode == 0        ? "color.light."
                                                 : "color.high_contrast.";
    return table + std::string(tint_names[tint]);
}

// "#RRGGBB" or "#RRGGBBAA".
std::optional<Colour> colour_of(const std::string& text) {
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#') return std::nullopt;
    if (text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string::npos) {
        return std::nullopt;
    }
    const unsigned long value = std::stoul(text.substr(1, 6), nullptr, 16);
    const unsigned long alpha = text.size() == 9 ? std::stoul(text.substr(7), nullptr, 16) : 255;
    return static_cast<Colour>(alpha << 24 | (value & 0xFF) << 16 | (value & 0xFF00) | value >> 16);
}

const char* name_of(Shape shape) {
    switch (shape) {
        case Shape::portrait:
            return "portrait";
        case Shape::landscape:
            return "landscape";
        case Shape::small:
            return "small";
        case Shape::console:
            return "console";
        case Shape::board:
            return "board";
    }
    return "portrait";
}

bool is_type_name(const std::string& name) {
    for (const char* table : type_tables) {
        for (const char* type : type_names) {
            if (name == std::string("type.") + table + "." + type) return true;
        }
    }
    return false;
}

double linear(Colour colour, int shift) {
    const double value = static_cast<double>((colour >> shift) & 0xFF) / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
    return 0.2126 * linear(colour, 0) + 0.7152 * linear(colour, 8) + 0.0722 * linear(colour, 16);
}

base::Status must_have(const std::string& path, const std::set<std::string>& seen,
                       const std::string& name) {
    if (seen.contains(name)) return {};
    return mistake_at(path, 1, "\"" + name + "\" is missing");
}

}  // namespace

base::Result<Theme> Theme::load(const std::string& path) {
    TRY_ASSIGN(const auto leaves, read_toml(path));
    Theme theme;
    std::set<std::string> seen;
    std::map<std::string, std::pair<std::size_t, std::size_t>> tint_at;
    for (std::size_t tint = 0; tint < tints; ++tint) {
        for (std::size_t mode = 0; mode < 2; ++mode) tint_at[tint_path(tint, mode)] = {tint, mode};
    }
    const auto& numbers = number_names();
    for (const TomlLeaf& leaf : leaves) {
        seen.insert(leaf.name);
        if (const auto tint = tint_at.find(leaf.name); tint != tint_at.end()) {
            const auto colour = colour_of(leaf.text);
            if (!colour) return mistake_at(path, leaf.line, leaf.name + " is not \"#RRGGBB\"");
            const auto [index, mode] = tint->second;
            theme.colours_[index][mode] = *colour;
            if (index >= board_from) theme.colours_[index][0] = *colour;
        } else if (is_type_name(leaf.name) ||
                   std::find(numbers.begin(), numbers.end(), leaf.name) != numbers.end()) {
            const bool positive = leaf.kind == TomlLeaf::Kind::number && leaf.number > 0;
            if (!positive) return mistake_at(path, leaf.line, leaf.name + " is not above 0");
            theme.numbers_[leaf.name] = static_cast<float>(leaf.number);
        } else {
            return mistake_at(path, leaf.line, "\"" + leaf.name + "\" is not a token");
        }
    }
    for (const auto& [name, at] : tint_at) TRY(must_have(path, seen, name));
    for (const std::string& name : numbers) TRY(must_have(path, seen, name));
    for (std::size_t i = 0; i <= static_cast<std::size_t>(Type::digit); ++i) {
        TRY(must_have(path, seen, std::string("type.portrait.") + type_names[i]));
    }
    for (const char* name : {"number", "timer", "queue", "h3"}) {
        TRY(must_have(path, seen, std::string("type.console.") + name));
    }
    for (const char* name : {"window", "recent"}) {
        TRY(must_have(path, seen, std::string("type.board.") + name));
    }
    return theme;
}

Colour Theme::colour(Tint tint, const Mode& mode) const {
    return colours_[static_cast<std::size_t>(tint)][mode.contrast ? 1 : 0];
}

float Theme::px(Type type, const Look& look) const {
    const std::string leaf = std::string(".") + type_names[static_cast<std::size_t>(type)];
    const std::string shape = std::string("type.") + name_of(look.shape);
    std::vector<std::string> tables = {shape, "type.portrait", "type.console", "type.board"};
    if (look.mode.large) tables.insert(tables.begin(), shape + "_large");
    for (const std::string& table : tables) {
        const auto found = numbers_.find(table + leaf);
        if (found != numbers_.end()) return found->second;
    }
    CHECK(false && "load() leaves no type without a size");
    return 0;
}

float Theme::radius(const std::string& name) const {
    return numbers_.at("radius." + name);
}

float Theme::stroke(const std::string& name) const {
    return numbers_.at("stroke." + name);
}

float Theme::lip(const Look& look) const {
    if (look.shape == Shape::console) return stroke("lip_desktop");
    if (look.mode.contrast) return stroke("lip_contrast");
    return stroke(look.shape == Shape::small ? "lip_small" : "lip");
}

float Theme::edge(const Look& look) const {
    if (look.shape == Shape::console) return look.mode.contrast ? 2.0f : 1.0f;
    return stroke(look.mode.contrast ? "edge_contrast" : "edge");
}

void Theme::hold_still() {
    for (const char* name : {"press", "page", "sheet", "call_pulse", "attract_cycle"}) {
        numbers_[std::string("motion_ms.") + name] = 0;
    }
}

float Theme::motion_ms(const std::string& name) const {
    return numbers_.at("motion_ms." + name);
}

double contrast(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace daofang::ui
