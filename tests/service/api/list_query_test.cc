#include "service/api/list_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace veieninn::api {
namespace {

using store::Comparison;
using testing::HasSubstr;

TEST(Filters, ReadConditionsInOrder) {
  const auto conditions =
      parse_filter(R"(unit = "orgUnits/asker" AND display_name:"bok" AND front_door = "true")");
  ASSERT_TRUE(conditions) << conditions.error().message;
  ASSERT_EQ(conditions->size(), 3U);
  EXPECT_EQ((*conditions)[0].field, "unit");
  EXPECT_EQ((*conditions)[0].comparison, Comparison::kEquals);
  EXPECT_EQ((*conditions)[0].value, "orgUnits/asker");
  EXPECT_EQ((*conditions)[1].comparison, Comparison::kContains);
  EXPECT_EQ((*conditions)[1].value, "bok");
  EXPECT_EQ((*conditions)[2].value, "true");
}

TEST(Filters, UnderstandQuotesAndBackslashesInTheText) {
  const auto conditions = parse_filter(R"(display_name = "sa \"hei\" AND \\ gikk")");
  ASSERT_TRUE(conditions) << conditions.error().message;
  ASSERT_EQ(conditions->size(), 1U);
  EXPECT_EQ(conditions->front().value, R"(sa "hei" AND \ gikk)");
}

TEST(Filters, MayBeEmptyOrBlank) {
  EXPECT_TRUE(parse_filter("")->empty());
  EXPECT_TRUE(parse_filter("   ")->empty());
}

TEST(Filters, SayWhereTheyStopMakingSense) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {R"(= "x")", "a field at byte 1"},
      {R"(unit "x")", "= or : at byte 6"},
      {R"(unit = x)", "a text in double quotes at byte 8"},
      {R"(unit = "x)", "a text in double quotes at byte 8"},
      {R"(unit = "x\)", "a text in double quotes at byte 8"},
      {R"(unit = "\n")", "a text in double quotes at byte 8"},
      {R"(unit = "x" OR unit = "y")", "` AND ` or the end at byte 12"},
      {R"(unit = "x" AND )", "a field at byte 16"},
      {R"(unit = "x"; DROP TABLE contact)", "` AND ` or the end at byte 11"},
  };
  for (const auto& [filter, expected] : cases) {
    const auto conditions = parse_filter(filter);
    ASSERT_FALSE(conditions) << filter;
    EXPECT_EQ(conditions.error().violations[0].field, "filter");
    EXPECT_THAT(conditions.error().message, HasSubstr(expected)) << filter;
  }
}

TEST(Filters, EndAtTwoThousandBytes) {
  const std::string longest = "display_name = \"" + std::string(2000 - 17, 'x') + "\"";
  ASSERT_EQ(longest.size(), 2000U);
  EXPECT_TRUE(parse_filter(longest));
  const auto over = parse_filter(longest + " ");
  ASSERT_FALSE(over);
  EXPECT_EQ(over.error().reason, ErrorReason::kLimitExceeded);
}

TEST(Filters, NeverCrashOnNoise) {
  constexpr unsigned kSeed = 20261123;
  SCOPED_TRACE(kSeed);
  std::mt19937 random(kSeed);
  const std::string alphabet = "ab_=:\"\\ AND()\xC3\xA6\n\t";
  for (int round = 0; round < 20'000; ++round) {
    std::string filter(random() % 24, ' ');
    for (char& c : filter) c = alphabet[random() % alphabet.size()];
    const auto conditions = parse_filter(filter);
    EXPECT_TRUE(conditions || !conditions.error().violations.empty()) << filter;
  }
}

TEST(Orders, AreNameOrUpdateTimeEitherWay) {
  EXPECT_EQ(parse_order("")->field, "name");
  EXPECT_FALSE(parse_order("")->descending);
  EXPECT_EQ(parse_order("update_time desc")->field, "update_time");
  EXPECT_TRUE(parse_order("update_time desc")->descending);
  for (const char* bad : {"display_name", "name asc", " desc", "name  desc", "NAME"}) {
    ASSERT_FALSE(parse_order(bad)) << bad;
    EXPECT_EQ(parse_order(bad).error().violations[0].field, "order_by");
  }
}

TEST(PageSizes, HaveADefaultAndACeiling) {
  EXPECT_EQ(parse_page_size(0), 100);
  EXPECT_EQ(parse_page_size(7), 7);
  EXPECT_EQ(parse_page_size(5000), 1000);
  EXPECT_FALSE(parse_page_size(-1));
}

TEST(PageTokens, BringBackTheirPosition) {
  const std::string token = make_page_token("contacts\nx\nname", {"nc042", 17});
  const auto position = parse_page_token("contacts\nx\nname", token);
  ASSERT_TRUE(position);
  EXPECT_EQ(position->after, "nc042");
  EXPECT_EQ(position->revision, 17);
}

TEST(PageTokens, AreEmptyOnTheLastPageAndForTheFirst) {
  EXPECT_EQ(make_page_token("q", {"", 17}), "");
  ASSERT_TRUE(parse_page_token("q", ""));
  EXPECT_EQ(parse_page_token("q", "")->after, "");
}

TEST(PageTokens, OfAnotherQuestionAreRefused) {
  const std::string token = make_page_token("contacts\nfilter one\nname", {"nc042", 17});
  const auto position = parse_page_token("contacts\nfilter two\nname", token);
  ASSERT_FALSE(position);
  EXPECT_EQ(position.error().reason, ErrorReason::kInvalidArgument);
  EXPECT_EQ(position.error().violations[0].field, "page_token");
}

TEST(PageTokens, ThatWereTamperedWithAreRefused) {
  const std::string token = make_page_token("q", {"nc042", 17});
  for (std::size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    const auto position = parse_page_token("q", changed);
    // The last character carries spare bits; a change in those alone is no change.
    EXPECT_TRUE(!position || (i + 1 == token.size() && position->after == "nc042")) << i;
  }
  EXPECT_FALSE(parse_page_token("q", "not a token!"));
  EXPECT_FALSE(parse_page_token("q", std::string(5000, 'A')));
}

}  // namespace
}  // namespace veieninn::api
