#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "kiosk/queue/fact_members.h"
#include "kiosk/queue/facts.h"
#include "sync/base/check.h"
#include "sync/base/json.h"
#include "sync/base/text.h"

namespace daofang::queue {
namespace {

using base::Code;
using base::Error;
using base::Json;

// In the order of Need; they reach disk and wire: never rename.
constexpr std::array<const char*, needs_count> need_names{"elder",   "mobility", "child",
                                                          "hearing", "teochew",  "sight"};
// In the order of the variant's alternatives; they reach disk and wire: never rename.
constexpr std::array<const char*, std::variant_size_v<Fact>> kinds{
    "ticket_issued", "slip_printed",    "ticket_called",      "ticket_started", "ticket_finished",
    "ticket_missed", "ticket_returned", "ticket_transferred", "ticket_parked",  "ticket_withdrawn",
    "window_opened", "window_paused",   "window_resumed",     "window_closed",  "action_undone",
    "help_asked",    "help_answered"};

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

bool is_text(const std::string& text, std::size_t bytes_max) {
    return text.size() <= bytes_max && std::none_of(text.begin(), text.end(), is_control);
}

bool is_name(const std::string& name) {
    return !name.empty() && is_text(name, name_bytes_max);
}

std::optional<Need> need_from(std::string_view name) {
    const auto found = std::find(need_names.begin(), need_names.end(), name);
    if (found == need_names.end()) return std::nullopt;
    return static_cast<Need>(found - need_names.begin());
}

class Writer {
public:
    void ticket(const char* key, const TicketId& value) { body_[key] = value.text(); }
    void name(const char* key, const std::string& value) { body_[key] = value; }
    void text(const char* key, const std::string& value) { body_[key] = value; }
    void token(const char* key, const std::string& value) { body_[key] = value; }
    void names(const char* key, const std::vector<std::string>& value) { body_[key] = value; }
    void number(const char* key, std::uint32_t value, std::uint32_t) { body_[key] = value; }
    void seq(const char* key, std::uint64_t value) { body_[key] = value; }
    void flag(const char* key, bool value) { body_[key] = value; }
    void needs(const char* key, const std::vector<Need>& value) {
        Json& list = body_[key] = Json::array();
        for (const Need need : value) list.push_back(name_of(need));
    }

    const Json& body() const { return body_; }

private:
    Json body_ = Json::object();
};

// Takes members out of a body; the first that is absent, of another type or out of range is kept as
// the error.
class Reader {
public:
    explicit Reader(const Json& body) : body_(body) {}

    void ticket(const char* key, TicketId& value) {
        const auto* text = get<Json::string_t>(key);
        const auto id = text ? parse_ticket(*text) : std::nullopt;
        if (!id || id->day.text.empty()) return fail(key);
        value = *id;
    }
    void name(const char* key, std::string& value) {
        const auto* text = get<Json::string_t>(key);
        if (!text || !is_name(*text)) return fail(key);
        value = *text;
    }
    void text(const char* key, std::string& value) {
        const auto* text = get<Json::string_t>(key);
        if (!text || !is_text(*text, text_bytes_max)) return fail(key);
        value = *text;
    }
    void token(const char* key, std::string& value) {
        const auto* text = get<Json::string_t>(key);
        if (!text || !is_token(*text)) return fail(key);
        value = *text;
    }
    void names(const char* key, std::vector<std::string>& value) {
        const auto* list = get<Json::array_t>(key);
        if (!list || list->size() > names_max) return fail(key);
        for (const Json& one : *list) {
            const auto* text = one.get_ptr<const Json::string_t*>();
            if (!text || !is_name(*text)) return fail(key);
            value.push_back(*text);
        }
    }
    void number(const char* key, std::uint32_t& value, std::uint32_t max) {
        const auto* integer = get<Json::number_unsigned_t>(key);
        if (!integer || *integer == 0 || *integer > max) return fail(key);
        value = static_cast<std::uint32_t>(*integer);
    }
    void seq(const char* key, std::uint64_t& value) {
        const auto* integer = get<Json::number_unsigned_t>(key);
        const auto max = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (!integer || *integer == 0 || *integer > max) return fail(key);
        value = *integer;
    }
    void flag(const char* key, bool& value) {
        const auto* boolean = get<Json::boolean_t>(key);
        if (!boolean) return fail(key);
        value = *boolean;
    }
    // In ascending order, each once: one spelling for one choice of needs. A need that a newer
    // version added is passed over: the number must stand all the same.
    void needs(const char* key, std::vector<Need>& value) {
        const auto* list = get<Json::array_t>(key);
        if (!list || list->size() > names_max) return fail(key);
        for (const Json& one : *list) {
            const auto* text = one.get_ptr<const Json::string_t*>();
            if (!text || !is_name(*text)) return fail(key);
            const auto need = need_from(*text);
            if (!need) continue;
            if (!value.empty() && *need <= value.back()) return fail(key);
            value.push_back(*need);
        }
    }

    const char* failed_key() const { return failed_key_; }

private:
    // The member when it is there with that type, else null.
    template <class T>
    const T* get(const char* key) const {
        const auto found = body_.find(key);
        return found == body_.end() ? nullptr : found->template get_ptr<const T*>();
    }
    void fail(const char* key) {
        if (!failed_key_) failed_key_ = key;
    }

    const Json& body_;
    const char* failed_key_ = nullptr;
};

template <std::size_t... alternatives>
Fact default_fact(std::size_t index, std::index_sequence<alternatives...>) {
    Fact fact;
    ((index == alternatives ? static_cast<void>(fact.emplace<alternatives>())
                            : static_cast<void>(0)),
     ...);
    return fact;
}

// Reads a body of kinds[index].
base::Result<Fact> read_fact(std::size_t index, std::string_view text) {
    TRY_ASSIGN(const Json body, base::parse_json(text, event::body_bytes_max));
    if (!body.is_object()) return Error{Code::invalid, "a fact's body must be an object"};
    Fact fact = default_fact(index, std::make_index_sequence<std::variant_size_v<Fact>>{});
    Reader reader(body);
    std::visit([&](auto& one) { members(reader, one); }, fact);
    if (reader.failed_key()) {
        return Error{Code::invalid, base::text_of("'{}' of {} is missing or out of range",
                                                  reader.failed_key(), kinds.at(index))};
    }
    return fact;
}

}  // namespace

const char* name_of(Need need) {
    return need_names.at(static_cast<std::size_t>(need));
}

bool gives_priority(Need need) {
    return need != Need::teochew;
}

const char* kind_of(const Fact& fact) {
    return kinds.at(fact.index());
}

bool is_token(std::string_view text) {
    const auto allowed = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    return !text.empty() && text.size() <= name_bytes_max &&
           std::all_of(text.begin(), text.end(), allowed);
}

Encoded encode(const Fact& fact) {
    Fact copy = fact;
    Writer writer;
    std::visit([&](auto& one) { members(writer, one); }, copy);
    auto body = base::canonical_json(writer.body());
    CHECK(body.ok());
    CHECK(read_fact(fact.index(), *body).ok());
    return {kind_of(fact), std::move(body).value()};
}

base::Result<std::optional<Happened>> decode(const event::Event& event) {
    const auto kind = std::find(kinds.begin(), kinds.end(), event.kind);
    if (kind == kinds.end()) return std::optional<Happened>{};
    const auto index = static_cast<std::size_t>(kind - kinds.begin());
    TRY_ASSIGN(Fact fact, read_fact(index, event.body));
    return std::optional<Happened>{Happened{event.at, event.origin, event.seq, std::move(fact)}};
}

std::string call_claim(const TicketCalled& called) {
    return base::text_of("{}/call/{}", called.ticket.text(), called.call);
}

}  // namespace daofang::queue
