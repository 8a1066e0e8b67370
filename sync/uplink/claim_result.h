// What became of the journal's proposal.
#pragma once

#include <string>

#include "sync/event/event.h"

namespace daofang::uplink {

struct ClaimResult {
    enum class Kind { granted, taken, unreachable };
    Kind kind = Kind::granted;
    event::Event event;         // as proposed
    std::string holder_origin;  // taken: who holds the claim
};

}  // namespace daofang::uplink
