// Sample hall: one morning of the hall as the mock-ups show it, for pictures and their tests.
//
// 2026-11-24 (a Tuesday), 9:42 on the hall's clock: B014 is called to window 5; B015 to B017 wait,
// of 5 A, 3 B, 2 C and 1 D; the newest calls before are A032, C008 and A031; B011 was missed. A
// real fold of real facts: what a picture shows is what the hall would show.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kiosk/queue/state.h"
#include "kiosk/screens/screen.h"
#include "sync/base/result.h"

namespace daofang::app {

class SampleDay {
public:
    SampleDay();

    // One more fact. Facts of one origin must be told in the order of their times.
    void happened(base::WallTime at, const std::string& origin, queue::Fact fact);
    queue::State state() const { return queue::fold(day(), facts_); }

    static queue::Day day() { return {"2026-11-24"}; }
    static base::WallTime at(int hour, int minute, int second = 0);
    static base::WallTime now() { return at(9, 42); }
    static queue::TicketId ticket(char letter, std::uint32_t number) {
        return {day(), letter, number};
    }

private:
    void open_windows();
    void lawyers_morning();
    void other_windows();
    void wait_for(char letter, std::uint32_t number, base::WallTime at,
                  std::vector<queue::Need> needs = {}, std::uint32_t people = 1);
    void call(char letter, std::uint32_t number, const queue::WindowId& window, base::WallTime at);

    std::vector<queue::Happened> facts_;
    std::map<std::string, std::uint64_t> seqs_;
};

// What a kiosk of this hall shows at that moment, online and at rest; its place, which is words, is
// the caller's to say. `state` and `hall` must outlive it.
screens::Model sample_model(const queue::State& state, const queue::Hall& hall);

// assets/halls/jieyang.toml.
base::Result<queue::Hall> sample_hall(const std::string& assets);

}  // namespace daofang::app
