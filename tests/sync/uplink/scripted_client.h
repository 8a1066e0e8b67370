// ScriptedClient: an HttpClient whose answers the test gives, so that it can say when, and what.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sync/uplink/http_client.h"

namespace daofang::support {

class ScriptedClient final : public uplink::HttpClient {
public:
    struct Open {
        uplink::RequestId id = 0;
        uplink::HttpRequest request;
    };

    uplink::RequestId start(uplink::HttpRequest request) override {
        open_.push_back({++last_id_, std::move(request)});
        return last_id_;
    }
    void cancel(uplink::RequestId id) override {
        std::erase_if(open_, [id](const Open& one) { return one.id == id; });
    }
    void tick() override {}
    std::vector<uplink::HttpAnswer> finished() override { return std::exchange(answers_, {}); }

    // The open request whose method and URL fit; null when there is none.
    const uplink::HttpRequest* find(const std::string& method, const std::string& part) const {
        for (const Open& one : open_) {
            if (fits(one, method, part)) return &one.request;
        }
        return nullptr;
    }
    const uplink::HttpRequest* push() const { return find("POST", "/events"); }
    const uplink::HttpRequest* pull() const { return find("GET", "/events"); }
    const uplink::HttpRequest* how_far() const { return find("GET", "/origins/"); }
    std::size_t open() const { return open_.size(); }

    // Answers the oldest open request that fits. False: there is none.
    bool answer(const std::string& method, const std::string& part, int status, std::string body,
                std::map<std::string, std::string> headers = {}) {
        const auto found = std::find_if(open_.begin(), open_.end(),
                                        [&](const Open& one) { return fits(one, method, part); });
        if (found == open_.end()) return false;
        uplink::HttpAnswer given;
        given.id = found->id;
        given.status = status;
        given.headers = std::move(headers);
        (status == 0 ? given.why : given.body) = std::move(body);
        answers_.push_back(std::move(given));
        open_.erase(found);
        return true;
    }

private:
    static bool fits(const Open& one, const std::string& method, const std::string& part) {
        return one.request.method == method && one.request.url.find(part) != std::string::npos;
    }

    std::vector<Open> open_;
    std::vector<uplink::HttpAnswer> answers_;
    uplink::RequestId last_id_ = 0;
};

}  // namespace daofang::support
