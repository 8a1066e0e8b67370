// Random: seedable chance, handed in, so that any run can be replayed from its seed.
//
// Not for secrets: keys and tokens come from libsodium. splitmix64 (Steele, Lea, Flood, "Fast
// splittable pseudorandom number generators", OOPSLA 2014).
#pragma once

#include <cstdint>

namespace daofang::base {

class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    // A seed from the operating system.
    static Random from_entropy();

    std::uint64_t next();
    // Uniform in [0, bound). CHECKs bound > 0.
    std::uint64_t below(std::uint64_t bound);

private:
    std::uint64_t state_;
};

}  // namespace daofang::base
