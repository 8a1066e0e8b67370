#include "kiosk/devices/qr.h"

#include <qrencode.h>

#include <algorithm>
#include <string>

#include "sync/base/handle.h"

namespace daofang::devices {

base::Result<QrModules> qr_modules(std::string_view payload) {
    const bool printable =
        std::all_of(payload.begin(), payload.end(), [](char c) { return c >= 0x20 && c <= 0x7e; });
    if (payload.empty() || !printable) {
        return base::Error{base::Code::invalid, "code: only printable ASCII, at least one letter"};
    }
    const base::Handle<QRcode, QRcode_free> code(
        QRcode_encodeString(std::string(payload).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1));
    if (!code) return base::Error{base::Code::invalid, "code: too long for one code"};
    QrModules modules;
    modules.size = code->width;
    const auto count =
        static_cast<std::size_t>(code->width) * static_cast<std::size_t>(code->width);
    modules.black.reserve(count);
    // libqrencode: the lowest bit of a module's byte is its colour, the others say what it is for.
    for (std::size_t i = 0; i < count; ++i) modules.black.push_back((code->data[i] & 1) != 0);
    return modules;
}

}  // namespace daofang::devices
