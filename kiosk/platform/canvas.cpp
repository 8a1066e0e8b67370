#include "kiosk/platform/canvas.h"

#include <SDL.h>
#include <imgui.h>
#include <stb_image_write.h>

#include <algorithm>
#include <cstddef>
#include <map>

#include "kiosk/ui/stage.h"
#include "kiosk/ui/texture_ids.h"
#include "sync/base/handle.h"

namespace daofang::platform {

namespace {

using Renderer = base::Handle<SDL_Renderer, SDL_DestroyRenderer>;
using Surface = base::Handle<SDL_Surface, SDL_FreeSurface>;
using TextureHandle = base::Handle<SDL_Texture, SDL_DestroyTexture>;

// The format of both surfaces and textures: copying between equals is the fast way.
constexpr Uint32 pixel_format = SDL_PIXELFORMAT_ARGB8888;

base::Error sdl_error(const std::string& what) {
    return {base::Code::unavailable, what + ": " + SDL_GetError()};
}

struct Uploaded {
    TextureHandle handle;
    int width = 0, height = 0;
    std::uint64_t version = 0;
};

// One row to ARGB: an alpha page is white of that alpha.
void convert_row(const ui::Texture& texture, int y, std::uint32_t* out) {
    const auto width = static_cast<std::size_t>(texture.width);
    const auto row = static_cast<std::size_t>(y) * width;
    if (texture.alpha_only) {
        const std::uint8_t* in = texture.pixels + row;
        for (std::size_t x = 0; x < width; ++x) {
            out[x] = (static_cast<std::uint32_t>(in[x]) << 24) | 0xFFFFFFu;
        }
        return;
    }
    const std::uint8_t* in = texture.pixels + row * 4;
    for (std::size_t x = 0; x < width; ++x, in += 4) {
        out[x] = (static_cast<std::uint32_t>(in[3]) << 24) |
                 (static_cast<std::uint32_t>(in[0]) << 16) |
                 (static_cast<std::uint32_t>(in[1]) << 8) | in[2];
    }
}

}  // namespace

struct Canvas::Impl {
    Surface surface;    // in memory only
    Renderer renderer;  // before the surface it draws on is freed
    std::map<std::uint64_t, Uploaded> textures;

    base::Status upload(const ui::Texture& texture);
    base::Status upload_all(ui::Stage& stage);
    base::Status draw_list(const ImDrawList& list);
    base::Status draw_textured(const ImDrawList& list, const ImDrawCmd& cmd, SDL_Texture* texture);
    void fill_rects(const ImDrawList& list, const ImDrawCmd& cmd);
};

base::Status Canvas::Impl::upload(const ui::Texture& texture) {
    Uploaded& mine = textures[texture.id];
    if (mine.version == texture.version && mine.handle) return {};
    int from = texture.dirty_from;
    int to = texture.dirty_to;
    if (!mine.handle || mine.width != texture.width || mine.height != texture.height) {
        mine.handle.reset(SDL_CreateTexture(renderer.get(), pixel_format, SDL_TEXTUREACCESS_STATIC,
                                            texture.width, texture.height));
        if (!mine.handle) return sdl_error("no texture");
        SDL_SetTextureBlendMode(mine.handle.get(),
                                texture.opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        mine.width = texture.width;
        mine.height = texture.height;
        from = 0;
        to = texture.height;
    }
    from = std::max(from, 0);
    to = std::min(to, texture.height);
    if (from < to) {
        const auto width = static_cast<std::size_t>(texture.width);
        std::vector<std::uint32_t> rows(width * static_cast<std::size_t>(to - from));
        for (int y = from; y < to; ++y) {
            convert_row(texture, y, rows.data() + static_cast<std::size_t>(y - from) * width);
        }
        const SDL_Rect area{0, from, texture.width, to - from};
        if (SDL_UpdateTexture(mine.handle.get(), &area, rows.data(), texture.width * 4) != 0) {
            return sdl_error("no upload");
        }
    }
    mine.version = texture.version;
    return {};
}

base::Status Canvas::Impl::upload_all(ui::Stage& stage) {
    for (const ui::Texture& texture : stage.textures()) TRY(upload(texture));
    stage.uploaded();
    return {};
}

base::Status Canvas::Impl::draw_textured(const ImDrawList& list, const ImDrawCmd& cmd,
                                         SDL_Texture* texture) {
    constexpr int stride = sizeof(ImDrawVert);
    const ImDrawVert* vertices = list.VtxBuffer.Data + cmd.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + cmd.IdxOffset;
    const int count = list.VtxBuffer.Size - static_cast<int>(cmd.VtxOffset);
    const auto* colours = static_cast<const SDL_Color*>(static_cast<const void*>(&vertices->col));
    if (SDL_RenderGeometryRaw(renderer.get(), texture, &vertices->pos.x, stride, colours, stride,
                              &vertices->uv.x, stride, count, indices,
                              static_cast<int>(cmd.ElemCount), sizeof(ImDrawIdx)) != 0) {
        return sdl_error("nothing drawn");
    }
    return {};
}

// A run of opaque rectangles: six indices each, of which the first and third are opposite corners.
void Canvas::Impl::fill_rects(const ImDrawList& list, const ImDrawCmd& cmd) {
    SDL_SetRenderDrawBlendMode(renderer.get(), SDL_BLENDMODE_NONE);
    for (unsigned i = 0; i + 6 <= cmd.ElemCount; i += 6) {
        const ImDrawIdx* index = list.IdxBuffer.Data + cmd.IdxOffset + i;
        const ImDrawVert& from = list.VtxBuffer.Data[cmd.VtxOffset + index[0]];
        const ImDrawVert& to = list.VtxBuffer.Data[cmd.VtxOffset + index[2]];
        const SDL_Rect rect{static_cast<int>(from.pos.x), static_cast<int>(from.pos.y),
                            static_cast<int>(to.pos.x - from.pos.x),
                            static_cast<int>(to.pos.y - from.pos.y)};
        const auto part = [&](int shift) { return static_cast<Uint8>(from.col >> shift); };
        SDL_SetRenderDrawColor(renderer.get(), part(0), part(8), part(16), 255);
        SDL_RenderFillRect(renderer.get(), &rect);
    }
}

base::Status Canvas::Impl::draw_list(const ImDrawList& list) {
    for (const ImDrawCmd& cmd : list.CmdBuffer) {
        if (cmd.ElemCount == 0) continue;
        const SDL_Rect clip{static_cast<int>(cmd.ClipRect.x), static_cast<int>(cmd.ClipRect.y),
                            static_cast<int>(cmd.ClipRect.z - cmd.ClipRect.x),
                            static_cast<int>(cmd.ClipRect.w - cmd.ClipRect.y)};
        if (clip.w <= 0 || clip.h <= 0) continue;
        SDL_RenderSetClipRect(renderer.get(), &clip);
        const std::uint64_t id = reinterpret_cast<std::uintptr_t>(cmd.GetTexID());
        if (id == ui::solid_texture) {
            fill_rects(list, cmd);
        } else if (const auto found = textures.find(id); found != textures.end()) {
            TRY(draw_textured(list, cmd, found->second.handle.get()));
        }
    }
    return {};
}

Canvas::Canvas(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Canvas::~Canvas() = default;

base::Result<std::unique_ptr<Canvas>> Canvas::in_memory(int width, int height) {
    auto impl = std::make_unique<Impl>();
    impl->surface.reset(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, pixel_format));
    if (!impl->surface) return sdl_error("no picture in memory");
    SDL_SetSurfaceBlendMode(impl->surface.get(), SDL_BLENDMODE_NONE);
    impl->renderer.reset(SDL_CreateSoftwareRenderer(impl->surface.get()));
    if (!impl->renderer) return sdl_error("no software renderer");
    return std::unique_ptr<Canvas>(new Canvas(std::move(impl)));
}

base::Result<std::unique_ptr<Canvas>> Canvas::on(SDL_Window* window, bool software) {
    auto impl = std::make_unique<Impl>();
    if (!software) {
        impl->renderer.reset(
            SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC));
    }
    // A panel without a working driver still gets its picture.
    if (!impl->renderer) {
        impl->renderer.reset(SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE));
    }
    if (!impl->renderer) return sdl_error("no renderer");
    return std::unique_ptr<Canvas>(new Canvas(std::move(impl)));
}

base::Status Canvas::draw(ui::Stage& stage) {
    TRY(impl_->upload_all(stage));
    const ImDrawData* data = stage.draw_data();
    for (int i = 0; i < data->CmdListsCount; ++i) TRY(impl_->draw_list(*data->CmdLists[i]));
    SDL_RenderSetClipRect(impl_->renderer.get(), nullptr);
    if (impl_->surface) {
        SDL_RenderFlush(impl_->renderer.get());
    } else {
        SDL_RenderPresent(impl_->renderer.get());
    }
    return {};
}

void Canvas::forget_textures() {
    impl_->textures.clear();
}

base::Result<std::vector<std::uint8_t>> Canvas::read_pixels() {
    const int w = width();
    const int h = height();
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(w) * static_cast<std::size_t>(h) * 4);
    if (SDL_RenderReadPixels(impl_->renderer.get(), nullptr, SDL_PIXELFORMAT_RGBA32, pixels.data(),
                             w * 4) != 0) {
        return sdl_error("no pixels");
    }
    return pixels;
}

base::Status Canvas::save_png(const std::string& path) {
    TRY_ASSIGN(std::vector<std::uint8_t> pixels, read_pixels());
    // What the canvas shows is opaque, whatever its alpha bytes say.
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
    if (stbi_write_png(path.c_str(), width(), height(), 4, pixels.data(), width() * 4) == 0) {
        return base::Error{base::Code::unavailable, path + ": cannot be written"};
    }
    return {};
}

int Canvas::width() const {
    int w = 0;
    int h = 0;
    SDL_GetRendererOutputSize(impl_->renderer.get(), &w, &h);
    return w;
}

int Canvas::height() const {
    int w = 0;
    int h = 0;
    SDL_GetRendererOutputSize(impl_->renderer.get(), &w, &h);
    return h;
}

}  // namespace daofang::platform
