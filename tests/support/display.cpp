#include "tests/support/display.h"

#include <cairo.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "sync/base/file.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::support {
namespace {

// X window dump, version 7 (X11/XWDFile.h): big-endian 32-bit words, in this order.
enum XwdWord {
    header_size,
    file_version,
    pixmap_format,
    pixmap_depth,
    pixmap_width,
    pixmap_height,
    x_offset,
    byte_order,
    bitmap_unit,
    bitmap_bit_order,
    bitmap_pad,
    bits_per_pixel,
    bytes_per_line,
    visual_class,
    red_mask,
    green_mask,
    blue_mask,
    bits_per_rgb,
    colormap_entries,
    ncolors,
    xwd_words_used
};
constexpr std::size_t xwd_colour_bytes = 12;

struct Dump {
    std::uint32_t width = 0, height = 0, bytes_a_line = 0;
    std::string_view pixels;
};

// Xvfb with 24 bits deep screens writes 32-bit little-endian 0x00RRGGBB, which is cairo's RGB24.
base::Result<Dump> read_dump(std::string_view file) {
    std::array<std::uint32_t, xwd_words_used> words{};
    if (file.size() < sizeof words) {
        return base::Error{base::Code::invalid, "framebuffer: no header"};
    }
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (std::size_t byte = 0; byte < 4; ++byte) {
            const auto part = static_cast<std::uint8_t>(file[word * 4 + byte]);
            words[word] = words[word] << 8 | part;
        }
    }
    if (words[bits_per_pixel] != 32 || words[byte_order] != 0 || words[red_mask] != 0xff0000) {
        return base::Error{base::Code::invalid, "framebuffer: not 0x00RRGGBB"};
    }
    const std::size_t start = words[header_size] + words[ncolors] * xwd_colour_bytes;
    const std::size_t size = std::size_t{words[bytes_per_line]} * words[pixmap_height];
    if (file.size() < start + size) {
        return base::Error{base::Code::invalid, "framebuffer: shorter than its header says"};
    }
    return Dump{words[pixmap_width], words[pixmap_height], words[bytes_per_line],
                file.substr(start, size)};
}

// Reads Xvfb's -displayfd: the number of the display it took, once it is ready. The whole line:
// Xvfb writes number and line end apart, and stops when nobody takes the second.
base::Result<std::string> read_number(int fd) {
    std::string line;
    while (!line.ends_with('\n')) {
        pollfd readable{fd, POLLIN, 0};
        char digit = 0;
        if (::poll(&readable, 1, 20'000) != 1 || ::read(fd, &digit, 1) != 1) {
            return base::Error{base::Code::unavailable, "Xvfb did not start"};
        }
        line += digit;
    }
    line.pop_back();
    return line;
}

std::string pixel(double value) {
    return std::to_string(static_cast<int>(value));
}

}  // namespace

base::Result<Display> Display::open(int width, int height, const std::string& folder) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        return base::Error{base::Code::unavailable, std::strerror(errno)};
    }
    ChildOptions options;
    options.command = {"Xvfb",    "-displayfd", std::to_string(ends[1]),
                       "-screen", "0",          base::text_of("{}x{}x24", width, height),
                       "-fbdir",  folder,       "-nolisten",
                       "tcp",     "-noreset",   "-nocursor"};
    options.log = folder + "/xvfb.log";
    options.keep_fd = ends[1];
    auto xvfb = ChildProcess::start(options);
    ::close(ends[1]);
    auto number = read_number(ends[0]);
    ::close(ends[0]);
    if (!xvfb) return xvfb.error();
    if (!number) return number.error();
    return Display(std::move(xvfb).value(), ":" + *number, folder + "/Xvfb_screen0");
}

std::map<std::string, std::string> Display::env() const {
    // Software rendering, whatever the machine has: the same pixels everywhere.
    return {{"DISPLAY", name_}, {"SDL_VIDEODRIVER", "x11"}, {"LIBGL_ALWAYS_SOFTWARE", "1"}};
}

base::Status Display::point(std::vector<std::string> words) {
    words.insert(words.begin(), "xdotool");
    TRY_ASSIGN(const Ran ran, run(words, {{"DISPLAY", name_}}));
    if (ran.code == 0) return {};
    return base::Error{base::Code::unavailable, base::text_of("xdotool answered {}", ran.code)};
}

base::Status Display::press(double x, double y, base::Millis hold) {
    const std::string held = base::text_of("{:.3f}", static_cast<double>(hold.count()) / 1000.0);
    return point(
        {"mousemove", pixel(x), pixel(y), "mousedown", "1", "sleep", held, "mouseup", "1"});
}

base::Status Display::drag(double from_x, double from_y, double to_x, double to_y) {
    return point({"mousemove", pixel(from_x), pixel(from_y), "mousedown", "1", "sleep", "0.06",
                  "mousemove", pixel(to_x), pixel(to_y), "sleep", "0.06", "mouseup", "1"});
}

base::Status Display::key(const std::string& name) {
    return point({"key", name});
}

base::Status Display::photograph(const std::string& path) const {
    TRY_ASSIGN(std::string file, base::read_file(frame_));
    TRY_ASSIGN(const Dump dump, read_dump(file));
    // cairo only reads from here, but asks for writable bytes.
    auto* bytes =
        reinterpret_cast<unsigned char*>(file.data()) + (dump.pixels.data() - file.data());
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create_for_data(bytes, CAIRO_FORMAT_RGB24, static_cast<int>(dump.width),
                                            static_cast<int>(dump.height),
                                            static_cast<int>(dump.bytes_a_line)));
    const cairo_status_t status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return base::Error{base::Code::unavailable,
                       base::text_of("{}: {}", path, cairo_status_to_string(status))};
}

}  // namespace daofang::support
