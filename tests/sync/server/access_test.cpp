#include "sync/server/access.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "sync/base/file.h"
#include "tests/support/temp_folder.h"

namespace daofang::server {
namespace {

const std::string good_token = "0123456789abcdef0123456789abcdef";

TEST(SharedToken, KnowsWhoHoldsTheToken) {
    const SharedToken access(good_token);
    const auto caller = access.who(good_token);
    ASSERT_TRUE(caller.has_value());
    EXPECT_TRUE(access.may_append(*caller, "jieyang"));
    EXPECT_TRUE(access.may_read(*caller, "jieyang"));
}

TEST(SharedToken, KnowsNobodyElse) {
    const SharedToken access(good_token);
    EXPECT_FALSE(access.who("").has_value());
    EXPECT_FALSE(access.who(good_token.substr(1)).has_value());
    EXPECT_FALSE(access.who(good_token + "0").has_value());
    EXPECT_FALSE(access.who("x123456789abcdef0123456789abcdef").has_value());
    EXPECT_FALSE(access.who("0123456789abcdef0123456789abcdeX").has_value());
}

TEST(ReadToken, TakesOneLine) {
    const support::TempFolder folder;
    const std::string path = folder.file("token");
    ASSERT_TRUE(base::write_file(path, good_token + "\n").ok());
    const auto token = read_token(path, base::Log::silent());
    ASSERT_TRUE(token.ok());
    EXPECT_EQ(*token, good_token);
}

TEST(ReadToken, RefusesATokenThatIsShortOrHoldsSpaces) {
    const support::TempFolder folder;
    const std::string path = folder.file("token");
    for (const std::string text :
         {"", "short", "with a space in the middle of it", "one-line-of-sixteen\nand another"}) {
        ASSERT_TRUE(base::write_file(path, text).ok());
        const auto token = read_token(path, base::Log::silent());
        ASSERT_FALSE(token.ok()) << text;
        EXPECT_EQ(token.error().code, base::Code::invalid);
    }
}

TEST(ReadToken, SaysThatTheFileIsMissing) {
    const auto token = read_token("/nowhere/token", base::Log::silent());
    ASSERT_FALSE(token.ok());
    EXPECT_EQ(token.error().code, base::Code::missing);
}

TEST(ReadToken, WarnsWhenEverybodyCanReadTheFile) {
    const support::TempFolder folder;
    const std::string path = folder.file("token");
    ASSERT_TRUE(base::write_file(path, good_token).ok());
    const auto log = base::Log::open("test", folder.file("log"));
    ASSERT_TRUE(log.ok());
    ASSERT_EQ(::chmod(path.c_str(), 0640), 0);
    ASSERT_TRUE(read_token(path, *log).ok());
    const auto quiet = base::read_file(folder.file("log"));
    EXPECT_TRUE(!quiet.ok() || quiet->empty());
    ASSERT_EQ(::chmod(path.c_str(), 0644), 0);
    ASSERT_TRUE(read_token(path, *log).ok());
    const auto said = base::read_file(folder.file("log"));
    ASSERT_TRUE(said.ok());
    EXPECT_NE(said->find("chmod 640"), std::string::npos);
}

}  // namespace
}  // namespace daofang::server
