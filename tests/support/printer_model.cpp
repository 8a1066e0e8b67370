#include "tests/support/printer_model.h"

#include <algorithm>
#include <utility>

namespace daofang::support {
namespace {

using namespace std::string_view_literals;

constexpr auto clear_command = "\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"sv;

char flags(int fixed, std::initializer_list<std::pair<bool, int>> parts) {
    int byte = fixed;
    for (const auto& [on, bits] : parts) {
        if (on) byte |= bits;
    }
    return static_cast<char>(byte);
}

int byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

void PrinterModel::receive(std::string_view bytes) {
    received_.append(bytes);
    if (silent_) return;
    for (const char byte : bytes) {
        buffer_.push_back(byte);
        obey_real_time(byte);
    }
}

void PrinterModel::line_closed() {
    arriving_.clear();
    replies_.clear();
    if (!habits_.forgets_on_close) return;
    buffer_.clear();
    image_rows_left_ = 0;
}

std::string PrinterModel::replies() {
    while (!silent_ && in_order() && step()) {
    }
    if (pushing_ && pushed() != last_pushed_) {
        last_pushed_ = pushed();
        answer(last_pushed_);
    }
    if (silent_) replies_.clear();
    return std::exchange(replies_, {});
}

void PrinterModel::set_paper(bool there) {
    if (there) tear_off();
    paper_ = there;
}

void PrinterModel::set_cover_open(bool open) {
    if (cover_open_ && !open) tear_off();
    cover_open_ = open;
}

void PrinterModel::obey_real_time(char byte) {
    arriving_.push_back(byte);
    if (arriving_.size() > clear_command.size()) arriving_.erase(0, 1);
    const std::string_view seen = arriving_;
    if (seen.size() >= 3 && seen.substr(seen.size() - 3, 2) == "\x10\x04"sv && byte >= 1 &&
        byte <= 4) {
        answer(std::string(1, status(byte)));
    }
    if (habits_.clears_when_told && seen == clear_command) {
        buffer_.clear();
        image_rows_left_ = 0;
        answer("\x37\x25\x00"sv);
    }
}

// One row of an image, or one command; false when its bytes have not all come.
bool PrinterModel::step() {
    if (image_rows_left_ > 0) return print_row();
    if (buffer_.empty()) return false;
    if (buffer_.starts_with("\x1dv0"sv)) {
        if (buffer_.size() < 8) return false;
        begin_image();
        return true;
    }
    struct Known {
        std::string_view name;
        std::size_t bytes;
    };
    for (const Known& known :
         {Known{"\x1b@", 2}, Known{"\x1dr", 3}, Known{"\x1d\x61", 3}, Known{"\x1dVB", 4},
          Known{"\x10\x04", 3}, Known{clear_command, clear_command.size()}}) {
        if (buffer_.starts_with(known.name)) return obey(known.name, known.bytes);
        if (known.name.starts_with(buffer_)) return false;
    }
    buffer_.erase(0, 1);  // NUL, or nothing a printer knows
    return true;
}

bool PrinterModel::obey(std::string_view name, std::size_t bytes) {
    if (buffer_.size() < bytes) return false;
    const char n = buffer_[bytes - 1];
    buffer_.erase(0, bytes);
    if (name == "\x1b@"sv) pushing_ = false;
    if (name == "\x1dVB"sv) cut();
    if (name == "\x1dr"sv && habits_.answers_paper_question) {
        answer(std::string(1, flags(0, {{near_end_, 0x03}, {!paper_, 0x0f}})));
    }
    if (name == "\x1d\x61"sv && habits_.pushes_status) {
        pushing_ = n != 0;
        last_pushed_.clear();
    }
    return true;
}

void PrinterModel::begin_image() {
    image_row_bytes_ = static_cast<std::size_t>(byte_at(buffer_, 4) + 256 * byte_at(buffer_, 5));
    image_rows_left_ = byte_at(buffer_, 6) + 256 * byte_at(buffer_, 7);
    buffer_.erase(0, 8);
}

bool PrinterModel::print_row() {
    if (buffer_.size() < image_row_bytes_) return false;
    paper_out_.width = static_cast<int>(image_row_bytes_) * 8;
    paper_out_.bits.insert(paper_out_.bits.end(), buffer_.begin(),
                           buffer_.begin() + static_cast<std::ptrdiff_t>(image_row_bytes_));
    buffer_.erase(0, image_row_bytes_);
    ++paper_out_.height;
    ++rows_printed_;
    --image_rows_left_;
    if (rows_to_paper_end_ && --*rows_to_paper_end_ == 0) paper_ = false;
    if (rows_to_cover_ && --*rows_to_cover_ == 0) cover_open_ = true;
    return true;
}

void PrinterModel::cut() {
    if (paper_out_.height > 0) slips_.push_back(std::move(paper_out_));
    paper_out_ = {};
}

void PrinterModel::tear_off() {
    paper_out_ = {};
}

char PrinterModel::status(int n) const {
    switch (n) {
        case 1:
            return flags(0x12, {{!in_order(), 0x08}});
        case 2:
            return flags(0x12, {{cover_open_, 0x04}, {!paper_, 0x20}, {error_, 0x40}});
        case 3:
            return flags(0x12, {{error_, 0x08}});
        default:
            return flags(0x12, {{near_end_, 0x0c}, {!paper_, 0x6c}});
    }
}

std::string PrinterModel::pushed() const {
    return {flags(0x10, {{!in_order(), 0x08}, {cover_open_, 0x20}}), flags(0x00, {{error_, 0x08}}),
            flags(0x00, {{near_end_, 0x03}, {!paper_, 0x0f}}), 0};
}

}  // namespace daofang::support
