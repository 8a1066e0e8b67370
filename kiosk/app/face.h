// Face: one program of the hall: a terminal, its screens and its devices, behind one window.
//
// A face goes on without its journal (disk full, read-only, held by another program): visitors are
// shown the way to a person, the reason is logged, and opening is tried again.
// Thread  the loop's. tick() and draw() never block on the world.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/accounts.h"
#include "kiosk/app/announcer.h"
#include "kiosk/app/config.h"
#include "kiosk/app/screen_stack.h"
#include "kiosk/app/session.h"
#include "kiosk/app/slips.h"
#include "kiosk/app/terminal.h"
#include "kiosk/ui/stage.h"
#include "sync/base/clock.h"
#include "sync/base/log.h"

namespace daofang::app {

inline constexpr base::Millis journal_retry{5'000};
inline constexpr base::Millis notice_shown{8'000};

// What a face needs from the outside; the mains wire the real ones, tests their own.
struct FaceParts {
    std::function<base::Result<std::unique_ptr<Terminal>>(base::WallTime)> open_terminal;
    std::unique_ptr<devices::Printer> printer;  // kiosks
    queue::Hall hall;
    IdleTimes idle;
};

class Face {
public:
    Face(const Config& config, FaceParts parts, ui::Stage& stage, const base::Log& log);
    ~Face();

    void tick(base::Instant now, base::WallTime wall);
    base::Millis wait(base::Instant now) const;

    // What the first visitor should not wait for. Call once the first frame is up.
    void warm_up();

    // Something on the screen is not as it was drawn last.
    bool changed() const { return changed_; }
    // Draws one frame into the stage and acts on what was asked in it.
    void draw(base::Instant now, base::WallTime wall);
    // A finger or key touched the machine.
    void touched(base::Instant now);

    // The last frame for the probe: one JSON line.
    std::string probe_line(int width, int height) const;
    screens::ScreenId screen() const { return stack_.id(); }
    const Terminal* terminal() const { return terminal_.get(); }

private:
    void keep_terminal_open(base::Instant now, base::WallTime wall);
    void heal_slips(base::WallTime wall);
    void look_for_changes(base::Instant now, base::WallTime wall);
    screens::Model model(base::Instant now, base::WallTime wall) const;
    screens::LinkView link_view() const;
    screens::CareView care_view() const;

    // face_intents.cpp
    void act(const screens::Intent& intent, base::Instant now, base::WallTime wall);
    void ask(const queue::Command& command, base::Instant now, base::WallTime wall);
    void answer(const Outcome& outcome, base::WallTime wall);
    void happened(const queue::Happened& fact);
    void in_trouble(const base::Error& error);
    void sign_in(const screens::SignIn& intent, base::Instant now, base::WallTime wall);
    void open_care(const std::string& pin, base::WallTime wall);
    void print_slip(const queue::Ticket& ticket);

    Config config_;
    FaceParts parts_;
    ui::Stage& stage_;
    const base::Log& log_;
    std::unique_ptr<Terminal> terminal_;
    std::unique_ptr<Announcer> announcer_;
    std::unique_ptr<Slips> slips_;
    Accounts accounts_;
    Session session_;
    ScreenStack stack_;
    screens::StaffView staff_;
    std::optional<screens::Notice> notice_;
    queue::State empty_state_;
    std::string trouble_;  // why nothing can be kept
    base::Instant retry_at_;
    bool changed_ = true;
    std::string drawn_key_;  // what look_for_changes() compares
};

}  // namespace daofang::app
