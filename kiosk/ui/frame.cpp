#include "kiosk/ui/frame.h"

#include "kiosk/ui/stage_impl.h"

namespace daofang::ui {

namespace {

constexpr base::Millis frame_time{16};

}  // namespace

Frame::Frame(Stage& stage, const Look& look, base::Instant now)
    : stage_(stage), look_(look), grid_(grid_of(look)), now_(now) {}

const Theme& Frame::theme() const {
    return stage_.impl().theme;
}

float Frame::px(Type type) const {
    return theme().px(type, look_);
}

Colour Frame::colour(Tint tint) const {
    return theme().colour(tint, look_.mode);
}

std::string Frame::t(std::string_view id, TextArgs args) const {
    return stage_.impl().texts.get(look_.lang, id, args);
}

void Frame::animate_until(base::Instant until) {
    if (until > now_) stage_.impl().wake_by(now_ + frame_time);
}

void Frame::draw_again_at(base::Instant when) {
    stage_.impl().wake_by(when);
}

const std::vector<Key>& Frame::keys() const {
    return stage_.impl().keys;
}

bool Frame::key(std::string_view name) const {
    const Stage::Impl& stage = stage_.impl();
    if (name == "enter" && stage.enter_taken) return false;
    for (const Key& key : stage.keys) {
        if (key.name == name) return true;
    }
    return false;
}

}  // namespace daofang::ui
