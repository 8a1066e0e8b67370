#include "sync/store/event_row.h"

#include <algorithm>

#include "sync/base/text.h"

namespace daofang::store {

base::Result<event::Hash> hash_from_row(const Query& query, int column) {
    const std::span<const std::uint8_t> bytes = query.blob(column);
    event::Hash hash{};
    if (bytes.size() != hash.size()) {
        return base::Error{base::Code::corrupt,
                           base::text_of("a stored hash has {} bytes", bytes.size())};
    }
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

base::Result<event::Event> event_from_row(const Query& query, int first, const std::string& hall) {
    event::Event event;
    event.hall = hall;
    event.origin = query.text(first);
    event.seq = query.count(first + 1);
    event.at = base::WallTime{query.integer(first + 2)};
    event.kind = query.text(first + 3);
    event.body = query.text(first + 4);
    event.claim = query.text(first + 5);
    TRY_ASSIGN(event.prev, hash_from_row(query, first + 6));
    return event;
}

}  // namespace daofang::store
