#include "kiosk/ui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H
#include FT_OUTLINE_H

#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sync/base/check.h"
#include "sync/base/handle.h"
#include "sync/base/text.h"

namespace daofang::ui {

namespace {

constexpr const char* fonts_folder = "/usr/share/fonts/opentype/noto/";

struct Source {
    const char* file;
    std::string_view family;  // which face of the collection
};

// In the order of Family.
constexpr std::array<Source, families> sources = {{
    {"NotoSansCJK-Regular.ttc", "Noto Sans CJK SC"},
    {"NotoSansCJK-Bold.ttc", "Noto Sans CJK SC"},
    {"NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC"},
}};

// Below this the vertical hinting of the outlines keeps strokes of small type even.
constexpr float hinted_below_px = 22;

using Library = base::Handle<FT_LibraryRec_, FT_Done_FreeType>;
using Face = base::Handle<FT_FaceRec_, FT_Done_Face>;

struct Measured {
    FT_UInt index = 0;
    float advance = 0;
};

struct Loaded {
    Face face;
    float size_set = 0;
    std::unordered_map<char32_t, Measured> known;
};

base::Result<Face> open_face(FT_Library library, const Source& source) {
    const std::string path = std::string(fonts_folder) + source.file;
    // Debian's collections hold JP, KR, SC, TC, HK in this order; looked up by name all the same.
    for (const FT_Long index : {2L, 0L, 1L, 3L, 4L}) {
        FT_Face opened = nullptr;
        if (FT_New_Face(library, path.c_str(), index, &opened) != 0) continue;
        Face face(opened);
        if (face->family_name && source.family == face->family_name) return face;
    }
    return base::Error{base::Code::missing,
                       base::text_of("{}: no face \"{}\"; install the package fonts-noto-cjk", path,
                                     source.family)};
}

}  // namespace

struct Fonts::Impl {
    Library library;  // outlives the faces: destroyed last
    std::array<Loaded, families> loaded;

    Loaded& of(Family family) { return loaded[static_cast<std::size_t>(family)]; }

    const Measured& measure(Family family, char32_t code) {
        Loaded& font = of(family);
        auto [entry, fresh] = font.known.try_emplace(code);
        if (fresh) {
            FT_Face face = font.face.get();
            entry->second.index = FT_Get_Char_Index(face, code);
            FT_Fixed units = 0;
            FT_Get_Advance(face, entry->second.index, FT_LOAD_NO_SCALE, &units);
            entry->second.advance =
                static_cast<float>(units) / static_cast<float>(face->units_per_EM);
        }
        return entry->second;
    }
};

Fonts::Fonts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Fonts::~Fonts() = default;

base::Result<std::unique_ptr<Fonts>> Fonts::open() {
    auto impl = std::make_unique<Impl>();
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return base::Error{base::Code::unavailable, "FreeType does not start"};
    }
    impl->library.reset(library);
    for (std::size_t i = 0; i < families; ++i) {
        TRY_ASSIGN(impl->loaded[i].face, open_face(library, sources[i]));
    }
    return std::unique_ptr<Fonts>(new Fonts(std::move(impl)));
}

float Fonts::advance(Family family, char32_t code) {
    return impl_->measure(family, code).advance;
}

bool Fonts::has(Family family, char32_t code) {
    return impl_->measure(family, code).index != 0;
}

float Fonts::ascent(Family family) const {
    const FT_Face face = impl_->of(family).face.get();
    return static_cast<float>(face->ascender) / static_cast<float>(face->units_per_EM);
}

float Fonts::descent(Family family) const {
    const FT_Face face = impl_->of(family).face.get();
    return -static_cast<float>(face->descender) / static_cast<float>(face->units_per_EM);
}

AlphaPicture Fonts::draw(Family family, char32_t code, float px, float shift) {
    const FT_UInt index = impl_->measure(family, code).index;
    Loaded& font = impl_->of(family);
    FT_Face face = font.face.get();
    if (font.size_set != px) {
        const auto size = static_cast<FT_F26Dot6>(std::lround(px * 64));
        CHECK(FT_Set_Char_Size(face, size, size, 72, 72) == 0);
        font.size_set = px;
    }
    AlphaPicture picture;
    const FT_Int32 hinting = px < hinted_below_px ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING;
    if (FT_Load_Glyph(face, index, hinting | FT_LOAD_NO_BITMAP) != 0) return picture;
    FT_GlyphSlot slot = face->glyph;
    if (shift > 0) FT_Outline_Translate(&slot->outline, std::lround(shift * 64), 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return picture;
    const FT_Bitmap& bitmap = slot->bitmap;
    picture.w = static_cast<int>(bitmap.width);
    picture.h = static_cast<int>(bitmap.rows);
    picture.left = slot->bitmap_left;
    picture.top = slot->bitmap_top;
    for (int y = 0; y < picture.h; ++y) {
        const std::uint8_t* row = bitmap.buffer + y * bitmap.pitch;
        picture.pixels.insert(picture.pixels.end(), row, row + picture.w);
    }
    return picture;
}

}  // namespace daofang::ui
