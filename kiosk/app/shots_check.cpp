#include "kiosk/app/shots_check.h"

#include <algorithm>
#include <cmath>

#include "sync/base/text.h"

namespace daofang::app {

namespace {

using ui::Item;
using ui::Rect;

constexpr float target_min_mm = 20;  // ux/README section 9
constexpr float touching_px = 1.5f;  // edges may share a rounded pixel

// How large a design pixel is on the panel the shape is made for: 32 inches, or 15 for the small.
float mm_per_px(ui::Shape shape) {
    return shape == ui::Shape::small ? 0.2526f : 0.37f;
}

std::string said(const Rect& r) {
    return base::text_of("[{:.0f},{:.0f} {:.0f}x{:.0f}]", r.x, r.y, r.w, r.h);
}

std::string said(const Item& item) {
    std::string label = item.label;
    std::replace(label.begin(), label.end(), '\n', ' ');
    return base::text_of("{} \"{}\" {} drawn {}", item.id, label, said(item.rect),
                         said(item.drawn));
}

bool overlap(const Rect& a, const Rect& b) {
    return std::min(a.right(), b.right()) - std::max(a.x, b.x) > touching_px &&
           std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y) > touching_px;
}

bool inside(const Rect& inner, const Rect& outer) {
    return inner.x >= outer.x - touching_px && inner.y >= outer.y - touching_px &&
           inner.right() <= outer.right() + touching_px &&
           inner.bottom() <= outer.bottom() + touching_px;
}

// What an item takes of the surface: a control its area, words the glyphs themselves.
Rect taken(const Item& item) {
    const bool words = item.role == ui::Role::text || item.role == ui::Role::heading;
    return words && item.drawn.w > 0 ? item.drawn : item.rect;
}

bool holds_others(const Item& item) {
    return item.role == ui::Role::dialog || item.role == ui::Role::banner ||
           item.role == ui::Role::list || item.role == ui::Role::image;
}

// Words on a card, or in a dialog, lie wholly in it; two controls or two texts never share a place.
bool clash(const Item& a, const Item& b) {
    const Rect ra = taken(a);
    const Rect rb = taken(b);
    if (!overlap(ra, rb)) return false;
    if (holds_others(a) && inside(rb, ra)) return false;
    if (holds_others(b) && inside(ra, rb)) return false;
    return true;
}

// "?home.lawyer?": what Texts answers for an id it does not know.
bool unknown_text(const std::string& label) {
    const std::size_t from = label.find('?');
    if (from == std::string::npos) return false;
    const std::size_t to = label.find('?', from + 1);
    if (to == std::string::npos || to - from < 4) return false;
    const std::string id = label.substr(from + 1, to - from - 1);
    return id.find('.') != std::string::npos && std::all_of(id.begin(), id.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
           });
}

class Checker {
public:
    Checker(const Shot& shot, const Form& form, const ui::Semantics& items, ui::Stage& stage)
        : items_(items),
          look_{stage.placement().shape, form.mode, form.lang},
          grid_(ui::grid_of(look_)),
          text_min_px_(stage.theme().px(ui::Type::min, look_)),
          kiosk_(face_of(shot.screen) == ui::Face::visitor) {}

    std::vector<std::string> run() {
        for (const Item& item : items_) {
            check_words(item);
            if (item.touchable()) check_target(item);
        }
        check_places();
        return std::move(problems_);
    }

private:
    void check_words(const Item& item) {
        if (!item.fits) problem("does not fit", item);
        // Words that shrink to fit stop here; the header has sizes of its own.
        constexpr float least_part = 0.9f;
        const bool of_header = item.id.rfind("header.", 0) == 0;
        if (kiosk_ && !of_header && item.text_px > 0 && item.text_px < text_min_px_ * least_part) {
            problem(base::text_of("words of only {:.0f} px", item.text_px), item);
        }
        if (unknown_text(item.label) || unknown_text(item.value)) problem("unknown text", item);
    }

    void check_target(const Item& item) {
        if (!inside(item.rect, grid_.screen)) problem("outside the screen", item);
        if (!kiosk_) return;
        const float mm = std::min(item.rect.w, item.rect.h) * mm_per_px(look_.shape);
        if (mm < target_min_mm) problem(base::text_of("only {:.1f} mm", mm), item);
        const bool of_dock = item.id.rfind("dock.", 0) == 0;
        if (!of_dock && overlap(item.rect, grid_.dock)) problem("under the dock", item);
        constexpr float seated_from_y = 960;
        const bool seated = look_.shape == ui::Shape::portrait && look_.mode.seated;
        if (seated && item.rect.y < seated_from_y - touching_px) {
            problem("out of a seated visitor's reach", item);
        }
    }

    void check_places() {
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (std::size_t j = i + 1; j < items_.size(); ++j) {
                if (!clash(items_[i], items_[j])) continue;
                problems_.push_back("overlap: " + said(items_[i]) + " and " + said(items_[j]));
            }
        }
        for (std::size_t i = 0; i < items_.size(); ++i) {
            for (std::size_t j = i + 1; j < items_.size(); ++j) {
                if (items_[i].id == items_[j].id) problem("id twice", items_[j]);
            }
        }
    }

    void problem(const std::string& what, const Item& item) {
        problems_.push_back(what + ": " + said(item));
    }

    const ui::Semantics& items_;
    ui::Look look_;
    ui::Grid grid_;
    float text_min_px_;
    bool kiosk_;
    std::vector<std::string> problems_;
};

struct Pair {
    ui::Tint ink, ground;
    const char* name;
};

// What is drawn on what (ux/README sections 4 and 5).
std::vector<Pair> words_on_grounds() {
    using enum ui::Tint;
    return {{ink, paper, "ink on paper"},
            {ink, card, "ink on card"},
            {ink, sunk, "ink on sunk"},
            {ink, primary_tint, "ink on primary_tint"},
            {ink2, paper, "ink2 on paper"},
            {ink2, card, "ink2 on card"},
            {ink2, sunk, "ink2 on sunk"},
            {ink2, primary_tint, "ink2 on primary_tint"},
            {primary, card, "primary on card"},
            {primary, primary_tint, "primary on primary_tint"},
            {on_primary, primary, "on_primary on primary"},
            {vermilion_text, paper, "vermilion_text on paper"},
            {vermilion_text, card, "vermilion_text on card"},
            {vermilion_text, vermilion_tint, "vermilion_text on vermilion_tint"},
            {jade_text, paper, "jade_text on paper"},
            {jade_text, jade_tint, "jade_text on jade_tint"},
            {amber_text, amber_tint, "amber_text on amber_tint"},
            {off_text, off_fill, "off_text on off_fill"},
            {board_text, board_ground, "board_text on board_ground"},
            {board_text, board_panel, "board_text on board_panel"},
            {board_text2, board_panel, "board_text2 on board_panel"},
            {board_gold, board_panel, "board_gold on board_panel"},
            {board_text, board_ticker, "board_text on board_ticker"}};
}

std::vector<Pair> edges_on_grounds() {
    using enum ui::Tint;
    return {{control, paper, "control on paper"}, {control, card, "control on card"},
            {control, sunk, "control on sunk"},   {control, off_fill, "control on off_fill"},
            {primary, paper, "primary on paper"}, {vermilion_text, sunk, "vermilion_text on sunk"},
            {jade, card, "jade on card"}};
}

void add_faint(const ui::Theme& theme, const ui::Mode& mode, const std::vector<Pair>& pairs,
               double least, std::vector<std::string>& faint) {
    for (const Pair& pair : pairs) {
        const double ratio =
            ui::contrast(theme.colour(pair.ink, mode), theme.colour(pair.ground, mode));
        if (ratio >= least) continue;
        faint.push_back(
            base::text_of("{} ({}): {:.2f} of {}", pair.name, name_of(mode), ratio, least));
    }
}

}  // namespace

std::vector<std::string> problems_of(const Shot& shot, const Form& form, const ui::Semantics& items,
                                     ui::Stage& stage) {
    auto problems = Checker(shot, form, items, stage).run();
    for (const char32_t glyph : stage.missing_glyphs()) {
        problems.push_back(
            base::text_of("no font has U+{:04X}", static_cast<std::uint32_t>(glyph)));
    }
    for (const std::string& picture : stage.missing_pictures()) {
        problems.push_back("no picture " + picture);
    }
    return problems;
}

std::vector<std::string> faint_pairs(const ui::Theme& theme) {
    constexpr double words_least = 7, edges_least = 3;
    std::vector<std::string> faint;
    for (const bool contrast : {false, true}) {
        const ui::Mode mode{false, contrast, false};
        add_faint(theme, mode, words_on_grounds(), words_least, faint);
        add_faint(theme, mode, edges_on_grounds(), edges_least, faint);
    }
    return faint;
}

}  // namespace daofang::app
