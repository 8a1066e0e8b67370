#include <algorithm>
#include <utility>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/stage_impl.h"

namespace daofang::ui {

// Under a dialog only the dock still answers: help is never more than one press away.
bool Frame::answers(const Item& item) const {
    if (!item.enabled) return false;
    if (!stage_.impl().dialog_last || dialog_ > 0) return true;
    const Rect& r = item.rect;
    return grid_.dock.h > 0 && grid_.dock.contains(r.x + r.w / 2, r.y + r.h / 2);
}

Frame::Press Frame::press(Item item) {
    Stage::Impl& stage = stage_.impl();
    const Pointer& pointer = stage.pointer;
    Press press;
    if (answers(item)) {
        // A screen's first frame has no last one to have been touched on.
        if (pointer.pressed && stage.captured.empty() && item.rect.contains(pointer.x, pointer.y)) {
            stage.captured = item.id;
        }
        const bool on_it =
            stage.captured == item.id && within_slack(item.rect, pointer.x, pointer.y);
        press.held = on_it && pointer.down;
        press.pressed = on_it && pointer.released;
        press.focus = stage.focus == item.id;
        if (press.focus && stage.enter_taken) press.pressed = true;
    }
    item.focus = press.focus;
    record(std::move(item));
    return press;
}

bool Frame::long_press(std::string_view id, Rect r, base::Millis ms) {
    Stage::Impl& stage = stage_.impl();
    const Pointer& pointer = stage.pointer;
    if (stage.dialog_last && dialog_ == 0) return false;
    if (!pointer.down || !r.contains(pointer.from_x, pointer.from_y)) return false;
    // Where a control lies in the corner too, the control is meant.
    if (!stage.captured.empty() && stage.captured != id) return false;
    if (!r.contains(pointer.x, pointer.y)) stage.slid_off = true;
    if (stage.slid_off || stage.long_press_done == pointer.since) return false;
    const base::Instant due = pointer.since + ms;
    if (now_ < due) {
        stage.wake_by(due);
        return false;
    }
    stage.long_press_done = pointer.since;
    return true;
}

void Frame::record(Item item) {
    item.fits = item.fits && item.label.find('?') != 0;
    items_.push_back(std::move(item));
    in_control_ = true;
}

void Frame::begin_dialog(Rect r, std::string_view label) {
    Item item;
    item.id = "dialog";
    item.role = Role::dialog;
    item.label = label;
    item.rect = r;
    dialog_from_ = items_.size();
    record(std::move(item));
    in_control_ = false;
    ++dialog_;
    stage_.impl().dialog_now = true;
}

void Frame::end_dialog() {
    --dialog_;
    // What lies under the veil can be neither read nor pressed; the dock stays above it.
    const auto under = [&](const Item& item) {
        return !grid_.dock.contains(item.rect.x + item.rect.w / 2, item.rect.y + item.rect.h / 2);
    };
    const auto dialog = items_.begin() + static_cast<std::ptrdiff_t>(dialog_from_);
    items_.erase(std::remove_if(items_.begin(), dialog, under), dialog);
}

}  // namespace daofang::ui
