// Parts of visitor_issued that stand in a file of their own: the plaque with the number, the code.
#pragma once

#include "kiosk/screens/screen.h"

namespace daofang::screens {

// The plaque: service, number, and who is ahead, how long, which window. On wide panels on a card
// of its own; in portrait the caller has drawn the ticket.
void issued_number(ui::Frame& frame, const Model& model, ui::Rect r);
// The code for a phone with its words; without an address, to remember the number.
void issued_code(ui::Frame& frame, const Model& model, ui::Rect r);
// Large text: the code as a page of its own.
void issued_code_page(ui::Frame& frame, const Model& model, ui::Rect r);

}  // namespace daofang::screens
