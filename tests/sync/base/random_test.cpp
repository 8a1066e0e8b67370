#include "sync/base/random.h"

#include <gtest/gtest.h>

#include <array>

using namespace daofang::base;

TEST(Random, GivesTheNumbersOfItsAlgorithm) {
    // splitmix64 from seed 1234567, by an independent program in Python:
    //   s = (s + 0x9e3779b97f4a7c15) % 2**64; z = s
    //   z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9 % 2**64
    //   z = (z ^ z >> 27) * 0x94d049bb133111eb % 2**64; z ^ z >> 31
    Random random(1234567);
    EXPECT_EQ(random.next(), 6457827717110365317u);
    EXPECT_EQ(random.next(), 3203168211198807973u);
    EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(Random, RepeatsItselfFromTheSameSeed) {
    Random one(42);
    Random other(42);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(one.below(1'000), other.below(1'000));
}

TEST(Random, StaysBelowItsBoundAndReachesAllOfIt) {
    Random random(7);
    std::array<int, 6> times{};
    for (int i = 0; i < 6'000; ++i) ++times.at(random.below(6));
    for (const int count : times) EXPECT_NEAR(count, 1'000, 200);
}

TEST(Random, TakesTheSmallestAndTheLargestBound) {
    Random random(7);
    EXPECT_EQ(random.below(1), 0u);
    EXPECT_LT(random.below(~std::uint64_t{0}), ~std::uint64_t{0});
    EXPECT_DEATH(random.below(0), "CHECK");
}

TEST(Random, DrawsAnotherSeedEachTime) {
    EXPECT_NE(Random::from_entropy().next(), Random::from_entropy().next());
}
