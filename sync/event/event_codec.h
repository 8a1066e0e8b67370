// One event as one line of text, and back.
//
// The line is canonical JSON (sync/base/json.h) with exactly the keys
//   at body claim hall kind origin prev seq v
// where v is 1 (never renumber), prev is 64 lower-case hex digits and claim is "" for none. The
// same event has one line only: decode refuses any other spelling, so the bytes can be hashed.
#pragma once

#include <string>
#include <string_view>

#include "sync/base/result.h"
#include "sync/event/event.h"

namespace daofang::event {

// The line, without '\n'. CHECKs validate(event): our own events are built valid.
std::string encode(const Event& event);

// `invalid`, naming the field, for anything but a line that encode() would write.
base::Result<Event> decode(std::string_view line);

// Names, sizes and body as event.h demands; `invalid`, naming the field.
base::Status validate(const Event& event);

// Each field's rule on its own, for paths and configuration.
bool is_hall(std::string_view text);
bool is_origin(std::string_view text);
bool is_kind(std::string_view text);
bool is_claim(std::string_view text);  // "" is one

}  // namespace daofang::event
