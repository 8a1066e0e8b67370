// What an ESC/POS printer says of itself: bytes in, answers out.
//
// Answers carry no label; Epson's reference tells them apart by their fixed bits (bits 0, 1, 4 and
// 7), which is what AnswerReader goes by:
//   0xx1 xx10  DLE EOT n: one byte; which n is known only from what was asked last, so the printer
//              is asked one thing at a time
//   0xx1 xx00  GS a: pushed, this byte and three more of the form 0xx0 xxxx
//   0000 ppnn  GS r 1: paper end (pp) and near end (nn), each pair both on or both off
//   37 25 00   the buffers are cleared (DLE DC4 8)
// Anything else is passed over: XON and XOFF, line noise, halves of packets.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/devices/printer.h"

namespace daofang::devices {

struct Answer {
    enum class Kind { asked_status, pushed_status, paper, cleared };
    Kind kind;
    std::array<std::uint8_t, 4> bytes{};  // one used, but for pushed_status
};

class AnswerReader {
public:
    void feed(std::string_view bytes) { unread_.append(bytes); }
    // The next whole answer; nothing until the rest of a packet has come.
    std::optional<Answer> next();
    // Drops what is not whole: after a silence its rest will not come any more.
    void forget() { unread_.clear(); }
    bool holds_part() const { return !unread_.empty(); }

private:
    std::string unread_;
};

// What stands in the way of paper coming out, as last heard.
struct PrinterHealth {
    bool offline = false;
    bool cover_open = false;
    bool paper_end = false;
    bool paper_near_end = false;
    bool error = false;

    // The one thing to tell people first: what they can mend comes before what they cannot. With
    // the cover open the paper sensor reads empty too, so the cover is named first.
    PrinterState state() const;
    bool in_order() const { return !offline && !cover_open && !paper_end && !error; }
    bool operator==(const PrinterHealth&) const = default;
};

// From the answers to DLE EOT 1, 2, 3 and 4.
PrinterHealth health_of_asked(const std::array<std::uint8_t, 4>& answers);
// From four pushed bytes.
PrinterHealth health_of_pushed(const std::array<std::uint8_t, 4>& bytes);
// Of GS r 1's answer.
bool says_paper_end(std::uint8_t paper_answer);

}  // namespace daofang::devices
