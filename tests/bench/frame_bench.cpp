// What a visitor waits for between a touch and the picture, and between power and the first one:
// a full home screen as draw lists, the same to pixels in software at 1080x1920, and from cold.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/platform/canvas.h"
#include "kiosk/ui/stage.h"
#include "kiosk/ui/widgets.h"
#include "sync/base/check.h"

namespace daofang {
namespace {

using namespace ui;

struct Machine {
    std::unique_ptr<Stage> stage;
    std::unique_ptr<platform::Canvas> canvas;
};

Machine a_machine() {
    StageOptions options;
    options.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
    Machine made;
    made.stage = std::move(Stage::open(options)).value();
    made.canvas = std::move(platform::Canvas::in_memory(options.width, options.height)).value();
    return made;
}

Button a_button(const char* id, const char* label, const char* icon, const char* hint) {
    Button button;
    button.id = id;
    button.label = label;
    button.icon = icon;
    button.hint = hint;
    return button;
}

// As dense as the densest visitor screen: art, header, hero, four tiles, a row and the dock.
void draw_home(Frame& frame) {
    header(frame, {"揭阳市信访局", "人民来访接待大厅", "9:42", "11月24日 星期二"});
    frame.art("landscape-home-1080x452", {0, 146, 1080, 452});
    TextStyle title;
    title.type = Type::hello;
    title.family = Family::serif;
    frame.text("home.title", {56, 176, 968, 230}, "您好，\n今天想办什么事？", title);
    card(frame, {56, 548, 968, 92});
    TextStyle line;
    line.valign = VAlign::middle;
    frame.text("home.waiting", {88, 548, 900, 92}, "来访登记 5 人   律师接访 3 人", line);
    hero_tile(frame, {56, 690, 968, 246},
              a_button("home.guide", "帮我找对窗口", "signpost", "不知道找谁？答 4 个小问题"));
    const char* ids[4] = {"home.ticket", "home.lawyer", "home.rules", "home.deadline"};
    const char* labels[4] = {"直接取号", "咨询律师", "看懂条例", "算算期限"};
    const char* icons[4] = {"ticket", "scales", "book", "calendar"};
    const char* hints[4] = {"知道办什么", "不收费", "权利和规矩", "别错过日子"};
    for (int i = 0; i < 4; ++i) {
        const Rect r{56.0f + static_cast<float>(i % 2) * 496,
                     968.0f + static_cast<float>(i / 2) * 228, 472, 196};
        tile(frame, r, a_button(ids[i], labels[i], icons[i], hints[i]));
    }
    full_row(frame, {56, 1424, 968, 150},
             a_button("home.check", "查我的号", "ticket-search", "看看还要等几位"));
    Dock made;
    made.voice_shown = true;
    made.idle_left = 0.8f;
    dock(frame, made);
}

// The same under a veil: every pixel above the dock is mixed once more.
void draw_still_there(Frame& frame) {
    draw_home(frame);
    const Rect inner = begin_dialog(frame, {56, 640, 968, 1000}, "still");
    countdown_ring(frame, {inner.x, inner.y, inner.w, 260}, "still.ring", 0.6f, "12");
    primary_button(frame, {112, 1250, 856, 164},
                   a_button("still.stay", "我还在，接着办", "hand", ""));
    end_dialog(frame);
}

using DrawScreen = void (*)(Frame&);

void draw_frame(Machine& machine, base::Instant now, DrawScreen screen = draw_home) {
    Frame frame = machine.stage->begin(Look(), now);
    screen(frame);
    machine.stage->end(frame);
}

void draw_pixels(Machine& machine, base::Instant now, DrawScreen screen = draw_home) {
    draw_frame(machine, now, screen);
    CHECK(machine.canvas->draw(*machine.stage).ok());
}

// The 99th of a hundred: what a visitor sees at worst in a second and a half.
double worst_of(const std::vector<double>& values) {
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}
double p99_of(const std::vector<double>& values) {
    std::vector<double> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[(sorted.size() - 1) * 99 / 100];
}

void FrameAsDrawLists(benchmark::State& state) {
    Machine machine = a_machine();
    draw_frame(machine, {0});
    std::int64_t ms = 0;
    for (auto _ : state) draw_frame(machine, {ms += 16});
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(FrameAsDrawLists)->Unit(benchmark::kMicrosecond);

void to_pixels(benchmark::State& state, DrawScreen screen) {
    Machine machine = a_machine();
    draw_pixels(machine, {0}, screen);
    std::int64_t ms = 0;
    for (auto _ : state) draw_pixels(machine, {ms += 16}, screen);
    state.SetItemsProcessed(state.iterations());
}

// One frame each time, so that the 99th of a hundred is a frame's and not an average's.
void one_by_one(benchmark::internal::Benchmark* bench) {
    bench->Unit(benchmark::kMillisecond)
        ->Iterations(1)
        ->Repetitions(100)
        ->DisplayAggregatesOnly(true)
        ->ComputeStatistics("p99", p99_of)
        ->ComputeStatistics("max", worst_of);
}

void FrameToPixelsInSoftware(benchmark::State& state) {
    to_pixels(state, draw_home);
}
BENCHMARK(FrameToPixelsInSoftware)->Apply(one_by_one);

void DialogToPixelsInSoftware(benchmark::State& state) {
    to_pixels(state, draw_still_there);
}
BENCHMARK(DialogToPixelsInSoftware)->Apply(one_by_one);

void StageFromCold(benchmark::State& state) {
    for (auto _ : state) {
        Machine machine = a_machine();
        benchmark::DoNotOptimize(machine.stage.get());
    }
}
BENCHMARK(StageFromCold)->Unit(benchmark::kMillisecond);

// Fonts, theme, texts, every glyph and icon of the first screen, and its picture.
void FirstFrameFromCold(benchmark::State& state) {
    for (auto _ : state) {
        Machine machine = a_machine();
        draw_pixels(machine, {0});
    }
}
BENCHMARK(FirstFrameFromCold)->Unit(benchmark::kMillisecond);

void MeasureAParagraph(benchmark::State& state) {
    Machine machine = a_machine();
    Frame frame = machine.stage->begin(Look(), {0});
    const std::string words =
        "按《信访工作条例》第 22 条，登记以后 15 天内会告诉您转到了哪个单位，您可以随时来查。";
    const TextStyle style;
    for (auto _ : state) benchmark::DoNotOptimize(frame.measure(words, style, 700));
    machine.stage->end(frame);
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(MeasureAParagraph)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace daofang
