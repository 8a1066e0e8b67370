// A journal on a real disk, an uplink, and a client that the test answers for.
#pragma once

#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "sync/base/log.h"
#include "sync/store/journal.h"
#include "sync/uplink/uplink.h"
#include "tests/support/builders.h"
#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/uplink/scripted_client.h"

namespace daofang::support {

inline std::unique_ptr<store::Journal> open_journal(const TempFolder& folder,
                                                    const std::string& origin) {
    auto journal = store::Journal::open(
        {.path = folder.file(origin + ".sqlite"), .hall = "jieyang", .origin = origin, .seed = 1});
    CHECK(journal.ok());
    return std::move(journal).value();
}

inline event::Event append_one(store::Journal& journal, base::WallTime wall,
                               const std::string& claim = "") {
    const std::array<store::Draft, 1> draft = {
        store::Draft{"ticket_called", R"({"number":12})", claim}};
    auto events = journal.append(draft, wall);
    CHECK(events.ok());
    return events->front();
}

inline event::Event propose(store::Journal& journal, base::WallTime wall,
                            const std::string& claim) {
    auto event = journal.propose({"ticket_called", R"({"number":12})", claim}, wall);
    CHECK(event.ok());
    return *event;
}

struct UplinkParts {
    explicit UplinkParts(uplink::UplinkOptions given = {}) : options(std::move(given)) {
        options.url = "http://relay";
        options.token = "token";
        restart();
    }
    // As the program would: the journal stays on its disk, all else begins anew.
    void restart() {
        uplink.reset();
        journal.reset();
        client = std::make_unique<ScriptedClient>();
        journal = open_journal(folder, "W1");
        uplink = std::make_unique<uplink::Uplink>(options, *journal, *client, base::Random(5), log);
    }
    void tick() { uplink->tick(clock.now(), clock.wall()); }
    void tick_after(base::Millis time) {
        clock.advance(time);
        tick();
    }
    event::Event append(const std::string& claim = "") {
        return append_one(*journal, clock.wall(), claim);
    }
    // The relay says how far it has us, and from then on waits for events.
    void connect(std::uint64_t seq = 0) {
        tick();
        ASSERT_TRUE(client->answer("GET", "/origins/W1", 200, wire::encode_origin_reply(seq)));
        ASSERT_TRUE(client->answer("GET", "/events", 200, R"({"cursor":0,"events":[]})"));
        tick();
    }
    void answer_push(const wire::PushReply& reply) {
        const int status = reply.kind == wire::PushReply::Kind::acked ? 200 : 409;
        ASSERT_TRUE(client->answer("POST", "/events", status, wire::encode_push_reply(reply)));
        tick();
    }
    void acknowledge(std::uint64_t seq) {
        answer_push({wire::PushReply::Kind::acked, seq, {}, {}, 0});
    }
    // What the push under way holds.
    std::vector<event::Event> sent() const {
        const auto* push = client->push();
        if (push == nullptr) return {};
        auto events = wire::decode_push(push->body);
        CHECK(events.ok());
        return *events;
    }
    void answer_pull(const std::vector<wire::PulledEvent>& events, std::uint64_t cursor) {
        ASSERT_TRUE(
            client->answer("GET", "/events", 200, wire::encode_pull_reply({events, cursor})));
        tick();
    }

    TempFolder folder;
    FakeClock clock;
    base::Log log = base::Log::silent();
    uplink::UplinkOptions options;
    std::unique_ptr<ScriptedClient> client;
    std::unique_ptr<store::Journal> journal;
    std::unique_ptr<uplink::Uplink> uplink;
};

}  // namespace daofang::support
