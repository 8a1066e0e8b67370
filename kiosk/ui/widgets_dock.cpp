#include <algorithm>
#include <vector>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

struct Spec {
    DockItem item = DockItem::none;
    bool seated = false;
    const char* name;  // id "dock.<name>", text "dock.<name>"
    const char* icon;
};

// How items lie on this look.
struct DockPlan {
    float pad_x = 30, pad_y = 22, gap_x = 12, gap_y = 24, item_h = 164;
    int rows = 1;
    bool stacked = true;  // icon above label
    float icon = 56, label = 36, gap = 8, ring = 74;
};

DockPlan plan_of(const Frame& frame, const Dock& dock) {
    const bool large = frame.large();
    switch (frame.look().shape) {
        case Shape::landscape:
            if (large) return {56, 16, 20, 0, 158, 1, true, 60, 50, 8, 76};
            return {56, 16, 20, 0, 124, 1, false, 56, 40, 18, 74};
        case Shape::small:
            if (large) return {40, 12, 14, 0, 124, 1, true, 44, 34, 6, 54};
            return {40, 16, 14, 0, 100, 1, false, 40, 27, 10, 52};
        default:
            break;
    }
    if (dock.attract && large) return {30, 22, 14, 0, 288, 1, true, 96, 56, 20, 76};
    if (large) return {30, 22, 14, 24, 132, 2, false, 60, 50, 16, 76};
    if (dock.attract) return {30, 22, 12, 0, 164, 1, false, 64, 44, 20, 74};
    return {};
}

std::vector<Spec> items_of(const Dock& dock) {
    if (dock.attract) {
        return {{DockItem::help, false, "help", "help"},
                {DockItem::large_text, false, "large", "text-size"},
                {DockItem::none, true, "seated", "wheelchair"}};
    }
    std::vector<Spec> items = {{DockItem::back, false, "back", "back"},
                               {DockItem::restart, false, "restart", "restart"},
                               {DockItem::help, false, "help", "help"}};
    if (dock.voice_shown) items.push_back({DockItem::voice, false, "voice", "voice"});
    items.push_back({DockItem::large_text, false, "large", "text-size"});
    items.push_back({DockItem::language, false, "language", "language"});
    return items;
}

void restart_ring(Frame& frame, Rect place, float size, float left, Tint icon) {
    const float x = place.x + place.w / 2;
    const float y = place.y + place.h / 2;
    const float width = frame.theme().stroke("ring") * size / 74;
    const float radius = size / 2;
    // In high contrast the track would be as bright as what is left: only the rest is drawn.
    if (!frame.contrast()) frame.ring(x, y, radius, Tint::line, width);
    frame.ring(x, y, radius, Tint::primary, width, left);
    frame.icon("restart", place, icon, size * 0.54f);
}

void picture(Frame& frame, const Dock& dock, const Spec& spec, Rect place, const DockPlan& plan,
             Tint tint) {
    if (spec.item == DockItem::restart) {
        restart_ring(frame, place, plan.ring, std::clamp(dock.idle_left, 0.0f, 1.0f), tint);
    } else {
        frame.icon(spec.icon, place, tint, plan.icon);
    }
}

bool item(Frame& frame, Rect r, const Dock& dock, const Spec& spec, const DockPlan& plan) {
    Button button;
    button.id = std::string("dock.") + spec.name;
    button.label = frame.t(button.id);
    button.enabled = spec.item != DockItem::back || dock.back_enabled;
    const bool toggle =
        spec.item == DockItem::voice || spec.item == DockItem::large_text || spec.seated;
    const bool on = (spec.item == DockItem::voice && dock.voice_on) ||
                    (spec.item == DockItem::large_text && dock.large_on) ||
                    (spec.seated && frame.seated());
    SurfaceSpec how;
    how.primary = on;
    how.role = toggle ? Role::toggle : Role::button;
    how.value = toggle ? (on ? "on" : "off") : "";
    how.radius = frame.look().shape == Shape::small ? frame.theme().radius("key")
                                                    : frame.theme().radius("dock");
    how.accent = spec.item == DockItem::help;
    how.dock = true;
    const Surface on_it = surface(frame, r, button, how);

    const Rect box = on_it.box;
    TextStyle style = label_style(plan.label, on_it.text);
    style.line_height = 1.2f;
    style.wrap = false;
    const float wide = spec.item == DockItem::restart ? plan.ring : plan.icon;
    const float room = plan.stacked ? box.w - 8 : box.w - 16 - wide - plan.gap;
    style.px = fitted_px(frame, button.label, style, room, plan.label * 0.6f);
    const float line = style.px * style.line_height;
    if (plan.stacked) {
        const float y = box.y + (box.h - plan.icon - plan.gap - line) / 2;
        style.align = Align::centre;
        picture(frame, dock, spec, {box.x, y, box.w, plan.icon}, plan, on_it.icon);
        frame.glyphs({box.x, y + plan.icon + plan.gap, box.w, line}, button.label, style);
    } else {
        const float label_w = frame.measure(button.label, style).w;
        const float x = box.x + (box.w - wide - plan.gap - label_w) / 2;
        picture(frame, dock, spec, {x, box.y, wide, box.h}, plan, on_it.icon);
        frame.glyphs({x + wide + plan.gap, box.y, label_w + 1, box.h}, button.label, style);
    }
    return on_it.pressed;
}

}  // namespace

DockPress dock(Frame& frame, const Dock& dock) {
    const Rect ground = frame.grid().dock;
    if (ground.h <= 0) return {};
    frame.fill(ground, Tint::sunk);
    frame.fill({ground.x, ground.y, ground.w, frame.contrast() ? 4.0f : 2.0f}, Tint::line);
    const DockPlan plan = plan_of(frame, dock);
    const std::vector<Spec> items = items_of(dock);
    const int count = static_cast<int>(items.size());
    const int first_row = plan.rows == 1 ? count : (count + 1) / 2;
    DockPress pressed;
    for (int i = 0; i < count; ++i) {
        const int row = i / first_row;
        const int in_row = row == 0 ? first_row : count - first_row;
        const Rect line{
            ground.x + plan.pad_x,
            ground.y + 2 + plan.pad_y + static_cast<float>(row) * (plan.item_h + plan.gap_y),
            ground.w - 2 * plan.pad_x, plan.item_h};
        const Rect place = column_of(line, i - row * first_row, in_row, plan.gap_x);
        const Spec& spec = items[static_cast<std::size_t>(i)];
        if (item(frame, place, dock, spec, plan)) pressed = {spec.item, spec.seated};
    }
    return pressed;
}

}  // namespace daofang::ui
