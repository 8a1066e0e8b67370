// The countdown ring and the two-dimensional code.
#include <qrencode.h>

#include <algorithm>

#include "kiosk/ui/widget_parts.h"
#include "sync/base/handle.h"

namespace daofang::ui {

namespace {

constexpr int quiet_zone = 4;       // modules
constexpr float module_px_min = 8;  // below this a phone at arm's length may not read it

using Code = base::Handle<QRcode, QRcode_free>;

}  // namespace

void countdown_ring(Frame& frame, Rect r, std::string_view id, float left,
                    std::string_view digits) {
    const float size = std::min(r.w, r.h);
    const float x = r.x + r.w / 2;
    const float y = r.y + r.h / 2;
    const float width = size > 120 ? frame.theme().stroke("ring_dialog") * size / 260
                                   : frame.theme().stroke("ring") * size / 74;
    if (!frame.contrast()) frame.ring(x, y, size / 2, Tint::line, width);
    frame.ring(x, y, size / 2, Tint::primary, width, std::clamp(left, 0.0f, 1.0f));
    if (digits.empty()) return;
    Item item;
    item.id = id;
    item.label = digits;
    item.rect = r;
    frame.record(std::move(item));
    TextStyle style = label_style(size * 0.46f, Tint::primary);
    style.align = Align::centre;
    frame.glyphs(r, digits, style);
}

void qr_code(Frame& frame, Rect r, std::string_view id, std::string_view payload) {
    Item item;
    item.id = id;
    item.role = Role::code;
    item.value = payload;
    item.rect = r;
    const Code code(
        QRcode_encodeString(std::string(payload).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    if (!code) {
        item.fits = false;
        frame.record(std::move(item));
        return;
    }
    const auto side = static_cast<std::size_t>(code->width);
    std::vector<bool> dark(side * side);
    for (std::size_t i = 0; i < dark.size(); ++i) dark[i] = (code->data[i] & 1) != 0;
    const float module = frame.modules(r, code->width, quiet_zone, dark);
    item.drawn = {r.x, r.y, module * static_cast<float>(code->width + 2 * quiet_zone),
                  module * static_cast<float>(code->width + 2 * quiet_zone)};
    item.fits = module > module_px_min - 0.01f;
    frame.record(std::move(item));
}

}  // namespace daofang::ui
