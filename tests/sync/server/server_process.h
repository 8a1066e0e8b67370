// ServerProcess: a real daofang-server on a free port of this machine, killed when the test ends.
//
// The program is looked for beside the test program, where one build puts both.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "sync/base/check.h"
#include "sync/base/file.h"

namespace daofang::support {

inline const std::string test_token = "a-token-that-only-tests-know";

inline std::string server_program() {
    return std::filesystem::canonical("/proc/self/exe").parent_path().string() + "/daofang-server";
}

class ServerProcess {
public:
    // Keeps its events in `folder`, which must exist; made again on the same folder it goes on.
    // `port` 0: any free one.
    explicit ServerProcess(std::string folder, std::uint16_t port = 0,
                           std::vector<std::string> more_arguments = {})
        : folder_(std::move(folder)) {
        const std::string token_file = folder_ + "/token";
        const std::string port_file = folder_ + "/port";
        CHECK(base::write_file(token_file, test_token + "\n").ok());
        std::filesystem::remove(port_file);
        std::vector<std::string> arguments = {server_program(),
                                              "--data",
                                              folder_ + "/data",
                                              "--listen",
                                              "127.0.0.1:" + std::to_string(port),
                                              "--token-file",
                                              token_file,
                                              "--port-file",
                                              port_file};
        arguments.insert(arguments.end(), more_arguments.begin(), more_arguments.end());
        spawn(arguments);
        port_ = wait_for_port(port_file);
    }
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ~ServerProcess() { kill(); }

    std::uint16_t port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    // As a power cut does.
    void kill() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGKILL);
        static_cast<void>(wait());
    }
    // Frozen: connections stay, nothing is answered. And back.
    void freeze() { ::kill(pid_, SIGSTOP); }
    void thaw() { ::kill(pid_, SIGCONT); }
    void ask_to_stop() { ::kill(pid_, SIGTERM); }
    // Its exit code; -1 when a signal ended it.
    int wait() {
        int status = 0;
        CHECK(::waitpid(pid_, &status, 0) == pid_);
        pid_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string log() const {
        std::ifstream file(folder_ + "/log");
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    void spawn(const std::vector<std::string>& arguments) {
        std::vector<char*> raw;
        for (const std::string& one : arguments) raw.push_back(const_cast<char*>(one.c_str()));
        raw.push_back(nullptr);
        posix_spawn_file_actions_t files;
        CHECK(::posix_spawn_file_actions_init(&files) == 0);
        const std::string log = folder_ + "/log";
        ::posix_spawn_file_actions_addopen(&files, 2, log.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                           0600);
        ::posix_spawn_file_actions_adddup2(&files, 2, 1);
        CHECK(::posix_spawn(&pid_, raw[0], &files, nullptr, raw.data(), environ) == 0);
        ::posix_spawn_file_actions_destroy(&files);
    }

    std::uint16_t wait_for_port(const std::string& port_file) {
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (std::chrono::steady_clock::now() < patience) {
            std::ifstream file(port_file);
            unsigned port = 0;
            if (file >> port) return static_cast<std::uint16_t>(port);
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        CHECK(!"daofang-server did not start");
        return 0;
    }

    std::string folder_;
    pid_t pid_ = 0;
    std::uint16_t port_ = 0;
};

}  // namespace daofang::support
