#include "kiosk/ui/svg.h"

#include <librsvg/rsvg.h>

#include "sync/base/file.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::ui {

namespace {

constexpr std::size_t svg_bytes_max = 8u << 20;
constexpr int side_max = 8192;

using Picture = base::Handle<RsvgHandle, g_object_unref>;
using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;

base::Error bad_picture(const std::string& path, GError* error) {
    const std::string why = error ? error->message : "cannot be drawn";
    g_clear_error(&error);
    return {base::Code::invalid, path + ": " + why};
}

base::Result<Picture> open_picture(const std::string& path) {
    TRY_ASSIGN(const std::string bytes, base::read_file(path, svg_bytes_max));
    GError* error = nullptr;
    const auto* data = reinterpret_cast<const guint8*>(bytes.data());
    Picture picture(rsvg_handle_new_from_data(data, bytes.size(), &error));
    if (!picture) return bad_picture(path, error);
    return picture;
}

base::Result<Surface> a_surface(const std::string& path, int width, int height) {
    if (width <= 0 || height <= 0 || width > side_max || height > side_max) {
        return base::Error{base::Code::invalid,
                           base::text_of("{}: cannot be drawn at {}x{}", path, width, height)};
    }
    return Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
}

base::Status draw(RsvgHandle* picture, const std::string& path, cairo_surface_t* surface,
                  const SvgPlace& place) {
    const Context context(cairo_create(surface));
    const RsvgRectangle viewport{place.x, place.y, place.w, place.h};
    GError* error = nullptr;
    if (!rsvg_handle_render_document(picture, context.get(), &viewport, &error)) {
        return bad_picture(path, error);
    }
    cairo_surface_flush(surface);
    return {};
}

void paint(cairo_surface_t* surface, std::uint32_t colour) {
    const Context context(cairo_create(surface));
    const auto part = [&](int shift) {
        return static_cast<double>((colour >> shift) & 0xFF) / 255;
    };
    cairo_set_source_rgb(context.get(), part(0), part(8), part(16));
    cairo_paint(context.get());
}

const std::uint32_t* row_of(cairo_surface_t* surface, int y) {
    const unsigned char* data = cairo_image_surface_get_data(surface);
    // Cairo aligns rows of ARGB32 to whole pixels.
    return reinterpret_cast<const std::uint32_t*>(
        static_cast<const void*>(data + y * cairo_image_surface_get_stride(surface)));
}

}  // namespace

base::Result<float> svg_aspect(const std::string& path) {
    TRY_ASSIGN(const Picture picture, open_picture(path));
    double width = 0;
    double height = 0;
    if (!rsvg_handle_get_intrinsic_size_in_pixels(picture.get(), &width, &height) || height <= 0) {
        return base::Error{base::Code::invalid, path + ": has no size of its own"};
    }
    return static_cast<float>(width / height);
}

base::Result<RgbaPicture> draw_svg(const std::string& path, int width, int height,
                                   const SvgPlace& place, std::uint32_t ground) {
    TRY_ASSIGN(const Picture picture, open_picture(path));
    TRY_ASSIGN(const Surface surface, a_surface(path, width, height));
    paint(surface.get(), ground);
    TRY(draw(picture.get(), path, surface.get(), place));
    RgbaPicture made{width, height, {}};
    made.pixels.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    for (int y = 0; y < height; ++y) {
        const std::uint32_t* row = row_of(surface.get(), y);
        for (int x = 0; x < width; ++x) {
            for (const int shift : {16, 8, 0, 24}) {
                made.pixels.push_back(static_cast<std::uint8_t>((row[x] >> shift) & 0xFF));
            }
        }
    }
    return made;
}

base::Result<AlphaPicture> draw_svg_alpha(const std::string& path, int size, float stroke) {
    TRY_ASSIGN(const Picture picture, open_picture(path));
    if (stroke > 0) {
        const std::string css = base::text_of("svg{{stroke-width:{:.2f}}}", stroke);
        const auto* data = reinterpret_cast<const guint8*>(css.data());
        GError* error = nullptr;
        if (!rsvg_handle_set_stylesheet(picture.get(), data, css.size(), &error)) {
            return bad_picture(path, error);
        }
    }
    TRY_ASSIGN(const Surface surface, a_surface(path, size, size));
    const auto side = static_cast<double>(size);
    TRY(draw(picture.get(), path, surface.get(), {0, 0, side, side}));
    AlphaPicture made{size, size, 0, 0, {}};
    made.pixels.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    for (int y = 0; y < size; ++y) {
        const std::uint32_t* row = row_of(surface.get(), y);
        for (int x = 0; x < size; ++x) {
            made.pixels.push_back(static_cast<std::uint8_t>(row[x] >> 24));
        }
    }
    return made;
}

}  // namespace daofang::ui
