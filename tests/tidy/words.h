// Words: what our sources do not say, or say only at home.
#pragma once

#include "tests/tidy/source.h"

namespace daofang::tidy {

// Clock, chance, sleep, environment and threads away from their homes; shared ownership, raw new,
// throwing.
Findings check_banned_words(const SourceFile& file);

// Notes of unfinished work, issue numbers, folders of one person's machine.
Findings check_private_notes(const SourceFile& file);

// Code in comments: it rots; the history keeps it.
Findings check_commented_out_code(const SourceFile& file);

// A header opens with its contract, then #pragma once.
Findings check_header_opening(const SourceFile& file);

// Words for people in kiosk code: they belong in assets/text, by id.
Findings check_literal_words(const SourceFile& file);

}  // namespace daofang::tidy
