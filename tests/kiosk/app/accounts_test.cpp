#include "kiosk/app/accounts.h"

#include <gtest/gtest.h>

#include "tests/support/fake_clock.h"
#include "tests/support/temp_folder.h"

namespace daofang::app {
namespace {

using Kind = Accounts::Verdict::Kind;
const base::WallTime morning = support::tuesday_morning;

Accounts two_of_staff() {
    static const std::string hash = hash_pin("2468").value();
    return Accounts({{"07", hash}, {"08", hash}}, "");
}

std::unique_ptr<store::Journal> journal_in(const support::TempFolder& folder) {
    return store::Journal::open(
               {.path = folder.path() + "/j.sqlite", .hall = "jieyang", .origin = "W5"})
        .value();
}

TEST(Accounts, WelcomesTheRightPin) {
    auto accounts = two_of_staff();
    EXPECT_EQ(accounts.verify("07", "2468", morning, nullptr).kind, Kind::welcome);
}

TEST(Accounts, RefusesAWrongPinAndAnUnknownNumberAlike) {
    auto accounts = two_of_staff();
    EXPECT_EQ(accounts.verify("07", "1111", morning, nullptr).kind, Kind::wrong);
    EXPECT_EQ(accounts.verify("99", "2468", morning, nullptr).kind, Kind::wrong);
}

TEST(Accounts, LocksOneNumberAfterFiveWrongPins) {
    auto accounts = two_of_staff();
    for (int i = 0; i < wrong_pins_max; ++i) (void)accounts.verify("07", "1", morning, nullptr);
    EXPECT_EQ(accounts.verify("07", "2468", morning, nullptr).kind, Kind::locked);
    EXPECT_EQ(accounts.verify("08", "2468", morning, nullptr).kind, Kind::welcome);
    EXPECT_EQ(accounts.verify("07", "2468", morning + lock_out, nullptr).kind, Kind::welcome);
}

TEST(Accounts, StaysLockedOverARestart) {
    const support::TempFolder folder;
    auto journal = journal_in(folder);
    {
        auto accounts = two_of_staff();
        for (int i = 0; i < wrong_pins_max; ++i) {
            (void)accounts.verify("07", "1", morning, journal.get());
        }
    }
    auto accounts = two_of_staff();
    EXPECT_EQ(accounts.verify("07", "2468", morning, journal.get()).kind, Kind::locked);
}

TEST(Accounts, KeepsTheCareScreenShutWithoutAPin) {
    auto accounts = two_of_staff();
    EXPECT_FALSE(accounts.care_allowed());
    EXPECT_EQ(accounts.verify("", "2468", morning, nullptr).kind, Kind::wrong);
}

TEST(Accounts, TakesOnlyDigitsForAPin) {
    EXPECT_FALSE(hash_pin("123").ok());
    EXPECT_FALSE(hash_pin("12a4").ok());
    EXPECT_FALSE(hash_pin("1234567890123").ok());
    EXPECT_TRUE(hash_pin("1234").ok());
}

}  // namespace
}  // namespace daofang::app
