// Typing, turning pages, and the dialog.
#include <algorithm>

#include "kiosk/ui/utf8.h"
#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

std::string dots_for(std::string_view value) {
    std::string dots;
    for (std::size_t at = 0; at < value.size();) {
        next_codepoint(value, at);
        dots += "●";
    }
    return dots;
}

struct FieldPlan {
    float pad = 36, gap = 20, icon = 60, edge = 4, value_px = 84;
    Tint edge_tint = Tint::primary;
};

FieldPlan plan_of(const Frame& frame, Rect r) {
    if (frame.look().shape == Shape::console) {
        return {14, 10, 22, 1.5f, std::min(24.0f, r.h * 0.5f), Tint::control};
    }
    const float k = std::min(1.0f, r.h / 128);
    return {36 * k, 20 * k, 60 * k, 4, std::min(frame.px(Type::digit), r.h * 0.66f), Tint::primary};
}

bool pad_key(Frame& frame, Rect r, std::string_view id, std::string_view key,
             const std::string& label, const char* icon, bool selected) {
    Button button;
    button.id = std::string(id) + "." + std::string(key);
    button.label = label;
    button.icon = icon;
    button.selected = selected;
    return keypad_key(frame, r, button);
}

}  // namespace

void field(Frame& frame, Rect r, std::string_view id, std::string_view icon, std::string_view value,
           std::string_view hint, bool hidden) {
    const FieldPlan plan = plan_of(frame, r);
    Item item;
    item.id = id;
    item.role = Role::field;
    item.label = hint;
    item.value = hidden ? dots_for(value) : std::string(value);
    item.rect = r;
    const std::string shown = item.value;
    frame.record(std::move(item));
    const float radius = control_radius(frame);
    frame.fill(r.inset(plan.edge / 2), Tint::card, radius - plan.edge / 2);
    frame.stroke(r, plan.edge_tint, plan.edge, radius);
    float x = r.x + plan.pad;
    if (!icon.empty()) {
        frame.icon(icon, {x, r.y, plan.icon, r.h}, Tint::primary, plan.icon);
        x += plan.icon + plan.gap;
    }
    TextStyle style = label_style(plan.value_px, Tint::primary);
    style.wrap = false;
    const float right = r.right() - plan.pad;
    style.px = fitted_px(frame, shown, style, right - x - 20, plan.value_px * 0.4f);
    const float value_w = shown.empty() ? 0 : frame.measure(shown, style).w;
    if (!shown.empty()) frame.glyphs({x, r.y, value_w + 1, r.h}, shown, style);
    const float caret_h = plan.value_px * 0.86f;
    const float caret_w = std::max(1.5f, plan.value_px * 0.06f);
    x += value_w + plan.value_px * 0.12f;
    frame.fill({x, r.y + (r.h - caret_h) / 2, caret_w, caret_h}, Tint::primary);
    // The hint gives way to what was typed.
    TextStyle hint_style = label_style(frame.px(Type::min), Tint::ink2, Family::sans);
    const bool console = frame.look().shape == Shape::console;
    hint_style.align = console ? Align::left : Align::right;
    const float hint_x = x + caret_w + plan.gap / 2;
    const bool room = frame.measure(hint, hint_style).w <= right - hint_x;
    if (!hint.empty() && room && (!console || shown.empty())) {
        frame.glyphs({hint_x, r.y, right - hint_x, r.h}, hint, hint_style);
    }
}

int page_turn(Frame& frame, Rect r, std::string_view id, int page, int pages) {
    if (pages <= 1) return 0;
    const int last = pages - 1;
    const int here = std::clamp(page, 0, last);
    const float middle = std::max(r.w * 0.2f, frame.px(Type::body) * 3);
    const float side = (r.w - middle) / 2;
    Button previous;
    previous.id = std::string(id) + ".previous";
    previous.label = frame.t("page.previous");
    previous.icon = "chevron-left";
    previous.enabled = here > 0;
    Button next;
    next.id = std::string(id) + ".next";
    next.label = frame.t("page.next");
    next.icon = "chevron-right";
    next.enabled = here < last;
    int turned = here;
    if (secondary_button(frame, {r.x, r.y, side, r.h}, previous)) turned = here - 1;
    TextStyle style = label_style(frame.px(Type::body), Tint::ink);
    style.align = Align::centre;
    const std::string words = frame.t(
        "page.number", {{"page", std::to_string(here + 1)}, {"pages", std::to_string(pages)}});
    frame.text(std::string(id) + ".page", {r.x + side, r.y, middle, r.h}, words, style);
    if (secondary_button(frame, {r.right() - side, r.y, side, r.h}, next)) turned = here + 1;
    return turned;
}

std::string number_pad(Frame& frame, Rect r, std::string_view id, std::string_view letters,
                       char chosen_letter) {
    const float row_gap = std::min(24.0f, r.h * 0.042f);
    const float column_gap = 11;
    std::string pressed;
    Rect digits = r;
    if (!letters.empty()) {
        const float w = r.w * 184 / 968;
        digits.x += w + 36;
        digits.w -= w + 36;
        const int rows = std::max(4, static_cast<int>(letters.size()));
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const Rect place = row_of({r.x, r.y, w, r.h}, static_cast<int>(i), rows, row_gap);
            const std::string letter(1, letters[i]);
            const bool chosen = letters[i] == chosen_letter;
            if (pad_key(frame, place, id, letter, letter, "", chosen)) pressed = letter;
        }
    }
    const char* keys[12] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "back"};
    for (int i = 0; i < 12; ++i) {
        const Rect row = row_of(digits, i / 3, 4, row_gap);
        const Rect place = column_of(row, i % 3, 3, column_gap);
        const std::string key = keys[i];
        const bool back = key == "back";
        const std::string label = back             ? frame.t("pad.backspace")
                                  : key == "clear" ? frame.t("pad.clear")
                                                   : key;
        if (pad_key(frame, place, id, key, label, back ? "backspace" : "", false)) pressed = key;
    }
    return pressed;
}

Rect begin_dialog(Frame& frame, Rect r, std::string_view id) {
    const Rect screen = frame.grid().screen;
    const Rect dock = frame.grid().dock;
    // The dock stays in the light: help is never more than one press away.
    const float bottom = dock.h > 0 ? dock.y : screen.bottom();
    // Not behind the card itself: half the screen need not be mixed to be covered.
    const Rect hidden = r.inset(frame.theme().radius("dialog"));
    frame.fill({screen.x, screen.y, screen.w, hidden.y - screen.y}, Tint::scrim);
    frame.fill({screen.x, hidden.y, hidden.x - screen.x, hidden.h}, Tint::scrim);
    frame.fill({hidden.right(), hidden.y, screen.right() - hidden.right(), hidden.h}, Tint::scrim);
    frame.fill({screen.x, hidden.bottom(), screen.w, bottom - hidden.bottom()}, Tint::scrim);
    frame.begin_dialog(r, id);
    const bool console = frame.look().shape == Shape::console;
    const float radius =
        console ? frame.theme().radius("desktop_card") : frame.theme().radius("dialog");
    const float edge = console ? 2.0f : 4.0f;
    frame.fill(r.inset(edge / 2), Tint::card, radius - edge / 2);
    frame.stroke(r, Tint::primary, edge, radius);
    return r.inset(console ? 24.0f : frame.grid().margin);
}

void end_dialog(Frame& frame) {
    frame.end_dialog();
}

}  // namespace daofang::ui
