#include "kiosk/devices/file_printer.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "kiosk/devices/escpos.h"
#include "sync/base/text.h"

namespace daofang::devices {
namespace {

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

class FilePrinter final : public Printer {
public:
    FilePrinter(std::string path, const base::Log& log) : path_(std::move(path)), log_(log) {}

    base::Result<JobId> print(const Bitmap& page) override {
        if (done_) return base::Error{base::Code::conflict, "printer: a job is under way"};
        TRY(check_raster(page));
        const bool kept = append(raster_job(page));
        if (!kept) {
            log_.warn(
                base::text_of("printer file:{}: not written: {}", path_, std::strerror(errno)));
        }
        state_ = kept ? PrinterState::ready : PrinterState::fault;
        done_ = JobDone{++last_id_, kept, state_};
        return last_id_;
    }
    void tick(base::Instant) override {}
    base::Millis wait(base::Instant) const override {
        return done_ ? base::Millis{0} : base::Millis{1000};
    }
    PrinterState state() const override { return state_; }
    std::optional<JobDone> finished() override { return std::exchange(done_, {}); }

private:
    bool append(const std::string& bytes) const {
        const int fd = ::open(path_.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0) return false;
        // EINVAL: a pipe or a device, where there is nothing to sync.
        const bool kept = write_all(fd, bytes) && (::fsync(fd) == 0 || errno == EINVAL);
        const int why = errno;
        ::close(fd);
        errno = why;
        return kept;
    }

    std::string path_;
    const base::Log& log_;
    PrinterState state_ = PrinterState::ready;
    JobId last_id_ = 0;
    std::optional<JobDone> done_;
};

}  // namespace

std::unique_ptr<Printer> make_file_printer(const std::string& path, const base::Log& log) {
    return std::make_unique<FilePrinter>(path, log);
}

}  // namespace daofang::devices
