#include "kiosk/app/sample_hall.h"

#include <utility>

#include "kiosk/app/config.h"

namespace daofang::app {

namespace {

using queue::Need;

// The service of a letter in assets/halls/jieyang.toml.
queue::ServiceId service_of(char letter) {
    switch (letter) {
        case 'A':
            return "reception";
        case 'B':
            return "lawyer";
        case 'C':
            return "progress";
        default:
            return "mediation";
    }
}

std::string window_origin(const queue::WindowId& window) {
    return "W" + window;
}

}  // namespace

SampleDay::SampleDay() {
    open_windows();
    lawyers_morning();
    other_windows();
}

base::WallTime SampleDay::at(int hour, int minute, int second) {
    return queue::start_of(day()) + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

void SampleDay::happened(base::WallTime at, const std::string& origin, queue::Fact fact) {
    facts_.push_back({at, origin, ++seqs_[origin], std::move(fact)});
}

void SampleDay::wait_for(char letter, std::uint32_t number, base::WallTime at,
                         std::vector<Need> needs, std::uint32_t people) {
    // A kiosk's facts stand in one file, in the order of their times; each service has its own
    // kiosk here, so that the mornings below can be told one window after the other.
    const std::string kiosk = std::string("K") + letter;
    const queue::TicketId id = ticket(letter, number);
    queue::TicketIssued issued;
    issued.ticket = id;
    issued.service = service_of(letter);
    issued.people = people;
    issued.needs = std::move(needs);
    issued.terminal = kiosk;
    issued.token = "5f0c1e7ab24d4c0e9a3b7d6f81c2e4a0";
    happened(at, kiosk, issued);
    happened(at + std::chrono::seconds{2}, kiosk, queue::SlipPrinted{id, "printed"});
}

void SampleDay::call(char letter, std::uint32_t number, const queue::WindowId& window,
                     base::WallTime at) {
    happened(at, window_origin(window),
             queue::TicketCalled{ticket(letter, number), window, 1, false});
}

void SampleDay::open_windows() {
    struct Opening {
        const char* window;
        char letter;
        const char* staff;
    };
    static constexpr Opening openings[] = {{"1", 'A', "01"}, {"2", 'A', "02"}, {"4", 'B', "05"},
                                           {"5", 'B', "07"}, {"6", 'C', "09"}, {"7", 'D', "11"}};
    for (const Opening& opening : openings) {
        happened(at(8, 30), window_origin(opening.window),
                 queue::WindowOpened{opening.window, {service_of(opening.letter)}, opening.staff});
    }
}

void SampleDay::lawyers_morning() {
    const auto start = [&](std::uint32_t number, const char* window, base::WallTime when) {
        happened(when, window_origin(window), queue::TicketStarted{ticket('B', number), window});
    };
    const auto finish = [&](std::uint32_t number, const char* window, base::WallTime when) {
        happened(when, window_origin(window),
                 queue::TicketFinished{ticket('B', number), window, {"explained"}});
    };
    for (std::uint32_t number = 9; number <= 14; ++number) {
        const auto came = at(8, 31 + 4 * (static_cast<int>(number) - 9));
        wait_for('B', number, came, {}, number == 12 ? 2 : 1);
    }
    call('B', 9, "5", at(8, 52));
    start(9, "5", at(8, 53));
    call('B', 10, "4", at(8, 55));
    start(10, "4", at(8, 56));
    finish(9, "5", at(9, 9));
    call('B', 11, "5", at(9, 10));
    happened(at(9, 12), "W5", queue::TicketCalled{ticket('B', 11), "5", 2, false});
    happened(at(9, 14), "W5", queue::TicketMissed{ticket('B', 11), "5"});
    call('B', 12, "5", at(9, 14, 20));
    start(12, "5", at(9, 15));
    finish(10, "4", at(9, 16));
    call('B', 13, "4", at(9, 17));
    start(13, "4", at(9, 18));
    wait_for('B', 15, at(9, 21), {Need::elder, Need::teochew});
    wait_for('B', 16, at(9, 24), {}, 2);
    wait_for('B', 17, at(9, 26), {Need::elder, Need::teochew});
    finish(12, "5", at(9, 40));
    call('B', 14, "5", at(9, 41, 30));
}

void SampleDay::other_windows() {
    for (std::uint32_t number = 31; number <= 37; ++number) {
        wait_for('A', number, at(9, 10 + 4 * (static_cast<int>(number) - 31)));
    }
    call('A', 31, "1", at(9, 28));
    happened(at(9, 29), "W1", queue::TicketStarted{ticket('A', 31), "1"});
    for (std::uint32_t number = 8; number <= 10; ++number) {
        wait_for('C', number, at(9, 15 + 5 * (static_cast<int>(number) - 8)));
    }
    call('C', 8, "6", at(9, 33));
    happened(at(9, 34), "W6", queue::TicketStarted{ticket('C', 8), "6"});
    call('A', 32, "2", at(9, 38));
    happened(at(9, 39), "W2", queue::TicketStarted{ticket('A', 32), "2"});
    wait_for('D', 2, at(8, 50));
    call('D', 2, "7", at(8, 58));
    happened(at(8, 59), "W7", queue::TicketStarted{ticket('D', 2), "7"});
    wait_for('D', 3, at(9, 30));
}

screens::Model sample_model(const queue::State& state, const queue::Hall& hall) {
    screens::Model model{.state = state, .hall = hall, .wall = SampleDay::now(), .now = {}};
    model.terminal = "K1";
    model.link.configured = true;
    model.link.online = true;
    model.link.since = SampleDay::at(8, 20);
    model.printer_state = "ready";
    constexpr float ring_of_the_mockups = 0.8f;
    model.idle_left = ring_of_the_mockups;
    return model;
}

base::Result<queue::Hall> sample_hall(const std::string& assets) {
    Config config;
    config.assets = assets;
    config.hall = "jieyang";
    return load_hall(config);
}

}  // namespace daofang::app
