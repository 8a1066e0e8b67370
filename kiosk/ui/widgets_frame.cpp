#include <algorithm>

#include "kiosk/ui/widget_parts.h"

namespace daofang::ui {

namespace {

struct HeaderSizes {
    float seal_w = 64, seal_h = 100, gap = 22;
    float org = 36, hall = 44, time = 48, date = 36, date_line = 60;
};

HeaderSizes sizes_of(const Frame& frame) {
    switch (frame.look().shape) {
        case Shape::portrait:
            return frame.large() ? HeaderSizes{64, 100, 22, 46, 54, 60, 46, 60} : HeaderSizes{};
        case Shape::landscape:
            return frame.large() ? HeaderSizes{64, 100, 22, 40, 46, 50, 40, 52} : HeaderSizes{};
        case Shape::small:
            return frame.large() ? HeaderSizes{44, 68, 14, 27, 30, 33, 27, 38}
                                 : HeaderSizes{44, 68, 14, 24, 28, 32, 24, 40};
        case Shape::console:
            return {30, 46, 16, 19, 19, 22, 16};
        case Shape::board:
            return {64, 100, 26, 34, 48, 72, 44};
    }
    return {};
}

TextStyle line_style(float px, Family family, Tint tint, Align align, float line_height) {
    TextStyle style;
    style.family = family;
    style.tint = tint;
    style.align = align;
    style.px = px;
    style.line_height = line_height;
    style.wrap = false;
    return style;
}

// Two lines, one below the other, centred in the header.
void two_lines(Frame& frame, Rect area, std::string_view upper_id, std::string_view upper,
               const TextStyle& upper_style, std::string_view lower_id, std::string_view lower,
               const TextStyle& lower_style) {
    const float upper_h = upper_style.px * upper_style.line_height;
    const float lower_h = lower_style.px * lower_style.line_height;
    const float y = area.y + (area.h - upper_h - lower_h) / 2;
    // Latin words hang below the tight lines that Chinese ones fill.
    constexpr float descent = 0.15f;
    frame.text(upper_id, {area.x, y, area.w, upper_h + descent * upper_style.px}, upper,
               upper_style);
    frame.text(lower_id, {area.x, y + upper_h, area.w, lower_h + descent * lower_style.px}, lower,
               lower_style);
}

void console_bar(Frame& frame, const HeaderWords& words, const HeaderSizes& size) {
    const Rect bar = frame.grid().header;
    frame.fill(bar, Tint::primary);
    seal(frame, {bar.x + 20, bar.y + 7, size.seal_w, size.seal_h});
    TextStyle style = line_style(size.org, Family::sans_bold, Tint::on_primary, Align::left, 1.3f);
    style.valign = VAlign::middle;
    const float x = bar.x + 20 + size.seal_w + size.gap;
    const float org_w = frame.measure(words.org, style).w;
    frame.text("header.org", {x, bar.y, org_w + 1, bar.h}, words.org, style);
    style.family = Family::sans;
    frame.text("header.hall", {x + org_w + 16, bar.y, 560, bar.h}, words.hall, style);
    style.align = Align::right;
    style.px = size.date;
    const float date_w = frame.measure(words.date, style).w;
    const float right = bar.right() - 20;
    frame.text("header.date", {right - date_w - 1, bar.y, date_w + 1, bar.h}, words.date, style);
    style.family = Family::sans_bold;
    style.px = size.time;
    const float time_right = right - date_w - 16;
    frame.text("header.time", {time_right - 90, bar.y, 90, bar.h}, words.time, style);
}

void board_header(Frame& frame, const HeaderWords& words, const HeaderSizes& size) {
    const Rect area = frame.grid().header;
    seal(frame, {area.x, area.y + (area.h - size.seal_h) / 2, size.seal_w, size.seal_h});
    const float x = area.x + size.seal_w + size.gap;
    two_lines(frame, {x, area.y, 900, area.h}, "header.org", words.org,
              line_style(size.org, Family::sans, Tint::board_text2, Align::left, 1.2f),
              "header.hall", words.hall,
              line_style(size.hall, Family::serif, Tint::board_text, Align::left, 1.25f));
    TextStyle time = line_style(size.time, Family::sans_bold, Tint::board_text, Align::right, 1.0f);
    time.valign = VAlign::middle;
    const float time_w = frame.measure(words.time, time).w;
    frame.text("header.time", {area.right() - time_w - 2, area.y, time_w + 2, area.h}, words.time,
               time);
    TextStyle date = line_style(size.date, Family::sans, Tint::board_text2, Align::right, 1.5f);
    date.valign = VAlign::middle;
    frame.text("header.date", {area.right() - time_w - 28 - 560, area.y, 560, area.h}, words.date,
               date);
    thick_thin_rule(frame, area.x, frame.grid().rule_y, area.w, Tint::board_gold);
}

}  // namespace

void header(Frame& frame, const HeaderWords& words) {
    const HeaderSizes size = sizes_of(frame);
    if (frame.look().shape == Shape::console) return console_bar(frame, words, size);
    if (frame.look().shape == Shape::board) return board_header(frame, words, size);
    const Rect area = frame.grid().header;
    seal(frame, {area.x, area.y + (area.h - size.seal_h) / 2, size.seal_w, size.seal_h});
    const float x = area.x + size.seal_w + size.gap;
    const TextStyle time = line_style(size.time, Family::sans_bold, Tint::ink, Align::right, 1.1f);
    const TextStyle date =
        line_style(size.date, Family::sans, Tint::ink2, Align::right, size.date_line / size.date);
    const float right_w =
        std::max(frame.measure(words.time, time).w, frame.measure(words.date, date).w) + 2;
    const float left_w = area.right() - right_w - 24 - x;
    TextStyle org = line_style(size.org, Family::sans, Tint::ink2, Align::left, 1.2f);
    TextStyle hall = line_style(size.hall, Family::serif, Tint::ink, Align::left, 1.25f);
    org.px = fitted_px(frame, words.org, org, left_w, size.org * 0.7f);
    hall.px = fitted_px(frame, words.hall, hall, left_w, size.hall * 0.7f);
    two_lines(frame, {x, area.y, left_w, area.h}, "header.org", words.org, org, "header.hall",
              words.hall, hall);
    two_lines(frame, {area.right() - right_w, area.y, right_w, area.h}, "header.time", words.time,
              time, "header.date", words.date, date);
    const Tint tint = frame.contrast() ? Tint::primary : Tint::ink;
    thick_thin_rule(frame, area.x, frame.grid().rule_y, area.w, tint);
}

void thick_thin_rule(Frame& frame, float x, float y, float w, Tint tint) {
    const bool console = frame.look().shape == Shape::console;
    const float thick = console ? 3 : frame.theme().stroke("rule_thick");
    const float gap = console ? 3 : frame.theme().stroke("rule_gap");
    const float thin = console ? 1 : frame.theme().stroke("rule_thin");
    frame.fill({x, y, w, thick}, tint);
    frame.fill({x, y + thick + gap, w, thin}, tint);
}

void seal(Frame& frame, Rect r) {
    const float k = r.w / 64;
    frame.fill(r, Tint::vermilion, frame.theme().radius("seal") * k);
    frame.stroke(r.inset(5 * k), Tint::on_primary, 2 * k, 4 * k);
    TextStyle style =
        line_style(38 * k, Family::serif, Tint::on_primary, Align::centre, 42.0f / 38);
    const float line = 42 * k;
    const float y = r.y + r.h / 2 - line;
    frame.glyphs({r.x, y, r.w, line}, frame.t("seal.upper"), style);
    frame.glyphs({r.x, y + line, r.w, line}, frame.t("seal.lower"), style);
}

}  // namespace daofang::ui
