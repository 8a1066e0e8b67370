#include "tests/tidy/sizes.h"

#include <gtest/gtest.h>

namespace daofang::tidy {
namespace {

std::string lines_of_code(std::size_t count) {
    std::string text;
    for (std::size_t at = 0; at < count; ++at) text += "    f();\n";
    return text;
}

std::string a_function(std::size_t lines) {
    return "void g(int a) {\n" + lines_of_code(lines - 2) + "}\n";
}

TEST(FileSize, WarnsAboveTheAimAndFailsAboveTheCap) {
    EXPECT_TRUE(check_file_size({"sync/base/a.cpp", lines_of_code(300)}).empty());
    EXPECT_TRUE(check_file_size({"sync/base/a.cpp", lines_of_code(301)}).at(0).aim);
    EXPECT_TRUE(check_file_size({"sync/base/a.cpp", lines_of_code(500)}).at(0).aim);
    EXPECT_FALSE(check_file_size({"sync/base/a.cpp", lines_of_code(501)}).at(0).aim);
}

TEST(FileSize, AScreenIsSmaller) {
    EXPECT_TRUE(check_file_size({"kiosk/screens/a.cpp", lines_of_code(250)}).empty());
    EXPECT_FALSE(check_file_size({"kiosk/screens/a.cpp", lines_of_code(251)}).at(0).aim);
}

TEST(FunctionSize, WarnsAboveTheAimAndFailsAboveTheCap) {
    EXPECT_TRUE(check_function_sizes({"a.cpp", a_function(60)}).empty());
    EXPECT_TRUE(check_function_sizes({"a.cpp", a_function(61)}).at(0).aim);
    EXPECT_TRUE(check_function_sizes({"a.cpp", a_function(70)}).at(0).aim);
    const auto findings = check_function_sizes({"a.cpp", "int x;\n" + a_function(71)});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_FALSE(findings[0].aim);
    EXPECT_EQ(findings[0].line, 2u);
}

TEST(FunctionSize, FindsEveryKindOfFunction) {
    const auto functions = functions_of(code_of(R"(#include <x>
#define MANY(a) \
    { a }
namespace n {
class A final : public B {
public:
    explicit A(int a) : a_(a), b_{1} {
        f({1, 2});
    }
    A& operator=(const A&) {
        return *this;
    }
    static constexpr int table[] = {1, 2};
    enum class E { one };
};
template <class T>
Result<T> g(
    int a = 1) {
    const auto lambda = [&] {
        return a;
    };
    for (;;) {
    }
}
const std::vector<int> values = {f(1), 2};
TEST(A, B) {
}
}  // namespace n
)"));
    ASSERT_EQ(functions.size(), 4u);
    EXPECT_EQ(functions[0].line, 7u);
    EXPECT_EQ(functions[0].lines, 3u);
    EXPECT_EQ(functions[1].line, 10u);
    EXPECT_EQ(functions[2].line, 16u);
    EXPECT_EQ(functions[2].lines, 9u);
    EXPECT_EQ(functions[3].head, "TEST(A, B) ");
}

TEST(LineLength, CountsColumnsOfPeopleNotBytes) {
    std::string wide;
    for (int at = 0; at < 100; ++at) wide += "导";
    EXPECT_TRUE(check_line_lengths({"a.cpp", wide + "\n"}).empty());
    const auto findings = check_line_lengths({"a.cpp", "short\n" + wide + "。\n"});
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].line, 2u);
}

}  // namespace
}  // namespace daofang::tidy
