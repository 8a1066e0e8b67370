#include "kiosk/devices/ink.h"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace daofang::devices {
namespace {

using FontOptions = base::Handle<cairo_font_options_t, cairo_font_options_destroy>;
using Font = base::Handle<PangoFontDescription, pango_font_description_free>;
using Metrics = base::Handle<PangoFontMetrics, pango_font_metrics_unref>;

// A dot is black when at least this much of it (of 255) is covered. A little under half: thermal
// paper prints strokes of one dot thin, and thin strokes are what old eyes lose first.
constexpr std::uint8_t black_from = 112;

Font font_of(const PageText& style) {
    Font font(pango_font_description_new());
    pango_font_description_set_family_static(
        font.get(), style.serif ? "Noto Serif CJK SC" : "Noto Sans CJK SC");
    pango_font_description_set_weight(font.get(),
                                      style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), style.px * PANGO_SCALE);
    return font;
}

float dots_of(int pango_units) {
    return static_cast<float>(pango_units) / PANGO_SCALE;
}

// How far the line moves right in its column.
float shift_of(PageAlign align, float spare) {
    if (align == PageAlign::centre) return spare / 2;
    return align == PageAlign::right ? spare : 0;
}

}  // namespace

int whole_dots(float length) {
    return static_cast<int>(std::lround(length));
}

Ink::Ink(int width, int rows)
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, width, rows)),
      cairo_(cairo_create(surface_.get())),
      context_(pango_cairo_create_context(cairo_.get())) {
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    // Hinted: strokes of even weight on the dot grid. Measures are not, so lines keep their length.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context_.get(), options.get());
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
}

void Ink::fill(float left, float top, float wide, float high) {
    cairo_rectangle(cairo_.get(), whole_dots(left), whole_dots(top), whole_dots(wide),
                    whole_dots(high));
    cairo_fill(cairo_.get());
}

void Ink::frame(float left, float top, const Frame& frame) {
    constexpr double quarter = std::numbers::pi / 2;
    const double inset = frame.border / 2.0, radius = frame.radius - inset;
    const double x0 = whole_dots(left) + inset, x1 = whole_dots(left) + frame.width - inset;
    const double y0 = whole_dots(top) + inset, y1 = whole_dots(top) + frame.height - inset;
    cairo_t* cr = cairo_.get();
    cairo_new_sub_path(cr);
    cairo_arc(cr, x1 - radius, y0 + radius, radius, -quarter, 0);
    cairo_arc(cr, x1 - radius, y1 - radius, radius, 0, quarter);
    cairo_arc(cr, x0 + radius, y1 - radius, radius, quarter, 2 * quarter);
    cairo_arc(cr, x0 + radius, y0 + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
    cairo_set_line_width(cr, frame.border);
    cairo_stroke(cr);
}

Ink::Layout Ink::layout_of(std::string_view words, const PageText& style, float width) const {
    Layout layout(pango_layout_new(context_.get()));
    pango_layout_set_font_description(layout.get(), font_of(style).get());
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    if (width > 0) pango_layout_set_width(layout.get(), whole_dots(width) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    return layout;
}

float Ink::words_width(std::string_view words, const PageText& style) const {
    int units = 0;
    pango_layout_get_size(layout_of(words, style, 0).get(), &units, nullptr);
    return std::ceil(dots_of(units));
}

float Ink::words_height(std::string_view words, const PageText& style, float width) const {
    const Layout layout = layout_of(words, style, width);
    const float lines = static_cast<float>(pango_layout_get_line_count(layout.get()));
    return lines * style.px * style.line_height;
}

float Ink::words(std::string_view words, const PageText& style, Column at) {
    const Layout layout = layout_of(words, style, at.width);
    const Metrics metrics(pango_context_get_metrics(context_.get(), font_of(style).get(), nullptr));
    const float ascent = dots_of(pango_font_metrics_get_ascent(metrics.get()));
    const float descent = dots_of(pango_font_metrics_get_descent(metrics.get()));
    const float box = style.px * style.line_height;
    float baseline = at.top + (box + ascent - descent) / 2;
    const int lines = pango_layout_get_line_count(layout.get());
    for (int i = 0; i < lines; ++i, baseline += box) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
        PangoRectangle extents{};
        pango_layout_line_get_extents(line, nullptr, &extents);
        const float shift = shift_of(style.align, at.width - dots_of(extents.width));
        cairo_move_to(cairo_.get(), whole_dots(at.left + shift), whole_dots(baseline));
        pango_cairo_show_layout_line(cairo_.get(), line);
    }
    return static_cast<float>(lines) * box;
}

Bitmap Ink::dried(int rows) {
    Bitmap page;
    page.width = cairo_image_surface_get_width(surface_.get());
    page.height = rows;
    page.bits.assign(static_cast<std::size_t>(page.stride() * page.height), 0);
    cairo_surface_flush(surface_.get());
    const std::uint8_t* row = cairo_image_surface_get_data(surface_.get());
    const int row_bytes = cairo_image_surface_get_stride(surface_.get());
    for (int y = 0; y < page.height; ++y, row += row_bytes) {
        std::uint8_t* out = &page.bits[static_cast<std::size_t>(y * page.stride())];
        for (int x = 0; x < page.width; ++x) {
            if (row[x] >= black_from) out[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    }
    return page;
}

}  // namespace daofang::devices
