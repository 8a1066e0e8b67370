// Window: an SDL window and its input. No word of the hall.
//
// Thread  the loop's. wait() sleeps in the event wait; input becomes stage pointer and key calls.
#pragma once

#include <memory>
#include <string>

#include "sync/base/clock.h"
#include "sync/base/result.h"
#include "sync/base/time.h"

namespace daofang::ui {
class Stage;
}

namespace daofang::platform {

class Canvas;

struct WindowOptions {
    std::string title;
    int width = 1080, height = 1920;
    bool fullscreen = false;
    bool software = false;
    bool show_pointer = true;
};

class Window {
public:
    static base::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();

    // Sleeps until input or `at_most`, then hands all input to the stage. Returns what happened.
    struct Seen {
        bool quit = false;
        bool input = false;
        bool resized = false;
        bool exposed = false;
    };
    Seen wait(base::Millis at_most, ui::Stage& stage, const base::Clock& clock);
    Canvas& canvas();
    int width() const;
    int height() const;

private:
    struct Impl;
    explicit Window(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::platform
