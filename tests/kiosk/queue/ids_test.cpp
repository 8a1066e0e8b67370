#include "kiosk/queue/ids.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/kiosk/queue/property.h"

namespace daofang::queue {
namespace {

// 2026-11-24 00:00 in Asia/Shanghai is 2026-11-23 16:00 UTC.
constexpr base::WallTime midnight{1'795'449'600'000};

TEST(Day, BeginsAtMidnightInShanghai) {
    EXPECT_EQ(day_of(midnight).text, "2026-11-24");
    EXPECT_EQ(day_of(midnight - base::Millis{1}).text, "2026-11-23");
    EXPECT_EQ(start_of({"2026-11-24"}), midnight);
}

TEST(Day, KnowsLeapDays) {
    EXPECT_TRUE(parse_day("2028-02-29"));
    EXPECT_FALSE(parse_day("2026-02-29"));
    EXPECT_EQ(start_of({"2028-03-01"}) - start_of({"2028-02-28"}), 2 * day_length);
}

TEST(Day, ClampsStampsOfBrokenClocks) {
    EXPECT_EQ(day_of({std::numeric_limits<std::int64_t>::min()}).text, "1970-01-01");
    EXPECT_EQ(day_of({std::numeric_limits<std::int64_t>::max()}).text, "9999-12-31");
}

TEST(Day, RefusesOtherSpellings) {
    for (const char* text :
         {"", "2026-11-2", "2026-11-241", "2026/11/24", "2026-13-01", "2026-00-01", "2026-11-00",
          "2026-11-31", "+026-11-24", "2026-1 -24", "1969-12-31", "２０２６"}) {
        EXPECT_FALSE(parse_day(text)) << text;
    }
}

TEST(Day, OfItsStartIsItself) {
    test::holds([](std::int64_t any) {
        const Day day = day_of({any});
        RC_ASSERT(parse_day(day.text).has_value());
        RC_ASSERT(day_of(start_of(day)) == day);
        RC_ASSERT(day_of(start_of(day) + day_length - base::Millis{1}) == day);
    });
}

TEST(HallTime, IsTheClockOnTheHallsWall) {
    const HallTime time = hall_time(midnight + std::chrono::hours{9} + std::chrono::minutes{41} +
                                    std::chrono::seconds{7});
    EXPECT_EQ(time.year, 2026);
    EXPECT_EQ(time.month, 11);
    EXPECT_EQ(time.day_of_month, 24);
    EXPECT_EQ(time.hour, 9);
    EXPECT_EQ(time.minute, 41);
    EXPECT_EQ(time.second, 7);
    EXPECT_EQ(time.weekday, 2);  // a Tuesday
}

TEST(TicketId, HasAtLeastThreeDigits) {
    EXPECT_EQ((TicketId{{"2026-11-24"}, 'B', 12}).label(), "B012");
    EXPECT_EQ((TicketId{{"2026-11-24"}, 'B', 1000}).label(), "B1000");
    EXPECT_EQ((TicketId{{"2026-11-24"}, 'B', 12}).text(), "2026-11-24/B012");
}

TEST(TicketId, IsReadFromItsLabelOrItsText) {
    const auto of_text = parse_ticket("2026-11-24/B012");
    ASSERT_TRUE(of_text);
    EXPECT_EQ(*of_text, (TicketId{{"2026-11-24"}, 'B', 12}));
    const auto of_label = parse_ticket("B012");
    ASSERT_TRUE(of_label);
    EXPECT_EQ(*of_label, (TicketId{{}, 'B', 12}));
}

TEST(TicketId, HasOneSpelling) {
    for (const char* text : {"",
                             "B",
                             "B1",
                             "B12",
                             "b012",
                             "B000",
                             "B0012",
                             "B10000",
                             "B01x",
                             "B-12",
                             "BB12",
                             "1012",
                             "2026-11-24/",
                             "2026-11-24/B12",
                             "2026-02-30/B012",
                             "/B012",
                             "2026-11-24/B012/",
                             "2026-11-24/B012/call/1",
                             "B99999999999999999999",
                             " B012"}) {
        EXPECT_FALSE(parse_ticket(text)) << text;
    }
}

TEST(TicketId, ReadsBackWhatItWrites) {
    test::holds([] {
        const TicketId id{{"2026-11-24"},
                          *rc::gen::inRange('A', static_cast<char>('Z' + 1)),
                          *rc::gen::inRange(1u, ticket_number_max + 1)};
        RC_ASSERT(parse_ticket(id.text()) == id);
    });
}

}  // namespace
}  // namespace daofang::queue
