// Ink: a sheet to draw on in greys, and what it looks like in pure black and white. Used by
// PageWriter alone; Pango and Cairo stop here.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <string_view>

#include "kiosk/devices/page.h"
#include "sync/base/handle.h"

namespace daofang::devices {

// A column of words: where, and how wide before the line breaks.
struct Column {
    float left = 0, top = 0, width = 0;
};

int whole_dots(float length);

class Ink {
public:
    Ink(int width, int rows);

    // On whole dots.
    void fill(float left, float top, float wide, float high);
    // A frame `border` thick just inside the rect, its outer corners rounded.
    struct Frame {
        int width, height, border, radius;
    };
    void frame(float left, float top, const Frame& frame);

    // Draws the words, answers their height: lines stand in boxes of equal height as in the drawn
    // design, so that a slip keeps its rhythm whatever font a character falls back to.
    float words(std::string_view words, const PageText& style, Column at);
    float words_height(std::string_view words, const PageText& style, float width) const;
    // In one line.
    float words_width(std::string_view words, const PageText& style) const;

    // The first `rows` in black and white.
    Bitmap dried(int rows);

private:
    using Layout = base::Handle<PangoLayout, g_object_unref>;
    Layout layout_of(std::string_view words, const PageText& style, float width) const;

    base::Handle<cairo_surface_t, cairo_surface_destroy> surface_;
    base::Handle<cairo_t, cairo_destroy> cairo_;
    base::Handle<PangoContext, g_object_unref> context_;
};

}  // namespace daofang::devices
