#include "tests/support/child_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

#include "sync/base/text.h"

namespace daofang::support {
namespace {

constexpr int could_not_start = 127;

// argv or envp for exec: pointers into `words`, which outlive the call.
std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> made;
    made.reserve(words.size() + 1);
    for (std::string& word : words) made.push_back(word.data());
    made.push_back(nullptr);
    return made;
}

std::vector<std::string> environment(const std::map<std::string, std::string>& added) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string line = *entry;
        if (!added.contains(line.substr(0, line.find('=')))) all.push_back(line);
    }
    for (const auto& [name, value] : added) all.push_back(name + "=" + value);
    return all;
}

struct Launch {
    std::vector<char*> argv, envp;
    std::string log;
    int stdout_fd = -1;
    int keep_fd = -1;
    pid_t parent = 0;
};

// In the child, between fork and exec: only calls that are safe there.
[[noreturn]] void become(const Launch& launch) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != launch.parent) ::_exit(could_not_start);
    if (!launch.log.empty()) {
        const int fd = ::open(launch.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (fd < 0) ::_exit(could_not_start);
        ::dup2(fd, STDOUT_FILENO);
        ::dup2(fd, STDERR_FILENO);
    }
    if (launch.stdout_fd >= 0) ::dup2(launch.stdout_fd, STDOUT_FILENO);
    if (launch.keep_fd >= 0) ::fcntl(launch.keep_fd, F_SETFD, 0);
    ::execvpe(launch.argv[0], launch.argv.data(), launch.envp.data());
    ::_exit(could_not_start);
}

base::Result<pid_t> launch(const ChildOptions& options, int stdout_fd) {
    CHECK(!options.command.empty());
    std::vector<std::string> words = options.command;
    std::vector<std::string> env = environment(options.env);
    const Launch launch{pointers(words), pointers(env),   options.log,
                        stdout_fd,       options.keep_fd, ::getpid()};
    const pid_t pid = ::fork();
    if (pid == 0) become(launch);
    if (pid < 0) {
        return base::Error{base::Code::unavailable,
                           base::text_of("cannot start {}: {}", words[0], std::strerror(errno))};
    }
    ::setpgid(pid, pid);  // both sides do it: whoever comes first
    return pid;
}

int code_of(int status) {
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

}  // namespace

base::Result<ChildProcess> ChildProcess::start(const ChildOptions& options) {
    TRY_ASSIGN(const pid_t pid, launch(options, -1));
    return ChildProcess(pid, options.command[0]);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), name_(std::move(other.name_)), ended_(other.ended_) {}

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    std::swap(name_, other.name_);
    std::swap(ended_, other.ended_);
    return *this;
}

ChildProcess::~ChildProcess() {
    if (pid_ > 0) stop();
}

bool ChildProcess::running() {
    return !wait(base::Millis{0}).has_value();
}

std::optional<int> ChildProcess::wait(base::Millis patience) {
    if (pid_ <= 0) return ended_;
    eventually(
        [&] {
            if (ended_) return true;
            int status = 0;
            if (::waitpid(pid_, &status, WNOHANG) == pid_) ended_ = code_of(status);
            return ended_.has_value();
        },
        patience);
    return ended_;
}

int ChildProcess::stop(base::Millis patience) {
    signal(SIGTERM);
    if (!wait(patience)) return kill_now();
    ::kill(-pid_, SIGKILL);  // what it may have left behind
    return *ended_;
}

int ChildProcess::kill_now() {
    if (!ended_) ::kill(-pid_, SIGKILL);
    // SIGKILL cannot be refused; the wait is for the kernel only.
    CHECK(wait(base::Millis{10'000}).has_value());
    return *ended_;
}

void ChildProcess::signal(int number) const {
    if (pid_ > 0 && !ended_) ::kill(pid_, number);
}

base::Result<Ran> run(const std::vector<std::string>& command,
                      const std::map<std::string, std::string>& env, base::Millis patience) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        return base::Error{base::Code::unavailable, std::strerror(errno)};
    }
    ChildOptions options;
    options.command = command;
    options.env = env;
    auto pid = launch(options, ends[1]);
    ::close(ends[1]);
    Ran ran;
    const base::Instant last = moment() + patience;
    bool late = false;
    while (pid.ok() && !late) {
        pollfd readable{ends[0], POLLIN, 0};
        const auto left = (last - moment()).count();
        late = left <= 0 || ::poll(&readable, 1, static_cast<int>(left)) == 0;
        char bytes[4096];
        const ssize_t got = late ? 0 : ::read(ends[0], bytes, sizeof bytes);
        if (got <= 0) break;
        ran.out.append(bytes, static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    if (!pid.ok()) return pid.error();
    int status = 0;
    if (late) ::kill(-pid.value(), SIGKILL);
    ::waitpid(pid.value(), &status, 0);
    ran.code = code_of(status);
    if (late || ran.code == could_not_start) {
        return base::Error{base::Code::unavailable,
                           command[0] + (late ? ": took too long" : ": cannot be started")};
    }
    return ran;
}

base::Result<int> free_port() {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    // The socket interface takes every address family through this one pointer type.
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    const bool bound =
        fd >= 0 && ::bind(fd, generic, size) == 0 && ::getsockname(fd, generic, &size) == 0;
    if (fd >= 0) ::close(fd);
    if (!bound) return base::Error{base::Code::unavailable, "no free port on 127.0.0.1"};
    return static_cast<int>(ntohs(address.sin_port));
}

void pause_for(base::Millis time) {
    std::this_thread::sleep_for(time);
}

base::Instant moment() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<base::Millis>(since).count()};
}

}  // namespace daofang::support
