// Pushing: a terminal's own events to its relay, and what the relay says to them.
#include <algorithm>

#include "sync/base/check.h"
#include "sync/base/text.h"
#include "sync/event/event_codec.h"
#include "sync/wire/members.h"
#include "sync/wire/protocol.h"

namespace daofang::wire {
namespace {

using base::Code;
using base::Error;
using base::Json;
using base::Result;
using base::Status;
using base::text_of;

constexpr int status_conflict = 409;

Error in_line(std::size_t line, std::string_view why) {
    return {Code::invalid, text_of("line {}: {}", line, why)};
}

// Only one origin's events in their order make a push.
Status belongs_after(const event::Event& last, const event::Event& next) {
    if (next.hall != last.hall) return Error{Code::invalid, "hall: another than before"};
    if (next.origin != last.origin) return Error{Code::invalid, "origin: another than before"};
    if (next.seq != last.seq + 1) {
        return Error{Code::invalid, text_of("seq: {} after {}", next.seq, last.seq)};
    }
    return {};
}

// The members that every 409 of a push has; `type` says which members follow.
Json problem_of(const char* type, const char* title, std::string detail) {
    return {{"type", type},
            {"title", title},
            {"status", status_conflict},
            {"detail", std::move(detail)}};
}

Json json_of(const PushReply& reply) {
    switch (reply.kind) {
        case PushReply::Kind::acked:
            return {{"acked", reply.seq}};
        case PushReply::Kind::gap: {
            Json json = problem_of("gap", "Events are missing",
                                   text_of("send again from seq {}", reply.seq));
            json["expected"] = reply.seq;
            return json;
        }
        case PushReply::Kind::conflict: {
            Json json = problem_of("conflict", "Kept earlier with other bytes",
                                   text_of("seq {} is not what was kept before", reply.seq));
            json["seq"] = reply.seq;
            return json;
        }
        case PushReply::Kind::claim: {
            Json json = problem_of("claim", "The claim is held",
                                   text_of("seq {} asks for what {} holds since seq {}", reply.seq,
                                           reply.holder_origin, reply.holder_seq));
            json["seq"] = reply.seq;
            json["claim"] = reply.claim;
            json["holder"] = {{"origin", reply.holder_origin}, {"seq", reply.holder_seq}};
            return json;
        }
    }
    CHECK(false && "an unknown kind of reply");
    return {};
}

Result<std::uint64_t> get_seq(const Json& object, std::string_view key) {
    TRY_ASSIGN(const std::uint64_t seq, get_count(object, key));
    if (seq == 0) return Error{Code::invalid, text_of("'{}' must be a seq, from 1", key)};
    return seq;
}

Result<PushReply> decode_claim(const Json& json) {
    PushReply reply;
    reply.kind = PushReply::Kind::claim;
    TRY_ASSIGN(reply.seq, get_seq(json, "seq"));
    TRY_ASSIGN(reply.claim, base::get_text(json, "claim"));
    if (reply.claim.empty() || !event::is_claim(reply.claim)) {
        return Error{Code::invalid, "'claim' must be a claim"};
    }
    const auto holder = json.find("holder");
    if (holder == json.end()) return Error{Code::invalid, "'holder' must be an object"};
    TRY_ASSIGN(reply.holder_origin, base::get_text(*holder, "origin"));
    if (!event::is_origin(reply.holder_origin)) {
        return Error{Code::invalid, "'holder.origin' must be an origin"};
    }
    TRY_ASSIGN(reply.holder_seq, get_seq(*holder, "seq"));
    return reply;
}

}  // namespace

std::string push_path(const std::string& hall, const std::set<std::uint64_t>& yielded) {
    CHECK(event::is_hall(hall));
    std::string path = text_of("/v1/halls/{}/events", hall);
    const char* before = "?yield=";
    for (const std::uint64_t seq : yielded) {
        path += before;
        path += std::to_string(seq);
        before = ",";
    }
    return path;
}

std::string encode_push(std::span<const event::Event> events) {
    std::string ndjson;
    for (const event::Event& event : events) {
        ndjson += event::encode(event);
        ndjson += '\n';
    }
    return ndjson;
}

Result<std::vector<event::Event>> decode_push(std::string_view ndjson) {
    if (ndjson.size() > body_bytes_max) {
        return Error{Code::full, text_of("{} bytes, at most {}", ndjson.size(), body_bytes_max)};
    }
    std::vector<event::Event> events;
    while (!ndjson.empty()) {
        const std::size_t line = events.size() + 1;
        if (line > push_events_max) {
            return Error{Code::full, text_of("over {} events", push_events_max)};
        }
        const std::size_t end = std::min(ndjson.find('\n'), ndjson.size());
        auto event = event::decode(ndjson.substr(0, end));
        if (!event) return in_line(line, event.error().what);
        if (!events.empty()) {
            const Status fits = belongs_after(events.back(), *event);
            if (!fits) return in_line(line, fits.error().what);
        }
        events.push_back(std::move(event).value());
        ndjson.remove_prefix(std::min(end + 1, ndjson.size()));
    }
    if (events.empty()) return Error{Code::invalid, "no events"};
    return events;
}

Result<std::set<std::uint64_t>> decode_yield(std::string_view list) {
    std::set<std::uint64_t> yielded;
    if (list.empty()) return yielded;
    for (;;) {
        if (yielded.size() == push_events_max) {
            return Error{Code::full, text_of("over {} in 'yield'", push_events_max)};
        }
        const std::size_t end = std::min(list.find(','), list.size());
        TRY_ASSIGN(const std::uint64_t seq, read_count("yield", list.substr(0, end)));
        yielded.insert(seq);
        if (end == list.size()) return yielded;
        list.remove_prefix(end + 1);
    }
}

std::string encode_push_reply(const PushReply& reply) {
    const auto text = base::canonical_json(json_of(reply));
    CHECK(text.ok());  // names and claims are ASCII
    return *text;
}

Result<PushReply> decode_push_reply(int status, std::string_view body) {
    if (status != 200 && status != status_conflict) {
        return Error{Code::invalid, text_of("status {} is no reply to a push", status)};
    }
    TRY_ASSIGN(const Json json, read_small_object(body));
    PushReply reply;
    if (status == 200) {
        TRY_ASSIGN(reply.seq, get_count(json, "acked"));
        return reply;
    }
    TRY_ASSIGN(const std::string type, base::get_text(json, "type"));
    if (type == "claim") return decode_claim(json);
    if (type == "gap") {
        reply.kind = PushReply::Kind::gap;
        TRY_ASSIGN(reply.seq, get_seq(json, "expected"));
        return reply;
    }
    if (type == "conflict") {
        reply.kind = PushReply::Kind::conflict;
        TRY_ASSIGN(reply.seq, get_seq(json, "seq"));
        return reply;
    }
    return Error{Code::invalid, "'type' must be gap, conflict or claim"};
}

}  // namespace daofang::wire
