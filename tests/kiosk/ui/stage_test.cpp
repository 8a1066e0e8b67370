#include "kiosk/ui/stage.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/ui/widgets.h"
#include "tests/support/temp_folder.h"

namespace daofang::ui {
namespace {

using Kind = PointerEvent::Kind;
using DrawScreen = std::function<void(Frame&)>;

// A stage on the repository's theme and pictures, and texts of its own.
class Seat {
public:
    explicit Seat(Look look = {}) : look_(std::move(look)) {
        const std::string assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
        for (const char* name : {"theme.toml", "icons", "art"}) {
            std::filesystem::create_symlink(assets + "/" + name, folder_.file(name));
        }
        std::filesystem::create_directory(folder_.file("text"));
        std::ofstream(folder_.file("text/zh-CN.toml"))
            << "[dock]\nback='返回'\nrestart='重新开始'\nhelp='人工帮助'\nvoice='语音'\n"
               "large='大字'\nlanguage='English'\nseated='坐着用'\n";
        StageOptions options;
        options.assets = folder_.path();
        if (look_.shape == Shape::console) options.face = Face::console;
        stage_ = std::move(Stage::open(options)).value();
    }

    void draw(const DrawScreen& screen) {
        now_ = now_ + base::Millis{16};
        Frame frame = stage_->begin(look_, now_);
        screen(frame);
        stage_->end(frame);
    }
    void touch(Kind kind, float x, float y, std::int64_t finger = 1) {
        stage_->pointer(kind, finger, x, y, now_);
    }
    void pass(base::Millis by) { now_ = now_ + by; }
    base::Instant now() const { return now_; }
    Stage& stage() { return *stage_; }
    const Item* item(const std::string& id) const {
        for (const Item& one : stage_->semantics()) {
            if (one.id == id) return &one;
        }
        return nullptr;
    }

private:
    support::TempFolder folder_;
    Look look_;
    std::unique_ptr<Stage> stage_;
    base::Instant now_{1'000'000};
};

Button a_button(const std::string& id) {
    Button button;
    button.id = id;
    button.label = "取号";
    return button;
}

// Counts how often its button was pressed.
struct OneButton {
    int pressed = 0;
    bool enabled = true;
    void operator()(Frame& frame) {
        Button button = a_button("one");
        button.enabled = enabled;
        if (primary_button(frame, {100, 700, 400, 150}, button)) ++pressed;
    }
};

TEST(Stage, ATapBetweenTwoFramesPressesOnce) {
    Seat seat;
    OneButton screen;
    const auto draw = std::ref(screen);
    seat.draw(draw);
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 4; ++i) seat.draw(draw);
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, ATapBeforeTheFirstFrameCountsToo) {
    Seat seat;
    OneButton screen;
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, SlidingOffCancelsThePress) {
    Seat seat;
    OneButton screen;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 750);
    seat.draw(std::ref(screen));
    seat.touch(Kind::move, 300, 1000);
    seat.touch(Kind::up, 300, 1000);
    seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 0);
}

TEST(Stage, AFingerMayMissTheEdgeByTheSlack) {
    Seat seat;
    OneButton screen;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 700 - slack_px + 1);
    seat.touch(Kind::up, 300, 700 - slack_px + 1);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
    seat.pass(base::Millis{1000});
    seat.touch(Kind::down, 300, 700 - slack_px - 2);
    seat.touch(Kind::up, 300, 700 - slack_px - 2);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 1);
}

TEST(Stage, BetweenTwoNeighboursTheNearerIsMeant) {
    Seat seat;
    std::string pressed;
    const auto screen = [&](Frame& frame) {
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("left"))) pressed += "left ";
        if (secondary_button(frame, {416, 700, 300, 120}, a_button("right"))) pressed += "right ";
    };
    seat.draw(screen);
    seat.touch(Kind::down, 406, 750);
    seat.touch(Kind::up, 406, 750);
    for (int i = 0; i < 3; ++i) seat.draw(screen);
    EXPECT_EQ(pressed, "left ");
}

TEST(Stage, ADisabledControlNeverAnswers) {
    Seat seat;
    OneButton screen;
    screen.enabled = false;
    seat.draw(std::ref(screen));
    seat.touch(Kind::down, 300, 750);
    seat.touch(Kind::up, 300, 750);
    for (int i = 0; i < 3; ++i) seat.draw(std::ref(screen));
    EXPECT_EQ(screen.pressed, 0);
    EXPECT_FALSE(seat.item("one")->enabled);
}

TEST(Stage, UnderADialogOnlyTheDockAnswers) {
    Seat seat;
    std::string pressed;
    const auto screen = [&](Frame& frame) {
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("under"))) pressed += "under ";
        if (dock(frame, Dock()).item == DockItem::help) pressed += "help ";
        begin_dialog(frame, {56, 600, 968, 700}, "dialog");
        if (secondary_button(frame, {500, 1000, 300, 120}, a_button("inside")))
            pressed += "inside ";
        end_dialog(frame);
    };
    const auto tap = [&](float x, float y) {
        seat.pass(base::Millis{1000});
        seat.touch(Kind::down, x, y);
        seat.touch(Kind::up, x, y);
        for (int i = 0; i < 3; ++i) seat.draw(screen);
    };
    seat.draw(screen);
    tap(200, 750);
    EXPECT_EQ(pressed, "");
    tap(600, 1050);
    EXPECT_EQ(pressed, "inside ");
    const Rect help = seat.item("dock.help")->rect;
    tap(help.x + 20, help.y + 20);
    EXPECT_EQ(pressed, "inside help ");
    EXPECT_EQ(seat.item("under"), nullptr);
}

TEST(Stage, TabMovesTheFocusAndEnterPresses) {
    Seat seat;
    std::string pressed;
    bool enter = false;
    const auto screen = [&](Frame& frame) {
        enter = frame.key("enter");
        if (secondary_button(frame, {100, 700, 300, 120}, a_button("first"))) pressed += "first ";
        if (secondary_button(frame, {500, 700, 300, 120}, a_button("second"))) pressed += "second ";
    };
    seat.draw(screen);
    seat.stage().key("enter");
    seat.draw(screen);
    EXPECT_TRUE(enter);
    EXPECT_EQ(pressed, "");
    seat.stage().key("tab");
    seat.draw(screen);
    EXPECT_TRUE(seat.item("first")->focus);
    seat.stage().key("tab");
    seat.stage().key("enter");
    seat.draw(screen);
    EXPECT_EQ(pressed, "second ");
    EXPECT_FALSE(enter);
    seat.stage().key("shift+tab");
    seat.draw(screen);
    EXPECT_TRUE(seat.item("first")->focus);
}

TEST(Stage, AKeyIsForTheScreenNotForTheButtonThatShowsIt) {
    Seat seat(Look{Shape::console, {}, "zh-CN"});
    int pressed = 0;
    bool key = false;
    const auto screen = [&](Frame& frame) {
        key = frame.key("F1");
        Button button = a_button("desk.call");
        button.key = "F1";
        if (desk_button(frame, {378, 504, 236, 56}, button)) ++pressed;
    };
    seat.stage().key("F1");
    seat.draw(screen);
    EXPECT_TRUE(key);
    EXPECT_EQ(pressed, 0);
    seat.draw(screen);
    EXPECT_FALSE(key);
}

TEST(Stage, ALongPressIsAnsweredOnceWhenItsTimeIsOver) {
    Seat seat;
    int answered = 0;
    const auto screen = [&](Frame& frame) {
        if (frame.long_press("care", {0, 0, 160, 160}, base::Millis{3000})) ++answered;
    };
    seat.draw(screen);
    seat.touch(Kind::down, 50, 50);
    seat.draw(screen);
    EXPECT_EQ(answered, 0);
    EXPECT_LE(seat.stage().draw_again_at(), seat.now() + base::Millis{3000});
    seat.pass(base::Millis{3000});
    seat.draw(screen);
    seat.draw(screen);
    EXPECT_EQ(answered, 1);
}

TEST(Stage, ALongPressThatSlidOffIsNone) {
    Seat seat;
    int answered = 0;
    const auto screen = [&](Frame& frame) {
        if (frame.long_press("care", {0, 0, 160, 160}, base::Millis{3000})) ++answered;
    };
    seat.draw(screen);
    seat.touch(Kind::down, 50, 50);
    seat.draw(screen);
    seat.touch(Kind::move, 500, 50);
    seat.draw(screen);
    seat.touch(Kind::move, 50, 50);
    seat.pass(base::Millis{4000});
    seat.draw(screen);
    EXPECT_EQ(answered, 0);
}

TEST(Stage, AnIdleScreenAsksForNoFrame) {
    Seat seat;
    OneButton screen;
    seat.draw(std::ref(screen));
    seat.draw(std::ref(screen));
    EXPECT_GT(seat.stage().draw_again_at().ms, std::int64_t{1} << 60);
}

TEST(Stage, WhatMovesAsksForTheNextFrame) {
    Seat seat;
    seat.draw([](Frame& frame) { frame.animate_until(frame.now() + base::Millis{500}); });
    EXPECT_LE(seat.stage().draw_again_at(), seat.now() + base::Millis{20});
    seat.draw([](Frame& frame) { frame.draw_again_at(frame.now() + base::Millis{1000}); });
    EXPECT_EQ(seat.stage().draw_again_at(), seat.now() + base::Millis{1000});
}

TEST(Stage, WordsThatStickOutDoNotFit) {
    Seat seat;
    TextStyle style;
    seat.draw([&](Frame& frame) {
        frame.text("fits", {56, 200, 968, 60}, "请稍等", style);
        frame.text("high", {56, 300, 200, 60}, "这一段字比它的框高得多，所以放不下", style);
        TextStyle line = style;
        line.wrap = false;
        frame.text("wide", {56, 400, 100, 60}, "放不下的一行字", line);
        frame.text("lost", {56, 500, 400, 60}, frame.t("no.such"), style);
        Button button = a_button("label");
        button.label = "一个怎么缩小也放不进这么窄的按钮里去的很长很长的名字";
        secondary_button(frame, {56, 600, 160, 100}, button);
    });
    EXPECT_TRUE(seat.item("fits")->fits);
    EXPECT_FALSE(seat.item("high")->fits);
    EXPECT_FALSE(seat.item("wide")->fits);
    EXPECT_FALSE(seat.item("lost")->fits);
    EXPECT_FALSE(seat.item("label")->fits);
}

TEST(Stage, ACharacterWithoutAGlyphIsToldAndDoesNotFit) {
    Seat seat;
    seat.draw([](Frame& frame) {
        frame.text("smile", {56, 200, 400, 60}, "\U0001F600", TextStyle());
    });
    EXPECT_FALSE(seat.item("smile")->fits);
    EXPECT_EQ(seat.stage().missing_glyphs(), (std::vector<char32_t>{U'\U0001F600'}));
}

TEST(Stage, ACodeOfSmallModulesDoesNotFit) {
    Seat seat;
    seat.draw([](Frame& frame) {
        qr_code(frame, {56, 200, 300, 300}, "large", "HTTP://K1/T/B017");
        qr_code(frame, {56, 600, 160, 160}, "small", "HTTP://K1/T/B017");
    });
    EXPECT_TRUE(seat.item("large")->fits);
    EXPECT_EQ(seat.item("large")->value, "HTTP://K1/T/B017");
    EXPECT_FALSE(seat.item("small")->fits);
}

// The smallest touch target is 20 mm: 54 px of the 32-inch portrait panel (0.37 mm a pixel), 80 px
// of the 15-inch small one (0.25 mm).
TEST(Stage, DockTargetsAreAtLeast20MmInEveryMode) {
    struct Case {
        Shape shape;
        float px_min;
    };
    for (const Case& one :
         {Case{Shape::portrait, 54}, {Shape::landscape, 54}, {Shape::small, 80}}) {
        for (const bool large : {false, true}) {
            for (const bool voice : {false, true}) {
                Seat seat(Look{one.shape, {.large = large}, "zh-CN"});
                const Rect design = design_of(one.shape);
                seat.stage().resize(static_cast<int>(design.w), static_cast<int>(design.h));
                Dock items;
                items.voice_shown = voice;
                seat.draw([&](Frame& frame) { dock(frame, items); });
                EXPECT_EQ(seat.stage().semantics().size(), voice ? 6u : 5u);
                for (const Item& item : seat.stage().semantics()) {
                    EXPECT_GE(item.rect.w, one.px_min) << item.id;
                    EXPECT_GE(item.rect.h, one.px_min) << item.id;
                    EXPECT_TRUE(item.fits) << item.id << static_cast<int>(one.shape) << large;
                }
            }
        }
    }
}

TEST(Stage, WithoutItsAssetsItSaysWhatIsMissing) {
    StageOptions options;
    options.assets = "/nowhere";
    const auto opened = Stage::open(options);
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, base::Code::missing);
    EXPECT_NE(opened.error().what.find("/nowhere/theme.toml"), std::string::npos);
}

}  // namespace
}  // namespace daofang::ui
