#include "kiosk/devices/escpos.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sync/base/text.h"

namespace daofang::devices {
namespace {

constexpr std::size_t raster_head_bytes = 8;

char low_byte(int number) {
    return static_cast<char>(number & 0xff);
}
char high_byte(int number) {
    return static_cast<char>(number >> 8 & 0xff);
}
int byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

void hide_real_time_commands(std::string& band) {
    constexpr char lone_dot = 0x10, two_dots = 0x18;  // DLE is a lone dot, as an image
    for (std::size_t i = raster_head_bytes; i + 1 < band.size(); ++i) {
        const char next = band[i + 1];
        if (band[i] == lone_dot && (next == 0x04 || next == 0x05 || next == 0x14)) {
            band[i] = two_dots;
        }
    }
}

// How many bytes the command at the start takes; 0 when it is none that a job of ours may hold.
std::size_t passed_over(std::string_view bytes) {
    if (bytes.front() == '\0') return 1;
    for (const std::string_view known : {initialise, feed_and_cut, ask_paper, clear_buffers}) {
        if (bytes.starts_with(known)) return known.size();
    }
    const bool takes_one = bytes.starts_with("\x1d\x61") || bytes.starts_with("\x10\x04");
    return takes_one && bytes.size() >= 3 ? 3 : 0;
}

}  // namespace

std::string ask_status(int n) {
    return {0x10, 0x04, low_byte(n)};
}

base::Status check_raster(const Bitmap& page) {
    const bool in_range = page.width > 0 && page.width <= raster_width_max && page.height > 0 &&
                          page.height <= page_rows_max;
    if (in_range && page.bits.size() == static_cast<std::size_t>(page.stride()) *
                                            static_cast<std::size_t>(page.height)) {
        return {};
    }
    return base::Error{
        base::Code::invalid,
        base::text_of("page of {}x{} dots in {} bytes; at most {}x{}", page.width, page.height,
                      page.bits.size(), raster_width_max, page_rows_max)};
}

std::vector<std::string> raster_bands(const Bitmap& page) {
    std::vector<std::string> bands;
    const int row_bytes = page.stride();
    for (int first = 0; first < page.height; first += band_rows_max) {
        const int rows = std::min(band_rows_max, page.height - first);
        std::string band{
            0x1d,           'v', '0', 0, low_byte(row_bytes), high_byte(row_bytes), low_byte(rows),
            high_byte(rows)};
        const auto begin = page.bits.begin() + std::ptrdiff_t{first} * row_bytes;
        band.append(begin, begin + std::ptrdiff_t{rows} * row_bytes);
        hide_real_time_commands(band);
        bands.push_back(std::move(band));
    }
    return bands;
}

std::string raster_job(const Bitmap& page) {
    std::string job(initialise);
    for (const std::string& band : raster_bands(page)) job += band;
    return job.append(feed_and_cut);
}

base::Result<Bitmap> decode_raster_job(std::string_view bytes) {
    Bitmap page;
    const auto bad = [](std::size_t at, std::string_view why) {
        return base::Error{base::Code::invalid, base::text_of("raster job, byte {}: {}", at, why)};
    };
    for (std::size_t at = 0; at < bytes.size();) {
        const std::string_view rest = bytes.substr(at);
        if (!rest.starts_with(std::string_view{"\x1dv0\0", 4})) {
            const std::size_t passed = passed_over(rest);
            if (passed == 0) return bad(at, "no command that we know");
            at += passed;
            continue;
        }
        if (rest.size() < raster_head_bytes) return bad(at, "cut off in an image's head");
        const int row_bytes = byte_at(rest, 4) + 256 * byte_at(rest, 5);
        const int rows = byte_at(rest, 6) + 256 * byte_at(rest, 7);
        const auto data_bytes =
            static_cast<std::size_t>(row_bytes) * static_cast<std::size_t>(rows);
        if (rest.size() - raster_head_bytes < data_bytes) return bad(at, "cut off in an image");
        if (row_bytes == 0 || rows == 0 || page.height + rows > page_rows_max) {
            return bad(at, "an empty image, or more paper than a page may take");
        }
        if (page.height > 0 && page.width != row_bytes * 8) return bad(at, "another width");
        page.width = row_bytes * 8;
        page.height += rows;
        const auto data = rest.substr(raster_head_bytes, data_bytes);
        page.bits.insert(page.bits.end(), data.begin(), data.end());
        at += raster_head_bytes + data_bytes;
    }
    if (page.height == 0) return bad(bytes.size(), "no image");
    return page;
}

}  // namespace daofang::devices
