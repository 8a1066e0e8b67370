// The wide buttons of a kiosk screen: one group of icon and words, centred.
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

// A third of a ring that turns once a second, where the icon was.
void busy_ring(Frame& frame, Rect place, Tint tint) {
    constexpr std::int64_t turn_ms = 1000;
    const float size = std::min({place.w, place.h, 40.0f * std::max(1.0f, type_scale(frame))});
    const float x = place.x + place.w / 2;
    const float y = place.y + place.h / 2;
    const float turned = static_cast<float>(frame.now().ms % turn_ms) / static_cast<float>(turn_ms);
    frame.arc(x, y, size / 2, tint, size * 0.15f, turned, turned + 0.33f);
    frame.animate_until(frame.now() + base::Millis{turn_ms});
}

void picture(Frame& frame, const Button& button, Rect place, Tint tint) {
    if (button.busy) {
        busy_ring(frame, place, tint);
    } else {
        frame.icon(button.icon, place, tint);
    }
}

struct Group {
    float icon = 0, gap = 22;
    TextStyle label;
};

void draw_group(Frame& frame, const Surface& on, const Button& button, Group group) {
    const Rect box = on.box;
    const float side = 24 * type_scale(frame);
    const bool has_icon = !button.icon.empty() || button.busy;
    const float lead = has_icon ? group.icon + group.gap : 0;
    const float room = box.w - 2 * side - lead;
    const bool hint = shows_hint(frame, button);
    group.label.px = fitted_px(frame, button.label, group.label, room, group.label.px * 0.62f);
    const Frame::Size label = frame.measure(button.label, group.label, room);
    TextStyle hint_style;
    hint_style.type = Type::body;
    hint_style.tint = on.hint;
    hint_style.line_height = 1.35f;
    const Frame::Size below = hint ? frame.measure(button.hint, hint_style, room) : Frame::Size{};
    const float words_w = std::min(room, std::max(label.w, below.w));
    const float x = box.x + (box.w - lead - words_w) / 2;
    if (has_icon) picture(frame, button, {x, box.y, group.icon, box.h}, on.icon);
    const float y = box.y + (box.h - label.h - below.h) / 2;
    frame.glyphs({x + lead, y, words_w + 1, label.h}, button.label, group.label);
    if (hint) frame.glyphs({x + lead, y + label.h, words_w + 1, below.h}, button.hint, hint_style);
}

}  // namespace

bool primary_button(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    spec.primary = true;
    const Surface on = surface(frame, r, button, spec);
    const float px = button.label_px > 0 ? button.label_px : frame.px(Type::primary_label);
    // As high as half the button, but never smaller than the words beside it.
    Group group{std::min(r.h * 0.62f, std::max(r.h * 0.485f, px * 1.15f)),
                22 * std::min(1.0f, type_scale(frame)), label_style(px, on.text, Family::serif)};
    draw_group(frame, on, button, group);
    return on.pressed;
}

bool secondary_button(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    if (button.selected) spec.value = "on";
    const Surface on = surface(frame, r, button, spec);
    const float px = button.label_px > 0 ? button.label_px : frame.px(Type::label);
    Group group{std::min(px * 1.3f, r.h * 0.6f), 22 * std::min(1.0f, type_scale(frame)),
                label_style(px, on.text)};
    draw_group(frame, on, button, group);
    return on.pressed;
}

bool keypad_key(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    if (button.selected) spec.value = "on";
    const Surface on = surface(frame, r, button, spec);
    const float px = frame.px(Type::label);
    const bool one_sign = button.label.size() == 1;
    if (!button.icon.empty()) {
        frame.icon(button.icon, on.box, on.icon, std::min(px * 1.4f, r.h * 0.6f));
        return on.pressed;
    }
    // A digit may be larger than a word, and as large as the key takes.
    const float wanted = one_sign ? std::min(px * 1.39f, r.h * 0.62f) : std::min(px, r.h * 0.46f);
    TextStyle style = label_style(wanted, on.text);
    style.align = Align::centre;
    style.px = fitted_px(frame, button.label, style, on.box.w - 16, px * 0.62f);
    frame.glyphs(on.box, button.label, style);
    return on.pressed;
}

bool choice_square(Frame& frame, Rect r, const Button& button, std::string_view unit) {
    SurfaceSpec spec;
    spec.role = Role::choice;
    spec.value = button.selected ? "on" : "off";
    const Surface on = surface(frame, r, button, spec);
    TextStyle digit = label_style(std::min(frame.px(Type::digit), r.h * 0.5f), on.text);
    digit.align = Align::centre;
    digit.line_height = 1;
    TextStyle below = label_style(frame.px(Type::min), on.text);
    below.align = Align::centre;
    const float digit_h = line_of(frame, digit);
    const float unit_h = unit.empty() ? 0 : line_of(frame, below) + 4;
    const float y = on.box.y + (on.box.h - digit_h - unit_h) / 2;
    frame.glyphs({on.box.x, y, on.box.w, digit_h}, button.label, digit);
    if (!unit.empty()) {
        frame.glyphs({on.box.x, y + digit_h + 4, on.box.w, unit_h - 4}, unit, below);
    }
    return on.pressed;
}

}  // namespace daofang::ui
