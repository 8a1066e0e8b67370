// ChildProcess: a program run for a test or the demo, never left behind.
//
// Owns    the process and everything it starts (its own process group). The destructor stops it;
// when
//         our own process dies, the kernel kills it.
// Thread  one.
#pragma once

#include <sys/types.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/base/result.h"
#include "sync/base/time.h"

namespace daofang::support {

struct ChildOptions {
    std::vector<std::string> command{};        // program and arguments; found through PATH
    std::map<std::string, std::string> env{};  // added to ours
    std::string log{};                         // stdout and stderr are appended here; empty: ours
    int keep_fd = -1;                          // handed on under the same number
};

class ChildProcess {
public:
    // `unavailable` when the program cannot be started.
    static base::Result<ChildProcess> start(const ChildOptions& options);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ~ChildProcess();

    pid_t pid() const { return pid_; }
    const std::string& name() const { return name_; }
    bool running();
    // Its exit code, or minus the signal that ended it; nothing while it runs.
    std::optional<int> wait(base::Millis patience);
    // SIGTERM, and SIGKILL when it has not ended after `patience`. The code as in wait().
    int stop(base::Millis patience = base::Millis{3000});
    // SIGKILL at once: the power cut.
    int kill_now();
    void signal(int number) const;

private:
    ChildProcess(pid_t pid, std::string name) : pid_(pid), name_(std::move(name)) {}

    pid_t pid_ = -1;  // -1: moved from
    std::string name_;
    std::optional<int> ended_;
};

// What a program that ran to its end said (stdout only) and returned.
struct Ran {
    int code = 0;
    std::string out;
};
// `unavailable` when it cannot be started or does not end in time.
base::Result<Ran> run(const std::vector<std::string>& command,
                      const std::map<std::string, std::string>& env = {},
                      base::Millis patience = base::Millis{10'000});

// A TCP port of 127.0.0.1 that nobody listens on just now.
base::Result<int> free_port();

// Asks `condition` every 5 ms until it holds; false after `patience`.
template <class Condition>
bool eventually(Condition condition, base::Millis patience);

void pause_for(base::Millis time);
base::Instant moment();

template <class Condition>
bool eventually(Condition condition, base::Millis patience) {
    const base::Instant last = moment() + patience;
    while (!condition()) {
        if (moment() > last) return false;
        pause_for(base::Millis{5});
    }
    return true;
}

}  // namespace daofang::support
