// Rows across the screen: icon, label, hint, and at the right what kind of row it is.
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

struct RowPlan {
    float pad = 36, icon = 76, gap = 32, right = 0;
    float label_px = 0;
    bool hint_below = true;
};

TextStyle row_hint(const Frame& frame, Tint tint) {
    TextStyle style;
    style.type = Type::min;
    style.px = frame.px(Type::min);
    style.tint = tint;
    style.line_height = 1.35f;
    style.valign = VAlign::middle;
    return style;
}

// Icon and words; `plan.right` at the right stays free.
void row_words(Frame& frame, const Surface& on, const Button& button, const RowPlan& plan) {
    const Rect box = on.box;
    float x = box.x + plan.pad;
    if (!button.icon.empty()) {
        frame.icon(button.icon, {x, box.y, plan.icon, box.h}, on.icon);
        x += plan.icon + plan.gap;
    }
    const float room = box.right() - plan.right - plan.pad - x;
    const float px = button.label_px > 0 ? button.label_px : plan.label_px;
    TextStyle label = label_style(px, on.text);
    const std::string& below =
        button.enabled || button.reason.empty() ? button.hint : button.reason;
    const bool hint = plan.hint_below && !below.empty() && (!frame.large() || !button.enabled);
    label.px = fitted_px(frame, button.label, label, room, px * 0.72f);
    const TextStyle style = row_hint(frame, on.hint);
    const float label_h = frame.measure(button.label, label, room).h;
    const float hint_h = hint ? frame.measure(below, style, room).h : 0;
    const float y = box.y + (box.h - label_h - hint_h) / 2;
    frame.glyphs({x, y, room, label_h}, button.label, label);
    if (hint) frame.glyphs({x, y + label_h, room, hint_h}, below, style);
}

float small_factor(const Frame& frame) {
    return frame.look().shape == Shape::small ? 0.7f : 1.0f;
}

RowPlan row_plan(const Frame& frame, Rect r) {
    const float k = small_factor(frame);
    RowPlan plan;
    plan.pad = 38 * k;  // the edge is inside
    plan.icon = std::min(frame.large() ? 92.0f * k : 76.0f * k, r.h * 0.58f);
    plan.gap = (frame.large() ? 36 : 32) * k;
    plan.label_px = frame.px(Type::label);
    return plan;
}

Rect at_right(Rect box, float pad, float size) {
    return {box.right() - pad - size, box.y, size, box.h};
}

}  // namespace

bool full_row(Frame& frame, Rect r, const Button& button) {
    const Surface on = surface(frame, r, button);
    const float k = small_factor(frame);
    const bool low = r.h <= 120 * k;
    RowPlan plan = row_plan(frame, r);
    plan.pad = (low ? 36 : frame.large() ? 46 : 42) * k;
    plan.icon = std::min(frame.large() ? 96 * k : low ? 60 * k : 80 * k, r.h * 0.58f);
    plan.gap = (low ? 24 : frame.large() ? 40 : 34) * k;
    plan.label_px *= low ? 0.913f : frame.large() ? 1.03f : 1.087f;
    plan.hint_below = false;
    const float chevron = (low ? 48 : frame.large() ? 64 : 52) * k;
    plan.right = chevron + 16 * k;
    TextStyle hint = row_hint(frame, on.hint);
    hint.align = Align::right;
    hint.px = frame.px(Type::body);
    const bool hinted = shows_hint(frame, button);
    const float hint_w = hinted ? frame.measure(button.hint, hint).w + 2 : 0;
    const float hint_right = on.box.right() - plan.pad - chevron - 34 * k;
    if (hinted) plan.right += hint_w + 34 * k;
    row_words(frame, on, button, plan);
    if (hinted) {
        frame.glyphs({hint_right - hint_w, on.box.y, hint_w, on.box.h}, button.hint, hint);
    }
    frame.icon("chevron-right", at_right(on.box, plan.pad, chevron), on.icon, chevron);
    return on.pressed;
}

bool option_row(Frame& frame, Rect r, const Button& button) {
    const Surface on = surface(frame, r, button);
    RowPlan plan = row_plan(frame, r);
    const float chevron = (frame.large() ? 64 : 52) * small_factor(frame);
    plan.right = chevron + plan.gap;
    row_words(frame, on, button, plan);
    frame.icon("chevron-right", at_right(on.box, plan.pad, chevron), on.icon, chevron);
    return on.pressed;
}

bool status_row(Frame& frame, Rect r, const Button& button, std::string_view note) {
    const Surface on = surface(frame, r, button);
    RowPlan plan = row_plan(frame, r);
    const float mark =
        std::min(64 * small_factor(frame) * (frame.large() ? 1.3f : 1.0f), r.h * 0.5f);
    TextStyle style = label_style(frame.px(Type::min), on.text);
    style.align = Align::right;
    const float note_w = note.empty() ? 0 : frame.measure(note, style).w + 2;
    plan.right = (note.empty() ? mark : note_w) + plan.gap;
    row_words(frame, on, button, plan);
    if (note.empty()) {
        frame.icon("done", at_right(on.box, plan.pad, mark), Tint::jade, mark);
    } else {
        frame.glyphs(at_right(on.box, plan.pad, note_w), note, style);
    }
    return on.pressed;
}

bool toggle_row(Frame& frame, Rect r, const Button& button) {
    SurfaceSpec spec;
    spec.role = Role::toggle;
    spec.value = button.selected ? "on" : "off";
    const Surface on = surface(frame, r, button, spec);
    const float k = small_factor(frame);
    RowPlan plan = row_plan(frame, r);
    plan.pad = 28 * k;
    plan.icon = std::min(64 * k * (frame.large() ? 1.3f : 1.0f), r.h * 0.58f);
    plan.gap = 22 * k;
    plan.label_px *= 0.913f;
    plan.hint_below = false;
    const float side = 48 * k * (frame.large() ? 1.25f : 1.0f);
    plan.right = side + plan.gap;
    row_words(frame, on, button, plan);
    const Rect box = at_right(on.box, plan.pad, side);
    const Rect tick{box.x, box.y + (box.h - side) / 2, side, side};
    tick_box(frame, tick, button.selected, button.enabled);
    return on.pressed;
}

bool switch_row(Frame& frame, Rect r, const Button& button, std::string_view state_word) {
    SurfaceSpec spec;
    spec.role = Role::toggle;
    spec.value = button.selected ? "on" : "off";
    // The switch itself says on; the row keeps its ground.
    Button plain = button;
    plain.selected = false;
    const Surface on = surface(frame, r, plain, spec);
    const float k = small_factor(frame);
    RowPlan plan = row_plan(frame, r);
    plan.pad = 36 * k;
    plan.icon = std::min(72 * k * (frame.large() ? 1.25f : 1.0f), r.h * 0.58f);
    plan.gap = 28 * k;
    TextStyle word = label_style(frame.px(Type::body), on.text);
    word.align = Align::centre;
    const float word_w = std::max(60 * k, frame.measure(state_word, word).w + 2);
    const float track_w = 132 * k;
    const float track_h = 72 * k;
    plan.right = track_w + word_w + 2 * plan.gap;
    row_words(frame, on, button, plan);
    const Rect box = on.box;
    const Rect track{box.right() - plan.pad - word_w - plan.gap - track_w,
                     box.y + (box.h - track_h) / 2, track_w, track_h};
    const Tint edge = button.selected || frame.contrast() ? Tint::primary : Tint::control;
    frame.fill(track, button.selected ? Tint::primary : Tint::card, track_h / 2);
    frame.stroke(track, edge, 4 * k, track_h / 2);
    const float knob = 26 * k;
    const float from_end = track_h / 2;
    frame.circle(button.selected ? track.right() - from_end : track.x + from_end,
                 track.y + track_h / 2, knob, button.selected ? Tint::on_primary : edge);
    frame.glyphs(at_right(box, plan.pad, word_w), state_word, word);
    return on.pressed;
}

}  // namespace daofang::ui
