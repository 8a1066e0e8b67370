// What widgets share: the pressable surface and its states (ux/README section 5), words that
// shrink before they stick out. For the widgets_*.cpp files only.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/ui/widgets.h"

namespace daofang::ui {

// A control's ground, drawn, and what to draw on it with.
struct Surface {
    Rect box;  // where it is now: moved down by the lip while pressed
    Tint text = Tint::ink, hint = Tint::ink2, icon = Tint::primary;
    bool pressed = false;  // in this frame
};

struct SurfaceSpec {
    bool primary = false;
    Role role = Role::button;
    std::string value;
    float radius = 0;     // 0: the shape's own
    bool accent = false;  // vermilion edge and words: help
    bool dock = false;    // its edge is not yellow in high contrast
};

// Records the control, draws its ground in its state, and answers for it.
Surface surface(Frame& frame, Rect r, const Button& button, const SurfaceSpec& spec = {});
// After the content: the focus rings lie on top.
void focus_ring(Frame& frame, Rect r, float radius);

// The square that is ticked when something is chosen.
void tick_box(Frame& frame, Rect r, bool ticked, bool enabled);

float control_radius(const Frame& frame);
// The largest size up to style's own, not below `floor_px`, at which the words fit a line.
float fitted_px(const Frame& frame, std::string_view words, TextStyle style, float width,
                float floor_px);
// Ratio of a label to the portrait design's 46: sizes that go with the type follow it.
float type_scale(const Frame& frame);
bool shows_hint(const Frame& frame, const Button& button);
// A line of Sans Bold, or of the given family, that shrinks to `width`.
TextStyle label_style(float px, Tint tint, Family family = Family::sans_bold);
float line_of(const Frame& frame, const TextStyle& style);  // its height

}  // namespace daofang::ui
