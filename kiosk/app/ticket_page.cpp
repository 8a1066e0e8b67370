#include "kiosk/app/ticket_page.h"

#include "kiosk/queue/views.h"
#include "sync/base/text.h"

namespace daofang::app {
namespace {

using base::text_of;

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string all;
    for (const auto& part : parts) {
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

class Words {
public:
    Words(const ui::Texts& texts, const Slip& slip) : texts_(texts), lang_(slip.lang) {}
    std::string operator()(std::string_view id, ui::TextArgs args = {}) const {
        return texts_.get(lang_, id, args);
    }

private:
    const ui::Texts& texts_;
    const std::string& lang_;
};

std::vector<devices::PageWriter::Cell> cells_of(const Slip& slip, const queue::State& state,
                                                const queue::Hall& hall, const Words& t) {
    const auto place = queue::place_of(state, hall, slip.ticket);
    const auto windows = queue::windows_for(state, hall, slip.ticket.service);
    const std::string wait = place.about_minutes
                                 ? t("slip.minutes", {{"n", std::to_string(*place.about_minutes)}})
                                 : t("slip.unknown");
    return {{t("slip.ahead"), t("slip.people", {{"n", std::to_string(place.ahead)}})},
            {t("slip.wait"), wait},
            {t("slip.window"), joined(windows, t("list.separator"))}};
}

// What the visitor asked staff to know, so that they can see it was noted.
std::string needs_line(const Slip& slip, const Words& t) {
    std::vector<std::string> noted;
    for (const auto need : slip.ticket.needs) {
        noted.push_back(t(text_of("need.{}", queue::name_of(need))));
    }
    if (noted.empty()) return {};
    return t("slip.noted", {{"needs", joined(noted, t("list.separator"))}});
}

std::string stamp_of(base::WallTime at) {
    const auto time = queue::hall_time(at);
    return text_of("{:04}-{:02}-{:02} {:02}:{:02}", time.year, time.month, time.day_of_month,
                   time.hour, time.minute);
}

}  // namespace

std::string slip_payload(const Slip& slip) {
    if (!slip.page_url.empty()) return slip.page_url + "/t/" + slip.ticket.token;
    return text_of("DAOFANG1:{}:{}:{}", slip.hall, slip.ticket.id.text(), slip.ticket.token);
}

devices::Bitmap ticket_page(const Slip& slip, const queue::State& state, const queue::Hall& hall,
                            const ui::Texts& texts) {
    const Words t(texts, slip);
    using devices::PageAlign;
    devices::PageWriter page;
    page.heading(t("seal.upper"), t("seal.lower"), t("header.org"), t("header.hall"));
    page.thick_thin_rule();
    page.text(t(text_of("service.{}", slip.ticket.service)),
              {.px = 34, .bold = true, .align = PageAlign::centre});
    page.text(slip.ticket.id.label(),
              {.px = 190, .bold = true, .align = PageAlign::centre, .line_height = 1.0f});
    page.dashes();
    page.cells(cells_of(slip, state, hall, t));
    page.dashes();
    const bool phone = !slip.page_url.empty();
    page.code_beside(
        slip_payload(slip), t(phone ? "slip.scan_title" : "slip.code_title"),
        {t(phone ? "slip.scan_1" : "slip.code_1"), t(phone ? "slip.scan_2" : "slip.code_2")});
    page.dashes();
    page.text(t("slip.while_waiting"), {.px = 28, .bold = true});
    for (const auto* id : {"slip.listen", "slip.missed"}) page.text(t(id), {.px = 28});
    if (const auto noted = needs_line(slip, t); !noted.empty()) page.text(noted, {.px = 28});
    page.dashes();
    page.pair(stamp_of(slip.ticket.issued_at), slip.place, {.px = 24});
    page.text(t("slip.no_name"), {.px = 24, .align = PageAlign::centre});
    return page.finish();
}

}  // namespace daofang::app
