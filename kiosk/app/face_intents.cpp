// What a face does with what its screens ask.
#include "kiosk/app/face.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

using screens::ScreenId;

template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>;

}  // namespace

void Face::act(const screens::Intent& intent, base::Instant now, base::WallTime wall) {
    std::visit(Overloaded{
                   [&](const screens::Ask& it) { ask(it.command, now, wall); },
                   [&](const screens::Go& it) {
                       session_.refusal.reset();
                       stack_.go(it.to, it.service);
                   },
                   [&](const screens::Back&) {
                       session_.refusal.reset();
                       stack_.back();
                   },
                   [&](const screens::Restart&) {
                       session_.clear(now);
                       stack_.restart();
                   },
                   [&](const screens::StayHere&) { session_.touched(now); },
                   [&](const screens::SetMode& it) { session_.mode = it.mode; },
                   [&](const screens::SetLanguage& it) { session_.lang = it.lang; },
                   [&](const screens::PrintAgain&) {
                       if (!terminal_ || !session_.issued) return;
                       const auto found = terminal_->state().tickets.find(*session_.issued);
                       if (found != terminal_->state().tickets.end()) print_slip(found->second);
                   },
                   [&](const screens::SignIn& it) { sign_in(it, now, wall); },
                   [&](const screens::SignOut&) {
                       ask(queue::CloseWindow{}, now, wall);
                       staff_.number.clear();
                       stack_.restart();
                   },
                   [&](const screens::OpenCare& it) { open_care(it.pin, wall); },
                   [&](const screens::LeaveCare&) { stack_.restart(); },
               },
               intent);
}

void Face::ask(const queue::Command& command, base::Instant now, base::WallTime wall) {
    session_.refusal.reset();
    notice_.reset();
    if (!terminal_) {
        in_trouble({base::Code::unavailable, trouble_});
        return;
    }
    answer(terminal_->ask(command, now, wall), wall);
}

void Face::answer(const Outcome& outcome, base::WallTime wall) {
    std::visit(Overloaded{
                   [&](const Outcome::Done& done) {
                       for (const auto& fact : done.facts) happened(fact);
                   },
                   [](const Outcome::Pending&) {},
                   [&](const Outcome::Taken& taken) {
                       notice_ = {"desk.taken", {{"ticket", taken.ticket.label()}}, wall};
                   },
                   [&](const queue::Refusal& refusal) {
                       session_.refusal = refusal;
                       // What is left of a minute counts as one: never told too early.
                       const auto minutes = (refusal.wait.count() + 59'999) / 60'000;
                       notice_ = {"refusal." + refusal.id, {{"n", std::to_string(minutes)}}, wall};
                   },
                   [&](const base::Error& error) {
                       log_.error("keeping a fact", error);
                       notice_ = {"desk.cannot_keep", {}, wall};
                       in_trouble(error);
                   },
               },
               outcome.what);
}

void Face::happened(const queue::Happened& happened) {
    if (const auto* issued = std::get_if<queue::TicketIssued>(&happened.fact)) {
        session_.issued = issued->ticket;
        stack_.replace(ScreenId::visitor_issued);
        const auto found = terminal_->state().tickets.find(issued->ticket);
        if (found != terminal_->state().tickets.end()) print_slip(found->second);
    }
    if (std::holds_alternative<queue::HelpAsked>(happened.fact)) session_.help_asked = true;
}

void Face::print_slip(const queue::Ticket& ticket) {
    if (!slips_) return;
    slips_->print({.ticket = ticket,
                   .lang = session_.lang,
                   .place = config_.place,
                   .page_url = config_.page_url,
                   .hall = config_.hall});
}

void Face::in_trouble(const base::Error& error) {
    trouble_ = error.what.empty() ? base::name_of(error.code) : error.what;
    if (config_.face == ui::Face::visitor && stack_.id() != ScreenId::care_pin &&
        stack_.id() != ScreenId::care_status) {
        stack_.replace(ScreenId::visitor_trouble);
    }
    changed_ = true;
}

void Face::sign_in(const screens::SignIn& intent, base::Instant now, base::WallTime wall) {
    using Kind = Accounts::Verdict::Kind;
    auto* journal = terminal_ ? &terminal_->journal() : nullptr;
    const auto verdict = accounts_.verify(intent.staff, intent.pin, wall, journal);
    staff_.locked_out = verdict.kind == Kind::locked;
    staff_.locked_until = verdict.locked_until;
    staff_.sign_in_error = verdict.kind == Kind::wrong ? "staff.wrong_pin" : "";
    if (verdict.kind != Kind::welcome) {
        log_.warn(base::text_of("sign-in of staff number {} refused", intent.staff));
        return;
    }
    staff_.number = intent.staff;
    ask(queue::OpenWindow{config_.services, intent.staff}, now, wall);
    stack_.go(ScreenId::staff_desk);
}

void Face::open_care(const std::string& pin, base::WallTime wall) {
    auto* journal = terminal_ ? &terminal_->journal() : nullptr;
    const auto verdict = accounts_.verify("", pin, wall, journal);
    staff_.locked_out = verdict.kind == Accounts::Verdict::Kind::locked;
    staff_.locked_until = verdict.locked_until;
    if (verdict.kind == Accounts::Verdict::Kind::welcome) {
        staff_.sign_in_error.clear();
        stack_.replace(ScreenId::care_status);
    } else {
        staff_.sign_in_error = "care.wrong_pin";
    }
}

}  // namespace daofang::app
