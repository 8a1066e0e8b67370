// Child: a process of a test's own, to be killed in the middle of what it does.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>

#include "sync/base/check.h"

namespace daofang::store {

class Child {
public:
    // Runs `work(report)` in a new process; report(n) sends a number that received() can read. The
    // child ends with the number that `work` returns.
    template <class Work>
    explicit Child(Work work) {
        int ends[2];
        CHECK(::pipe(ends) == 0);
        pid_ = ::fork();
        CHECK(pid_ >= 0);
        if (pid_ == 0) {
            ::close(ends[0]);
            const auto report = [&](std::uint64_t number) {
                CHECK(::write(ends[1], &number, sizeof number) == sizeof number);
            };
            ::_exit(number_of([&] { return work(report); }));
        }
        ::close(ends[1]);
        from_child_ = ends[0];
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        kill();
        ::close(from_child_);
    }

    // Waits for the next number; false when the child is gone and has said all.
    bool received(std::uint64_t& number) {
        return ::read(from_child_, &number, sizeof number) == sizeof number;
    }

    // Whether it is still at work.
    bool running() const {
        siginfo_t ended{};
        CHECK(::waitid(P_PID, static_cast<id_t>(pid_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0);
        return ended.si_pid == 0;
    }

    // kill -9, and waits until it is gone.
    void kill() {
        if (pid_ == 0) return;
        ::kill(pid_, SIGKILL);
        static_cast<void>(wait());
    }

    // Waits for its end; its number, or -1 when it was killed.
    int wait() {
        int status = 0;
        CHECK(::waitpid(pid_, &status, 0) == pid_);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

private:
    // Nothing of a child may unwind into the test that made it.
    template <class Work>
    static int number_of(Work work) noexcept {
        return work();
    }

    pid_t pid_ = 0;
    int from_child_ = -1;
};

}  // namespace daofang::store
