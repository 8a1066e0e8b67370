#include "kiosk/app/face.h"

#include <cstdlib>

#include "kiosk/queue/views.h"
#include "sync/base/file.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

using base::text_of;
using screens::ScreenId;

ScreenId start_of(ui::Face face) {
    switch (face) {
        case ui::Face::visitor:
            return ScreenId::visitor_attract;
        case ui::Face::console:
            return ScreenId::staff_sign_in;
        case ui::Face::board:
            return ScreenId::board_hall;
    }
    return ScreenId::visitor_attract;
}

}  // namespace

Face::Face(const Config& config, FaceParts parts, ui::Stage& stage, const base::Log& log)
    : config_(config),
      parts_(std::move(parts)),
      stage_(stage),
      log_(log),
      accounts_(config.staff, config.care_pin_hash),
      session_(config.lang, parts_.idle),
      stack_(start_of(config.face)) {
    staff_.window = config.window;
    staff_.services = config.services;
    if (parts_.printer) {
        slips_ = std::make_unique<Slips>(
            std::move(parts_.printer),
            [this](const Slip& slip) {
                const auto& state = terminal_ ? terminal_->state() : empty_state_;
                return ticket_page(slip, state, parts_.hall, stage_.texts());
            },
            log_);
    }
}

Face::~Face() = default;

void Face::touched(base::Instant now) {
    session_.touched(now);
    changed_ = true;
}

void Face::tick(base::Instant now, base::WallTime wall) {
    keep_terminal_open(now, wall);
    if (terminal_) {
        terminal_->tick(now, wall);
        for (const auto& outcome : terminal_->take_outcomes()) answer(outcome, wall);
    }
    if (slips_) {
        slips_->tick(now);
        for (const auto& slip : slips_->take_finished()) {
            if (!terminal_) continue;
            if (const auto kept = terminal_->report(slip, wall); !kept.ok()) {
                log_.error("noting a slip", kept.error());
            }
        }
    }
    if (announcer_) {
        const auto link = link_view();
        announcer_->tick(terminal_->state(), !link.configured || link.online, now);
    }
    const auto left = session_.left(stack_.id(), now);
    if (left && left->count() == 0) {
        session_.clear(now);
        stack_.restart();
        changed_ = true;
    }
    if (notice_ && wall - notice_->at > notice_shown) notice_.reset();
    look_for_changes(now, wall);
}

void Face::keep_terminal_open(base::Instant now, base::WallTime wall) {
    if (now < retry_at_) return;
    if (terminal_ && trouble_.empty()) return;
    retry_at_ = now + journal_retry;
    if (terminal_) {
        if (!terminal_->journal().ready().ok()) return;
        log_.info("the journal takes writes again");
    } else {
        auto opened = parts_.open_terminal(wall);
        if (!opened.ok()) {
            if (trouble_ != opened.error().what) log_.error("the journal", opened.error());
            in_trouble(opened.error());
            return;
        }
        terminal_ = std::move(*opened);
        if (config_.face == ui::Face::board) {
            announcer_ = std::make_unique<Announcer>(terminal_->journal());
        }
        heal_slips(wall);
    }
    trouble_.clear();
    if (stack_.id() == ScreenId::visitor_trouble) stack_.restart();
    changed_ = true;
}

// A power cut between number and paper: the visitor may still stand here.
void Face::heal_slips(base::WallTime wall) {
    if (!slips_) return;
    const auto& origin = terminal_->journal().origin();
    // Copies: reporting changes the state that the pointers point into.
    std::vector<queue::Ticket> unanswered;
    for (const auto* ticket : queue::slips_unanswered(terminal_->state(), origin)) {
        unanswered.push_back(*ticket);
    }
    for (const auto& ticket : unanswered) {
        if (wall - ticket.issued_at < slip_still_wanted) {
            print_slip(ticket);
        } else if (const auto kept =
                       terminal_->report(queue::SlipPrinted{ticket.id, "power_cut"}, wall);
                   !kept.ok()) {
            log_.error("noting a slip", kept.error());
        }
    }
}

void Face::warm_up() {
    if (slips_) slips_->warm_up();
}

base::Millis Face::wait(base::Instant now) const {
    base::Millis least = journal_retry;
    if (terminal_) least = std::min(least, terminal_->wait(now));
    if (slips_) least = std::min(least, slips_->wait(now));
    if (announcer_) least = std::min(least, announcer_->wait(now));
    // The ring and the dialog move once a second.
    if (session_.left(stack_.id(), now)) least = std::min(least, base::Millis{500});
    return least;
}

void Face::look_for_changes(base::Instant now, base::WallTime wall) {
    const auto link = link_view();
    const auto time = queue::hall_time(wall);
    const auto left = session_.left(stack_.id(), now);
    std::string key =
        text_of("{} {}:{} {} {} {} {}", static_cast<int>(stack_.id()), time.hour, time.minute,
                terminal_ ? terminal_->version() : 0, link.online,
                slips_ ? devices::name_of(slips_->state()) : "", left ? left->count() / 1000 : -1);
    if (slips_ && session_.issued) key += slips_->view(*session_.issued);
    if (notice_) key += notice_->text_id + std::to_string(notice_->at.ms);
    if (terminal_ && terminal_->call_pending()) key += " calling";
    if (announcer_) {
        if (announcer_->doubtful()) key += " settling";
        for (const auto& ticket : announcer_->announcing()) key += ticket.label();
    }
    // A desk's timers and the care screen's figures move once a second.
    if (stack_.id() == ScreenId::staff_desk || stack_.id() == ScreenId::care_status) {
        key += std::to_string(time.second);
    }
    key += trouble_;
    if (key == drawn_key_) return;
    drawn_key_ = std::move(key);
    changed_ = true;
}

screens::LinkView Face::link_view() const {
    screens::LinkView view;
    view.configured = !config_.server.empty();
    const auto* link = terminal_ ? terminal_->link() : nullptr;
    if (link == nullptr) return view;
    view.online = link->online;
    view.since = link->since.value_or(base::WallTime{});
    view.why = link->why;
    view.server_clock_ahead = link->server_clock_ahead;
    return view;
}

screens::CareView Face::care_view() const {
    screens::CareView care;
    care.version = DAOFANG_VERSION;
    care.terminal = config_.terminal;
    care.hall = config_.hall;
    care.printer = config_.printer;
    care.printer_state = slips_ ? devices::name_of(slips_->state()) : "none";
    if (const auto room = base::disk_free_bytes(config_.data); room.ok()) {
        care.disk_free_bytes = *room;
    }
    care.journal_ok = trouble_.empty();
    care.journal_why = trouble_;
    if (!terminal_) return care;
    auto& journal = terminal_->journal();
    care.origin = journal.origin();
    const auto unsent = journal.unsent();
    care.unsent = unsent.count;
    care.unsent_oldest = unsent.oldest;
    care.events_today = terminal_->events_today();
    care.facts_unreadable = terminal_->facts_unreadable();
    return care;
}

screens::Model Face::model(base::Instant now, base::WallTime wall) const {
    screens::Model model{
        .state = terminal_ ? terminal_->state() : empty_state_,
        .hall = parts_.hall,
        .wall = wall,
        .now = now,
        .terminal = config_.terminal,
        .place = config_.place,
        .link = link_view(),
        .printer_state = slips_ ? devices::name_of(slips_->state()) : "none",
        .issued = session_.issued,
        .refusal = session_.refusal,
        .help_asked = session_.help_asked,
        .idle_left = session_.part_left(stack_.id(), now),
        .still_there_s = session_.still_there_s(stack_.id(), now),
        .trouble = trouble_,
        .staff = staff_,
        .calling = terminal_ && terminal_->call_pending(),
        .notice = notice_,
    };
    model.stale = (model.link.configured && !model.link.online) ||
                  (announcer_ != nullptr && announcer_->doubtful());
    if (session_.issued) {
        if (slips_) model.slip = slips_->view(*session_.issued);
        const auto found = model.state.tickets.find(*session_.issued);
        if (found != model.state.tickets.end() && !config_.page_url.empty()) {
            model.ticket_url = slip_payload(
                {.ticket = found->second, .page_url = config_.page_url, .hall = config_.hall});
        }
    }
    if (announcer_) {
        model.announcing = announcer_->announcing();
        model.announcing_since = announcer_->since();
    }
    const bool tells_unsent = stack_.id() == ScreenId::staff_desk;
    if (tells_unsent || stack_.id() == ScreenId::care_status) model.care = care_view();
    return model;
}

void Face::draw(base::Instant now, base::WallTime wall) {
    const ui::Look look{stage_.placement().shape, session_.mode, session_.lang};
    screens::Intents asked;
    {
        auto frame = stage_.begin(look, now);
        const auto seen = model(now, wall);
        stack_.top().draw(frame, seen, asked);
        stage_.end(frame);
    }
    changed_ = false;
    for (const auto& intent : asked) {
        act(intent, now, wall);
        changed_ = true;
    }
}

std::string Face::probe_line(int width, int height) const {
    const auto placement = stage_.placement();
    return ui::to_json(stage_.semantics(), screens::name_of(stack_.id()), width, height,
                       placement.scale, placement.offset_x, placement.offset_y);
}

}  // namespace daofang::app
