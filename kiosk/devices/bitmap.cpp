#include <cairo.h>

#include "kiosk/devices/page.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::devices {

base::Status save_png(const Bitmap& bitmap, const std::string& path) {
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, bitmap.width, bitmap.height));
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
