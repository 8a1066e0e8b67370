#include "kiosk/app/shots.h"

#include <algorithm>
#include <utility>

#include "sync/base/text.h"

namespace daofang::app {

namespace {

using screens::ScreenId;

struct Panel {
    int width, height;
};

std::vector<Panel> panels_of(ui::Face face) {
    switch (face) {
        case ui::Face::visitor:
            return {{1080, 1920}, {1920, 1080}, {1280, 800}};
        case ui::Face::console:
            return {{1366, 768}, {1920, 1080}};
        case ui::Face::board:
            return {{1920, 1080}, {1366, 768}};
    }
    return {};
}

// Visitors choose all three; staff and the board's readers have no dock to choose from.
std::vector<ui::Mode> modes_of(ui::Face face) {
    if (face != ui::Face::visitor) return {ui::Mode{}};
    std::vector<ui::Mode> modes;
    for (const bool large : {false, true}) {
        for (const bool contrast : {false, true}) {
            for (const bool seated : {false, true}) modes.push_back({large, contrast, seated});
        }
    }
    return modes;
}

const ui::Item* find(const ui::Semantics& items, const std::string& id) {
    const auto found = std::find_if(items.begin(), items.end(),
                                    [&](const ui::Item& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

ui::Face face_of(ScreenId screen) {
    switch (screen) {
        case ScreenId::staff_sign_in:
        case ScreenId::staff_desk:
            return ui::Face::console;
        case ScreenId::board_hall:
            return ui::Face::board;
        default:
            return ui::Face::visitor;
    }
}

std::vector<Form> forms_of(const Shot& shot) {
    const ui::Face face = face_of(shot.screen);
    std::vector<Form> forms;
    for (const Panel& panel : panels_of(face)) {
        for (const ui::Mode& mode : modes_of(face)) {
            for (const char* lang : {"zh-CN", "en"}) {
                Form form{panel.width, panel.height, mode, lang};
                if (!shot.only_in || shot.only_in(form)) forms.push_back(std::move(form));
            }
        }
    }
    return forms;
}

std::string name_of(const ui::Mode& mode) {
    std::string name;
    const auto add = [&](bool on, const char* word) {
        if (!on) return;
        if (!name.empty()) name += '+';
        name += word;
    };
    add(mode.large, "large");
    add(mode.contrast, "contrast");
    add(mode.seated, "seated");
    return name.empty() ? "normal" : name;
}

std::string file_name(const Shot& shot, const Form& form) {
    return base::text_of("{}{}{}-{}x{}-{}-{}.png", screens::name_of(shot.screen),
                         shot.variant.empty() ? "" : "_", shot.variant, form.width, form.height,
                         name_of(form.mode), form.lang);
}

Studio::Studio(std::unique_ptr<ui::Stage> stage, queue::Hall hall)
    : stage_(std::move(stage)), hall_(std::move(hall)) {}

base::Result<std::unique_ptr<Studio>> Studio::open(const std::string& assets, ui::Face face,
                                                   int width, int height) {
    TRY_ASSIGN(queue::Hall hall, sample_hall(assets));
    ui::StageOptions options;
    options.assets = assets;
    options.width = width;
    options.height = height;
    options.face = face;
    options.reduced_motion = true;  // a picture is of the end of a motion
    TRY_ASSIGN(std::unique_ptr<ui::Stage> stage, ui::Stage::open(options));
    return std::unique_ptr<Studio>(new Studio(std::move(stage), std::move(hall)));
}

base::Result<ui::Semantics> Studio::draw(const Shot& shot, const Form& form) {
    SampleDay day;
    if (shot.happened) shot.happened(day);
    const queue::State state = day.state();
    screens::Model model = sample_model(state, hall_);
    model.place = stage_->texts().get(form.lang, "sample.place");
    if (shot.seen) shot.seen(model);
    stage_->pointer(ui::PointerEvent::Kind::down, 1, 0, 0, now_);  // takes away the last focus
    stage_->pointer(ui::PointerEvent::Kind::cancel, 1, 0, 0, now_);
    const auto screen = screens::make_screen(shot.screen, shot.service);
    frame(*screen, model, form);
    frame(*screen, model, form);
    for (const std::string& id : shot.pressed) {
        if (!press(*screen, model, form, id)) {
            return base::Error{base::Code::invalid,
                               base::text_of("{}: no {} to press", file_name(shot, form), id)};
        }
    }
    frame(*screen, model, form);
    return stage_->semantics();
}

void Studio::frame(screens::Screen& screen, const screens::Model& model, const Form& form) {
    const ui::Look look{stage_->placement().shape, form.mode, form.lang};
    ui::Frame frame = stage_->begin(look, now_);
    screens::Intents asked;
    screen.draw(frame, model, asked);
    stage_->end(frame);
}

bool Studio::press(screens::Screen& screen, screens::Model& model, const Form& form,
                   const std::string& id) {
    constexpr std::string_view key = "key:";
    if (id.compare(0, key.size(), key) == 0) {
        stage_->key(id.substr(key.size()));
        frame(screen, model, form);
        frame(screen, model, form);
        return true;
    }
    const ui::Item* item = find(stage_->semantics(), id);
    if (item == nullptr) return false;
    const ui::Placement placed = stage_->placement();
    const float x = placed.offset_x + (item->rect.x + item->rect.w / 2) * placed.scale;
    const float y = placed.offset_y + (item->rect.y + item->rect.h / 2) * placed.scale;
    constexpr base::Millis between_presses{600};  // sooner, a press is taken for a slip
    now_ = now_ + between_presses;
    model.now = now_;
    stage_->pointer(ui::PointerEvent::Kind::down, 1, x, y, now_);
    frame(screen, model, form);
    stage_->pointer(ui::PointerEvent::Kind::up, 1, x, y, now_);
    frame(screen, model, form);
    frame(screen, model, form);
    return true;
}

}  // namespace daofang::app
