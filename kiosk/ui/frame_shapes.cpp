#include <algorithm>
#include <cmath>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/stage_impl.h"

namespace daofang::ui {

void Frame::fill(Rect r, Tint tint, float radius) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.fill(stage.box_of(r), colour(tint), stage.whole(radius));
}

void Frame::stroke(Rect r, Tint tint, float width, float radius) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.stroke(stage.box_of(r), colour(tint), stage.stroke_px(width), stage.whole(radius));
}

void Frame::dashed(Rect r, Tint tint, float width, float radius) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.dashed(stage.box_of(r), colour(tint), stage.stroke_px(width), stage.whole(radius));
}

void Frame::line(float x1, float y1, float x2, float y2, Tint tint, float width) {
    Stage::Impl& stage = stage_.impl();
    if (x1 == x2 || y1 == y2) {
        // On whole pixels: a rectangle around the line.
        const int w = stage.stroke_px(width);
        Box box = stage.box_of(
            {std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1)});
        if (x1 == x2) box.x0 -= w / 2, box.x1 = box.x0 + w;
        if (y1 == y2) box.y0 -= w / 2, box.y1 = box.y0 + w;
        stage.pen.fill(box, colour(tint));
        return;
    }
    stage.pen.line(stage.x_px(x1), stage.y_px(y1), stage.x_px(x2), stage.y_px(y2),
                   stage.scaled(width), colour(tint));
}

void Frame::dashed_line(float x1, float y1, float x2, float y2, Tint tint, float width) {
    Stage::Impl& stage = stage_.impl();
    const int w = stage.stroke_px(width);
    Box box =
        stage.box_of({std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1)});
    // Dashed lines are level or upright in this design.
    if (box.w() >= box.h()) {
        box.y0 -= w / 2;
        box.y1 = box.y0 + w;
    } else {
        box.x0 -= w / 2;
        box.x1 = box.x0 + w;
    }
    stage.pen.dashed_line(box, colour(tint), 3 * w, 2 * w);
}

void Frame::circle(float x, float y, float radius, Tint tint) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.disc(stage.x_px(x), stage.y_px(y), stage.scaled(radius), colour(tint));
}

void Frame::ring(float x, float y, float radius, Tint tint, float width, float part) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.arc(stage.x_px(x), stage.y_px(y), stage.scaled(radius), stage.scaled(width), 0, part,
                  colour(tint));
}

void Frame::arc(float x, float y, float radius, Tint tint, float width, float from, float to) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.arc(stage.x_px(x), stage.y_px(y), stage.scaled(radius), stage.scaled(width), from, to,
                  colour(tint));
}

void Frame::tick(float x, float y, float k, Tint tint, float width) {
    Stage::Impl& stage = stage_.impl();
    const float from_x = stage.x_px(x);
    const float from_y = stage.y_px(y);
    stage.pen.tick(from_x, from_y, stage.scaled(k), stage.scaled(width), colour(tint));
}

void Frame::notched(Rect r, Tint tint, float width, float notch) {
    Stage::Impl& stage = stage_.impl();
    stage.pen.notched(stage.box_of(r), stage.scaled(notch),
                      static_cast<float>(stage.stroke_px(width)), colour(tint));
}

void Frame::icon(std::string_view name, Rect box, Tint tint, float size) {
    Stage::Impl& stage = stage_.impl();
    const int side = stage.whole(size > 0 ? size : std::min(box.w, box.h));
    if (side <= 0) return;
    const Sprite* sprite = stage.icons.sprite(name, side);
    if (!sprite) return;
    const float x = stage.x_px(box.x + box.w / 2) - static_cast<float>(side) / 2;
    const float y = stage.y_px(box.y + box.h / 2) - static_cast<float>(side) / 2;
    stage.pen.sprite(static_cast<int>(std::lround(x)), static_cast<int>(std::lround(y)), *sprite,
                     colour(tint));
}

void Frame::art(std::string_view name, Rect box) {
    if (contrast()) return;  // no art on black: it would only be noise
    Stage::Impl& stage = stage_.impl();
    const Box place = stage.box_of(box);
    // Where it ends inside the screen it grows out of the paper instead of having an edge. A
    // picture from edge to edge ends at the card or button below it, as drawn.
    ArtSpec spec{place.w(), place.h(), colour(Tint::paper)};
    spec.fade_left = box.x > grid_.screen.x;
    spec.fade_right = box.right() < grid_.screen.right();
    spec.fade_bottom = spec.fade_left || spec.fade_right;
    const ArtTexture* art = stage.art.texture(name, spec);
    if (art) stage.pen.picture(place, art->id);
}

float Frame::modules(Rect box, int side, int quiet, const std::vector<bool>& dark) {
    Stage::Impl& stage = stage_.impl();
    const Box place = stage.box_of(box);
    const int all = side + 2 * quiet;
    const int module = std::max(1, std::min(place.w(), place.h()) / all);
    const int x0 = place.x0 + (place.w() - module * all) / 2;
    const int y0 = place.y0 + (place.h() - module * all) / 2;
    // The colours of the light theme in every mode: phones read dark on light.
    const Mode light;
    const Colour ground = theme().colour(Tint::card, light);
    const Colour ink = theme().colour(Tint::ink, light);
    stage.pen.fill({x0, y0, x0 + module * all, y0 + module * all}, ground);
    const auto is_dark = [&](int row, int column) {
        return dark[static_cast<std::size_t>(row * side + column)];
    };
    for (int row = 0; row < side; ++row) {
        for (int column = 0; column < side;) {
            int run = 0;
            while (column + run < side && is_dark(row, column + run)) ++run;
            const int x = x0 + (quiet + column) * module;
            const int y = y0 + (quiet + row) * module;
            stage.pen.fill({x, y, x + run * module, y + module}, ink);
            column += run + 1;
        }
    }
    return static_cast<float>(module) / stage.placement.scale;
}

void Frame::clip(Rect r) {
    stage_.impl().pen.clip(stage_.impl().box_of(r));
}

void Frame::unclip() {
    stage_.impl().pen.unclip();
}

}  // namespace daofang::ui
