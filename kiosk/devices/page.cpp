#include "kiosk/devices/page.h"

#include <algorithm>
#include <cmath>

#include "kiosk/devices/ink.h"
#include "kiosk/devices/qr.h"

namespace daofang::devices {
namespace {

// The looks of the slip, in dots.
constexpr int edge_blank = 28;  // above the first and below the last thing drawn
constexpr int rule_blank = 14, rule_thick = 5, rule_gap = 3, rule_thin = 2;
constexpr int dashes_blank = 16, dash_length = 6, dash_gap = 4, dash_thick = 2;
constexpr int seal_gap = 18;
constexpr Ink::Frame seal{.width = 56, .height = 88, .border = 4, .radius = 6};
constexpr int cells_height = 100, bar_height = 84, bar_thick = 3;
constexpr int quiet_modules = 4, module_dots_min = 6, module_dots_max = 8;
constexpr int code_side_aim = 240;  // with the quiet zone; more only where modules would shrink
constexpr int code_gap = 24;

constexpr PageText seal_style{34, true, true, PageAlign::centre, 38.0f / 34};
constexpr PageText org_style{26, false, false, PageAlign::left, 1.2f};
constexpr PageText hall_style{36, true, true, PageAlign::left, 1.3f};
constexpr PageText cap_style{26, false, false, PageAlign::centre, 1.45f};
constexpr PageText value_style{42, true, false, PageAlign::centre, 1.25f};
constexpr PageText code_title_style{30, true, false, PageAlign::left, 1.45f};
constexpr PageText code_line_style{26, false, false, PageAlign::left, 1.45f};

}  // namespace

struct PageWriter::Impl {
    const int width, margin;
    Ink ink;
    float y = edge_blank;

    Impl(int page_width, int page_margin)
        : width(page_width), margin(page_margin), ink(page_width, page_rows_max) {}
    float left() const { return static_cast<float>(margin); }
    float inner_width() const { return static_cast<float>(width - 2 * margin); }
    void draw_seal(std::string_view top, std::string_view bottom, float at_x);
    int draw_code(std::string_view payload);
};

void PageWriter::Impl::draw_seal(std::string_view top, std::string_view bottom, float at_x) {
    ink.frame(at_x, y, seal);
    const float line = seal_style.px * seal_style.line_height;
    const float first = y + (static_cast<float>(seal.height) - 2 * line) / 2;
    ink.words(top, seal_style, {at_x, first, seal.width});
    ink.words(bottom, seal_style, {at_x, first + line, seal.width});
}

// At the left edge of the paper: the page's margin is part of the quiet zone, so that the code
// stands under the words. Answers the side with the quiet zone, 0 when there is no such code.
int PageWriter::Impl::draw_code(std::string_view payload) {
    const auto code = qr_modules(payload);
    if (!code) return 0;
    const int modules = code->size + 2 * quiet_modules;
    const int module = std::clamp(code_side_aim / modules, module_dots_min, module_dots_max);
    const auto dots = static_cast<float>(module);
    for (int row = 0; row < code->size; ++row) {
        for (int column = 0; column < code->size; ++column) {
            if (!code->black[static_cast<std::size_t>(row * code->size + column)]) continue;
            const float x = dots * static_cast<float>(quiet_modules + column);
            ink.fill(x, std::round(y) + dots * static_cast<float>(quiet_modules + row), dots, dots);
        }
    }
    return modules * module;
}

PageWriter::PageWriter(int width, int margin) : impl_(std::make_unique<Impl>(width, margin)) {}
PageWriter::~PageWriter() = default;

void PageWriter::text(std::string_view words, const PageText& style) {
    impl_->y += impl_->ink.words(words, style, {impl_->left(), impl_->y, impl_->inner_width()});
}

void PageWriter::pair(std::string_view left, std::string_view right, const PageText& style) {
    PageText at_left = style, at_right = style;
    at_left.align = PageAlign::left;
    at_right.align = PageAlign::right;
    const float x = impl_->left(), wide = impl_->inner_width();
    const float right_width = std::min(impl_->ink.words_width(right, style), wide / 2);
    const float left_height = impl_->ink.words(left, at_left, {x, impl_->y, wide - right_width});
    const float right_height =
        impl_->ink.words(right, at_right, {x + wide - right_width, impl_->y, right_width});
    impl_->y += std::max(left_height, right_height);
}

void PageWriter::thick_thin_rule() {
    impl_->y += rule_blank;
    impl_->ink.fill(impl_->left(), impl_->y, impl_->inner_width(), rule_thick);
    impl_->ink.fill(impl_->left(), impl_->y + rule_thick + rule_gap, impl_->inner_width(),
                    rule_thin);
    impl_->y += rule_thick + rule_gap + rule_thin + rule_blank;
}

void PageWriter::dashes() {
    impl_->y += dashes_blank;
    const int end = impl_->width - impl_->margin;
    for (int x = impl_->margin; x < end; x += dash_length + dash_gap) {
        impl_->ink.fill(static_cast<float>(x), impl_->y,
                        static_cast<float>(std::min(dash_length, end - x)), dash_thick);
    }
    impl_->y += dash_thick + dashes_blank;
}

void PageWriter::space(float px) {
    impl_->y += px;
}

void PageWriter::heading(std::string_view seal_top, std::string_view seal_bottom,
                         std::string_view org, std::string_view hall) {
    Ink& ink = impl_->ink;
    const float beside = static_cast<float>(seal.width + seal_gap);
    const float natural =
        std::max(ink.words_width(org, org_style), ink.words_width(hall, hall_style));
    const float wide = std::min(impl_->inner_width() - beside, natural);
    const float org_height = ink.words_height(org, org_style, wide);
    const float high = org_height + ink.words_height(hall, hall_style, wide);
    const float seal_height = static_cast<float>(seal.height);
    const float left = (static_cast<float>(impl_->width) - beside - wide) / 2;
    const float top = impl_->y + std::max(0.0f, (seal_height - high) / 2);
    impl_->draw_seal(seal_top, seal_bottom, left);
    ink.words(org, org_style, {left + beside, top, wide});
    ink.words(hall, hall_style, {left + beside, top + org_height, wide});
    impl_->y += std::max(seal_height, high);
}

void PageWriter::cells(const std::vector<Cell>& cells) {
    if (cells.empty()) return;
    Ink& ink = impl_->ink;
    const float count = static_cast<float>(cells.size());
    const float wide = (impl_->inner_width() - bar_thick * (count - 1)) / count;
    const auto cap_height = [&](const Cell& c) { return ink.words_height(c.cap, cap_style, wide); };
    const auto words_height = [&](const Cell& c) {
        return cap_height(c) + ink.words_height(c.value, value_style, wide);
    };
    float high = cells_height;
    for (const Cell& cell : cells) high = std::max(high, words_height(cell));
    float left = impl_->left();
    for (const Cell& cell : cells) {
        const float top = impl_->y + (high - words_height(cell)) / 2;
        ink.words(cell.cap, cap_style, {left, top, wide});
        ink.words(cell.value, value_style, {left, top + cap_height(cell), wide});
        left += wide;
        if (&cell == &cells.back()) break;
        ink.fill(left, impl_->y + (high - bar_height) / 2, bar_thick, bar_height);
        left += bar_thick;
    }
    impl_->y += high;
}

void PageWriter::code_beside(std::string_view payload, std::string_view title,
                             const std::vector<std::string>& lines) {
    Ink& ink = impl_->ink;
    const float side = static_cast<float>(impl_->draw_code(payload));
    const float left = side > 0 ? side + code_gap : impl_->left();
    const float wide = static_cast<float>(impl_->width - impl_->margin) - left;
    float high = ink.words_height(title, code_title_style, wide);
    for (const auto& line : lines) high += ink.words_height(line, code_line_style, wide);
    float top = impl_->y + std::max(0.0f, (side - high) / 2);
    top += ink.words(title, code_title_style, {left, top, wide});
    for (const auto& line : lines) top += ink.words(line, code_line_style, {left, top, wide});
    impl_->y += std::max(side, high);
}

Bitmap PageWriter::finish() {
    const int rows = static_cast<int>(std::ceil(impl_->y)) + edge_blank;
    return impl_->ink.dried(std::clamp(rows, 1, page_rows_max));
}

}  // namespace daofang::devices
