// What informs and cannot be pressed: blocks, bands, cards, facts, chips.
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

struct BlockPaint {
    Tint fill, ink;
    float edge;  // in high contrast
};

BlockPaint paint_of(BlockKind kind) {
    switch (kind) {
        case BlockKind::explain:
            return {Tint::primary_tint, Tint::primary, 2};
        case BlockKind::notice:
            return {Tint::amber_tint, Tint::amber_text, 2};
        case BlockKind::done:
            return {Tint::jade_tint, Tint::jade_text, 2};
        case BlockKind::person:
            return {Tint::vermilion_tint, Tint::vermilion_text, 4};
    }
    return {Tint::primary_tint, Tint::primary, 2};
}

TextStyle plain_style(float px, Tint tint, Family family, float line_height) {
    TextStyle style;
    style.type = Type::body;
    style.family = family;
    style.tint = tint;
    style.px = px;
    style.line_height = line_height;
    return style;
}

struct BlockSizes {
    float pad_x = 30, pad_y = 16, icon = 60, gap = 22, first = 44, second = 38, radius = 16;
};

BlockSizes sizes_of(const Frame& frame) {
    const float body = frame.px(Type::body);
    switch (frame.look().shape) {
        case Shape::console:
            return {16, 8, 26, 12, 16, 16, 8};
        case Shape::small:
            return {20, 10, body * 1.5f, 14, body * 1.1f, body, 12};
        default:
            break;
    }
    // 38 inside blocks, 52 in large text.
    const float second = body * (frame.large() ? 0.93f : 0.95f);
    return {30, 16, body * 1.5f, 22, frame.large() ? body : 44, second, 16};
}

// How far a smaller word in a line box of the same height must go down to stand on the baseline
// of a larger one: half of ascent less descent, which are 1.160 and 0.288 em in all our fonts.
float baseline_drop(float larger_px, float smaller_px) {
    return (larger_px - smaller_px) * (1.160f - 0.288f) / 2;
}

void draw_fact(Frame& frame, Rect cell, const std::string& id, const Fact& fact) {
    Item item;
    item.id = id;
    item.label = fact.cap;
    item.value = fact.unit.empty() ? fact.value : fact.value + " " + fact.unit;
    item.rect = cell;
    frame.record(std::move(item));

    const float room = cell.w - 32;
    TextStyle cap = plain_style(frame.px(Type::min), Tint::ink2, Family::sans, 1.45f);
    cap.align = Align::centre;
    cap.px = fitted_px(frame, fact.cap, cap, room, cap.px * 0.75f);
    const float cap_h = frame.measure(fact.cap, cap, room).h;
    const float tallest = (cell.h * 0.96f - cap_h) / 1.25f;
    TextStyle value = plain_style(std::min(frame.px(Type::label) * 1.565f, tallest), Tint::ink,
                                  Family::sans_bold, 1.25f);
    value.wrap = false;
    TextStyle unit = value;
    unit.px = value.px * 0.61f;
    const float gap = fact.unit.empty() ? 0 : unit.px * 0.25f;
    const float wide = frame.measure(fact.value, value).w + gap + frame.measure(fact.unit, unit).w;
    const float shrink = std::min(1.0f, room / std::max(1.0f, wide));
    value.px *= shrink;
    unit.px *= shrink;

    const float value_h = line_of(frame, value);
    const float y = cell.y + (cell.h - cap_h - value_h) / 2;
    frame.glyphs({cell.x + 16, y, room, cap_h}, fact.cap, cap);
    const float value_w = frame.measure(fact.value, value).w;
    const float x = cell.x + (cell.w - wide * shrink) / 2;
    frame.glyphs({x, y + cap_h, value_w + 1, value_h}, fact.value, value);
    if (fact.unit.empty()) return;
    unit.line_height = value_h / unit.px;
    const float unit_x = x + value_w + gap * shrink;
    frame.glyphs(
        {unit_x, y + cap_h + baseline_drop(value.px, unit.px), cell.right() - unit_x, value_h},
        fact.unit, unit);
}

// Two texts one below the other that share a box.
struct TwoTexts {
    TextStyle upper, lower;
    float upper_h = 0, lower_h = 0;
};

// Smaller step by step until both fit the height, but not below three quarters.
TwoTexts fit_two(const Frame& frame, std::string_view first, const TextStyle& upper,
                 std::string_view second, const TextStyle& lower, Frame::Size room) {
    TwoTexts made{upper, lower, 0, 0};
    for (float k = 1; k >= 0.75f; k -= 0.05f) {
        made.upper.px = upper.px * k;
        made.lower.px = lower.px * k;
        made.upper_h = first.empty() ? 0 : frame.measure(first, made.upper, room.w).h;
        made.lower_h = second.empty() ? 0 : frame.measure(second, made.lower, room.w).h;
        if (made.upper_h + made.lower_h <= room.h) break;
    }
    return made;
}

}  // namespace

void block(Frame& frame, Rect r, std::string_view id, BlockKind kind, std::string_view icon,
           std::string_view first, std::string_view second) {
    const BlockPaint paint = paint_of(kind);
    const BlockSizes size = sizes_of(frame);
    Item item;
    item.id = id;
    item.role = Role::text;
    item.label = first;
    item.value = second;
    item.rect = r;
    frame.record(std::move(item));
    // In high contrast an explanation is as yellow as what can be pressed: its edge stays white.
    const Tint ink = frame.contrast() && kind == BlockKind::explain ? Tint::ink : paint.ink;
    frame.fill(r, frame.contrast() ? Tint::card : paint.fill, size.radius);
    if (frame.contrast()) frame.stroke(r, ink, paint.edge, size.radius);
    const float icon_px = icon.empty() ? 0 : std::min(size.icon, r.h - 8);
    const float x = r.x + size.pad_x + (icon_px > 0 ? icon_px + size.gap : 0);
    const float room = r.right() - size.pad_x - x;
    TextStyle upper = plain_style(size.first, ink, Family::sans_bold, 1.35f);
    upper.px = fitted_px(frame, first, upper, room, size.second);
    TextStyle lower = plain_style(size.second, ink, Family::sans, 1.4f);
    // A second line that nearly fits shrinks to the smallest type; a longer one wraps.
    const float tight = fitted_px(frame, second, lower, room, frame.px(Type::min) * 0.5f);
    if (tight >= std::min(size.second, frame.px(Type::min))) lower.px = tight;
    const TwoTexts two = fit_two(frame, first, upper, second, lower, {room, r.h - 8});
    const float y = r.y + std::max(0.0f, (r.h - two.upper_h - two.lower_h) / 2);
    // Beside one or two lines the icon is in the middle, beside more it goes with the first.
    const bool long_text = two.upper_h + two.lower_h > size.icon * 2.2f;
    const Rect icon_at{r.x + size.pad_x, long_text ? y : r.y, icon_px, long_text ? icon_px : r.h};
    if (icon_px > 0) frame.icon(icon, icon_at, ink, icon_px);
    if (!first.empty()) frame.glyphs({x, y, room, two.upper_h}, first, two.upper);
    if (!second.empty()) {
        frame.glyphs({x, y + two.upper_h, room, two.lower_h}, second, two.lower);
    }
}

void banner(Frame& frame, Rect r, std::string_view id, std::string_view icon,
            std::string_view first, std::string_view second) {
    Item item;
    item.id = id;
    item.role = Role::banner;
    item.label = first;
    item.value = second;
    item.rect = r;
    frame.record(std::move(item));
    frame.fill(r, Tint::amber_tint);
    if (frame.look().shape == Shape::console) {
        frame.fill({r.x, r.bottom() - 2, r.w, 2}, Tint::amber);
        TextStyle bold = plain_style(16, Tint::amber_text, Family::sans_bold, 1.3f);
        bold.valign = VAlign::middle;
        TextStyle plain = plain_style(16, Tint::amber_text, Family::sans, 1.3f);
        plain.valign = VAlign::middle;
        frame.icon(icon, {r.x + 20, r.y, 26, r.h}, Tint::amber_text, 26);
        const float first_w = frame.measure(first, bold).w + 1;
        frame.glyphs({r.x + 60, r.y, first_w, r.h}, first, bold);
        const float x = r.x + 60 + first_w + 8;
        frame.glyphs({x, r.y, r.right() - 20 - x, r.h}, second, plain);
        return;
    }
    frame.fill({r.x, r.y, r.w, 4}, Tint::amber);
    frame.fill({r.x, r.bottom() - 4, r.w, 4}, Tint::amber);
    const float margin = frame.grid().margin;
    const float body = frame.px(Type::body);
    const float icon_px = std::min(frame.large() ? body * 1.7f : body * 2.1f, r.h * 0.6f);
    const float x = r.x + margin + icon_px + body * 0.75f;
    const float room = r.right() - margin - x;
    TextStyle upper = plain_style(frame.px(Type::label), Tint::amber_text, Family::sans_bold, 1.3f);
    upper.px = fitted_px(frame, first, upper, room, body * 0.8f);
    const TextStyle lower = plain_style(body * 0.95f, Tint::amber_text, Family::sans, 1.3f);
    const TwoTexts two = fit_two(frame, first, upper, second, lower, {room, r.h - 16});
    const float y = r.y + (r.h - two.upper_h - two.lower_h) / 2;
    frame.icon(icon, {r.x + margin, r.y, icon_px, r.h}, Tint::amber_text, icon_px);
    frame.glyphs({x, y, room, two.upper_h}, first, two.upper);
    if (!second.empty()) {
        frame.glyphs({x, y + two.upper_h, room, two.lower_h}, second, two.lower);
    }
}

void card(Frame& frame, Rect r) {
    const bool console = frame.look().shape == Shape::console;
    const float radius = console ? frame.theme().radius("desktop_card") : control_radius(frame);
    const float edge = console ? 1.0f : 2.0f;
    frame.fill(r.inset(edge / 2), Tint::card, radius);
    frame.stroke(r, Tint::line, edge, radius);
}

void plaque(Frame& frame, Rect r, Tint tint, float notch) {
    frame.notched(r, tint, frame.theme().stroke("plaque"), notch);
}

void fact_row(Frame& frame, Rect r, std::string_view id, const std::vector<Fact>& facts) {
    frame.fill({r.x, r.y, r.w, 2}, Tint::line);
    const int count = static_cast<int>(facts.size());
    for (int i = 0; i < count; ++i) {
        const Rect cell = column_of(r, i, count, 2);
        if (i > 0) frame.fill({cell.x - 2, r.y + r.h * 0.21f, 2, r.h * 0.58f}, Tint::line);
        draw_fact(frame, cell, std::string(id) + "." + std::to_string(i + 1),
                  facts[static_cast<std::size_t>(i)]);
    }
}

void chip(Frame& frame, float x, float y, std::string_view id, std::string_view words, Tint fill,
          Tint ink, std::string_view icon) {
    const float px = frame.px(Type::min);
    const float h = px * 26 / 15;
    const Rect r{x, y, chip_width(frame, words, !icon.empty()), h};
    Item item;
    item.id = id;
    item.label = words;
    item.rect = r;
    frame.record(std::move(item));
    frame.fill(r, fill, h / 2);
    const float pad = px * 0.65f;
    float left = r.x + pad;
    if (!icon.empty()) {
        frame.icon(icon, {left, r.y, px * 1.2f, h}, ink, px * 1.2f);
        left += px * 1.6f;
    }
    frame.glyphs({left, r.y, r.right() - pad - left + 1, h}, words, label_style(px, ink));
}

float chip_width(const Frame& frame, std::string_view words, bool with_icon) {
    const float px = frame.px(Type::min);
    const float words_w = frame.measure(words, label_style(px, Tint::ink)).w;
    return words_w + px * 1.3f + (with_icon ? px * 1.6f : 0) + 1;
}

}  // namespace daofang::ui
