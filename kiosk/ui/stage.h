// Stage: what frames share: fonts, glyph atlas, icons, art, theme, texts, touch and focus.
//
// Owns    the atlas pages (alpha, uploaded by the canvas when they change) and the draw list.
// Thread  the loop's.
// One Stage per window. The canvas (kiosk/platform/canvas.h) turns draw_data() into pixels.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/ui/frame.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/texts.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/touch.h"
#include "sync/base/result.h"

struct ImDrawData;

namespace daofang::ui {

struct StageOptions {
    std::string assets;               // folder with theme.toml, text/, icons/, art/
    int width = 1080, height = 1920;  // window pixels
    Face face = Face::visitor;
    bool reduced_motion = false;
};

// One texture, by its id in the draw list. Alpha pages are tinted by vertex colour; art is RGBA.
struct Texture {
    std::uint64_t id = 0;
    int width = 0, height = 0;
    bool alpha_only = true;
    bool opaque = false;                   // needs no blending
    const std::uint8_t* pixels = nullptr;  // valid until the next frame
    std::uint64_t version = 0;             // changed pixels: upload again
    // Rows changed since uploaded(): enough for who has every earlier change already.
    int dirty_from = 0, dirty_to = 0;
};

class Stage {
public:
    // `missing` names the font package or asset file to install.
    static base::Result<std::unique_ptr<Stage>> open(const StageOptions& options);
    ~Stage();

    void resize(int width, int height);
    Placement placement() const;
    const Texts& texts() const;
    const Theme& theme() const;

    // Window pixels in; converted to design pixels.
    void pointer(PointerEvent::Kind kind, std::int64_t finger, float x, float y, base::Instant at);
    // Keys wait their turn: each frame sees one.
    void key(std::string name);

    // A frame: begin, draw a screen into it, end. After end(), draw_data() and semantics() are of
    // that frame.
    Frame begin(const Look& look, base::Instant now);
    void end(Frame& frame);
    ImDrawData* draw_data();
    std::vector<Texture> textures();
    // The canvas has every texture as it is now.
    void uploaded();
    const Semantics& semantics() const;

    // When to draw again though nothing came in; far future: only on change.
    base::Instant draw_again_at() const;
    // Codepoints drawn that no font has, since the start.
    std::vector<char32_t> missing_glyphs() const;
    // Names of icons drawn that assets/icons does not have, since the start.
    std::vector<std::string> missing_pictures() const;

    struct Impl;
    Impl& impl() { return *impl_; }

private:
    explicit Stage(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::ui
