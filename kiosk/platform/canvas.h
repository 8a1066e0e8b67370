// Canvas: Dear ImGui draw lists to pixels, through SDL_Renderer, on screen or in memory.
//
// Thread  the loop's. Works without a display: in memory it draws in software.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/result.h"

struct SDL_Renderer;
struct SDL_Window;
namespace daofang::ui {
class Stage;
}

namespace daofang::platform {

class Canvas {
public:
    // In memory, no display needed.
    static base::Result<std::unique_ptr<Canvas>> in_memory(int width, int height);
    // On a window; `software` when no accelerated renderer is wanted.
    static base::Result<std::unique_ptr<Canvas>> on(SDL_Window* window, bool software);
    ~Canvas();

    // Draws the stage's last frame and, on a window, presents it.
    base::Status draw(ui::Stage& stage);
    // RGBA, 4 bytes a pixel, of the last frame.
    base::Result<std::vector<std::uint8_t>> read_pixels();
    base::Status save_png(const std::string& path);
    // The device lost them: the next draw uploads everything.
    void forget_textures();
    int width() const;
    int height() const;

private:
    struct Impl;
    explicit Canvas(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace daofang::platform
