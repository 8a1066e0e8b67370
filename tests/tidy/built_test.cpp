#include "tests/tidy/built.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

TEST(Built, AFileThatNoTargetBuildsIsFound) {
    const auto compiled =
        compiled_files(R"([{"file":"/src/sync/base/a.cpp"},{"file":"/elsewhere/b.cpp"}])", "/src");
    ASSERT_TRUE(compiled.ok());
    EXPECT_EQ(compiled->size(), 1u);
    EXPECT_TRUE(check_built({"sync/base/a.cpp", ""}, *compiled).empty());
    EXPECT_EQ(check_built({"tests/sync/base/b_test.cpp", ""}, *compiled).size(), 1u);
    EXPECT_TRUE(check_built({"sync/base/a.h", ""}, *compiled).empty());
}

TEST(Built, ABrokenListIsRefused) {
    EXPECT_FALSE(compiled_files("[", "/src").ok());
    EXPECT_FALSE(compiled_files("[{}]", "/src").ok());
}

}  // namespace
}  // namespace daofang::tidy
