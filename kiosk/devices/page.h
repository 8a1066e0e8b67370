// Page: a 1-bit picture to be put on paper, drawn with Pango and Cairo. No word of the queue: what
// stands on a slip is kiosk/app/ticket_page.
//
// Units   dots of the printer: 8 a millimetre (203 dpi), 576 across 80 mm paper (72 mm printable).
// Thread  any, one PageWriter per thread. Fonts are found and opened by a thread's first page
//         (some 100 ms): draw one at start, before somebody waits for it.
// Source  looks and sizes: the printed slips of the design (ux/README.md, sections 3 and 4).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sync/base/result.h"

namespace daofang::devices {

inline constexpr int page_rows_max = 4000;  // half a metre; a longer page is cut off there

// Row-major, 1 bit a dot, most significant bit leftmost, 1 = black; rows padded to whole bytes.
struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> bits;
    int stride() const { return (width + 7) / 8; }
    bool black(int x, int y) const {
        return (bits[static_cast<std::size_t>(y * stride() + x / 8)] >> (7 - x % 8)) & 1;
    }
};

// Writes a PNG, black on white: tests, demos, the care screen.
base::Status save_png(const Bitmap& bitmap, const std::string& path);

enum class PageAlign { left, centre, right };
struct PageText {
    float px = 26;
    bool bold = false;
    bool serif = false;
    PageAlign align = PageAlign::left;
    float line_height = 1.45f;
};

// Draws from the top down, between margins; every call moves on below what it drew. Words too wide
// for their place break into lines (none is cut off) and push down what follows.
class PageWriter {
public:
    explicit PageWriter(int width = 576, int margin = 24);
    ~PageWriter();
    PageWriter(const PageWriter&) = delete;
    PageWriter& operator=(const PageWriter&) = delete;

    void text(std::string_view words, const PageText& style);
    // Left and right on one line.
    void pair(std::string_view left, std::string_view right, const PageText& style);
    void thick_thin_rule();
    void dashes();
    void space(float px);  // negative: closer together
    // Seal at the left, two lines beside it, as one centred group.
    void heading(std::string_view seal_top, std::string_view seal_bottom, std::string_view org,
                 std::string_view hall);
    struct Cell {
        std::string cap, value;
    };
    // Equal columns with bars between.
    void cells(const std::vector<Cell>& cells);
    // The code with its quiet zone at the left, words beside it. Modules are whole dots, >= 6.
    // Words alone when there is no such code (see qr.h).
    void code_beside(std::string_view payload, std::string_view title,
                     const std::vector<std::string>& lines);

    // What was drawn, cut to its height, pure black and white.
    Bitmap finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::devices
