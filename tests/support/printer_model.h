// PrinterModel: an ESC/POS thermal printer as a state machine, without a line: bytes in, answers
// and slips out. Written against Epson's reference, apart from kiosk/devices, so that a mistake in
// one shows in the other.
//
// True to what makes printers hard: real-time commands are obeyed on arrival, also inside images
// and while offline; all else waits in a buffer that stops being worked off when paper is out, the
// cover is open or the printer is offline, and goes on where it stopped when all is well again;
// the buffer outlives connections; ESC @ turns pushed status off.
// Thread  one at a time.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/devices/page.h"

namespace daofang::support {

// What a model of printer can do.
struct PrinterHabits {
    bool answers_paper_question = true;  // GS r 1
    bool clears_when_told = true;        // DLE DC4 8
    bool pushes_status = true;           // GS a
    bool forgets_on_close = false;       // drops its buffer with the connection
};

class PrinterModel {
public:
    explicit PrinterModel(PrinterHabits habits = {}) : habits_(habits) {}

    // --- the line -------------------------------------------------------------------------------
    void receive(std::string_view bytes);
    bool has_room() const { return buffer_.size() < buffer_bytes_max; }
    void line_closed();
    // Works off what can be worked off; then what there is to say, emptied by the asking.
    std::string replies();

    // --- what happens to printers
    // -----------------------------------------------------------------
    void set_paper(bool there);  // a new roll: what hung out of the old one is torn off
    void set_near_end(bool near) { near_end_ = near; }
    void set_cover_open(bool open);
    void set_offline(bool offline) { offline_ = offline; }
    void set_error(bool error) { error_ = error; }
    void set_silent(bool silent) { silent_ = silent; }  // takes bytes, does and says nothing
    void run_out_after(int rows) { rows_to_paper_end_ = rows; }
    void open_cover_after(int rows) { rows_to_cover_ = rows; }
    void say(std::string_view bytes) { replies_.append(bytes); }      // line noise
    void set_noise(std::string noise) { noise_ = std::move(noise); }  // before every answer

    // --- what came out
    // ------------------------------------------------------------------------------
    const std::vector<devices::Bitmap>& slips() const { return slips_; }  // cut off, in order
    int rows_printed() const { return rows_printed_; }
    std::size_t bytes_held() const { return buffer_.size(); }
    const std::string& bytes_received() const { return received_; }

    static constexpr std::size_t buffer_bytes_max = 64 * 1024;

private:
    bool in_order() const { return paper_ && !cover_open_ && !offline_ && !error_; }
    void obey_real_time(char byte);
    bool step();
    bool print_row();
    bool obey(std::string_view name, std::size_t bytes);
    void begin_image();
    void cut();
    void tear_off();
    void answer(std::string_view bytes) { replies_.append(noise_).append(bytes); }
    char status(int n) const;
    std::string pushed() const;

    PrinterHabits habits_;
    bool paper_ = true, near_end_ = false, cover_open_ = false;
    bool offline_ = false, error_ = false, silent_ = false;
    std::optional<int> rows_to_paper_end_, rows_to_cover_;
    std::string noise_;

    std::string received_, buffer_, replies_;
    std::string arriving_;  // the last bytes, for real-time commands
    bool pushing_ = false;
    std::string last_pushed_;
    std::size_t image_row_bytes_ = 0;
    int image_rows_left_ = 0;
    devices::Bitmap paper_out_;  // printed, not cut yet
    std::vector<devices::Bitmap> slips_;
    int rows_printed_ = 0;
};

}  // namespace daofang::support
