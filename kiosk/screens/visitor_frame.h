// What every visitor screen has in common: header, dock, still-there dialog, care corner.
#pragma once

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

}  // namespace daofang::screens
