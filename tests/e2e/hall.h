// What every end-to-end test needs: a hall of the programs that were built with it, how long a run
// may be, and what an event means.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/queue/facts.h"
#include "kiosk/ui/texts.h"
#include "sync/base/text.h"
#include "tests/support/hall_programs.h"
#include "tests/support/records.h"
#include "tests/support/temp_folder.h"

namespace daofang::e2e {

using base::Millis;
using support::Events;

inline constexpr const char* hall_id = "jieyang";

// One build puts the programs beside the test.
inline std::string programs() {
    return std::filesystem::canonical("/proc/self/exe").parent_path().string();
}

inline base::Result<support::HallPrograms> a_hall(const support::TempFolder& folder) {
    return support::HallPrograms::prepare({.programs = programs(), .folder = folder.path()});
}

// DAOFANG_QUICK: less of the same. DAOFANG_LONG: hours of it.
inline int how_many(int normal, int quick, int long_form) {
    if (std::getenv("DAOFANG_LONG") != nullptr) return long_form;
    return std::getenv("DAOFANG_QUICK") != nullptr ? quick : normal;
}

// A figure for people; never asserted.
template <class... Args>
void tell(fmt::format_string<Args...> pattern, Args&&... args) {
    std::printf("           %s\n", base::text_of(pattern, std::forward<Args>(args)...).c_str());
    std::fflush(stdout);
}

// A story that stops says why.
#define EXPECT_WENT_WELL(story)                                    \
    do {                                                           \
        const daofang::base::Status went = (story);                \
        EXPECT_TRUE(went.ok()) << (went ? "" : went.error().what); \
    } while (false)

inline base::Error wrong(std::string what) {
    return {base::Code::invalid, std::move(what)};
}

template <class T>
base::Status only_whether(const base::Result<T>& result) {
    return result ? base::Status{} : base::Status{result.error()};
}

// Every fact of one kind in these events, in their order.
template <class Kind>
std::vector<Kind> facts_of(const Events& events) {
    std::vector<Kind> found;
    for (const auto& event : events) {
        const auto fact = queue::decode(event);
        if (!fact.ok() || !*fact) continue;
        if (const auto* kind = std::get_if<Kind>(&(**fact).fact)) found.push_back(*kind);
    }
    return found;
}

// A text of the zh-CN screens by its id.
inline std::string said(std::string_view id) {
    static const auto texts = ui::Texts::load(std::string(DAOFANG_SOURCE_DIR) + "/assets/text");
    return texts ? texts->get("zh-CN", id) : texts.error().what;
}

// An item's words, empty when it is not shown.
inline std::string label_of(const support::Shown& shown, std::string_view id) {
    const support::ShownItem* item = shown.find(id);
    return item == nullptr ? std::string() : item->label;
}

inline base::Status sees(const support::Seat& seat, std::string_view what,
                         const support::ProbeClient::Seen& seen, Millis patience = Millis{15'000}) {
    return only_whether(seat.probe().wait_until(what, seen, patience));
}

// The item stands there and its words contain `part`.
inline base::Status reads(const support::Seat& seat, const std::string& id, const std::string& part,
                          Millis patience = Millis{15'000}) {
    return sees(
        seat, id + " with " + part,
        [&](const support::Shown& shown) {
            const support::ShownItem* item = shown.find(id);
            return item != nullptr && item->label.find(part) != std::string::npos;
        },
        patience);
}

inline base::Status gone(const support::Seat& seat, const std::string& id,
                         Millis patience = Millis{15'000}) {
    return sees(
        seat, "no " + id, [&](const support::Shown& shown) { return shown.find(id) == nullptr; },
        patience);
}

// From the first screen to the number, as a visitor does it; the number as it is shown.
inline base::Result<std::string> take_a_number(support::Seat& kiosk) {
    TRY(kiosk.touch_to("attract.start", "visitor_home"));
    TRY(kiosk.touch_to("home.lawyer", "visitor_options"));
    TRY(kiosk.touch_to("options.take", "visitor_issued"));
    TRY_ASSIGN(const support::Shown shown, kiosk.probe().wait_for_item("issued.number"));
    return label_of(shown, "issued.number");
}

inline base::Status sign_in(support::Seat& desk) {
    TRY(desk.type(support::sample_staff));
    TRY(desk.key("Return"));
    TRY(desk.type(support::sample_pin));
    TRY(desk.key("Return"));
    return only_whether(desk.probe().wait_for_screen("staff_desk"));
}

// The desk's big button offers this step: a text's id, and may be pressed (or its key).
inline base::Status ready_for(const support::Seat& desk, const std::string& step) {
    return sees(desk, step, [words = said(step)](const support::Shown& shown) {
        const support::ShownItem* next = shown.find("desk.next_step");
        return next != nullptr && next->enabled && next->label.find(words) != std::string::npos;
    });
}

// The payload of every code on these pictures, in the order of the files.
inline base::Result<std::vector<std::string>> codes_on(const std::vector<std::string>& pictures) {
    std::vector<std::string> codes;
    for (const std::string& picture : pictures) {
        TRY_ASSIGN(const support::Ran read,
                   support::run({"zbarimg", "--nodbus", "--quiet", "--raw", "-Sdisable",
                                 "-Sqrcode.enable", picture}));
        if (read.code != 0) return wrong(picture + ": no code can be read");
        codes.push_back(read.out.substr(0, read.out.find('\n')));
    }
    return codes;
}

// What the code of a ticket's slip says when there is no phone page.
inline std::string code_of(const queue::TicketIssued& issued) {
    return base::text_of("DAOFANG1:{}:{}:{}", hall_id, issued.ticket.text(), issued.token);
}

// Whether the store holds all these terminals' events, each once. Copies are looked at while the
// programs run: then the answer only counts once it is yes.
inline base::Status all_arrived(const support::HallPrograms& hall,
                                const std::vector<std::string>& terminals) {
    std::map<std::string, Events> journals;
    for (const std::string& terminal : terminals) {
        TRY_ASSIGN(journals[terminal], support::own_events_of_copy(hall.data_of(terminal),
                                                                   hall.data_of(terminal) + "-copy",
                                                                   hall_id, terminal));
    }
    TRY_ASSIGN(const Events stored, support::stored_events(hall.server_data(), hall_id));
    return support::all_arrived_once(stored, journals);
}

// Longer than an uplink's longest pause between two tries.
inline base::Status wait_until_all_arrived(const support::HallPrograms& hall,
                                           const std::vector<std::string>& terminals,
                                           Millis patience = Millis{45'000}) {
    base::Status arrived;
    const auto have_arrived = [&] {
        arrived = all_arrived(hall, terminals);
        if (!arrived.ok()) support::pause_for(Millis{100});
        return arrived.ok();
    };
    support::eventually(have_arrived, patience);
    return arrived;
}

}  // namespace daofang::e2e
