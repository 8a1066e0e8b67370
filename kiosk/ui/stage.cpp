#include "kiosk/ui/stage.h"

#include <algorithm>
#include <cmath>

#include "kiosk/ui/stage_impl.h"

namespace daofang::ui {

namespace {

constexpr std::size_t keys_waiting_max = 64;

float distance_to(Rect r, float x, float y) {
    const float dx = std::max({r.x - x, 0.0f, x - r.right()});
    const float dy = std::max({r.y - y, 0.0f, y - r.bottom()});
    return std::hypot(dx, dy);
}

}  // namespace

bool within_slack(Rect r, float x, float y) {
    return r.inset(-slack_px).contains(x, y);
}

Stage::Impl::Impl(const StageOptions& wanted, Theme with_theme, Texts with_texts,
                  std::unique_ptr<Fonts> with_fonts)
    : options(wanted),
      placement(place_in(wanted.width, wanted.height, wanted.face)),
      theme(std::move(with_theme)),
      texts(std::move(with_texts)),
      fonts(std::move(with_fonts)),
      icons(wanted.assets + "/icons", pages),
      art(wanted.assets + "/art") {}

int Stage::Impl::whole(float design) const {
    return static_cast<int>(std::lround(scaled(design)));
}

int Stage::Impl::stroke_px(float design) const {
    return std::max(1, whole(design));
}

Box Stage::Impl::box_of(Rect r) const {
    const auto pixel = [](float value) { return static_cast<int>(std::lround(value)); };
    return {pixel(x_px(r.x)), pixel(y_px(r.y)), pixel(x_px(r.right())), pixel(y_px(r.bottom()))};
}

Rect Stage::Impl::rect_of(float x0, float y0, float x1, float y1) const {
    const float s = placement.scale;
    return {(x0 - placement.offset_x) / s, (y0 - placement.offset_y) / s, (x1 - x0) / s,
            (y1 - y0) / s};
}

std::string Stage::Impl::touched(float x, float y) const {
    const Item* best = nullptr;
    float best_distance = slack_px;
    for (const Item& item : last) {
        if (!item.touchable()) continue;
        const float distance = distance_to(item.rect, x, y);
        // What was drawn later lies above.
        if (distance > best_distance) continue;
        best = &item;
        best_distance = distance;
    }
    return best ? best->id : std::string();
}

void Stage::Impl::move_focus(int by) {
    std::vector<const Item*> stops;
    for (const Item& item : last) {
        if (item.touchable()) stops.push_back(&item);
    }
    if (stops.empty()) return;
    const int count = static_cast<int>(stops.size());
    const auto here = std::find_if(stops.begin(), stops.end(),
                                   [&](const Item* item) { return item->id == focus; });
    const int from =
        here == stops.end() ? (by > 0 ? -1 : count) : static_cast<int>(here - stops.begin());
    focus = stops[static_cast<std::size_t>((from + by + count) % count)]->id;
}

void Stage::Impl::take_keys() {
    // One a frame, like touches: what a key opens or moves on to gets the keys after it.
    keys.clear();
    if (!keys_waiting.empty()) {
        keys.push_back(std::move(keys_waiting.front()));
        keys_waiting.erase(keys_waiting.begin());
    }
    const bool still_there =
        std::any_of(last.begin(), last.end(), [&](const Item& item) { return item.id == focus; });
    if (!still_there) focus.clear();
    enter_taken = false;
    for (const Key& key : keys) {
        if (key.name == "tab" || key.name == "right" || key.name == "down") move_focus(1);
        if (key.name == "shift+tab" || key.name == "left" || key.name == "up") move_focus(-1);
        if (key.name == "enter" && !focus.empty()) enter_taken = true;
    }
}

void Stage::Impl::wake_by(base::Instant when) {
    draw_again = std::min(draw_again, when);
}

Stage::Stage(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Stage::~Stage() = default;

base::Result<std::unique_ptr<Stage>> Stage::open(const StageOptions& options) {
    TRY_ASSIGN(Theme theme, Theme::load(options.assets + "/theme.toml"));
    if (options.reduced_motion) theme.hold_still();
    TRY_ASSIGN(Texts texts, Texts::load(options.assets + "/text"));
    TRY_ASSIGN(std::unique_ptr<Fonts> fonts, Fonts::open());
    auto impl =
        std::make_unique<Impl>(options, std::move(theme), std::move(texts), std::move(fonts));
    return std::unique_ptr<Stage>(new Stage(std::move(impl)));
}

void Stage::resize(int width, int height) {
    impl_->options.width = width;
    impl_->options.height = height;
    impl_->placement = place_in(width, height, impl_->options.face);
}

Placement Stage::placement() const {
    return impl_->placement;
}

const Texts& Stage::texts() const {
    return impl_->texts;
}

const Theme& Stage::theme() const {
    return impl_->theme;
}

void Stage::pointer(PointerEvent::Kind kind, std::int64_t finger, float x, float y,
                    base::Instant at) {
    const Placement& placed = impl_->placement;
    impl_->touch.push({kind, finger, (x - placed.offset_x) / placed.scale,
                       (y - placed.offset_y) / placed.scale, at});
}

void Stage::key(std::string name) {
    if (impl_->keys_waiting.size() < keys_waiting_max) {
        impl_->keys_waiting.push_back({std::move(name)});
    }
}

Frame Stage::begin(const Look& look, base::Instant now) {
    Impl& stage = *impl_;
    if (stage.pages.crowded()) {
        stage.glyphs.clear();
        stage.icons.clear();
        stage.pages.clear();
    }
    stage.draw_again = never;
    stage.dialog_now = false;
    stage.pointer = stage.touch.next_frame();
    if (stage.pointer.pressed) {
        // The visitor touched what the last frame showed.
        stage.captured = stage.touched(stage.pointer.x, stage.pointer.y);
        stage.slid_off = false;
        stage.focus.clear();
    }
    stage.take_keys();
    // What is answered in this frame is seen in the next.
    const bool input = stage.pointer.pressed || stage.pointer.released || !stage.keys.empty();
    if (input || stage.touch.pending()) stage.wake_by(now);

    stage.pen.begin(stage.options.width, stage.options.height);
    const bool board = stage.options.face == Face::board;
    const Tint ground = board ? Tint::board_ground : Tint::paper;
    stage.pen.fill({0, 0, stage.options.width, stage.options.height},
                   stage.theme.colour(ground, look.mode));
    return Frame(*this, look, now);
}

void Stage::end(Frame& frame) {
    impl_->pen.end();
    impl_->last = frame.semantics();
    impl_->dialog_last = impl_->dialog_now;
    if (!impl_->pointer.down) impl_->captured.clear();
    if (impl_->pages.crowded()) impl_->wake_by(frame.now());
}

ImDrawData* Stage::draw_data() {
    return impl_->pen.draw_data();
}

std::vector<Texture> Stage::textures() {
    std::vector<Texture> list;
    for (AtlasPages::Page& page : impl_->pages.pages()) {
        Texture texture;
        texture.id = list.size() + 1;
        texture.width = texture.height = AtlasPages::side;
        texture.pixels = page.pixels.data();
        texture.version = page.version;
        texture.dirty_from = page.dirty_from;
        texture.dirty_to = page.dirty_to;
        list.push_back(texture);
    }
    for (const auto& [name, art] : impl_->art.all()) {
        if (art.picture.w == 0) continue;
        Texture texture;
        texture.id = art.id;
        texture.width = art.picture.w;
        texture.height = art.picture.h;
        texture.alpha_only = false;
        texture.opaque = true;
        texture.pixels = art.picture.pixels.data();
        texture.version = art.version;
        texture.dirty_to = art.picture.h;
        list.push_back(texture);
    }
    return list;
}

void Stage::uploaded() {
    for (AtlasPages::Page& page : impl_->pages.pages()) page.dirty_from = page.dirty_to = 0;
}

const Semantics& Stage::semantics() const {
    return impl_->last;
}

base::Instant Stage::draw_again_at() const {
    return impl_->draw_again;
}

std::vector<char32_t> Stage::missing_glyphs() const {
    const auto& missing = impl_->glyphs.missing();
    return {missing.begin(), missing.end()};
}

std::vector<std::string> Stage::missing_pictures() const {
    const auto& missing = impl_->icons.missing();
    return {missing.begin(), missing.end()};
}

}  // namespace daofang::ui
