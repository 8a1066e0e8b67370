// Sheets of components: every widget in every state, drawn in memory, to look at and to measure.
//
// Thread  the test's. Assets are the repository's; words are the tests' own.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/platform/canvas.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/widgets.h"
#include "sync/base/check.h"

namespace daofang::platform {

using DrawSheet = std::function<void(ui::Frame&)>;

// A stage, a canvas in memory, and a clock of its own.
class Sheet {
public:
    Sheet(ui::Look look, int width, int height) : look_(std::move(look)) {
        ui::StageOptions options;
        options.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
        options.width = width;
        options.height = height;
        if (look_.shape == ui::Shape::console) options.face = ui::Face::console;
        if (look_.shape == ui::Shape::board) options.face = ui::Face::board;
        stage_ = std::move(ui::Stage::open(options)).value();
        canvas_ = std::move(Canvas::in_memory(width, height)).value();
    }

    void draw(const DrawSheet& sheet) {
        now_ = now_ + base::Millis{16};
        ui::Frame frame = stage_->begin(look_, now_);
        sheet(frame);
        stage_->end(frame);
        const base::Status drawn = canvas_->draw(*stage_);
        CHECK(drawn.ok());
    }
    void down(float x, float y) { stage_->pointer(ui::PointerEvent::Kind::down, 1, x, y, now_); }
    void up(float x, float y) { stage_->pointer(ui::PointerEvent::Kind::up, 1, x, y, now_); }
    void wait(base::Millis by) { now_ = now_ + by; }

    struct Pixel {
        int r = 0, g = 0, b = 0;
        bool operator==(const Pixel&) const = default;
    };
    void look_at() { pixels_ = std::move(canvas_->read_pixels()).value(); }
    Pixel at(int x, int y) const {
        const auto i = (static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas_->width()) +
                        static_cast<std::size_t>(x)) *
                       4;
        return {pixels_[i], pixels_[i + 1], pixels_[i + 2]};
    }
    Pixel of(ui::Tint tint) const {
        const ui::Colour colour = stage_->theme().colour(tint, look_.mode);
        const auto part = [&](int shift) { return static_cast<int>((colour >> shift) & 0xFF); };
        return {part(0), part(8), part(16)};
    }
    // How much of the rect is not of the ground's colour.
    double covered(ui::Rect r, Pixel ground) const {
        int other = 0;
        int all = 0;
        for (int y = static_cast<int>(r.y); y < static_cast<int>(r.bottom()); ++y) {
            for (int x = static_cast<int>(r.x); x < static_cast<int>(r.right()); ++x) {
                ++all;
                if (at(x, y) != ground) ++other;
            }
        }
        return static_cast<double>(other) / all;
    }
    const ui::Item* item(const std::string& id) const {
        for (const ui::Item& one : stage_->semantics()) {
            if (one.id == id) return &one;
        }
        return nullptr;
    }
    ui::Stage& stage() { return *stage_; }
    Canvas& canvas() { return *canvas_; }

private:
    ui::Look look_;
    std::unique_ptr<ui::Stage> stage_;
    std::unique_ptr<Canvas> canvas_;
    base::Instant now_{1'000'000};
    std::vector<std::uint8_t> pixels_;
};

// The sheets themselves: a home like 02, the components of 24, rows and toggles, the desk.
void draw_home(ui::Frame& frame);
void draw_components(ui::Frame& frame);
void draw_rows(ui::Frame& frame);
void draw_ticket(ui::Frame& frame);
void draw_desk(ui::Frame& frame);
void draw_dialog(ui::Frame& frame);

}  // namespace daofang::platform
