// EscposDevice: a PrinterModel on a real line, served by a thread of its own: a TCP listener on
// 127.0.0.1, or the far end of a pseudo-terminal that a "dev:" printer opens as its device.
//
// Thread  any; the model is reached through with(), which holds its lock.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "sync/base/result.h"
#include "tests/support/printer_model.h"

namespace daofang::support {

class EscposDevice {
public:
    // One connection at a time, as printers do. Port 0: any free one.
    static base::Result<std::unique_ptr<EscposDevice>> on_tcp(PrinterHabits habits = {},
                                                              int port = 0);
    // `path` becomes a link to the pseudo-terminal: unplug() takes it away, plug_in() puts it back.
    static base::Result<std::unique_ptr<EscposDevice>> on_pty(const std::string& path,
                                                              PrinterHabits habits = {});
    EscposDevice(const EscposDevice&) = delete;
    EscposDevice& operator=(const EscposDevice&) = delete;
    ~EscposDevice();

    // For open_printer(): "tcp://127.0.0.1:40123" or "dev:/tmp/x/lp0".
    const std::string& where() const { return where_; }
    int port() const { return port_; }

    // Calls `f` with the model. The device goes on within some 2 ms.
    template <class F>
    auto with(F f) {
        const std::lock_guard hold(lock_);
        return f(model_);
    }

    // Gone from the line: connections break and new ones are refused (a device: not there).
    void unplug();
    base::Status plug_in();

private:
    explicit EscposDevice(PrinterHabits habits) : model_(habits) {}
    base::Status listen();
    void serve(const std::stop_token& stop);
    void accept_one();
    void move_bytes();
    void hang_up();

    std::mutex lock_;
    PrinterModel model_;
    std::string where_, path_, pty_name_;
    int port_ = 0;
    int listener_ = -1, line_ = -1, kept_open_ = -1;
    std::jthread thread_;  // last: stopped before what it uses goes
};

}  // namespace daofang::support
