// Headless: a terminal of the hall without a face, in this process: a real journal on a real disk
// and a real uplink over HTTP, asked as fast as a test can ask. And a clerk who works at one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/config.h"
#include "kiosk/app/terminal.h"
#include "kiosk/queue/views.h"
#include "sync/base/clock.h"
#include "sync/base/file.h"
#include "sync/uplink/curl_client.h"
#include "tests/e2e/hall.h"

namespace daofang::e2e {

class Headless {
public:
    // `window` empty: a kiosk. `url`: of the server, or of a line to it that can be cut.
    static base::Result<std::unique_ptr<Headless>> open(const support::HallPrograms& hall,
                                                        const std::string& name,
                                                        const std::string& window,
                                                        const std::string& url) {
        auto made = std::unique_ptr<Headless>(new Headless);
        auto& config = made->config_;
        config.assets = std::string(DAOFANG_SOURCE_DIR) + "/assets";
        config.hall = hall_id;
        config.terminal = name;
        config.window = window;
        if (!window.empty()) config.services = {"lawyer"};
        TRY_ASSIGN(made->hall_, app::load_hall(config));
        TRY(base::make_folder(hall.data_of(name)));
        TRY_ASSIGN(std::string token, base::read_file(hall.token_file()));
        token.erase(token.find_last_not_of('\n') + 1);
        auto random = base::Random::from_entropy();
        app::Terminal::Parts parts;
        TRY_ASSIGN(parts.journal,
                   store::Journal::open({.path = hall.data_of(name) + "/journal.sqlite",
                                         .hall = hall_id,
                                         .origin = name,
                                         .seed = random.next()}));
        parts.client = std::make_unique<uplink::CurlClient>();
        parts.uplink.emplace();
        parts.uplink->url = url;
        parts.uplink->token = token;
        // What an outage of seconds in a test stands for lasts minutes in a hall.
        parts.uplink->backoff_max = base::Millis{1'000};
        TRY_ASSIGN(made->terminal_, app::Terminal::open(std::move(parts), config, made->hall_,
                                                        random, made->log_, made->clock_.wall()));
        return made;
    }

    void tick() { terminal_->tick(clock_.now(), clock_.wall()); }
    app::Outcome ask(const queue::Command& command) {
        return terminal_->ask(command, clock_.now(), clock_.wall());
    }
    app::Terminal& terminal() { return *terminal_; }
    const queue::State& state() const { return terminal_->state(); }
    bool online() const { return terminal_->link()->online; }
    const std::string& name() const { return config_.terminal; }
    const std::string& window() const { return config_.window; }

private:
    Headless() : log_(base::Log::silent()) {}

    base::SystemClock clock_;
    app::Config config_;
    queue::Hall hall_;
    base::Log log_;
    std::unique_ptr<app::Terminal> terminal_;
};

// Calls, starts and finishes without a pause.
class Clerk {
public:
    explicit Clerk(Headless& desk) : desk_(desk) {}

    base::Status open() { return take(desk_.ask(queue::OpenWindow{{"lawyer"}, "07"})); }

    // One step, if there is one to take.
    base::Status work() {
        desk_.tick();
        for (const auto& outcome : desk_.terminal().take_outcomes()) {
            waits_for_answer_ = false;
            TRY(take(outcome));
        }
        if (waits_for_answer_) return {};
        const queue::Ticket* ticket = queue::ticket_at(desk_.state(), desk_.window());
        if (ticket == nullptr) return call();
        if (ticket->state == queue::TicketState::called)
            return take(desk_.ask(queue::StartServing{}));
        return take(desk_.ask(queue::FinishServing{}));
    }

    base::Status call() {
        if (queue::waiting_count(desk_.state(), "lawyer") == 0) return {};
        return take(desk_.ask(queue::CallNext{}));
    }

private:
    base::Status take(const app::Outcome& outcome) {
        if (const auto* error = std::get_if<base::Error>(&outcome.what)) return *error;
        if (std::holds_alternative<app::Outcome::Pending>(outcome.what)) waits_for_answer_ = true;
        if (const auto* refusal = std::get_if<queue::Refusal>(&outcome.what)) {
            // Somebody was faster; anything else is a mistake of this clerk.
            if (refusal->id != "nobody_waiting") return wrong(desk_.name() + ": " + refusal->id);
        }
        return {};
    }

    Headless& desk_;
    bool waits_for_answer_ = false;
};

}  // namespace daofang::e2e
