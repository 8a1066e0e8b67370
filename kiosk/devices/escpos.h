// ESC/POS as our printers speak it: the bytes of a raster job, and the questions put between them.
//
// Source: Epson ESC/POS command reference: ESC @ (initialise), GS v 0 (raster image), GS V 66 (feed
// to the cutter, partial cut), DLE EOT n (real-time status, n = 1 printer, 2 offline cause, 3
// error, 4 paper), GS a (automatic status back), GS r 1 (paper sensor, answered when the bytes
// before it have been worked off), DLE DC4 8 (clear the buffers). What is answered:
// escpos_status.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/devices/page.h"

namespace daofang::devices {

// 72 mm of 80 mm paper at 203 dpi: wider images are cut off by the printer, so they are refused.
inline constexpr int raster_width_max = 576;
// One GS v 0. Small enough that a few of them are all that a printer holds when paper runs out;
// large enough that a printer at 300 mm/s is never kept waiting between two.
inline constexpr int band_rows_max = 96;

inline constexpr std::string_view initialise{"\x1b@", 2};
inline constexpr std::string_view feed_and_cut{"\x1dVB\0", 4};
inline constexpr std::string_view ask_paper{"\x1dr\x01", 3};
// Pushes on change: online/offline, errors, paper (not the drawer). ESC @ turns it off again.
inline constexpr std::string_view push_status{"\x1d\x61\x0e", 3};
inline constexpr std::string_view clear_buffers{"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", 10};
std::string ask_status(int n);  // DLE EOT n

// `invalid`: empty, wider than raster_width_max, higher than page_rows_max, or bits of another
// size.
base::Status check_raster(const Bitmap& page);

// The image in bands, each one whole GS v 0, the first to be printed first. Where a lone dot and
// what stands right of it would read as a real-time command (DLE EOT, ENQ, DC4: obeyed even inside
// an image), the dot is made two wide.
std::vector<std::string> raster_bands(const Bitmap& page);

// Initialise, image in bands, feed, cut.
std::string raster_job(const Bitmap& page);
// Reads the images of raster_job() back, one below the other, passing over questions and status
// commands between them: tests and the demo's paper. `invalid` names the byte.
base::Result<Bitmap> decode_raster_job(std::string_view bytes);

}  // namespace daofang::devices
