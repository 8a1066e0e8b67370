#include "kiosk/devices/escpos_status.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kiosk/devices/status_rounds.h"
#include "sync/base/random.h"

namespace daofang::devices {
namespace {

using Kind = Answer::Kind;
using testing::ElementsAre;
using namespace std::string_view_literals;

std::vector<Kind> kinds_in(AnswerReader& reader) {
    std::vector<Kind> kinds;
    while (const auto answer = reader.next()) kinds.push_back(answer->kind);
    return kinds;
}
std::vector<Kind> kinds_in(std::string_view bytes) {
    AnswerReader reader;
    reader.feed(bytes);
    return kinds_in(reader);
}

TEST(AnswerReader, TellsAnswersApartByTheirFixedBits) {
    EXPECT_THAT(kinds_in("\x12\x10\x00\x00\x00\x00\x37\x25\x00\x0f\x7e"sv),
                ElementsAre(Kind::asked_status, Kind::pushed_status, Kind::paper, Kind::cleared,
                            Kind::paper, Kind::asked_status));
}

TEST(AnswerReader, WaitsForTheRestOfAPacket) {
    AnswerReader reader;
    for (const char byte : "\x18\x00\x0f"sv) {
        reader.feed({&byte, 1});
        EXPECT_FALSE(reader.next().has_value());
    }
    EXPECT_TRUE(reader.holds_part());
    reader.feed("\x00"sv);
    EXPECT_THAT(kinds_in(reader), ElementsAre(Kind::pushed_status));
    EXPECT_FALSE(reader.holds_part());
}

TEST(AnswerReader, DropsAPacketThatBreaksOff) {
    EXPECT_THAT(kinds_in("\x18\x00\x12\x16"sv),
                ElementsAre(Kind::paper, Kind::asked_status, Kind::asked_status));
    EXPECT_THAT(kinds_in("\x37\x25\x12"sv), ElementsAre(Kind::asked_status));
}

TEST(AnswerReader, ForgetsHalfAPacketWhenTold) {
    AnswerReader reader;
    reader.feed("\x18\x00"sv);
    EXPECT_FALSE(reader.next().has_value());
    reader.forget();
    reader.feed("\x12"sv);
    EXPECT_THAT(kinds_in(reader), ElementsAre(Kind::asked_status));
}

TEST(AnswerReader, PassesOverNoise) {
    EXPECT_THAT(kinds_in("\xff\x80\x11\x13Hello\x12"sv), ElementsAre(Kind::asked_status));
}

TEST(AnswerReader, TakesAnyBytesWithoutGrowing) {
    AnswerReader reader;
    base::Random random(3);
    for (int i = 0; i < 10'000; ++i) {
        const char byte = static_cast<char>(random.next());
        reader.feed({&byte, 1});
        kinds_in(reader);
    }
    reader.feed("\xff\xff\xff\xff"sv);
    kinds_in(reader);
    EXPECT_FALSE(reader.holds_part());
}

TEST(PrinterHealth, ReadsTheFourAnswers) {
    const auto state = [](std::array<std::uint8_t, 4> answers) {
        return health_of_asked(answers).state();
    };
    EXPECT_EQ(state({0x12, 0x12, 0x12, 0x12}), PrinterState::ready);
    EXPECT_EQ(state({0x12, 0x12, 0x12, 0x1e}), PrinterState::paper_low);
    EXPECT_EQ(state({0x1a, 0x32, 0x12, 0x7e}), PrinterState::paper_out);
    EXPECT_EQ(state({0x1a, 0x16, 0x12, 0x12}), PrinterState::cover_open);
    EXPECT_EQ(state({0x1a, 0x36, 0x12, 0x7e}), PrinterState::cover_open);
    EXPECT_EQ(state({0x1a, 0x52, 0x1a, 0x12}), PrinterState::fault);
    EXPECT_EQ(state({0x1a, 0x12, 0x12, 0x12}), PrinterState::offline);
    EXPECT_EQ(state({0x16, 0x12, 0x12, 0x12}), PrinterState::ready) << "the drawer is no matter";
}

TEST(PrinterHealth, ReadsPushedBytes) {
    const auto state = [](std::array<std::uint8_t, 4> bytes) {
        return health_of_pushed(bytes).state();
    };
    EXPECT_EQ(state({0x10, 0x00, 0x00, 0x0f}), PrinterState::ready);
    EXPECT_EQ(state({0x10, 0x00, 0x03, 0x00}), PrinterState::paper_low);
    EXPECT_EQ(state({0x18, 0x00, 0x0f, 0x00}), PrinterState::paper_out);
    EXPECT_EQ(state({0x38, 0x00, 0x0f, 0x00}), PrinterState::cover_open);
    EXPECT_EQ(state({0x18, 0x08, 0x00, 0x00}), PrinterState::fault);
    EXPECT_EQ(state({0x18, 0x00, 0x00, 0x00}), PrinterState::offline);
}

TEST(StatusRounds, AsksOneThingAtATime) {
    StatusRounds rounds;
    base::Instant now{5};
    std::string question = rounds.begin(now);
    for (const char n : {'\1', '\2', '\3', '\4'}) {
        EXPECT_EQ(question, (std::string{'\x10', '\x04', n}));
        EXPECT_TRUE(rounds.running());
        EXPECT_EQ(rounds.answered(), 0u);
        question = rounds.take(0x12, now);
    }
    EXPECT_EQ(question, "");
    EXPECT_FALSE(rounds.running());
    EXPECT_EQ(rounds.answered(), 1u);
    EXPECT_TRUE(rounds.health().in_order());
}

TEST(StatusRounds, DoesNotCountARoundWithAHole) {
    StatusRounds rounds;
    rounds.begin(base::Instant{0});
    rounds.take(0x12, base::Instant{10});
    EXPECT_FALSE(rounds.late(base::Instant{10} + answer_wait - base::Millis{1}));
    EXPECT_TRUE(rounds.late(base::Instant{10} + answer_wait));
    rounds.abandon();
    EXPECT_EQ(rounds.take(0x12, base::Instant{2000}), "");
    EXPECT_EQ(rounds.answered(), 0u);
    EXPECT_EQ(rounds.failed(), 1u);
}

}  // namespace
}  // namespace daofang::devices
