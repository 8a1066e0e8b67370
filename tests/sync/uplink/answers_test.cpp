#include "sync/uplink/answers.h"

#include <gtest/gtest.h>

namespace daofang::uplink {
namespace {

// 1994-11-06 08:49:37 UTC, the example of RFC 9110.
constexpr base::WallTime example{784'111'777'000};

HttpAnswer with(const std::string& name, const std::string& value) {
    HttpAnswer answer;
    answer.status = 503;
    answer.headers[name] = value;
    return answer;
}

TEST(HttpDate, ReadsTheThreeFormsOfTheStandard) {
    EXPECT_EQ(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), example);
    EXPECT_EQ(http_date("Sun Nov  6 08:49:37 1994"), example);
    // Two digits mean this century here: no server of ours speaks of 1994.
    EXPECT_EQ(http_date("Sunday, 06-Nov-26 08:49:37 GMT"),
              http_date("Fri, 06 Nov 2026 08:49:37 GMT"));
}

TEST(HttpDate, RefusesWhatIsNoDate) {
    for (const char* text :
         {"", "soon", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT",
          "Sun, 06 Xyz 1994 08:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT"}) {
        EXPECT_FALSE(http_date(text).has_value()) << text;
    }
}

TEST(RetryAfter, ReadsSeconds) {
    EXPECT_EQ(retry_after_in(with("retry-after", "7"), example), base::Millis{7'000});
    EXPECT_EQ(retry_after_in(with("retry-after", "0"), example), base::Millis{0});
}

TEST(RetryAfter, ReadsADateAgainstOurClockWhenTheServerTellsNone) {
    const auto answer = with("retry-after", "Sun, 06 Nov 1994 08:49:57 GMT");
    EXPECT_EQ(retry_after_in(answer, example), base::Millis{20'000});
}

TEST(RetryAfter, ReadsADateAgainstTheServersClock) {
    auto answer = with("retry-after", "Sun, 06 Nov 1994 08:49:57 GMT");
    answer.headers["daofang-time"] = std::to_string(example.ms);
    const base::WallTime ours_is_a_year_off{example.ms + 31'536'000'000};
    EXPECT_EQ(retry_after_in(answer, ours_is_a_year_off), base::Millis{20'000});
}

TEST(RetryAfter, IsBounded) {
    EXPECT_EQ(retry_after_in(with("retry-after", "99999999999"), example), retry_after_max);
    EXPECT_EQ(retry_after_in(with("retry-after", "Sun, 06 Nov 1993 08:49:57 GMT"), example),
              base::Millis{0});
}

TEST(RetryAfter, IsNothingWhenAbsentOrUnreadable) {
    EXPECT_FALSE(retry_after_in(HttpAnswer{}, example).has_value());
    EXPECT_FALSE(retry_after_in(with("retry-after", "-5"), example).has_value());
    EXPECT_FALSE(retry_after_in(with("retry-after", "later"), example).has_value());
}

TEST(Failure, NamesWhatTheStaffCanActOn) {
    HttpAnswer answer;
    answer.status = 401;
    EXPECT_NE(failure_in(answer)->find("token"), std::string::npos);
    answer.status = 403;
    EXPECT_NE(failure_in(answer)->find("hall"), std::string::npos);
    answer.status = 0;
    answer.why = "could not connect";
    EXPECT_EQ(failure_in(answer), "could not connect");
}

TEST(Failure, IsNoneWhenThereIsAReplyToRead) {
    HttpAnswer answer;
    for (const int status : {200, 409}) {
        answer.status = status;
        EXPECT_FALSE(failure_in(answer).has_value());
    }
}

}  // namespace
}  // namespace daofang::uplink
