#include <algorithm>
#include <utility>

#include "kiosk/queue/views.h"
#include "kiosk/screens/visitor_frame.h"
#include "kiosk/screens/visitor_home_parts.h"

namespace daofang::screens {

namespace {

constexpr float strip_px = 38;
constexpr float strip_between_min = 24;
constexpr float strip_space = 10;  // between a name and its count

std::string people(const ui::Frame& frame, const Model& model, const queue::ServiceId& service) {
    const auto count = queue::waiting_count(model.state, service);
    return frame.t("home.people", {{"n", std::to_string(count)}});
}

struct StripPart {
    std::string id, name, count;
    float name_w = 0, count_w = 0;
    float w() const { return name_w + strip_space + count_w; }
};

ui::TextStyle strip_style(ui::Family family) {
    return {.type = ui::Type::body,
            .family = family,
            .valign = ui::VAlign::middle,
            .px = strip_px,
            .wrap = false};
}

// The services, in the hall's order, as long as they fit.
std::vector<StripPart> strip_parts(const ui::Frame& frame, const Model& model, float width) {
    std::vector<StripPart> parts;
    for (const queue::Service& service : model.hall.services) {
        StripPart part;
        part.id = service.id;
        part.name = service_name(frame, service.id);
        part.count = people(frame, model, service.id);
        part.name_w = frame.measure(part.name, strip_style(ui::Family::sans)).w;
        part.count_w = frame.measure(part.count, strip_style(ui::Family::sans_bold)).w;
        width -= part.w() + strip_between_min;
        if (width < 0) break;
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace

void waiting_strip(ui::Frame& frame, const Model& model, ui::Rect r) {
    ui::card(frame, r);
    const ui::Rect inside = r.inset(32, 0);
    ui::TextStyle tail_style = strip_style(ui::Family::sans);
    tail_style.tint = ui::Tint::ink2;
    const std::string tail = frame.t("home.waiting_tail");
    const float tail_w = frame.measure(tail, tail_style).w;
    const auto parts = strip_parts(frame, model, inside.w - tail_w);
    if (parts.empty()) return;
    float between = inside.w - tail_w;
    for (const StripPart& part : parts) between -= part.w();
    between /= static_cast<float>(parts.size());
    float x = inside.x;
    for (const StripPart& part : parts) {
        if (x > inside.x) {
            const float line_x = x - between / 2;
            frame.line(line_x, r.y + 24, line_x, r.bottom() - 24, ui::Tint::line, 2);
        }
        frame.glyphs({x, r.y, part.name_w + 1, r.h}, part.name, strip_style(ui::Family::sans));
        frame.glyphs({x + part.name_w + strip_space, r.y, part.count_w + 1, r.h}, part.count,
                     strip_style(ui::Family::sans_bold));
        ui::Item item;
        item.id = "home.waiting_" + part.id;
        item.label = part.name + " " + part.count;
        item.rect = item.drawn = {x, r.y, part.w(), r.h};
        item.text_px = strip_px;
        frame.record(item);
        x += part.w() + between;
    }
    frame.text("home.waiting_tail", {inside.right() - tail_w, r.y, tail_w + 1, r.h}, tail,
               tail_style);
}

void waiting_card(ui::Frame& frame, const Model& model, ui::Rect r) {
    ui::card(frame, r);
    const ui::Rect inside = r.inset(length(frame, 40), length(frame, 30));
    const float head = frame.text(
        "home.waiting", inside, frame.t("home.waiting"),
        {.type = ui::Type::body, .family = ui::Family::sans_bold, .tint = ui::Tint::ink2});
    const ui::Rect list{inside.x, inside.y + head, inside.w, inside.h - head};
    constexpr std::size_t lines_max = 5;
    const int lines = static_cast<int>(std::min(model.hall.services.size(), lines_max));
    constexpr float name_part = 0.72f;
    for (int i = 0; i < lines; ++i) {
        const queue::Service& service = model.hall.services[static_cast<std::size_t>(i)];
        const ui::Rect line = ui::row_of(list, i, lines, 0);
        frame.text("home.waiting_" + service.id, {line.x, line.y, line.w * name_part, line.h},
                   service_name(frame, service.id),
                   {.type = ui::Type::body, .valign = ui::VAlign::middle});
        frame.text("home.count_" + service.id,
                   {line.x + line.w * name_part, line.y, line.w * (1 - name_part), line.h},
                   people(frame, model, service.id),
                   {.type = ui::Type::body,
                    .family = ui::Family::sans_bold,
                    .align = ui::Align::right,
                    .valign = ui::VAlign::middle});
    }
}

}  // namespace daofang::screens
