// ESC/POS as our printers speak it: bytes of a raster job, and status bytes back.
//
// Source: Epson ESC/POS command reference: ESC @ (initialise), GS v 0 (raster image), ESC d (feed),
// GS V 66 (partial cut), DLE EOT n (real-time status, n = 1 printer, 2 offline cause, 3 error,
// 4 paper), GS a (automatic status back), GS r 1 (paper sensor, sent when the bytes before it have
// been worked off).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/devices/page.h"

namespace daofang::devices {

// Initialise, image in bands, feed, cut.
std::string raster_job(const Bitmap& page);
// Reads the images of raster_job() back, one below the other: tests and the demo's paper.
base::Result<Bitmap> decode_raster_job(std::string_view bytes);

}  // namespace daofang::devices
