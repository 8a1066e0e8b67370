#include "sync/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

using namespace daofang::base;

namespace {

Error a_full_disk() {
    return {Code::full, "no room"};
}

Result<int> half_of(int number) {
    if (number % 2 != 0) return Error{Code::invalid, "odd"};
    return number / 2;
}

Result<int> quarter_of(int number) {
    TRY_ASSIGN(const int half, half_of(number));
    TRY_ASSIGN(const int quarter, half_of(half));
    return quarter;
}

Status must_be_even(int number, bool& went_on) {
    TRY(half_of(number));
    went_on = true;
    return {};
}

}  // namespace

TEST(Result, HoldsAValueOrAnError) {
    EXPECT_TRUE(half_of(4).ok());
    EXPECT_EQ(*half_of(4), 2);
    EXPECT_FALSE(half_of(3).ok());
    EXPECT_EQ(half_of(3).error().code, Code::invalid);
    EXPECT_EQ(half_of(3).error().what, "odd");
}

TEST(Result, MovesAValueOutThatCannotBeCopied) {
    Result<std::unique_ptr<int>> made = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(made).value();
    EXPECT_EQ(*taken, 7);
}

TEST(Result, TryAssignGoesOnWithValuesAndReturnsTheFirstError) {
    EXPECT_EQ(*quarter_of(8), 2);
    EXPECT_EQ(quarter_of(6).error().what, "odd");
}

TEST(Result, TryStopsAtAnError) {
    bool went_on = false;
    EXPECT_EQ(must_be_even(3, went_on).error().what, "odd");
    EXPECT_FALSE(went_on);
    EXPECT_TRUE(must_be_even(2, went_on).ok());
    EXPECT_TRUE(went_on);
}

TEST(Result, StopsTheProgramWhenAnErrorIsReadAsAValue) {
    const auto none = half_of(3);
    EXPECT_DEATH(static_cast<void>(none.value()), "CHECK");
}

TEST(Status, IsOkUnlessItHoldsAnError) {
    EXPECT_TRUE(Status().ok());
    const Status failed = a_full_disk();
    EXPECT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().code, Code::full);
}

TEST(Code, HasANameForEachKind) {
    EXPECT_STREQ(name_of(Code::unavailable), "unavailable");
    EXPECT_STREQ(name_of(Code::full), "full");
    EXPECT_STREQ(name_of(Code::corrupt), "corrupt");
    EXPECT_STREQ(name_of(Code::invalid), "invalid");
    EXPECT_STREQ(name_of(Code::conflict), "conflict");
    EXPECT_STREQ(name_of(Code::missing), "missing");
}

TEST(Check, NamesTheConditionAndTheLine) {
    EXPECT_DEATH(CHECK(1 + 1 == 3), "result_test.cpp:[0-9]+: CHECK.1 \\+ 1 == 3. failed");
}
