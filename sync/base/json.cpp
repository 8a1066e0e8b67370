#include "sync/base/json.h"

#include <limits>

#include "sync/base/text.h"

namespace daofang::base {
namespace {

// Why the value has no canonical text; nullptr when it has. Recurses at most depth_left deep.
const char* not_canonical(const Json& value, int depth_left) {
    if (value.is_number_float()) return "JSON with a floating-point number";
    if (value.is_binary() || value.is_discarded()) return "JSON with a value that JSON has not";
    if (!value.is_structured()) return nullptr;
    if (depth_left == 0) return "JSON too deep";
    for (const auto& member : value) {
        if (const char* why = not_canonical(member, depth_left - 1)) return why;
    }
    return nullptr;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t bytes_max, int depth_max) {
    if (text.size() > bytes_max) {
        return Error{Code::invalid,
                     text_of("JSON of {} bytes, at most {}", text.size(), bytes_max)};
    }
    bool too_deep = false;
    // nlohmann's parser keeps its own stack and leaves out what the callback refuses, so hostile
    // nesting costs neither our stack nor memory.
    const auto watch_depth = [&](int depth, Json::parse_event_t event, Json&) {
        const bool opens =
            event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
        too_deep = too_deep || (opens && depth >= depth_max);
        return !too_deep;
    };
    Json value = Json::parse(text, watch_depth, /*allow_exceptions=*/false);
    if (too_deep) return Error{Code::invalid, text_of("JSON deeper than {}", depth_max)};
    if (value.is_discarded()) return Error{Code::invalid, "not JSON"};
    return value;
}

Result<std::string> canonical_json(const Json& value, int depth_max) {
    if (const char* why = not_canonical(value, depth_max)) return Error{Code::invalid, why};
    try {
        return value.dump();  // std::map keeps keys in byte order
    } catch (const Json::exception&) {
        return Error{Code::invalid, "JSON text that is not UTF-8"};
    }
}

Result<std::string> get_text(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) {
        return Error{Code::invalid, text_of("'{}' must be a string", key)};
    }
    return found->get<std::string>();
}

Result<std::int64_t> get_integer(const Json& object, std::string_view key) {
    const auto found = object.find(key);
    const bool fits = found != object.end() && found->is_number_integer() &&
                      (!found->is_number_unsigned() ||
                       found->get<std::uint64_t>() <=
                           static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()));
    if (!fits) return Error{Code::invalid, text_of("'{}' must be an integer", key)};
    return found->get<std::int64_t>();
}

}  // namespace daofang::base
