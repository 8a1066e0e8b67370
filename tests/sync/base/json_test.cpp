#include "sync/base/json.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "sync/base/random.h"

using namespace daofang::base;

namespace {

std::string nested(int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
}

bool is_canonical(std::string_view text) {
    const auto size = canonical_json_size(text);
    return size.ok() && *size == text.size();
}

// A value of every shape, small enough to be likely to repeat keys.
Json any_value(Random& random, int depth_left) {
    const std::vector<std::string> texts = {"", "a", "b", "名", "\n", "\x01", "\"", "\\", "é😀"};
    switch (random.below(depth_left > 0 ? 7 : 5)) {
        case 0:
            return nullptr;
        case 1:
            return random.below(2) == 0;
        case 2:
            return random.next();
        case 3:
            return -static_cast<std::int64_t>(random.below(1'000));
        case 4:
            return texts[random.below(texts.size())];
        case 5: {
            Json array = Json::array();
            for (auto i = random.below(4); i > 0; --i) {
                array.push_back(any_value(random, depth_left - 1));
            }
            return array;
        }
        default: {
            Json object = Json::object();
            for (auto i = random.below(4); i > 0; --i) {
                object[texts[random.below(texts.size())]] = any_value(random, depth_left - 1);
            }
            return object;
        }
    }
}

}  // namespace

TEST(ParseJson, ReadsAValueAndRefusesWhatIsNone) {
    EXPECT_EQ(*parse_json(R"({"a":[1,null]})"), Json({{"a", {1, nullptr}}}));
    for (const char* text : {"", "{", "{}{}", "{'a':1}", "[1,]", "nul", "\"\xff\"", "NaN"}) {
        const auto value = parse_json(text);
        ASSERT_FALSE(value.ok()) << text;
        EXPECT_EQ(value.error().code, Code::invalid) << text;
    }
}

TEST(ParseJson, TakesAsManyBytesAsItIsGivenAndNoMore) {
    EXPECT_TRUE(parse_json("[1,2]", 5).ok());
    EXPECT_EQ(parse_json("[1,2]", 4).error().what, "JSON of 5 bytes, at most 4");
}

TEST(ParseJson, TakesItsDepthAndNotOneMore) {
    EXPECT_TRUE(parse_json(nested(json_depth_max)).ok());
    EXPECT_EQ(parse_json(nested(json_depth_max + 1)).error().what, "JSON deeper than 8");
    EXPECT_TRUE(parse_json("[[[1]]]", json_bytes_max, 3).ok());
    EXPECT_FALSE(parse_json("[[{}]]", json_bytes_max, 2).ok());
}

TEST(ParseJson, SurvivesAMegabyteOfBrackets) {
    EXPECT_FALSE(parse_json(std::string(json_bytes_max, '[')).ok());
    EXPECT_FALSE(parse_json(nested(json_bytes_max / 2)).ok());
}

TEST(CanonicalJson, SortsKeysByByteWithoutWhiteSpace) {
    const auto value = parse_json(R"( { "b" : 1, "a" : [ true ], "名" : "导访", "B" : null } )");
    EXPECT_EQ(*canonical_json(*value), R"({"B":null,"a":[true],"b":1,"名":"导访"})");
}

TEST(CanonicalJson, RefusesFloatsWhereverTheyStand) {
    EXPECT_FALSE(canonical_json(Json(1.0)).ok());
    EXPECT_FALSE(canonical_json(Json{{"a", {1, {{"b", 0.5}}}}}).ok());
}

TEST(CanonicalJson, RefusesTextThatIsNotUtf8) {
    EXPECT_FALSE(canonical_json(Json("\xff")).ok());
    EXPECT_FALSE(canonical_json(Json{{"\xed\xa0\x80", 1}}).ok());
}

TEST(CanonicalJson, RefusesWhatIsTooDeep) {
    Json value = 1;
    for (int depth = 0; depth < json_depth_max; ++depth) value = Json::array({value});
    EXPECT_TRUE(canonical_json(value).ok());
    EXPECT_FALSE(canonical_json(Json::array({value})).ok());
    EXPECT_TRUE(canonical_json(Json::array({value}), json_depth_max + 1).ok());
}

TEST(CanonicalJsonSize, StopsBehindTheFirstValue) {
    EXPECT_EQ(*canonical_json_size(R"({"a":"}"},"claim")"), 9u);
    EXPECT_EQ(*canonical_json_size("12,"), 2u);
    EXPECT_EQ(*canonical_json_size("nullnull"), 4u);
}

TEST(CanonicalJsonSize, TakesEveryCanonicalForm) {
    for (const char* text :
         {"{}", "[]", "null", "true", "false", "0", "-1", "18446744073709551615",
          "-9223372036854775808", R"("")", R"("导访 é 😀")", "\"\x7f\"", R"("\b\t\n\f\r\"\\/")",
          R"("\u0000\u001f")", R"({"a":{"a":1},"b":[{},[]]})", R"({"\n":1,"!":2,"\\":3,"a":4})",
          R"({"":1,"a":2,"aa":3})"}) {
        EXPECT_TRUE(is_canonical(text)) << text;
        EXPECT_EQ(*canonical_json(*parse_json(text)), text);
    }
}

TEST(CanonicalJsonSize, RefusesEveryOtherSpelling) {
    for (const char* text : {"",
                             " {}",
                             "{ }",
                             R"({"a": 1})",
                             R"({"b":1,"a":2})",
                             R"({"a":1,"a":1})",
                             R"({"!":1,"\n":2})",
                             R"({"a":1,})",
                             R"({"a"})",
                             R"({1:2})",
                             "[1 ,2]",
                             "[1,]",
                             "[",
                             "[1",
                             "1.0",
                             "1e3",
                             "-0",
                             "01",
                             "-",
                             "+1",
                             "18446744073709551616",
                             "-9223372036854775809",
                             "tru",
                             "True",
                             R"("\/")",
                             R"("\u0041")",
                             R"("\u000a")",
                             R"("\u001F")",
                             R"("\u00e9")",
                             R"("\ud83d\ude00")",
                             R"("\x")",
                             R"("\)",
                             R"("\u00)",
                             "\"\n\"",
                             R"("a)",
                             "'a'"}) {
        EXPECT_FALSE(is_canonical(text)) << text;
    }
}

TEST(CanonicalJsonSize, RefusesWhatIsNotUtf8) {
    for (const char* bytes : {"\x80", "\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x9f\xbf",
                              "\xe4\xbd", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98",
                              "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"}) {
        const std::string text = '"' + std::string(bytes) + '"';
        EXPECT_FALSE(is_canonical(text)) << text;
    }
}

TEST(CanonicalJsonSize, TakesItsDepthAndNotOneMore) {
    EXPECT_TRUE(is_canonical(nested(json_depth_max)));
    EXPECT_FALSE(is_canonical(nested(json_depth_max + 1)));
    EXPECT_FALSE(is_canonical(std::string(json_bytes_max, '[')));
}

TEST(CanonicalJsonSize, NamesTheByteAndTheReason) {
    EXPECT_EQ(canonical_json_size(R"({"b":1,"a":2})").error().what, "byte 10: keys not in order");
    EXPECT_EQ(canonical_json_size("[1.5]").error().what, "byte 2: not an integer");
}

TEST(CanonicalJsonSize, AgreesWithTheWriterOnAnyValue) {
    Random random(20261124);
    for (int i = 0; i < 5'000; ++i) {
        const std::string text = *canonical_json(any_value(random, json_depth_max));
        ASSERT_TRUE(is_canonical(text)) << text;
    }
}

TEST(CanonicalJsonSize, AgreesWithTheParserWhenAByteIsChanged) {
    Random random(20261125);
    for (int i = 0; i < 20'000; ++i) {
        std::string text = *canonical_json(any_value(random, 3));
        text[random.below(text.size())] = "\"\\{}[]:,0aun\n\x80"[random.below(14)];
        const auto value = parse_json(text);
        const auto written = value.ok() ? canonical_json(*value) : Error{Code::invalid, ""};
        ASSERT_EQ(is_canonical(text), written.ok() && *written == text) << text;
    }
}

TEST(GetText, NamesTheKeyThatIsNotAString) {
    const Json object = {{"a", "x"}, {"b", 1}};
    EXPECT_EQ(*get_text(object, "a"), "x");
    EXPECT_EQ(get_text(object, "b").error().what, "'b' must be a string");
    EXPECT_EQ(get_text(object, "c").error().what, "'c' must be a string");
    EXPECT_FALSE(get_text(Json::array({"a"}), "a").ok());
    EXPECT_FALSE(get_text(Json(), "a").ok());
}

TEST(GetInteger, TakesWhatFits64BitsAndNamesTheKeyOtherwise) {
    const Json object = *parse_json(R"({"least":-9223372036854775808,"most":9223372036854775807,
                                        "over":9223372036854775808,"float":1.0,"text":"1"})");
    EXPECT_EQ(*get_integer(object, "least"), std::numeric_limits<std::int64_t>::min());
    EXPECT_EQ(*get_integer(object, "most"), std::numeric_limits<std::int64_t>::max());
    for (const char* key : {"over", "float", "text", "absent"}) {
        EXPECT_FALSE(get_integer(object, key).ok()) << key;
    }
    EXPECT_EQ(get_integer(object, "over").error().what, "'over' must be an integer");
}
