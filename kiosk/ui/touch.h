// Touch: pointer events to one clean press.
//
// One transition a frame, so that a tap that begins and ends between two frames is never lost; the
// first finger wins; a press counts on release inside the same control (plus slack); a second press
// within 400 ms is ignored (ux/README section 5).
#pragma once

#include <cstdint>
#include <deque>

#include "kiosk/ui/layout.h"
#include "sync/base/time.h"

namespace daofang::ui {

struct PointerEvent {
    enum class Kind { down, move, up, cancel };
    Kind kind = Kind::down;
    std::int64_t finger = 0;  // the mouse is finger -1
    float x = 0, y = 0;       // design px
    base::Instant at;
};

// What widgets see in one frame.
struct Pointer {
    bool down = false;      // a finger is on the glass
    bool pressed = false;   // it came down in this frame
    bool released = false;  // it went up in this frame: the press may count
    float x = 0, y = 0;
    float from_x = 0, from_y = 0;  // where it came down
    base::Instant since;           // when it came down
};

inline constexpr std::size_t touches_waiting_max = 64;
inline constexpr float slack_px = 12;
inline constexpr base::Millis second_press_ignored{400};

class Touch {
public:
    void push(const PointerEvent& event);
    // Moves one transition on and says what this frame sees.
    const Pointer& next_frame();
    // More transitions wait: draw the next frame at once.
    bool pending() const;
    const Pointer& pointer() const { return pointer_; }

private:
    std::deque<PointerEvent> waiting_;
    Pointer pointer_;
    std::int64_t finger_ = 0;
    base::Instant last_release_{-1'000'000};
};

}  // namespace daofang::ui
