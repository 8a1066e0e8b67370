#include "kiosk/devices/printer.h"

#include <string_view>

#include "kiosk/devices/device_link.h"
#include "kiosk/devices/escpos_printer.h"
#include "kiosk/devices/file_printer.h"
#include "kiosk/devices/tcp_link.h"
#include "sync/base/text.h"

namespace daofang::devices {
namespace {

// A terminal without a printer: the number on the screen is the ticket.
class NoPrinter final : public Printer {
public:
    base::Result<JobId> print(const Bitmap&) override {
        return base::Error{base::Code::missing, "no printer"};
    }
    void tick(base::Instant) override {}
    base::Millis wait(base::Instant) const override { return base::Millis{1000}; }
    PrinterState state() const override { return PrinterState::none; }
    std::optional<JobDone> finished() override { return {}; }
};

}  // namespace

const char* name_of(PrinterState state) {
    switch (state) {
        case PrinterState::unknown:
            return "unknown";
        case PrinterState::ready:
            return "ready";
        case PrinterState::busy:
            return "busy";
        case PrinterState::paper_low:
            return "paper_low";
        case PrinterState::paper_out:
            return "paper_out";
        case PrinterState::cover_open:
            return "cover_open";
        case PrinterState::offline:
            return "offline";
        case PrinterState::fault:
            return "fault";
        case PrinterState::none:
            return "none";
    }
    CHECK(false);
}

base::Result<std::unique_ptr<Printer>> open_printer(const std::string& where,
                                                    const base::Log& log) {
    const std::string_view words = where;
    if (words == "none") return std::unique_ptr<Printer>(std::make_unique<NoPrinter>());
    if (words.starts_with("tcp://")) {
        TRY_ASSIGN(auto link, make_tcp_link(words.substr(6)));
        return std::unique_ptr<Printer>(std::make_unique<EscposPrinter>(std::move(link), log));
    }
    const std::string path(words.substr(std::min(words.find(':') + 1, words.size())));
    if (words.starts_with("dev:/")) {
        return std::unique_ptr<Printer>(
            std::make_unique<EscposPrinter>(make_device_link(path), log));
    }
    if (words.starts_with("file:") && !path.empty()) return make_file_printer(path, log);
    return base::Error{base::Code::invalid,
                       base::text_of("printer '{}': write tcp://address:9100, dev:/dev/usb/lp0, "
                                     "file:/path or none",
                                     where)};
}

}  // namespace daofang::devices
