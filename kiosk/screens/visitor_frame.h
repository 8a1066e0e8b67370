// What every visitor screen has in common: header, dock, still-there dialog, care corner, and where
// on the panel one looks and where one presses.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/ui/widgets.h"

namespace daofang::screens {

// Draws header and dock and turns dock presses into intents. Call first, then draw the content.
void begin_visitor(ui::Frame& frame, const Model& model, Intents& out, bool back_enabled = true,
                   bool attract = false);
// The still-there dialog (23) when it is up. Call last.
void end_visitor(ui::Frame& frame, const Model& model, Intents& out);

// "9:42", "11月24日 星期二" in the frame's language.
ui::HeaderWords header_words(const ui::Frame& frame, const Model& model);
// "律师接访": text id "service.<id>".
std::string service_name(const ui::Frame& frame, const queue::ServiceId& id);
// "4、5"
std::string window_list(const ui::Frame& frame, const std::vector<queue::WindowId>& windows);

// --- one composition for all panels ------------------------------------------------------------
// Portrait: look above, press below. Wide panels: look left, press right.
struct Areas {
    ui::Rect look;
    ui::Rect press;
};
Areas areas_of(const ui::Frame& frame);
// A length of the 32-inch mock-ups on this panel: the small panel shows everything at two thirds.
float length(const ui::Frame& frame, float px);
// The same for the height of a control, which never goes below what a finger needs.
float control_height(const ui::Frame& frame, float px);

// A screen's title and what stands under it, from the top of the area. Answers the y below.
float title(ui::Frame& frame, ui::Rect area, std::string_view id, std::string_view words,
            std::string_view under = {});
// A serif question over a group of controls. Answers the y below.
float question(ui::Frame& frame, ui::Rect area, std::string_view id, std::string_view words,
               std::string_view aside = {});

// The picture of the road, standing on the lower edge of the area, where there is room for it.
void road(ui::Frame& frame, ui::Rect area);

// A control whose id is the id of its words.
ui::Button button(const ui::Frame& frame, const std::string& id, const std::string& icon = {},
                  const std::string& hint = {});

// Calls somebody and shows that they come.
void ask_help(Intents& out);
// Whether a back was asked in this frame; it is taken out, for screens with pages of their own.
bool take_back(Intents& out);

}  // namespace daofang::screens
