// A slip from its words to the printer's bytes. The visitor who has pressed "take a number" waits
// for it, with the loop: it must fit well inside one frame (16 ms).
//
// The input is the slip that a hall prints all day (mock-up 17): 576 x 1155 dots, 83 KB, about 13 %
// black.
#include <benchmark/benchmark.h>

#include "kiosk/devices/escpos.h"
#include "sync/base/check.h"
#include "tests/kiosk/devices/slip.h"

namespace daofang {
namespace {

// Words to dots: Pango and Cairo, with fonts already open.
void draw_slip(benchmark::State& state) {
    CHECK(support::the_slip().height > 1000);
    for (auto _ : state) benchmark::DoNotOptimize(support::the_slip());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(draw_slip)->Unit(benchmark::kMicrosecond);

// Dots to ESC/POS bytes. Bound by memory: one copy, and one look at every byte.
void encode_slip(benchmark::State& state) {
    const devices::Bitmap slip = support::the_slip();
    CHECK(devices::decode_raster_job(devices::raster_job(slip)).ok());
    for (auto _ : state) benchmark::DoNotOptimize(devices::raster_job(slip));
    state.SetItemsProcessed(state.iterations());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(slip.bits.size()));
}
BENCHMARK(encode_slip)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace daofang
