#include <gtest/gtest.h>

#include "sync/base/json.h"
#include "sync/wire/protocol.h"

using namespace daofang;

TEST(Problem, HasTheMembersOfRfc9457) {
    EXPECT_EQ(
        wire::encode_problem(413, "Too large", "9 MB, at most 8"),
        R"({"detail":"9 MB, at most 8","status":413,"title":"Too large","type":"about:blank"})");
}

TEST(Problem, IsJsonWhateverItsDetailHolds) {
    const auto problem = base::parse_json(wire::encode_problem(400, "Bad", "\"\n\xff 导访"));
    ASSERT_TRUE(problem.ok());
    EXPECT_EQ((*problem)["detail"], "\"\n\xef\xbf\xbd 导访");
}
