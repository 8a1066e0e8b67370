// What can be wrong with a picture, found in its semantic list: words outside their box, things on
// one another, missing glyphs and texts, targets too small for a finger or under the dock.
#pragma once

#include <string>
#include <vector>

#include "kiosk/app/shots.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/theme.h"

namespace daofang::app {

// One line a problem, without the picture's name; empty: none.
std::vector<std::string> problems_of(const Shot& shot, const Form& form, const ui::Semantics& items,
                                     ui::Stage& stage);

// Pairs of colours that words or controls are drawn in, with less contrast than ux/README asks for:
// 7 for words, 3 for edges of controls (WCAG 2.1, 1.4.6 and 1.4.11).
std::vector<std::string> faint_pairs(const ui::Theme& theme);

}  // namespace daofang::app
