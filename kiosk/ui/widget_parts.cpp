#include "kiosk/ui/widget_parts.h"

#include <algorithm>

namespace daofang::ui {

namespace {

struct Paint {
    Tint fill = Tint::card, edge = Tint::control, lip = Tint::control;
    float edge_w = 2;
    bool dashed = false, has_lip = true;
};

Paint paint_of(const Frame& frame, const Button& button, const SurfaceSpec& spec, bool held) {
    Paint paint;
    const bool console = frame.look().shape == Shape::console;
    paint.edge_w = frame.theme().edge(frame.look());
    // On black, what can be pressed is yellow.
    if (frame.contrast() && !spec.dock) paint.edge = paint.lip = Tint::primary;
    if (spec.accent) paint.edge = paint.lip = Tint::vermilion_text;
    if (!button.enabled) {
        paint.fill = Tint::off_fill;
        paint.edge = Tint::control;
        paint.edge_w = console ? 1.0f : frame.theme().stroke("edge");
        paint.dashed = true;
        paint.has_lip = false;
        return paint;
    }
    if (spec.primary) {
        paint.fill = paint.edge = Tint::primary;
        paint.lip = Tint::primary_lip;
        if (spec.dock) paint.edge = Tint::primary_lip;
    }
    if (button.selected && !spec.primary) {
        paint.fill = Tint::primary_tint;
        paint.edge = paint.lip = Tint::primary;
        paint.edge_w = console ? 2.0f : frame.theme().stroke("selected");
    }
    if (held) {
        paint.fill = spec.primary ? Tint::primary_lip : Tint::primary_tint;
        paint.edge = spec.primary ? Tint::primary_lip : Tint::primary;
        paint.has_lip = false;
    }
    return paint;
}

void draw_ground(Frame& frame, Rect box, const Paint& paint, float radius) {
    const float lip = frame.theme().lip(frame.look());
    if (paint.has_lip) {
        // Only the part that shows: from the lower corners down.
        frame.fill({box.x, box.bottom() - 2 * radius, box.w, 2 * radius + lip}, paint.lip, radius);
    }
    if (paint.dashed) {
        frame.fill(box, paint.fill, radius);
        frame.dashed(box, paint.edge, paint.edge_w, radius);
        return;
    }
    if (paint.edge == paint.fill) {
        frame.fill(box, paint.fill, radius);
        return;
    }
    const float half = paint.edge_w / 2;
    frame.fill(box.inset(half), paint.fill, radius - half);
    frame.stroke(box, paint.edge, paint.edge_w, radius);
}

}  // namespace

Surface surface(Frame& frame, Rect r, const Button& button, const SurfaceSpec& spec) {
    Item item;
    item.id = button.id;
    item.role = spec.role;
    item.label = button.label;
    item.value = spec.value;
    item.rect = r;
    item.enabled = button.enabled && !button.busy;
    item.selected = button.selected;
    if (!button.enabled && !button.reason.empty()) item.value = button.reason;
    const Frame::Press press = frame.press(std::move(item));

    const float radius = spec.radius > 0 ? spec.radius : control_radius(frame);
    Surface made;
    made.box = r;
    if (press.held) made.box.y += frame.theme().lip(frame.look());
    draw_ground(frame, made.box, paint_of(frame, button, spec, press.held), radius);
    if (press.focus) focus_ring(frame, made.box, radius);
    made.pressed = press.pressed;
    if (spec.primary) made.text = made.hint = made.icon = Tint::on_primary;
    if (spec.accent) made.text = made.icon = Tint::vermilion_text;
    if (!button.enabled) made.text = made.hint = made.icon = Tint::off_text;
    return made;
}

void focus_ring(Frame& frame, Rect r, float radius) {
    const float inner = frame.theme().stroke("focus_inner");
    const float outer = frame.theme().stroke("focus_outer");
    const float gap = 4;
    frame.stroke(r.inset(-gap - inner), Tint::ink, inner, radius + gap + inner);
    frame.stroke(r.inset(-gap - inner - outer), Tint::amber, outer, radius + gap + inner + outer);
}

void tick_box(Frame& frame, Rect r, bool ticked, bool enabled) {
    const float radius = r.w * 10 / 48;
    const float edge = std::max(2.0f, r.w * 4 / 48);
    const bool yellow = frame.contrast() && enabled;
    const Tint tint = !enabled ? Tint::off_text : ticked || yellow ? Tint::primary : Tint::control;
    frame.fill(r, ticked ? tint : enabled ? Tint::card : Tint::off_fill, radius);
    frame.stroke(r, tint, edge, radius);
    if (!ticked) return;
    // The tick is drawn stronger than the icon of that name: it is small and says much.
    const float k = r.w * 0.75f / 24;
    const float x = r.x + r.w * 0.125f;
    const float y = r.y + r.h * 0.125f;
    const Tint mark = enabled ? Tint::on_primary : Tint::off_fill;
    frame.tick(x, y, k, mark, 3 * k);
}

float control_radius(const Frame& frame) {
    switch (frame.look().shape) {
        case Shape::console:
            return frame.theme().radius("desktop");
        case Shape::small:
            return frame.theme().radius("key");
        default:
            return frame.theme().radius("control");
    }
}

float fitted_px(const Frame& frame, std::string_view words, TextStyle style, float width,
                float floor_px) {
    const float full = style.px > 0 ? style.px : frame.px(style.type);
    style.px = full;
    style.wrap = false;
    const float wide = frame.measure(words, style).w;
    if (wide <= width || wide <= 0) return full;
    // Widths are in proportion to the size; half a pixel for rounding.
    return std::max(std::min(floor_px, full), full * width / wide - 0.5f);
}

float type_scale(const Frame& frame) {
    return frame.px(Type::label) / 46.0f;
}

bool shows_hint(const Frame& frame, const Button& button) {
    return !button.hint.empty() && !frame.large();
}

TextStyle label_style(float px, Tint tint, Family family) {
    TextStyle style;
    style.type = Type::label;
    style.family = family;
    style.tint = tint;
    style.px = px;
    style.valign = VAlign::middle;
    style.line_height = 1.25f;
    return style;
}

float line_of(const Frame& frame, const TextStyle& style) {
    return (style.px > 0 ? style.px : frame.px(style.type)) * style.line_height;
}

}  // namespace daofang::ui
