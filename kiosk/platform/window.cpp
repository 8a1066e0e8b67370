#include "kiosk/platform/window.h"

#include <SDL.h>

#include <algorithm>

#include "kiosk/platform/canvas.h"
#include "kiosk/ui/stage.h"
#include "sync/base/handle.h"

namespace daofang::platform {

namespace {

using Kind = ui::PointerEvent::Kind;
using SdlWindow = base::Handle<SDL_Window, SDL_DestroyWindow>;

constexpr std::int64_t mouse_finger = -1;
constexpr int events_per_wait_max = 256;

// SDL's video part runs while one of these lives.
class Video {
public:
    Video() : ok_(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0) {}
    Video(const Video&) = delete;
    Video& operator=(const Video&) = delete;
    ~Video() {
        if (ok_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    bool ok() const { return ok_; }

private:
    bool ok_;
};

void set_hints() {
    // A touch is told once, as a touch: SDL must not echo it as a mouse.
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    // SDL drops the press that comes with the focus: here it is a visitor's first touch.
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    // Capturing the mouse makes touches stop on X11 (SDL issue 11469).
    SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
}

std::string name_of_key(const SDL_Keysym& key) {
    const SDL_Keycode code = key.sym;
    if (code >= SDLK_F1 && code <= SDLK_F12) return "F" + std::to_string(code - SDLK_F1 + 1);
    if (code >= SDLK_0 && code <= SDLK_9) return std::string(1, static_cast<char>(code));
    if (code >= SDLK_a && code <= SDLK_z) {
        return std::string(1, static_cast<char>(code - SDLK_a + 'A'));
    }
    if (code >= SDLK_KP_1 && code <= SDLK_KP_9) return std::to_string(code - SDLK_KP_1 + 1);
    switch (code) {
        case SDLK_KP_0:
            return "0";
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return "enter";
        case SDLK_ESCAPE:
            return "escape";
        case SDLK_BACKSPACE:
            return "backspace";
        case SDLK_DELETE:
            return "delete";
        case SDLK_TAB:
            return (key.mod & KMOD_SHIFT) != 0 ? "shift+tab" : "tab";
        case SDLK_LEFT:
            return "left";
        case SDLK_RIGHT:
            return "right";
        case SDLK_UP:
            return "up";
        case SDLK_DOWN:
            return "down";
        default:
            return {};
    }
}

// Held down, only what moves or deletes goes on; a held F1 must not call a second ticket.
bool may_repeat(const std::string& key) {
    return key == "backspace" || key == "left" || key == "right" || key == "up" || key == "down";
}

}  // namespace

struct Window::Impl {
    Video video;  // outlives window and canvas
    SdlWindow window;
    std::unique_ptr<Canvas> canvas;
    bool mouse_down = false;

    void take(const SDL_Event& event, ui::Stage& stage, base::Instant now, Seen& seen);
    void take_finger(const SDL_TouchFingerEvent& event, ui::Stage& stage, base::Instant now);
    void take_mouse(const SDL_Event& event, ui::Stage& stage, base::Instant now);
    void take_window(const SDL_WindowEvent& event, ui::Stage& stage, base::Instant now, Seen& seen);
};

void Window::Impl::take_finger(const SDL_TouchFingerEvent& event, ui::Stage& stage,
                               base::Instant now) {
    const Kind kind = event.type == SDL_FINGERDOWN ? Kind::down
                      : event.type == SDL_FINGERUP ? Kind::up
                                                   : Kind::move;
    stage.pointer(kind, event.fingerId, event.x * static_cast<float>(canvas->width()),
                  event.y * static_cast<float>(canvas->height()), now);
}

void Window::Impl::take_mouse(const SDL_Event& event, ui::Stage& stage, base::Instant now) {
    const bool moved = event.type == SDL_MOUSEMOTION;
    if ((moved ? event.motion.which : event.button.which) == SDL_TOUCH_MOUSEID) return;
    if (!moved && event.button.button != SDL_BUTTON_LEFT) return;
    if (moved && !mouse_down) return;
    int points_w = 1;
    int points_h = 1;
    SDL_GetWindowSize(window.get(), &points_w, &points_h);
    const float x = static_cast<float>(moved ? event.motion.x : event.button.x);
    const float y = static_cast<float>(moved ? event.motion.y : event.button.y);
    mouse_down = event.type != SDL_MOUSEBUTTONUP;
    const Kind kind = moved ? Kind::move : mouse_down ? Kind::down : Kind::up;
    stage.pointer(
        kind, mouse_finger,
        x * static_cast<float>(canvas->width()) / static_cast<float>(std::max(1, points_w)),
        y * static_cast<float>(canvas->height()) / static_cast<float>(std::max(1, points_h)), now);
}

void Window::Impl::take_window(const SDL_WindowEvent& event, ui::Stage& stage, base::Instant now,
                               Seen& seen) {
    switch (event.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            stage.resize(canvas->width(), canvas->height());
            seen.resized = true;
            break;
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_SHOWN:
        case SDL_WINDOWEVENT_RESTORED:
            seen.exposed = true;
            break;
        case SDL_WINDOWEVENT_LEAVE:
            // Nothing tells when the button goes up outside.
            if (mouse_down) stage.pointer(Kind::cancel, mouse_finger, 0, 0, now);
            mouse_down = false;
            break;
        case SDL_WINDOWEVENT_CLOSE:
            seen.quit = true;
            break;
        default:
            break;
    }
}

void Window::Impl::take(const SDL_Event& event, ui::Stage& stage, base::Instant now, Seen& seen) {
    switch (event.type) {
        case SDL_QUIT:
            seen.quit = true;
            break;
        case SDL_FINGERDOWN:
        case SDL_FINGERUP:
        case SDL_FINGERMOTION:
            take_finger(event.tfinger, stage, now);
            seen.input = true;
            break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
        case SDL_MOUSEMOTION:
            seen.input = seen.input || mouse_down || event.type == SDL_MOUSEBUTTONDOWN;
            take_mouse(event, stage, now);
            break;
        case SDL_KEYDOWN: {
            const std::string key = name_of_key(event.key.keysym);
            if (key.empty() || (event.key.repeat != 0 && !may_repeat(key))) break;
            stage.key(key);
            seen.input = true;
            break;
        }
        case SDL_WINDOWEVENT:
            take_window(event.window, stage, now, seen);
            break;
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET:
            canvas->forget_textures();
            seen.exposed = true;
            break;
        default:
            break;
    }
}

Window::Window(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Window::~Window() = default;

base::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    set_hints();
    // Drawn in software, shown as it is: by itself SDL would send each picture through OpenGL,
    // which without a graphics card is software again, 100 MB and four times the work.
    if (options.software) SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    auto impl = std::make_unique<Impl>();
    if (!impl->video.ok()) {
        return base::Error{base::Code::unavailable, std::string("no display: ") + SDL_GetError()};
    }
    Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (options.fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP | SDL_WINDOW_BORDERLESS;
    impl->window.reset(SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED,
                                        SDL_WINDOWPOS_CENTERED, options.width, options.height,
                                        flags));
    if (!impl->window) {
        return base::Error{base::Code::unavailable, std::string("no window: ") + SDL_GetError()};
    }
    SDL_ShowCursor(options.show_pointer ? SDL_ENABLE : SDL_DISABLE);
    SDL_StopTextInput();  // keys come as keys; SDL starts with an input method on
    TRY_ASSIGN(impl->canvas, Canvas::on(impl->window.get(), options.software));
    return std::unique_ptr<Window>(new Window(std::move(impl)));
}

Window::Seen Window::wait(base::Millis at_most, ui::Stage& stage, const base::Clock& clock) {
    Seen seen;
    SDL_Event event;
    const int timeout = static_cast<int>(std::clamp<std::int64_t>(at_most.count(), 0, 60'000));
    const bool woken = SDL_WaitEventTimeout(&event, timeout) != 0;
    const base::Instant now = clock.now();
    if (woken) impl_->take(event, stage, now, seen);
    // The rest of what that look at the system found.
    for (int taken = 1; taken < events_per_wait_max; ++taken) {
        if (SDL_PeepEvents(&event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) != 1) break;
        impl_->take(event, stage, now, seen);
    }
    return seen;
}

Canvas& Window::canvas() {
    return *impl_->canvas;
}

int Window::width() const {
    return impl_->canvas->width();
}

int Window::height() const {
    return impl_->canvas->height();
}

}  // namespace daofang::platform
