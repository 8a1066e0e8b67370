#include "sync/base/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <vector>

#include "sync/base/text.h"

namespace daofang::base {

namespace {

// Control characters would let what came from outside forge lines of its own.
std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
    }
    return line;
}

}  // namespace

struct Log::Impl {
    std::shared_ptr<spdlog::logger> logger;  // null: silent
};

Log::Log(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Log::Log(Log&&) noexcept = default;
Log& Log::operator=(Log&&) noexcept = default;
Log::~Log() = default;

Result<Log> Log::open(std::string_view program, const std::string& path) {
    constexpr std::size_t file_bytes_max = 5u << 20;
    constexpr std::size_t files_kept = 3;
    std::vector<spdlog::sink_ptr> sinks;
    sinks.push_back(std::make_shared<spdlog::sinks::stderr_sink_mt>());
    if (!path.empty()) {
        try {
            sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
                path, file_bytes_max, files_kept));
        } catch (const spdlog::spdlog_ex& problem) {
            return Error{Code::unavailable, text_of("log file {}: {}", path, problem.what())};
        }
    }
    auto impl = std::make_unique<Impl>();
    impl->logger =
        std::make_shared<spdlog::logger>(std::string(program), sinks.begin(), sinks.end());
    impl->logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %n: %v");
    impl->logger->flush_on(spdlog::level::info);
    return Log(std::move(impl));
}

Log Log::silent() {
    return Log(std::make_unique<Impl>());
}

void Log::info(std::string_view what) const {
    if (impl_->logger) impl_->logger->info(one_line(what));
}
void Log::warn(std::string_view what) const {
    if (impl_->logger) impl_->logger->warn(one_line(what));
}
void Log::error(std::string_view what) const {
    if (impl_->logger) impl_->logger->error(one_line(what));
}
void Log::error(std::string_view what, const Error& error) const {
    this->error(text_of("{}: {} ({})", what, error.what, name_of(error.code)));
}

}  // namespace daofang::base
