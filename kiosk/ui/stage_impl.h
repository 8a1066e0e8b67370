// What a Stage holds; for the .cpp files of kiosk/ui only.
#pragma once

#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/ui/art.h"
#include "kiosk/ui/atlas_pages.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/glyph_atlas.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/pen.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/text_breaks.h"

namespace daofang::ui {

inline constexpr base::Instant never{std::numeric_limits<std::int64_t>::max()};

struct Stage::Impl {
    Impl(const StageOptions& wanted, Theme with_theme, Texts with_texts,
         std::unique_ptr<Fonts> with_fonts);

    StageOptions options;
    Placement placement;
    Theme theme;
    Texts texts;
    std::unique_ptr<Fonts> fonts;
    AtlasPages pages;
    GlyphAtlas glyphs{*fonts, pages};
    Icons icons;
    Art art;
    Pen pen{glyphs, pages};
    TextBreaks breaks;

    // Input of this frame.
    Touch touch;
    Pointer pointer;
    std::vector<Key> keys_waiting, keys;
    std::string captured;               // id of the item the finger came down on
    bool slid_off = false;              // a long press needs the finger to stay
    base::Instant long_press_done{-1};  // `since` of the hold that was answered
    std::string focus;                  // id the keys stand on; empty: none
    bool enter_taken = false;           // enter presses the focus, no one else

    // What the last frame left.
    Semantics last;
    bool dialog_last = false, dialog_now = false;
    base::Instant draw_again = never;

    // Window pixels of design numbers, whole where edges must be crisp.
    float scaled(float design) const { return design * placement.scale; }
    int whole(float design) const;
    // At least one pixel: a hairline never vanishes.
    int stroke_px(float design) const;
    float x_px(float x) const { return placement.offset_x + x * placement.scale; }
    float y_px(float y) const { return placement.offset_y + y * placement.scale; }
    Box box_of(Rect r) const;
    Rect rect_of(float x0, float y0, float x1, float y1) const;

    // The touchable item of the last frame under the finger, or within its slack: the nearest.
    std::string touched(float x, float y) const;
    void move_focus(int by);
    void take_keys();
    void wake_by(base::Instant when);
};

// Within the slack that a finger may miss an edge by.
bool within_slack(Rect r, float x, float y);

}  // namespace daofang::ui
