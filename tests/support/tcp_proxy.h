// TcpProxy: a line between two programs of this machine that a test can cut.
//
// Owns    a listener on a free port of 127.0.0.1 and a thread that carries the bytes. While cut,
//         what was connected is closed and nothing new can connect; mended, it is the same port.
// Thread  cut() and mend() from any.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "sync/base/result.h"

namespace daofang::support {

class TcpProxy {
public:
    static base::Result<std::unique_ptr<TcpProxy>> open(int to_port);
    TcpProxy(const TcpProxy&) = delete;
    TcpProxy& operator=(const TcpProxy&) = delete;
    ~TcpProxy();

    int port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    void cut();
    base::Status mend();

private:
    struct Line {
        int ends[2] = {-1, -1};
    };
    explicit TcpProxy(int to_port) : to_port_(to_port) {}
    base::Status listen();
    void serve(const std::stop_token& stop);
    void accept_one();
    void carry();
    void hang_up(Line& line);

    const int to_port_;
    int port_ = 0;
    std::mutex lock_;
    int listener_ = -1;
    std::list<Line> lines_;
    std::jthread thread_;
};

}  // namespace daofang::support
