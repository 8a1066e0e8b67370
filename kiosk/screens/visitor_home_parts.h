// Parts of visitor_home that stand in files of their own: who waits where, and the offline form.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace daofang::screens {

// What home offers, most wanted first: the lawyer's window where the hall has one.
struct HomeChoice {
    std::string name;  // "lawyer": text ids home.<name>, home.<name>_hint, offline.<name>_hint
    std::string icon;
    Go go;
};
std::vector<HomeChoice> home_choices(const Model& model);

// One line: "来访登记 5 人 | 律师接访 3 人 ... 在等候", the services that fit on it.
void waiting_strip(ui::Frame& frame, const Model& model, ui::Rect r);
// The same as a list, for wide panels.
void waiting_card(ui::Frame& frame, const Model& model, ui::Rect r);
// 21a: what still works first, what does not and instead of it, since when.
void home_offline(ui::Frame& frame, const Model& model, Intents& out);

}  // namespace daofang::screens
