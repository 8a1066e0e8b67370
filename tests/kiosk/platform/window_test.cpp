// Input as SDL tells it, on SDL's dummy display: what reaches the stage, and what does not.
#include "kiosk/platform/window.h"

#include <SDL.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "kiosk/platform/canvas.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/widgets.h"
#include "tests/support/fake_clock.h"

namespace daofang::platform {
namespace {

constexpr int width = 540;
constexpr int height = 960;

class Panel {
public:
    Panel() {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
        WindowOptions options;
        options.title = "test";
        options.width = width;
        options.height = height;
        options.software = true;
        window_ = std::move(Window::open(options)).value();
        ui::StageOptions stage;
        stage.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
        stage.width = width;
        stage.height = height;
        stage_ = std::move(ui::Stage::open(stage)).value();
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
        draw();
    }

    // One turn of the loop.
    Window::Seen wait() {
        const Window::Seen seen = window_->wait(base::Millis{0}, *stage_, clock_);
        clock_.advance(base::Millis{16});
        return seen;
    }
    // Frames enough for all that waits, one key or touch each; counts presses of a button at
    // 100,700 in design pixels.
    void draw() {
        for (int i = 0; i < 16; ++i) {
            ui::Frame frame = stage_->begin(ui::Look(), clock_.now());
            ui::Button button;
            button.id = "one";
            button.label = "1";
            if (ui::primary_button(frame, {100, 700, 400, 150}, button)) ++pressed_;
            for (const ui::Key& key : frame.keys()) keys_.push_back(key.name);
            stage_->end(frame);
            clock_.advance(base::Millis{16});
        }
    }
    void pass(base::Millis by) { clock_.advance(by); }
    Window& window() { return *window_; }
    ui::Stage& stage() { return *stage_; }
    int pressed() const { return pressed_; }
    const std::vector<std::string>& keys() const { return keys_; }

private:
    support::FakeClock clock_;
    std::unique_ptr<Window> window_;
    std::unique_ptr<ui::Stage> stage_;
    int pressed_ = 0;
    std::vector<std::string> keys_;
};

// The middle of the button, in window pixels and as SDL's touch wants it.
constexpr int button_x = 150;
constexpr int button_y = 387;

void push_finger(Uint32 type, SDL_FingerID finger, float x = button_x, float y = button_y) {
    SDL_Event event{};
    event.type = type;
    event.tfinger.fingerId = finger;
    event.tfinger.x = x / width;
    event.tfinger.y = y / height;
    SDL_PushEvent(&event);
}

void push_mouse(Uint32 type, Uint32 which, Uint8 button = SDL_BUTTON_LEFT) {
    SDL_Event event{};
    event.type = type;
    event.button.which = which;
    event.button.button = button;
    event.button.x = button_x;
    event.button.y = button_y;
    SDL_PushEvent(&event);
}

void push_key(SDL_Keycode code, Uint16 mod = KMOD_NONE, Uint8 repeat = 0) {
    SDL_Event event{};
    event.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    event.key.keysym.mod = mod;
    event.key.repeat = repeat;
    SDL_PushEvent(&event);
}

TEST(Window, ATouchPresses) {
    Panel panel;
    push_finger(SDL_FINGERDOWN, 7);
    push_finger(SDL_FINGERUP, 7);
    EXPECT_TRUE(panel.wait().input);
    panel.draw();
    EXPECT_EQ(panel.pressed(), 1);
}

TEST(Window, AMousePresses) {
    Panel panel;
    push_mouse(SDL_MOUSEBUTTONDOWN, 0);
    push_mouse(SDL_MOUSEBUTTONUP, 0);
    EXPECT_TRUE(panel.wait().input);
    panel.draw();
    EXPECT_EQ(panel.pressed(), 1);
}

TEST(Window, TheMouseThatSdlMakesOfATouchIsIgnored) {
    Panel panel;
    push_mouse(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID);
    push_mouse(SDL_MOUSEBUTTONUP, SDL_TOUCH_MOUSEID);
    panel.wait();
    panel.draw();
    EXPECT_EQ(panel.pressed(), 0);
}

TEST(Window, TheRightButtonPressesNothing) {
    Panel panel;
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_RIGHT);
    push_mouse(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_RIGHT);
    panel.wait();
    panel.draw();
    EXPECT_EQ(panel.pressed(), 0);
}

TEST(Window, KeysHaveTheirNames) {
    Panel panel;
    for (const SDL_Keycode code : {SDLK_F1, SDLK_F12, SDLK_5, SDLK_KP_0, SDLK_KP_9, SDLK_b,
                                   SDLK_RETURN, SDLK_ESCAPE, SDLK_BACKSPACE}) {
        push_key(code);
    }
    push_key(SDLK_TAB, KMOD_LSHIFT);
    panel.wait();
    panel.draw();
    EXPECT_EQ(panel.keys(), (std::vector<std::string>{"F1", "F12", "5", "0", "9", "B", "enter",
                                                      "escape", "backspace", "shift+tab"}));
}

TEST(Window, AHeldFunctionKeyCountsOnce) {
    Panel panel;
    push_key(SDLK_F1);
    for (int i = 0; i < 5; ++i) push_key(SDLK_F1, KMOD_NONE, 1);
    push_key(SDLK_BACKSPACE);
    push_key(SDLK_BACKSPACE, KMOD_NONE, 1);
    panel.wait();
    panel.draw();
    EXPECT_EQ(panel.keys(), (std::vector<std::string>{"F1", "backspace", "backspace"}));
}

TEST(Window, TellsQuit) {
    Panel panel;
    SDL_Event event{};
    event.type = SDL_QUIT;
    SDL_PushEvent(&event);
    EXPECT_TRUE(panel.wait().quit);
    EXPECT_FALSE(panel.wait().quit);
}

TEST(Window, AMovingMouseThatPressesNothingIsNoInput) {
    Panel panel;
    SDL_Event event{};
    event.type = SDL_MOUSEMOTION;
    SDL_PushEvent(&event);
    EXPECT_FALSE(panel.wait().input);
}

TEST(Window, ItsCanvasDrawsTheStage) {
    Panel panel;
    ASSERT_TRUE(panel.window().canvas().draw(panel.stage()).ok());
    EXPECT_EQ(panel.window().width(), width);
    EXPECT_EQ(panel.window().height(), height);
}

}  // namespace
}  // namespace daofang::platform
