#include "sync/event/chain.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sync/base/file.h"
#include "sync/event/event_codec.h"
#include "tests/support/builders.h"

using namespace daofang;
using event::Event;
using event::Head;

namespace {

// The lines of a file in vectors/, which an independent program wrote; see its README.
std::vector<std::string> vectors(const std::string& name) {
    const auto text =
        base::read_file(std::string(DAOFANG_SOURCE_DIR "/tests/sync/event/vectors/") + name);
    std::vector<std::string> lines;
    if (!text) return lines;
    for (std::size_t from = 0; from < text->size();) {
        const std::size_t end = text->find('\n', from);
        lines.push_back(text->substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

}  // namespace

TEST(Chain, HashesAsFips180Does) {
    EXPECT_EQ(event::hex_of(event::hash_of_line("abc")),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(event::hex_of(event::hash_of_line("")),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Chain, AgreesWithTheVectorsOfOtherPrograms) {
    const auto lines = vectors("chain.ndjson");
    const auto hashes = vectors("chain.sha256");
    ASSERT_EQ(lines.size(), 4u);
    ASSERT_EQ(hashes.size(), lines.size());
    Head head;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto decoded = event::decode(lines[i]);
        ASSERT_TRUE(decoded.ok()) << decoded.error().what;
        EXPECT_EQ(event::encode(*decoded), lines[i]);
        EXPECT_EQ(event::hex_of(event::hash_of(*decoded)), hashes[i]);
        EXPECT_TRUE(event::follows(head, *decoded).ok());
        head = event::head_after(*decoded);
    }
    EXPECT_EQ(head.seq, lines.size());
}

TEST(Chain, BeginsAtSeqOneBehindZeros) {
    EXPECT_TRUE(event::follows(Head{}, support::an_event()).ok());
    Event second = support::an_event();
    second.seq = 2;
    EXPECT_EQ(event::follows(Head{}, second).error().what, "seq 2 cannot follow seq 0");
}

TEST(Chain, RefusesAGapAndAnEventThatCameAlready) {
    const auto chain = support::a_chain(4);
    const Head head = event::head_after(chain[1]);
    EXPECT_TRUE(event::follows(head, chain[2]).ok());
    EXPECT_EQ(event::follows(head, chain[3]).error().code, base::Code::invalid);
    EXPECT_FALSE(event::follows(head, chain[1]).ok());
}

TEST(Chain, BreaksWhenAnyFieldOfAnEarlierEventIsChanged) {
    const auto chain = support::a_chain(2);
    std::vector<Event> changed(7, chain[0]);
    changed[0].at = changed[0].at + base::Millis{1};
    changed[1].body = "{}";
    changed[2].claim = "x";
    changed[3].hall = "shantou";
    changed[4].kind = "x";
    changed[5].origin = "K2";
    changed[6].prev[31] = 1;
    for (const Event& event : changed) {
        EXPECT_EQ(event::follows(event::head_after(event), chain[1]).error().what,
                  "seq 2: prev is not the hash of seq 1");
    }
}

TEST(Chain, ReadsBackTheHexOfAHashAndNothingElse) {
    const event::Hash hash = event::hash_of(support::an_event());
    const std::string hex = event::hex_of(hash);
    EXPECT_EQ(*event::hash_from_hex(hex), hash);
    EXPECT_FALSE(event::hash_from_hex(hex.substr(1)).ok());
    EXPECT_FALSE(event::hash_from_hex(hex + "0").ok());
    EXPECT_FALSE(event::hash_from_hex(std::string(64, 'A')).ok());
}
