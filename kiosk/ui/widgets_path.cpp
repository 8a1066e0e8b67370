// Stations on a line: the queue as a road (14), and the steps of a question (07).
#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

TextStyle word_style(float px, Tint tint, Family family, float line_height) {
    TextStyle style = label_style(px, tint, family);
    style.align = Align::centre;
    style.valign = VAlign::top;
    style.line_height = line_height;
    return style;
}

void station(Frame& frame, Rect cell, float y, float k, const Station& station) {
    const bool own = station.kind == Station::Kind::own;
    const float x = cell.x + cell.w / 2;
    const float radius = (own ? 44 : 30) * k;
    switch (station.kind) {
        case Station::Kind::done:
            frame.circle(x, y, radius, Tint::jade);
            frame.tick(x - 21 * k, y - 21 * k, 42 * k / 24, Tint::card, 5.5f * k);
            break;
        case Station::Kind::ahead:
            frame.circle(x, y, radius, frame.contrast() ? Tint::ink : Tint::control);
            frame.circle(x, y, radius - 5 * k, Tint::card);
            break;
        case Station::Kind::own:
            frame.circle(x, y, radius, Tint::vermilion);
            frame.icon("person", {x - 28 * k, y - 28 * k, 56 * k, 56 * k}, Tint::on_primary);
            break;
    }
    const float label_px = frame.px(Type::label) * (own ? 1.13f : 0.957f);
    TextStyle label =
        word_style(label_px, own ? Tint::vermilion_text : Tint::ink, Family::sans_bold, 1.2f);
    label.px = fitted_px(frame, station.label, label, cell.w, label_px * 0.6f);
    const float label_y = y + 49 * k;
    const float label_h = line_of(frame, label);
    frame.glyphs({cell.x, label_y, cell.w, label_h}, station.label, label);
    if (station.hint.empty()) return;
    TextStyle hint = word_style(frame.px(Type::min), Tint::ink2, Family::sans, 1.2f);
    hint.px = fitted_px(frame, station.hint, hint, cell.w, hint.px * 0.7f);
    frame.glyphs({cell.x, label_y + label_h, cell.w, line_of(frame, hint)}, station.hint, hint);
}

}  // namespace

void path_line(Frame& frame, Rect r, std::string_view id, const std::vector<Station>& stations) {
    if (stations.empty()) return;
    const int count = static_cast<int>(stations.size());
    const float k = std::min(1.0f, r.h / 250);
    // Words take what they need below the line; the line has the rest above.
    const float words_h = frame.px(Type::label) * 1.36f + frame.px(Type::min) * 1.2f;
    const float y = r.y + std::max(44 * k, (r.h - words_h - 49 * k) / 2 + 22 * k);
    const Rect first = column_of(r, 0, count, 0);
    const Rect last = column_of(r, count - 1, count, 0);
    const float from = first.x + first.w / 2;
    frame.fill({from, y - 3 * k, last.x + last.w / 2 - from, 6 * k}, Tint::control);
    for (int i = 0; i < count; ++i) {
        const Station& here = stations[static_cast<std::size_t>(i)];
        const Rect cell = column_of(r, i, count, 0);
        Item item;
        item.id = std::string(id) + "." + std::to_string(i + 1);
        item.label = here.label;
        item.value = here.hint;
        item.rect = cell;
        frame.record(std::move(item));
        station(frame, cell, y, k, here);
    }
}

void steps(Frame& frame, Rect r, std::string_view id, const Steps& steps) {
    const int count = static_cast<int>(steps.labels.size());
    const float k = std::min(1.0f, type_scale(frame));
    const float radius = 22 * k;
    const float y = r.y + radius;
    for (int i = 0; i < count; ++i) {
        const Rect cell = column_of(r, i, count, 0);
        const float x = cell.x + cell.w / 2;
        if (i > 0) {
            const Tint tint = i <= steps.current ? Tint::jade : Tint::control;
            frame.fill({x - cell.w, y - 2 * k, cell.w, 4 * k}, tint);
        }
    }
    for (int i = 0; i < count; ++i) {
        const Rect cell = column_of(r, i, count, 0);
        const float x = cell.x + cell.w / 2;
        const bool done = i < steps.current;
        const bool current = i == steps.current;
        if (done) {
            frame.circle(x, y, radius, Tint::jade);
            frame.tick(x - 15 * k, y - 15 * k, 30 * k / 24, Tint::card, 4 * k);
        } else if (current) {
            frame.circle(x, y, radius + 8 * k, Tint::primary);
            frame.circle(x, y, radius + 4 * k, Tint::paper);
            frame.circle(x, y, radius, Tint::primary);
        } else {
            frame.circle(x, y, radius, Tint::control);
            frame.circle(x, y, radius - 4 * k, Tint::card);
        }
        Item item;
        item.id = std::string(id) + "." + std::to_string(i + 1);
        item.label = steps.labels[static_cast<std::size_t>(i)];
        item.value = done ? "done" : current ? "current" : "ahead";
        item.rect = cell;
        const std::string label = item.label;
        frame.record(std::move(item));
        TextStyle style = word_style(frame.px(Type::min), current ? Tint::ink : Tint::ink2,
                                     current ? Family::sans_bold : Family::sans, 1.3f);
        style.px = fitted_px(frame, label, style, cell.w - 8, style.px * 0.75f);
        const float label_y = y + radius + 10 * k;
        frame.glyphs({cell.x + 4, label_y, cell.w - 8, r.bottom() - label_y}, label, style);
    }
}

}  // namespace daofang::ui
