// Home's tiles: icon, a bold label, and a hint that large text drops.
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

struct TilePlan {
    float pad = 32, icon = 88, gap = 28, between = 4;
    TextStyle label, hint;
};

// Label and hint one below the other, centred in the height, icon at their left.
void beside(Frame& frame, const Surface& on, const Button& button, const TilePlan& plan,
            float right_margin) {
    const Rect box = on.box;
    const bool hint = shows_hint(frame, button);
    const float pad = plan.pad + 2;  // inside the edge
    const float x = box.x + pad + plan.icon + plan.gap;
    const float room = box.right() - right_margin - x;
    frame.icon(button.icon, {box.x + pad, box.y, plan.icon, box.h}, on.icon);
    TextStyle label = plan.label;
    label.px = fitted_px(frame, button.label, label, room, label.px * 0.72f);
    const float label_h = frame.measure(button.label, label, room).h;
    const float hint_h = hint ? frame.measure(button.hint, plan.hint, room).h : 0;
    const float y = box.y + (box.h - label_h - hint_h - (hint ? plan.between : 0)) / 2;
    frame.glyphs({x, y, room, label_h}, button.label, label);
    if (hint) frame.glyphs({x, y + label_h + plan.between, room, hint_h}, button.hint, plan.hint);
}

// Icon and label in one line, the hint across below them.
void above(Frame& frame, const Surface& on, const Button& button, const TilePlan& plan) {
    const Rect box = on.box;
    const bool hint = shows_hint(frame, button);
    const float across = box.w - 2 * plan.pad;
    const float room = across - plan.icon - plan.gap;
    TextStyle label = plan.label;
    label.px = fitted_px(frame, button.label, label, room, label.px * 0.72f);
    const float label_h = frame.measure(button.label, label, room).h;
    const float top_h = std::max(plan.icon, label_h);
    const float hint_h = hint ? frame.measure(button.hint, plan.hint, across).h : 0;
    const float y = box.y + (box.h - top_h - hint_h - (hint ? plan.between : 0)) / 2;
    const float x = box.x + plan.pad;
    frame.icon(button.icon, {x, y, plan.icon, top_h}, on.icon);
    frame.glyphs({x + plan.icon + plan.gap, y, room, top_h}, button.label, label);
    if (hint) frame.glyphs({x, y + top_h + plan.between, across, hint_h}, button.hint, plan.hint);
}

TextStyle hint_style(const Frame& frame, Type type, Tint tint) {
    TextStyle style;
    style.type = type;
    style.px = frame.px(type);
    style.tint = tint;
    style.line_height = 1.45f;
    return style;
}

// The hero as a column: icon, label, hint, from the left (landscape and small).
void hero_column(Frame& frame, const Surface& on, const Button& button, TextStyle label,
                 const TextStyle& hint) {
    const Rect box = on.box;
    const float k = frame.look().shape == Shape::small ? 0.68f : 1.0f;
    const float pad = 48 * k;
    const float icon = 150 * k;
    const float room = box.w - 2 * pad;
    const bool shows = shows_hint(frame, button);
    label.px = fitted_px(frame, button.label, label, room, label.px * 0.72f);
    const float label_h = frame.measure(button.label, label, room).h;
    const float hint_h = shows ? frame.measure(button.hint, hint, room).h : 0;
    const float all = icon + 24 * k + label_h + (shows ? 12 * k + hint_h : 0);
    const float y = box.y + (box.h - all) / 2;
    const float x = box.x + pad;
    frame.icon(button.icon, {x, y, icon, icon}, on.icon);
    frame.glyphs({x, y + icon + 24 * k, room, label_h}, button.label, label);
    if (shows) {
        frame.glyphs({x, y + icon + 36 * k + label_h, room, hint_h}, button.hint, hint);
    }
}

}  // namespace

bool tile(Frame& frame, Rect r, const Button& button) {
    const Surface on = surface(frame, r, button);
    TilePlan plan;
    const float k = type_scale(frame);
    plan.hint = hint_style(frame, Type::min, on.hint);
    if (frame.grid().wide()) {
        const float px = button.label_px > 0 ? button.label_px : frame.px(Type::label);
        plan.label = label_style(px, on.text);
        plan.pad = 28 * std::min(1.0f, k);
        plan.icon = px * 1.65f;
        plan.gap = 22 * std::min(1.0f, k);
        plan.between = 14 * std::min(1.0f, k);
        above(frame, on, button, plan);
        return on.pressed;
    }
    const bool low = r.h < 160;  // seated: no room for the larger label
    const float larger = frame.large() ? 1.03f : low ? 1.0f : 1.087f;
    plan.label = label_style(button.label_px > 0 ? button.label_px : frame.px(Type::label) * larger,
                             on.text);
    plan.label.line_height = frame.large() ? 1.2f : 1.3f;
    plan.pad = frame.large() ? 34 : 32;
    plan.icon = frame.large() ? 96 : low ? 76 : 88;
    beside(frame, on, button, plan, 20);
    return on.pressed;
}

bool hero_tile(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    spec.primary = true;
    const Surface on = surface(frame, r, button, spec);
    const TextStyle hint = hint_style(frame, Type::body, on.hint);
    if (r.h > r.w * 0.6f) {
        const float px = frame.px(Type::primary_label) * (frame.large() ? 1.0f : 1.2f);
        hero_column(frame, on, button, label_style(px, on.text, Family::serif), hint);
        return on.pressed;
    }
    const float px = frame.px(Type::primary_label);
    const bool tall = r.h >= 230 && !frame.large();
    TilePlan plan;
    plan.label = label_style(button.label_px > 0 ? button.label_px : (tall ? px * 68 / 60 : px),
                             on.text, Family::serif);
    plan.hint = hint;
    plan.pad = tall ? 48 : 44;
    plan.icon = std::min(150.0f, r.h * (frame.large() ? 0.6f : 0.57f));
    plan.gap = tall ? 44 : 40;
    plan.between = 6;
    const float chevron = frame.large() ? 76 : 64;
    beside(frame, on, button, plan, plan.pad + chevron + 8);
    const Rect box = on.box;
    frame.icon("chevron-right", {box.right() - plan.pad - 2 - chevron, box.y, chevron, box.h},
               on.icon);
    return on.pressed;
}

}  // namespace daofang::ui
