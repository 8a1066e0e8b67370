#include "sync/store/event_row.h"

#include <algorithm>

#include "sync/base/text.h"
#include "sync/event/event_codec.h"

namespace daofang::store {

using base::Code;
using base::Error;
using base::text_of;

base::Result<event::Event> event_from_row(const Query& query, int column) {
    auto event = event::decode(query.text(column));
    if (!event) {
        return Error{Code::corrupt,
                     text_of("{}: a stored event does not read back: {}; copy the file away for "
                             "inspection, then restore it",
                             query.path(), event.error().what)};
    }
    return event;
}

base::Result<event::Hash> hash_from_row(const Query& query, int column) {
    const std::string_view bytes = query.text(column);
    event::Hash hash{};
    if (bytes.size() != hash.size()) {
        return Error{Code::corrupt,
                     text_of("{}: a stored hash has {} bytes; copy the file away for inspection, "
                             "then restore it",
                             query.path(), bytes.size())};
    }
    std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

}  // namespace daofang::store
