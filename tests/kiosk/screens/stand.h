// A stand to try one screen on: a real stage without a window, a finger, keys, and the sample
// morning's facts. What the screen asked comes back from every press.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/app/sample_hall.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/stage.h"

namespace daofang::screens {

class Stand {
public:
    Stand(ScreenId id, ui::Face face, int width, int height)
        : hall_(app::sample_hall(assets()).value()), screen_(make_screen(id)) {
        ui::StageOptions options;
        options.assets = assets();
        options.width = width;
        options.height = height;
        options.face = face;
        stage_ = ui::Stage::open(options).value();
        look.shape = stage_->placement().shape;
    }

    app::SampleDay day;
    ui::Look look;
    // Changes the model before each draw, after it was filled with the sample's.
    std::function<void(Model&)> seen = [](Model&) {};

    Intents draw() {
        // A screen sees the facts as they stand now.
        state_ = day.state();
        Model model = app::sample_model(state_, hall_);
        model.now = now_;
        seen(model);
        Intents asked;
        ui::Frame frame = stage_->begin(look, now_);
        screen_->draw(frame, model, asked);
        stage_->end(frame);
        return asked;
    }

    const ui::Item* item(const std::string& id) const {
        const auto& items = stage_->semantics();
        const auto found = std::find_if(items.begin(), items.end(),
                                        [&](const ui::Item& one) { return one.id == id; });
        return found == items.end() ? nullptr : &*found;
    }
    bool enabled(const std::string& id) const {
        const ui::Item* found = item(id);
        if (found == nullptr) ADD_FAILURE() << "no " << id << " on this screen";
        return found != nullptr && found->enabled;
    }
    std::string label(const std::string& id) const {
        const ui::Item* found = item(id);
        return found == nullptr ? "" : found->label;
    }
    std::string value(const std::string& id) const {
        const ui::Item* found = item(id);
        return found == nullptr ? "" : found->value;
    }

    // What was asked from finger down to the frame after finger up.
    Intents press(const std::string& id) {
        draw();
        const ui::Item* target = item(id);
        if (target == nullptr) {
            ADD_FAILURE() << "no " << id << " on this screen";
            return {};
        }
        const ui::Placement placed = stage_->placement();
        const float x = placed.offset_x + (target->rect.x + target->rect.w / 2) * placed.scale;
        const float y = placed.offset_y + (target->rect.y + target->rect.h / 2) * placed.scale;
        now_ = now_ + base::Millis{600};  // sooner, a press is taken for a slip
        stage_->pointer(ui::PointerEvent::Kind::down, 1, x, y, now_);
        Intents asked = draw();
        stage_->pointer(ui::PointerEvent::Kind::up, 1, x, y, now_);
        for (int frames = 0; frames < 3; ++frames) add(asked, draw());
        return asked;
    }

    // One key after the other, a frame each.
    Intents keys(std::initializer_list<const char*> names) {
        draw();
        Intents asked;
        for (const char* name : names) {
            stage_->key(name);
            add(asked, draw());
        }
        add(asked, draw());
        return asked;
    }

private:
    static std::string assets() { return std::string(DAOFANG_SOURCE_DIR) + "/assets"; }
    static void add(Intents& to, Intents more) {
        for (Intent& intent : more) to.push_back(std::move(intent));
    }

    queue::Hall hall_;
    queue::State state_;
    std::unique_ptr<Screen> screen_;
    std::unique_ptr<ui::Stage> stage_;
    base::Instant now_{1'000};
};

// The one intent asked; nothing when another, none, or more than one was.
template <class T>
std::optional<T> only(const Intents& asked) {
    const T* found = asked.size() == 1 ? std::get_if<T>(&asked.front()) : nullptr;
    return found == nullptr ? std::nullopt : std::optional<T>(*found);
}

// The one command asked; nothing when another, none, or more than one was.
template <class T>
std::optional<T> only_command(const Intents& asked) {
    const auto ask = only<Ask>(asked);
    const T* found = ask ? std::get_if<T>(&ask->command) : nullptr;
    return found == nullptr ? std::nullopt : std::optional<T>(*found);
}

}  // namespace daofang::screens
