// ScreenStack: where the person is, and the way back.
#pragma once

#include <memory>
#include <vector>

#include "kiosk/screens/screens.h"

namespace daofang::app {

inline constexpr std::size_t screens_deep_max = 16;

class ScreenStack {
public:
    explicit ScreenStack(screens::ScreenId start);

    screens::Screen& top() { return *screens_.back(); }
    screens::ScreenId id() const { return screens_.back()->id(); }
    std::size_t depth() const { return screens_.size(); }

    // Onto the stack. To a screen that is already below: back down to it.
    void go(screens::ScreenId to, const queue::ServiceId& service = {});
    // In place of everything above the start: a step that cannot be gone back on.
    void replace(screens::ScreenId to);
    void back();
    // To the start, with fresh screens.
    void restart();

private:
    screens::ScreenId start_;
    std::vector<std::unique_ptr<screens::Screen>> screens_;
};

}  // namespace daofang::app
