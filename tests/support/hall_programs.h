// HallPrograms: a whole hall of real programs in one folder: server, paper tray, and seats.
//
// Owns    the server and the tray; seats belong to who asked for them and should end first.
// Thread  one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/base/result.h"
#include "tests/support/child_process.h"
#include "tests/support/seat.h"

namespace daofang::support {

// The staff number and PIN in packaging/conf/console.toml, and the PIN of its care screen.
inline constexpr const char* sample_staff = "07";
inline constexpr const char* sample_pin = "246810";

struct HallOptions {
    std::string programs;  // folder of daofang-server and the others
    std::string folder;    // data, logs, sockets: made when it is not there
    std::string conf = std::string(DAOFANG_SOURCE_DIR) + "/packaging/conf";
    std::string hall = "jieyang";
};

class HallPrograms {
public:
    // Makes the folder and a random token; starts nothing.
    static base::Result<HallPrograms> prepare(HallOptions options);

    // Starts the server, again on the same port when it ran before, and waits until it answers.
    base::Status start_server();
    ChildProcess& server() { return *server_; }
    std::string server_url() const;
    std::string server_data() const { return options_.folder + "/server"; }
    std::string token_file() const { return options_.folder + "/token"; }

    // A printer on a TCP port whose slips become slips_folder()/job-001.png and so on.
    base::Status start_paper(const std::vector<std::string>& flags = {});
    ChildProcess& paper() { return *paper_; }
    std::string slips_folder() const { return options_.folder + "/slips"; }
    std::string printer() const;

    // Seats with the flags that they need here, and `more` after them. The
    // kiosk prints on the paper tray when it runs, and knows the server when it ever ran, unless
    // `more` names a line of its own to it.
    base::Result<Seat> open_kiosk(const std::string& name = "K1",
                                  const std::vector<std::string>& more = {}) const;
    base::Result<Seat> open_console(const std::string& window, const std::string& services,
                                    const std::vector<std::string>& more = {}) const;
    base::Result<Seat> open_board(const std::vector<std::string>& more = {}) const;

    std::string data_of(const std::string& seat) const { return options_.folder + "/" + seat; }

private:
    explicit HallPrograms(HallOptions options) : options_(std::move(options)) {}
    base::Result<Seat> open_seat(const std::string& name, int width, int height,
                                 std::vector<std::string> command,
                                 const std::vector<std::string>& more) const;

    HallOptions options_;
    int server_port_ = 0;
    int printer_port_ = 0;
    std::optional<ChildProcess> server_, paper_;
};

}  // namespace daofang::support
