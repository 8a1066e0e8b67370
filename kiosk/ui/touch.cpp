#include "kiosk/ui/touch.h"

#include <cmath>

namespace daofang::ui {

namespace {

// A trembling finger comes down again where it was; another key of a pad is farther away than this
// and must not be lost.
constexpr float second_press_reach_px = 96;

bool near_last(const Pointer& last, const PointerEvent& event) {
    return std::hypot(event.x - last.x, event.y - last.y) < second_press_reach_px;
}

}  // namespace

void Touch::push(const PointerEvent& event) {
    using Kind = PointerEvent::Kind;
    // Only the last of many moves matters.
    if (event.kind == Kind::move && !waiting_.empty() && waiting_.back().kind == Kind::move &&
        waiting_.back().finger == event.finger) {
        waiting_.back() = event;
        return;
    }
    if (waiting_.size() >= touches_waiting_max) {
        // More hands than frames: forget them all rather than press what nobody meant.
        waiting_.clear();
        waiting_.push_back({Kind::cancel, finger_, event.x, event.y, event.at});
        return;
    }
    waiting_.push_back(event);
}

const Pointer& Touch::next_frame() {
    using Kind = PointerEvent::Kind;
    pointer_.pressed = false;
    pointer_.released = false;
    while (!waiting_.empty()) {
        const PointerEvent event = waiting_.front();
        waiting_.pop_front();
        if (event.kind == Kind::down) {
            if (pointer_.down) continue;
            if (event.at - last_release_ < second_press_ignored && near_last(pointer_, event)) {
                continue;
            }
            finger_ = event.finger;
            pointer_ = {true, true, false, event.x, event.y, event.x, event.y, event.at};
            break;
        }
        if (!pointer_.down || event.finger != finger_) continue;
        pointer_.x = event.x;
        pointer_.y = event.y;
        if (event.kind == Kind::move) continue;
        pointer_.down = false;
        pointer_.released = event.kind == Kind::up;
        if (pointer_.released) last_release_ = event.at;
        break;
    }
    return pointer_;
}

bool Touch::pending() const {
    return !waiting_.empty();
}

}  // namespace daofang::ui
