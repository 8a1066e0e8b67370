// Shots: every screen with sample data, in every size, mode and language, for looking at and for
// checking. The table of variants is shots_table.cpp: one row a picture.
//
// Thread  one. Needs no display.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/sample_hall.h"
#include "kiosk/queue/hall.h"
#include "kiosk/screens/screens.h"
#include "kiosk/ui/stage.h"
#include "sync/base/result.h"

namespace daofang::app {

// One picture's form.
struct Form {
    int width = 1080, height = 1920;
    ui::Mode mode = {};
    std::string lang = "zh-CN";
};

// One picture's content.
struct Shot {
    screens::ScreenId screen;
    std::string variant = {};                       // "offline"; empty: the plain screen
    void (*happened)(SampleDay& day) = nullptr;     // more facts of the day
    void (*seen)(screens::Model& model) = nullptr;  // what is else in the model
    // Pressed first, in turn: ids with a real pointer, "key:F6" as a key.
    std::vector<std::string> pressed = {};
    queue::ServiceId service = {};  // for visitor_options
    // A page that some forms do not have; null: in every form.
    bool (*only_in)(const Form& form) = nullptr;
};
const std::vector<Shot>& all_shots();

ui::Face face_of(screens::ScreenId screen);
// Every form a shot is made in: visitors' and care screens on three panels in eight modes, the desk
// and the board on theirs; each in every language.
std::vector<Form> forms_of(const Shot& shot);
// "visitor_home_offline-1080x1920-large-zh-CN.png"
std::string file_name(const Shot& shot, const Form& form);
// "large+contrast"; "normal" when nothing is on.
std::string name_of(const ui::Mode& mode);

// Draws shots on one panel.
class Studio {
public:
    static base::Result<std::unique_ptr<Studio>> open(const std::string& assets, ui::Face face,
                                                      int width, int height);
    // One frame of the shot as it stands after its presses. `invalid`: an id to press is not there.
    base::Result<ui::Semantics> draw(const Shot& shot, const Form& form);
    ui::Stage& stage() { return *stage_; }

private:
    Studio(std::unique_ptr<ui::Stage> stage, queue::Hall hall);
    void frame(screens::Screen& screen, const screens::Model& model, const Form& form);
    bool press(screens::Screen& screen, screens::Model& model, const Form& form,
               const std::string& id);

    std::unique_ptr<ui::Stage> stage_;
    queue::Hall hall_;
    base::Instant now_{};
};

}  // namespace daofang::app
