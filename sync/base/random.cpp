#include "sync/base/random.h"

#include <random>

#include "sync/base/check.h"

namespace daofang::base {

Random Random::from_entropy() {
    std::random_device device;
    return Random((static_cast<std::uint64_t>(device()) << 32) | device());
}

std::uint64_t Random::next() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

std::uint64_t Random::below(std::uint64_t bound) {
    CHECK(bound > 0);
    // Values under `skip` would make the low remainders likelier; draw again.
    const std::uint64_t skip = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t drawn = next();
        if (drawn >= skip) return drawn % bound;
    }
}

}  // namespace daofang::base
