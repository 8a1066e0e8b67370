// The console's controls: mouse and function keys, at a window clerk's distance.
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

float key_label(Frame& frame, const Surface& on, const Button& button, float pad) {
    if (button.key.empty()) return 0;
    TextStyle style = label_style(frame.px(Type::min), on.text);
    style.align = Align::right;
    const float w = frame.measure(button.key, style).w + 2;
    frame.glyphs({on.box.right() - pad - w, on.box.y, w, on.box.h}, button.key, style);
    return w + 12;
}

}  // namespace

bool desk_button(Frame& frame, Rect r, const Button& button) {
    const bool choice = button.key.empty();  // an outcome to choose, not an action
    SurfaceSpec spec;
    if (choice) spec.role = Role::choice;
    if (choice) spec.value = button.selected ? "on" : "off";
    const Surface on = surface(frame, r, button, spec);
    const float pad = choice ? 12 : 16;
    const float icon = button.icon.empty() ? 0 : choice ? 24 : 26;
    const float gap = choice ? 10 : 12;
    float right = key_label(frame, on, button, pad);
    if (choice && button.selected) {
        frame.icon("check", {on.box.right() - pad - 20, on.box.y, 20, on.box.h}, on.icon, 20);
        right = 26;
    }
    if (icon > 0) frame.icon(button.icon, {on.box.x + pad, on.box.y, icon, on.box.h}, on.icon);
    const float x = on.box.x + pad + (icon > 0 ? icon + gap : 0);
    const float room = on.box.right() - pad - right - x;
    const bool bold = !choice || button.selected;
    const float px = button.label_px > 0 ? button.label_px
                     : choice            ? frame.px(Type::body) - 1
                                         : frame.px(Type::label);
    TextStyle style = label_style(px, on.text, bold ? Family::sans_bold : Family::sans);
    style.px = fitted_px(frame, button.label, style, room, frame.px(Type::min));
    const float label_h = frame.measure(button.label, style, room).h;
    frame.glyphs({x, on.box.y + (on.box.h - label_h) / 2, room, label_h}, button.label, style);
    return on.pressed;
}

bool desk_primary(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    spec.primary = true;
    const Surface on = surface(frame, r, button, spec);
    const float pad = 22;
    const float icon = button.icon.empty() ? 0 : 38;
    const float right = key_label(frame, on, button, pad);
    if (icon > 0) frame.icon(button.icon, {on.box.x + pad, on.box.y, icon, on.box.h}, on.icon);
    const float x = on.box.x + pad + (icon > 0 ? icon + 16 : 0);
    const float room = on.box.right() - pad - right - x;
    TextStyle label = label_style(frame.px(Type::primary_label), on.text);
    label.px = fitted_px(frame, button.label, label, room, frame.px(Type::body));
    TextStyle hint;
    hint.type = Type::body;
    hint.px = frame.px(Type::body) - 1;
    hint.tint = on.hint;
    hint.line_height = 1.4f;
    const std::string& below =
        button.enabled || button.reason.empty() ? button.hint : button.reason;
    const float label_h = frame.measure(button.label, label, room).h;
    const float hint_h = below.empty() ? 0 : frame.measure(below, hint, room).h;
    const float y = on.box.y + (on.box.h - label_h - hint_h) / 2;
    frame.glyphs({x, y, room, label_h}, button.label, label);
    if (!below.empty()) frame.glyphs({x, y + label_h, room, hint_h}, below, hint);
    return on.pressed;
}

bool check_box(Frame& frame, Rect r, const Button& button) {
    Item item;
    item.id = button.id;
    item.role = Role::toggle;
    item.label = button.label;
    item.value = button.selected ? "on" : "off";
    item.rect = r;
    item.enabled = button.enabled;
    item.selected = button.selected;
    const Frame::Press press = frame.press(std::move(item));
    const float side = std::min(28.0f, r.h);
    tick_box(frame, {r.x, r.y + (r.h - side) / 2, side, side}, button.selected, button.enabled);
    if (press.focus) focus_ring(frame, r, 6);
    TextStyle style = label_style(frame.px(Type::body), Tint::ink, Family::sans);
    const float x = r.x + side + 12;
    frame.glyphs({x, r.y, r.right() - x, r.h}, button.label, style);
    return press.pressed;
}

}  // namespace daofang::ui
