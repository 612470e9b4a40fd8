#include "clients/cli/cells.h"

#include <gtest/gtest.h>

#include "clients/cli/enum_words.h"

namespace veieninn::cli {
namespace {

constexpr Today kToday{1'767'225'600};  // 2026-01-01

TEST(Cells, ReadDatesTimesAndDaysFromToday) {
  EXPECT_EQ(read_time("2026-01-31", kToday)->seconds(), 1'767'225'600 + 30 * 86'400);
  EXPECT_EQ(read_time("+30d", kToday)->seconds(), 1'767'225'600 + 30 * 86'400);
  EXPECT_EQ(read_time("-1d", kToday)->seconds(), 1'767'225'600 - 86'400);
  EXPECT_EQ(read_time("2026-01-01T01:00:00+01:00", kToday)->seconds(), 1'767'225'600);
  EXPECT_EQ(read_time("2026-01-01T00:00:00.5Z", kToday)->nanos(), 500'000'000);
}

TEST(Cells, RefuseWhatIsNoTimeAndSayWhatIs) {
  for (const char* cell : {"", "d", "-d", "31.01.2026", "2026-02-30", "2026-13-01", "yesterday",
                           "99999999999999999999d", "2026-01-01T25:00:00Z"}) {
    const auto time = read_time(cell, kToday);
    ASSERT_FALSE(time) << cell;
    EXPECT_NE(time.error().remedy.find("2026-01-31"), std::string::npos);
  }
}

TEST(Cells, WriteTimesSoThatTheyReadBack) {
  for (const char* cell : {"2026-01-31", "2026-01-31T10:00:00Z", "2026-01-31T10:00:00.250Z"}) {
    EXPECT_EQ(write_time(*read_time(cell, kToday)), cell);
  }
}

TEST(Cells, PartSeveralValuesAtBarsAndKeepEscapedOnes) {
  using Values = std::vector<std::string>;
  EXPECT_EQ(split_cell("a|b | c"), (Values{"a", "b", "c"}));
  EXPECT_EQ(split_cell(R"(a\|b|c\\|\d)"), (Values{"a|b", "c\\", "\\d"}));
  EXPECT_TRUE(split_cell("  ").empty());
  const Values odd{"a|b", "\\", "\\|", "c"};
  EXPECT_EQ(split_cell(join_cell(odd)), odd);
}

TEST(Cells, ReadExpertiseWithDatesOrTimes) {
  const auto one = read_expertise("tema-barnehage:expert:-30d", kToday);
  ASSERT_TRUE(one);
  EXPECT_EQ(one->topic(), "topics/tema-barnehage");
  EXPECT_EQ(one->level(), v1::EXPERTISE_LEVEL_EXPERT);
  EXPECT_FALSE(one->has_expire_time());
  const auto two = read_expertise("t:basic:2026-01-01T10:00:00Z:2026-06-01T11:30:00Z", kToday);
  ASSERT_TRUE(two);
  EXPECT_EQ(write_expertise(*two), "t:basic:2026-01-01T10:00:00Z:2026-06-01T11:30:00Z");
  EXPECT_FALSE(read_expertise("t:expert", kToday));
  EXPECT_FALSE(read_expertise("t:guru:-1d", kToday));
  EXPECT_FALSE(read_expertise("t:expert:soon", kToday));
}

TEST(Cells, ReadPeriodsWithOpenEnds) {
  EXPECT_EQ(write_period(*read_period("2026-01-01/2026-02-01", kToday)), "2026-01-01/2026-02-01");
  EXPECT_FALSE(read_period("/2026-02-01", kToday)->has_start_time());
  EXPECT_FALSE(read_period("2026-01-01/", kToday)->has_end_time());
  EXPECT_FALSE(read_period("2026-01-01", kToday));
}

TEST(Cells, ReadChannelsWhoseValuesHoldColons) {
  const auto channel = read_channel("on_acceptance:web_form:https://asker.example.org:8443/skjema");
  ASSERT_TRUE(channel);
  EXPECT_EQ(channel->visibility(), v1::CHANNEL_VISIBILITY_ON_ACCEPTANCE);
  EXPECT_EQ(channel->kind(), v1::CHANNEL_KIND_WEB_FORM);
  EXPECT_EQ(channel->value(), "https://asker.example.org:8443/skjema");
  EXPECT_FALSE(read_channel("public:rolig.bok@example.org"));
}

TEST(Cells, NeverRepeatAnAddressInAComplaint) {
  const auto channel = read_channel("rolig.bok@example.org");
  ASSERT_FALSE(channel);
  EXPECT_EQ((channel.error().description + channel.error().remedy).find("rolig.bok@example.org"),
            channel.error().description.size() + std::string("write such as public:email:").size())
      << "only the remedy's own example stands there";
}

TEST(Cells, ReadCollaborationsWithoutTopicOrDate) {
  EXPECT_EQ(write_collaboration(*read_collaboration("asker:tema-arbeid:2025-03-01", kToday)),
            "asker:tema-arbeid:2025-03-01");
  EXPECT_EQ(write_collaboration(*read_collaboration("asker", kToday)), "asker::");
}

TEST(Cells, TakeReferencesBareOrInFullButNotOfAnotherKind) {
  EXPECT_EQ(*read_reference("3118", "areas"), "areas/3118");
  EXPECT_EQ(*read_reference("areas/3118", "areas"), "areas/3118");
  EXPECT_FALSE(read_reference("topics/3118", "areas"));
}

TEST(EnumWords, AreTheValuesWithoutTheirPrefixWhateverTheCase) {
  const auto& type = *v1::ChannelVisibility_descriptor();
  EXPECT_EQ(enum_word(type, v1::CHANNEL_VISIBILITY_ON_ACCEPTANCE), "on_acceptance");
  EXPECT_EQ(*read_enum_word(type, "On-Acceptance"), v1::CHANNEL_VISIBILITY_ON_ACCEPTANCE);
  EXPECT_FALSE(read_enum_word(type, "unspecified"));
  EXPECT_EQ(all_enum_words(type), "public, on_acceptance or internal");
}

}  // namespace
}  // namespace veieninn::cli
