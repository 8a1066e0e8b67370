#include <algorithm>
#include <cmath>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/stage_impl.h"
#include "kiosk/ui/text_layout.h"
#include "kiosk/ui/utf8.h"

namespace daofang::ui {

struct Frame::Ink {
    float x0 = 1e9f, y0 = 1e9f, x1 = -1e9f, y1 = -1e9f;  // window pixels
    float used = 0;                                      // height of the lines, design px
    float overhang = 0;  // how far tails may hang out of tight lines, window pixels
    bool fits = true;
    bool any() const { return x1 > x0; }
    void add(float left, float top, float right, float bottom) {
        x0 = std::min(x0, left);
        y0 = std::min(y0, top);
        x1 = std::max(x1, right);
        y1 = std::max(y1, bottom);
    }
};

namespace {

// The colour with its alpha scaled.
Colour with_strength(Colour tint, float strength) {
    const auto alpha = static_cast<Colour>(static_cast<float>(tint >> 24) * strength + 0.5f);
    return (tint & 0x00ffffffu) | (alpha << 24);
}

// Rounding to whole pixels may take this much, in window pixels.
constexpr float tolerance_px = 2;

float line_height_of(const TextStyle& style) {
    if (style.line_height > 0) return style.line_height;
    switch (style.family) {
        case Family::serif:
            return 1.25f;
        case Family::sans:
            return 1.5f;
        case Family::sans_bold:
            return 1.3f;
    }
    return 1.5f;
}

bool is_heading(Type type) {
    return type == Type::attract || type == Type::hello || type == Type::title ||
           type == Type::h2 || type == Type::h3;
}

// Where the baseline is in a line box, as a browser lays it out.
float baseline_in(const Fonts& fonts, Family family, float px, float line_height) {
    const float ascent = std::round(fonts.ascent(family) * px);
    const float descent = std::round(fonts.descent(family) * px);
    return std::round((line_height - ascent - descent) / 2 + ascent);
}

Rect joined(Rect a, Rect b) {
    if (a.w <= 0) return b;
    const float x = std::min(a.x, b.x);
    const float y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool overlap(Rect a, Rect b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

float Frame::size_of(const TextStyle& style) const {
    return style.px > 0 ? style.px : px(style.type);
}

Frame::Ink Frame::draw_text(Rect box, std::string_view words, const TextStyle& style) {
    Stage::Impl& stage = stage_.impl();
    Fonts& fonts = *stage.fonts;
    const TextSpec spec{style.family, stage.scaled(size_of(style)), look_.lang};
    const float line_height = std::round(spec.px * line_height_of(style));
    const float box_w = stage.scaled(box.w);
    const auto lines =
        lines_of(fonts, stage.breaks, spec, words, style.wrap && box_w > 0 ? box_w : 0);
    const float total = line_height * static_cast<float>(lines.size());

    Ink ink;
    ink.used = total / stage.placement.scale;
    const float natural = (fonts.ascent(style.family) + fonts.descent(style.family)) * spec.px;
    ink.overhang = std::max(0.0f, (natural - line_height) / 2);
    float y = stage.y_px(box.y);
    if (style.valign == VAlign::middle) y += (stage.scaled(box.h) - total) / 2;
    if (style.valign == VAlign::bottom) y += stage.scaled(box.h) - total;
    const float baseline = baseline_in(fonts, style.family, spec.px, line_height);
    const Colour tint = with_strength(colour(style.tint), style.strength);
    for (const Line& line : lines) {
        float x = stage.x_px(box.x);
        if (style.align == Align::centre) x += (box_w - line.width) / 2;
        if (style.align == Align::right) x += box_w - line.width;
        if (line.width > box_w + tolerance_px && box_w > 0) ink.fits = false;
        const int base_y = static_cast<int>(std::lround(y + baseline));
        for (std::size_t at = 0; at < line.words.size();) {
            const char32_t code = next_codepoint(line.words, at);
            if (is_invisible(code)) continue;
            const Sprite& glyph = stage.glyphs.glyph(style.family, spec.px, code, x);
            const bool fine = glyph.phased;
            const int left = static_cast<int>(fine ? std::floor(x) : std::round(x)) + glyph.left;
            const int top = base_y - glyph.top;
            stage.pen.sprite(left, top, glyph, tint);
            if (glyph.w > 0) {
                ink.add(static_cast<float>(left), static_cast<float>(top),
                        static_cast<float>(left + glyph.w), static_cast<float>(top + glyph.h));
            }
            if (!fonts.has(style.family, code)) ink.fits = false;
            x += fonts.advance(style.family, code) * spec.px;
        }
        y += line_height;
    }
    return ink;
}

void Frame::add_ink(Item& item, const Ink& ink) const {
    const Stage::Impl& stage = stage_.impl();
    if (!ink.fits) item.fits = false;
    if (!ink.any()) return;
    const Rect drawn = stage.rect_of(ink.x0, ink.y0, ink.x1, ink.y1);
    item.drawn = joined(item.drawn, drawn);
    const float spare = tolerance_px / stage.placement.scale;
    // The tail of a g below a tight line is no fault: the next line keeps clear of it.
    const float tail = item.touchable() ? spare : spare + ink.overhang / stage.placement.scale;
    const Rect room = item.rect.inset(-spare, -tail);
    const bool inside = drawn.x >= room.x && drawn.y >= room.y && drawn.right() <= room.right() &&
                        drawn.bottom() <= room.bottom();
    if (!inside) item.fits = false;
}

float Frame::text(std::string_view id, Rect box, std::string_view words, const TextStyle& style) {
    const Ink ink = draw_text(box, words, style);
    Item item;
    item.id = id;
    item.role = is_heading(style.type) ? Role::heading : Role::text;
    item.label = words;
    item.rect = box;
    item.text_px = size_of(style);
    add_ink(item, ink);
    record(std::move(item));
    in_control_ = false;
    return ink.used;
}

float Frame::glyphs(Rect box, std::string_view words, const TextStyle& style) {
    const Ink ink = draw_text(box, words, style);
    // Words of a control count as its own, so that a label that sticks out of it is found.
    if (in_control_ && !items_.empty() && overlap(box, items_.back().rect)) {
        Item& item = items_.back();
        add_ink(item, ink);
        item.text_px = item.text_px > 0 ? std::min(item.text_px, size_of(style)) : size_of(style);
    }
    return ink.used;
}

Frame::Size Frame::measure(std::string_view words, const TextStyle& style, float width_max) const {
    Stage::Impl& stage = stage_.impl();
    const TextSpec spec{style.family, stage.scaled(size_of(style)), look_.lang};
    const auto lines = lines_of(*stage.fonts, stage.breaks, spec, words, stage.scaled(width_max));
    float width = 0;
    for (const Line& line : lines) width = std::max(width, line.width);
    const float line_height = std::round(spec.px * line_height_of(style));
    return {width / stage.placement.scale,
            line_height * static_cast<float>(lines.size()) / stage.placement.scale};
}

}  // namespace daofang::ui
