#include "sync/uplink/mark.h"

#include <charconv>

#include "sync/base/text.h"
#include "sync/event/event_codec.h"

namespace daofang::uplink {
std::string text_of_mark(const Mark& mark) {
    return base::text_of("{}:{}:{}", mark.position, mark.origin, mark.seq);
}

base::Result<Mark> mark_from_text(std::string_view text) {
    const base::Error wrong{base::Code::invalid, "a mark is POSITION:ORIGIN:SEQ"};
    const std::size_t first = text.find(':');
    const std::size_t last = text.rfind(':');
    if (first == std::string_view::npos || first == last) return wrong;
    Mark mark;
    const std::string_view position = text.substr(0, first);
    const std::string_view seq = text.substr(last + 1);
    mark.origin = text.substr(first + 1, last - first - 1);
    const auto a =
        std::from_chars(position.data(), position.data() + position.size(), mark.position);
    const auto b = std::from_chars(seq.data(), seq.data() + seq.size(), mark.seq);
    const bool numbers = a.ec == std::errc{} && a.ptr == position.data() + position.size() &&
                         b.ec == std::errc{} && b.ptr == seq.data() + seq.size();
    const bool name = event::is_origin(mark.origin);
    if (!numbers || !name || mark.position == 0 || mark.seq == 0) return wrong;
    if (text_of_mark(mark) != text) return wrong;  // "01:K1:5" and the like
    return mark;
}

}  // namespace daofang::uplink
