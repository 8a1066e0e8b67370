// QR codes by libqrencode, level M, for slips (the screen draws its own in kiosk/ui).
#pragma once

#include <string_view>
#include <vector>

#include "sync/base/result.h"

namespace daofang::devices {

struct QrModules {
    int size = 0;             // modules a side, quiet zone not counted
    std::vector<bool> black;  // row-major
};
// `invalid`: not printable ASCII (scanners garble the rest) or too long for one code.
base::Result<QrModules> qr_modules(std::string_view payload);

}  // namespace daofang::devices
