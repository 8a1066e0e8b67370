// The care screen: how this machine is, for whoever looks after it.
//
// From  care_pin
// To    the start
// Asks  LeaveCare
#include "kiosk/screens/screens.h"
#include "kiosk/screens/visitor_frame.h"
#include "sync/base/text.h"

namespace daofang::screens {

namespace {

struct Line {
    std::string id;  // "care.printer"
    std::string value;
    bool good = true;
};

std::string megabytes(std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1u << 20, giga = 1u << 30;
    return bytes >= 10 * giga ? base::text_of("{} GB", bytes / giga)
                              : base::text_of("{} MB", bytes / mega);
}

std::string age(const ui::Frame& frame, base::WallTime from, base::WallTime to) {
    const auto minutes = (to - from).count() / 60'000;
    return minutes < 1 ? frame.t("care.just_now")
                       : frame.t("care.minutes_ago", {{"n", std::to_string(minutes)}});
}

std::string link_words(const ui::Frame& frame, const Model& model) {
    if (!model.link.configured) return frame.t("care.link_none");
    return frame.t(model.link.online ? "care.link_online" : "care.link_offline",
                   {{"since", age(frame, model.link.since, model.wall)}});
}

std::string unsent_words(const ui::Frame& frame, const Model& model) {
    const auto count = std::to_string(model.care.unsent);
    if (!model.care.unsent_oldest) return frame.t("care.unsent_none");
    return frame.t("care.unsent_some",
                   {{"n", count}, {"oldest", age(frame, *model.care.unsent_oldest, model.wall)}});
}

std::string clock_words(const ui::Frame& frame, const Model& model) {
    if (!model.link.configured || !model.link.online) return frame.t("care.clock_unknown");
    const auto s = model.link.server_clock_ahead.count() / 1000;
    return frame.t("care.clock_off", {{"n", std::to_string(s < 0 ? -s : s)}});
}

std::vector<Line> lines_of(const ui::Frame& frame, const Model& model) {
    constexpr std::uint64_t disk_low = 500u << 20;
    constexpr base::Millis clock_far = std::chrono::minutes{1};
    const auto& care = model.care;
    const auto off = model.link.server_clock_ahead;
    return {
        {"care.version", base::text_of("{}  {}", care.version, care.terminal)},
        {"care.printer", frame.t("care.printer_" + care.printer_state),
         care.printer_state == "ready" || care.printer_state == "none"},
        {"care.link", link_words(frame, model), !model.link.configured || model.link.online},
        {"care.unsent", unsent_words(frame, model), care.unsent == 0 || model.link.online},
        {"care.journal", frame.t(care.journal_ok ? "care.journal_ok" : "care.journal_bad"),
         care.journal_ok},
        {"care.disk", frame.t("care.disk_free", {{"size", megabytes(care.disk_free_bytes)}}),
         care.disk_free_bytes > disk_low},
        {"care.clock", clock_words(frame, model), off < clock_far && off > -clock_far},
        {"care.events",
         frame.t("care.events_today", {{"n", std::to_string(care.events_today)},
                                       {"bad", std::to_string(care.facts_unreadable)}}),
         care.facts_unreadable == 0},
    };
}

class CareStatus final : public Screen {
public:
    ScreenId id() const override { return ScreenId::care_status; }

    void draw(ui::Frame& frame, const Model& model, Intents& out) override {
        begin_visitor(frame, model, out);
        const ui::Grid& grid = frame.grid();
        const ui::Rect whole{grid.margin, grid.info.y, grid.screen.w - 2 * grid.margin,
                             grid.dock.y - grid.info.y - length(frame, 24)};
        const float y = title(frame, whole, "care_status", frame.t("care.title"));
        const float leave_h = control_height(frame, 132);
        const ui::Rect leave{whole.x, whole.bottom() - leave_h, whole.w, leave_h};
        const ui::Rect list{whole.x, y + length(frame, 12), whole.w,
                            leave.y - length(frame, 24) - y - length(frame, 12)};
        const auto lines = lines_of(frame, model);
        const int columns = grid.wide() ? 2 : 1;
        const int rows = (static_cast<int>(lines.size()) + columns - 1) / columns;
        for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
            const auto column = ui::column_of(list, i / rows, columns, grid.gutter);
            draw_line(frame, ui::row_of(column, i % rows, rows, length(frame, 10)),
                      lines[static_cast<std::size_t>(i)]);
        }
        if (ui::primary_button(frame, leave, button(frame, "care.leave", "check"))) {
            out.push_back(LeaveCare{});
        }
        end_visitor(frame, model, out);
    }

private:
    static void draw_line(ui::Frame& frame, ui::Rect r, const Line& line) {
        ui::card(frame, r);
        const float pad = length(frame, 20);
        const float icon = length(frame, 52);
        frame.icon(line.good ? "done" : "warning", {r.x + pad, r.y + (r.h - icon) / 2, icon, icon},
                   line.good ? ui::Tint::jade : ui::Tint::amber_text, icon);
        const float x = r.x + 2 * pad + icon;
        const float w = r.right() - pad - x;
        const float cap_w = w * 0.34f;
        const ui::TextStyle style{
            .type = ui::Type::min, .valign = ui::VAlign::middle, .line_height = 1.15f};
        auto cap = style;
        cap.tint = ui::Tint::ink2;
        frame.text(line.id, {x, r.y, cap_w, r.h}, frame.t(line.id), cap);
        auto value = style;
        value.family = ui::Family::sans_bold;
        frame.text(line.id + ".value", {x + cap_w, r.y, w - cap_w, r.h}, line.value, value);
    }
};

}  // namespace

std::unique_ptr<Screen> care_status() {
    return std::make_unique<CareStatus>();
}

}  // namespace daofang::screens
