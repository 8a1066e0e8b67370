#include "kiosk/devices/page.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <utility>

#include "kiosk/devices/qr.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::devices {
namespace {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Cairo = base::Handle<cairo_t, cairo_destroy>;
using FontOptions = base::Handle<cairo_font_options_t, cairo_font_options_destroy>;
using Context = base::Handle<PangoContext, g_object_unref>;
using Layout = base::Handle<PangoLayout, g_object_unref>;
using Font = base::Handle<PangoFontDescription, pango_font_description_free>;
using Metrics = base::Handle<PangoFontMetrics, pango_font_metrics_unref>;

// The looks of the slip, in dots.
constexpr int edge_blank = 28;  // above the first and below the last thing drawn
constexpr int rule_blank = 14, rule_thick = 5, rule_gap = 3, rule_thin = 2;
constexpr int dashes_blank = 16, dash_length = 6, dash_gap = 4, dash_thick = 2;
constexpr int seal_width = 56, seal_height = 88, seal_border = 4, seal_radius = 6, seal_gap = 18;
constexpr int cells_height = 100, bar_height = 84, bar_thick = 3;
constexpr int quiet_modules = 4, module_dots_min = 6, module_dots_max = 8;
constexpr int code_side_aim = 240;  // with the quiet zone; more only where modules would shrink
constexpr int code_gap = 24;

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

PangoAlignment pango_align(PageAlign align) {
    if (align == PageAlign::centre) return PANGO_ALIGN_CENTER;
    return align == PageAlign::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

int dots(float length) {
    return static_cast<int>(std::lround(length));
}

}  // namespace

// A column of words: where, and how wide before the line breaks.
struct Column {
    float left = 0, top = 0, width = 0;
};

struct PageWriter::Impl {
    const int width, margin;
    float y = edge_blank;
    Surface surface;
    Cairo cairo;
    Context context;

    Impl(int page_width, int page_margin);
    float inner_width() const { return static_cast<float>(width - 2 * margin); }
    void fill(float left, float top, float wide, float high) const;
    Layout layout_of(std::string_view words, const PageText& style, float wide) const;
    float natural_width(std::string_view words, const PageText& style) const;
    float height_of(std::string_view words, const PageText& style, float wide) const;
    float draw(std::string_view words, const PageText& style, Column at) const;
    void draw_seal(std::string_view top, std::string_view bottom, float left) const;
    int draw_code(std::string_view payload) const;
};

PageWriter::Impl::Impl(int page_width, int page_margin)
    : width(page_width),
      margin(page_margin),
      surface(cairo_image_surface_create(CAIRO_FORMAT_A8, page_width, page_rows_max)),
      cairo(cairo_create(surface.get())),
      context(pango_cairo_create_context(cairo.get())) {
    const FontOptions options(cairo_font_options_create());
    cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
    // Hinted: strokes of even weight on the dot grid; measures are not, so lines keep their length.
    cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_FULL);
    cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context.get(), options.get());
    pango_context_set_language(context.get(), pango_language_from_string("zh-cn"));
    cairo_set_antialias(cairo.get(), CAIRO_ANTIALIAS_NONE);
}

void PageWriter::Impl::fill(float left, float top, float wide, float high) const {
    cairo_rectangle(cairo.get(), dots(left), dots(top), dots(wide), dots(high));
    cairo_fill(cairo.get());
}

Layout PageWriter::Impl::layout_of(std::string_view words, const PageText& style,
                                   float wide) const {
    Layout layout(pango_layout_new(context.get()));
    pango_layout_set_font_description(layout.get(), font_of(style).get());
    pango_layout_set_text(layout.get(), words.data(), static_cast<int>(words.size()));
    if (wide > 0) pango_layout_set_width(layout.get(), dots(wide) * PANGO_SCALE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout.get(), pango_align(style.align));
    return layout;
}

float PageWriter::Impl::natural_width(std::string_view words, const PageText& style) const {
    int units = 0;
    pango_layout_get_size(layout_of(words, style, 0).get(), &units, nullptr);
    return std::ceil(static_cast<float>(units) / PANGO_SCALE);
}

float PageWriter::Impl::height_of(std::string_view words, const PageText& style, float wide) const {
    const Layout layout = layout_of(words, style, wide);
    return static_cast<float>(pango_layout_get_line_count(layout.get())) * style.px *
           style.line_height;
}

// Lines stand in boxes of equal height as in the drawn design, so that a slip keeps its rhythm
// whatever fonts a word falls back to. Answers their height.
float PageWriter::Impl::draw(std::string_view words, const PageText& style, Column at) const {
    const Layout layout = layout_of(words, style, at.width);
    const Metrics metrics(pango_context_get_metrics(context.get(), font_of(style).get(), nullptr));
    const float ascent = static_cast<float>(pango_font_metrics_get_ascent(metrics.get()));
    const float descent = static_cast<float>(pango_font_metrics_get_descent(metrics.get()));
    const float box = style.px * style.line_height;
    const float baseline = (box + (ascent - descent) / PANGO_SCALE) / 2;
    const int lines = pango_layout_get_line_count(layout.get());
    for (int i = 0; i < lines; ++i) {
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), i);
        PangoRectangle extents{};
        pango_layout_line_get_extents(line, nullptr, &extents);
        const float spare = at.width - static_cast<float>(extents.width) / PANGO_SCALE;
        const float shift = style.align == PageAlign::centre  ? spare / 2
                            : style.align == PageAlign::right ? spare
                                                              : 0;
        cairo_move_to(cairo.get(), dots(at.left + shift),
                      dots(at.top + static_cast<float>(i) * box + baseline));
        pango_cairo_show_layout_line(cairo.get(), line);
    }
    return static_cast<float>(lines) * box;
}

void PageWriter::Impl::draw_seal(std::string_view top, std::string_view bottom, float left) const {
    constexpr double inset = seal_border / 2.0, radius = seal_radius - inset;
    constexpr double quarter = std::numbers::pi / 2;
    const double x0 = dots(left) + inset, x1 = dots(left) + seal_width - inset;
    const double y0 = dots(y) + inset, y1 = dots(y) + seal_height - inset;
    cairo_t* cr = cairo.get();
    cairo_new_sub_path(cr);
    cairo_arc(cr, x1 - radius, y0 + radius, radius, -quarter, 0);
    cairo_arc(cr, x1 - radius, y1 - radius, radius, 0, quarter);
    cairo_arc(cr, x0 + radius, y1 - radius, radius, quarter, 2 * quarter);
    cairo_arc(cr, x0 + radius, y0 + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
    cairo_set_line_width(cr, seal_border);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_GRAY);
    cairo_stroke(cr);
    cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
    const PageText style{34, true, true, PageAlign::centre, 38.0f / 34};
    const float line = style.px * style.line_height;
    const float first = y + (seal_height - 2 * line) / 2;
    draw(top, style, {left, first, seal_width});
    draw(bottom, style, {left, first + line, seal_width});
}

// At the left edge of the paper: the page's margin is part of the quiet zone, so that the code
// stands under the words. Answers the side with the quiet zone, 0 when there is no such code.
int PageWriter::Impl::draw_code(std::string_view payload) const {
    const auto code = qr_modules(payload);
    if (!code) return 0;
    const int modules = code->size + 2 * quiet_modules;
    const int module = std::clamp(code_side_aim / modules, module_dots_min, module_dots_max);
    const int first = quiet_modules * module;
    for (int row = 0; row < code->size; ++row) {
        for (int column = 0; column < code->size; ++column) {
            if (!code->black[static_cast<std::size_t>(row * code->size + column)]) continue;
            cairo_rectangle(cairo.get(), first + column * module, dots(y) + first + row * module,
                            module, module);
        }
    }
    cairo_fill(cairo.get());
    return modules * module;
}

PageWriter::PageWriter(int width, int margin) : impl_(std::make_unique<Impl>(width, margin)) {}
PageWriter::~PageWriter() = default;

void PageWriter::text(std::string_view words, const PageText& style) {
    const float left = static_cast<float>(impl_->margin);
    impl_->y += impl_->draw(words, style, {left, impl_->y, impl_->inner_width()});
}

void PageWriter::pair(std::string_view left, std::string_view right, const PageText& style) {
    PageText at_left = style, at_right = style;
    at_left.align = PageAlign::left;
    at_right.align = PageAlign::right;
    const float x = static_cast<float>(impl_->margin), wide = impl_->inner_width();
    const float right_width = std::min(impl_->natural_width(right, style), wide / 2);
    const float left_height = impl_->draw(left, at_left, {x, impl_->y, wide - right_width});
    const float right_height =
        impl_->draw(right, at_right, {x + wide - right_width, impl_->y, right_width});
    impl_->y += std::max(left_height, right_height);
}

void PageWriter::thick_thin_rule() {
    const float x = static_cast<float>(impl_->margin), wide = impl_->inner_width();
    impl_->y += rule_blank;
    impl_->fill(x, impl_->y, wide, rule_thick);
    impl_->fill(x, impl_->y + rule_thick + rule_gap, wide, rule_thin);
    impl_->y += rule_thick + rule_gap + rule_thin + rule_blank;
}

void PageWriter::dashes() {
    impl_->y += dashes_blank;
    const int end = impl_->width - impl_->margin;
    for (int x = impl_->margin; x < end; x += dash_length + dash_gap) {
        impl_->fill(static_cast<float>(x), impl_->y,
                    static_cast<float>(std::min(dash_length, end - x)), dash_thick);
    }
    impl_->y += dash_thick + dashes_blank;
}

void PageWriter::space(float px) {
    impl_->y += px;
}

void PageWriter::heading(std::string_view seal_top, std::string_view seal_bottom,
                         std::string_view org, std::string_view hall) {
    const PageText org_style{26, false, false, PageAlign::left, 1.2f};
    const PageText hall_style{36, true, true, PageAlign::left, 1.3f};
    const float beside = seal_width + seal_gap;
    const float words_width = std::min(
        impl_->inner_width() - beside,
        std::max(impl_->natural_width(org, org_style), impl_->natural_width(hall, hall_style)));
    const float org_height = impl_->height_of(org, org_style, words_width);
    const float high = org_height + impl_->height_of(hall, hall_style, words_width);
    const float left = (static_cast<float>(impl_->width) - beside - words_width) / 2;
    const float top = impl_->y + std::max(0.0f, (seal_height - high) / 2);
    impl_->draw_seal(seal_top, seal_bottom, left);
    impl_->draw(org, org_style, {left + beside, top, words_width});
    impl_->draw(hall, hall_style, {left + beside, top + org_height, words_width});
    impl_->y += std::max<float>(seal_height, high);
}

void PageWriter::cells(const std::vector<Cell>& cells) {
    if (cells.empty()) return;
    const PageText cap_style{26, false, false, PageAlign::centre, 1.45f};
    const PageText value_style{42, true, false, PageAlign::centre, 1.25f};
    const float count = static_cast<float>(cells.size());
    const float wide = (impl_->inner_width() - bar_thick * (count - 1)) / count;
    float high = cells_height;
    for (const Cell& cell : cells) {
        high = std::max(high, impl_->height_of(cell.cap, cap_style, wide) +
                                  impl_->height_of(cell.value, value_style, wide));
    }
    float left = static_cast<float>(impl_->margin);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const float cap_height = impl_->height_of(cells[i].cap, cap_style, wide);
        const float value_height = impl_->height_of(cells[i].value, value_style, wide);
        const float top = impl_->y + (high - cap_height - value_height) / 2;
        impl_->draw(cells[i].cap, cap_style, {left, top, wide});
        impl_->draw(cells[i].value, value_style, {left, top + cap_height, wide});
        left += wide;
        if (i + 1 == cells.size()) break;
        impl_->fill(left, impl_->y + (high - bar_height) / 2, bar_thick, bar_height);
        left += bar_thick;
    }
    impl_->y += high;
}

void PageWriter::code_beside(std::string_view payload, std::string_view title,
                             const std::vector<std::string>& lines) {
    const PageText title_style{30, true, false, PageAlign::left, 1.45f};
    const PageText line_style{26, false, false, PageAlign::left, 1.45f};
    const float side = static_cast<float>(impl_->draw_code(payload));
    const float left = side > 0 ? side + code_gap : static_cast<float>(impl_->margin);
    const float wide = static_cast<float>(impl_->width - impl_->margin) - left;
    float high = impl_->height_of(title, title_style, wide);
    for (const auto& line : lines) high += impl_->height_of(line, line_style, wide);
    float top = impl_->y + std::max(0.0f, (side - high) / 2);
    top += impl_->draw(title, title_style, {left, top, wide});
    for (const auto& line : lines) top += impl_->draw(line, line_style, {left, top, wide});
    impl_->y += std::max(side, high);
}

Bitmap PageWriter::finish() {
    Bitmap page;
    page.width = impl_->width;
    page.height = std::clamp(dots(std::ceil(impl_->y)) + edge_blank, 1, page_rows_max);
    page.bits.assign(static_cast<std::size_t>(page.stride() * page.height), 0);
    cairo_surface_flush(impl_->surface.get());
    const std::uint8_t* row = cairo_image_surface_get_data(impl_->surface.get());
    const int row_bytes = cairo_image_surface_get_stride(impl_->surface.get());
    for (int y = 0; y < page.height; ++y, row += row_bytes) {
        std::uint8_t* out = &page.bits[static_cast<std::size_t>(y * page.stride())];
        for (int x = 0; x < page.width; ++x) {
            if (row[x] >= black_from) out[x / 8] |= static_cast<std::uint8_t>(0x80 >> (x % 8));
        }
    }
    return page;
}

base::Status save_png(const Bitmap& bitmap, const std::string& path) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height));
    std::uint8_t* row = cairo_image_surface_get_data(surface.get());
    if (row == nullptr) {
        return base::Error{base::Code::invalid,
                           base::text_of("no picture of {}x{}", bitmap.width, bitmap.height)};
    }
    const int row_bytes = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < bitmap.height; ++y, row += row_bytes) {
        for (int x = 0; x < bitmap.width; ++x) row[x] = bitmap.black(x, y) ? 0 : 255;
    }
    cairo_surface_mark_dirty(surface.get());
    const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return base::Error{base::Code::unavailable,
                       base::text_of("writing {}: {}", path, cairo_status_to_string(status))};
}

}  // namespace daofang::devices
