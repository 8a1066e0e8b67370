// A seat before a stage: frames drawn in turn, fingers and keys in between.
//
// Theme and pictures are the repository's; the texts are the dock's alone.
// Thread  the test's.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/ui/stage.h"
#include "kiosk/ui/widgets.h"
#include "tests/support/temp_folder.h"

namespace daofang::ui {

using Kind = PointerEvent::Kind;
using DrawScreen = std::function<void(Frame&)>;

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

inline Button a_button(const std::string& id) {
    Button button;
    button.id = id;
    button.label = "取号";
    return button;
}

}  // namespace daofang::ui
