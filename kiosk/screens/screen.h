// Screen: one picture of one state, and what the person in front of it asks for.
//
// A screen draws from the Model and returns intents; it cannot touch the journal, a device, a clock
// or imgui. One .cpp per screen, one factory in screens.h. State inside a screen is what was tapped
// here and is not yet asked; nothing the queue state already knows.
// Thread  the loop's.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/queue/commands.h"
#include "kiosk/queue/decide.h"
#include "kiosk/queue/hall.h"
#include "kiosk/queue/state.h"
#include "kiosk/ui/frame.h"
#include "sync/base/time.h"

namespace daofang::screens {

// Which screen. Names are the files' names and the probe's "screen".
enum class ScreenId {
    visitor_attract,   // 01
    visitor_home,      // 02-06, 21a while offline
    visitor_services,  // 直接取号: which window
    visitor_options,   // 12, for one service
    visitor_people,    // more than five: what to do
    visitor_issued,    // 13, 13b
    visitor_check,     // 14
    visitor_display,   // 26
    visitor_help,      // 人工帮助: somebody is coming
    visitor_trouble,   // the journal cannot keep a number: go to the help desk
    staff_sign_in,
    staff_desk,  // 15, 15b, 21b
    board_hall,  // 16
    care_pin,    // long press in the corner
    care_status,
};
const char* name_of(ScreenId id);  // "visitor_home"

// How the link to the server stands, in words' terms.
struct LinkView {
    bool configured = false;  // false: a terminal alone, never "offline"
    bool online = false;
    base::WallTime since;  // of the present state
    std::string why;
    base::Millis server_clock_ahead{0};
};

// Care screen's facts.
struct CareView {
    std::string version, terminal, hall, origin;
    std::string printer, printer_state;
    std::uint64_t unsent = 0;
    std::optional<base::WallTime> unsent_oldest;
    std::uint64_t disk_free_bytes = 0;
    std::uint64_t events_today = 0, facts_unreadable = 0;
    bool journal_ok = true;
    std::string journal_why;
};

// How the slip of the ticket just issued stands: "printing", or SlipPrinted::outcome.
using SlipView = std::string;

// Who is signed in at a window.
struct StaffView {
    std::string number;  // "07": empty when nobody
    queue::WindowId window;
    std::vector<queue::ServiceId> services;
    bool locked_out = false;
    base::WallTime locked_until;
    std::string sign_in_error;  // text id, empty: none
};

// A call that did not stand, or a refusal, shown on the desk until the next action.
struct Notice {
    std::string text_id;
    std::vector<std::pair<std::string, std::string>> args;
    base::WallTime at;
};

// Everything a screen may look at. References live for the draw.
struct Model {
    const queue::State& state;
    const queue::Hall& hall;
    base::WallTime wall{};
    base::Instant now{};
    std::string terminal{};  // "K1"
    std::string place{};     // help desk finds it: "东侧 1 号机"
    LinkView link{};
    std::string printer_state{};  // devices::name_of(PrinterState)
    bool voice_works = false;
    // Visitor's session.
    std::optional<queue::TicketId> issued{};
    SlipView slip{};
    std::string ticket_url{};                 // what the code carries; ASCII
    std::optional<queue::Refusal> refusal{};  // of the last ask, until the next
    bool help_asked = false;
    float idle_left = 1;                 // 1 full, 0 back to the start
    std::optional<int> still_there_s{};  // seconds on the dialog, when it is up
    std::string trouble{};               // why nothing can be kept; not for visitors' eyes
    // Window.
    StaffView staff{};
    bool calling = false;  // a call waits for the relay's answer
    std::optional<Notice> notice{};
    // Board: calls not yet shown long enough, oldest first; the front one is on now.
    std::vector<queue::TicketId> announcing{};
    base::Instant announcing_since{};
    bool stale = false;  // board: what is known may be old
    CareView care{};
};

// --- what a screen asks ------------------------------------------------------------------------
struct Ask {
    queue::Command command;
};
struct Go {
    ScreenId to;
    queue::ServiceId service;
};  // service: visitor_options
struct Back {};
struct Restart {};   // start over, session cleared
struct StayHere {};  // 我还在
struct SetMode {
    ui::Mode mode;
};
struct SetLanguage {
    std::string lang;
};
struct PrintAgain {};  // the slip of the issued ticket
struct SignIn {
    std::string staff, pin;
};
struct SignOut {};
struct OpenCare {
    std::string pin;
};
struct LeaveCare {};

using Intent = std::variant<Ask, Go, Back, Restart, StayHere, SetMode, SetLanguage, PrintAgain,
                            SignIn, SignOut, OpenCare, LeaveCare>;
using Intents = std::vector<Intent>;

class Screen {
public:
    virtual ~Screen() = default;
    virtual ScreenId id() const = 0;
    virtual void draw(ui::Frame& frame, const Model& model, Intents& out) = 0;
};

}  // namespace daofang::screens
