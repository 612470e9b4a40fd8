#include "engine/taxonomy/need_reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> silent(std::string_view text, std::span<const TextRange> names = {}) {
  std::vector<std::string> words;
  for (const NeedWord& word : read_need(text, names, {}).words) {
    if (word.is_silent) words.push_back(word.word.spelling);
  }
  return words;
}

TEST(NeedReading, SilencesWhatTheNeedIsNotAbout) {
  EXPECT_THAT(silent("Vi er ikke barnehage, men skole"), ElementsAre("barnehage"));
  EXPECT_THAT(silent("Det gjeld ikkje ein barnehage men ein skule"),
              ElementsAre("ein", "barnehage"));
  EXPECT_THAT(silent("We are not a nursery but a school"), ElementsAre("a", "nursery"));
  EXPECT_THAT(silent("skole i stedet for barnehage, helst i år"), ElementsAre("barnehage"));
  EXPECT_THAT(silent("a school instead of childcare"), ElementsAre("childcare"));
}

TEST(NeedReading, KeepsWhatSomebodyDoesNotDo) {
  EXPECT_THAT(silent("ungdom som ikke går på skole, men vil jobbe"), IsEmpty());
  EXPECT_THAT(silent("de har ikke jobb"), IsEmpty());
  EXPECT_THAT(silent("Vi er ikke bare barnehage, men også skole"), IsEmpty());
  EXPECT_THAT(silent("Det er ikke barnehage. Vi vil men kan ikke"), IsEmpty());
}

TEST(NeedReading, SilencesWordsInsideNames) {
  const std::vector<TextRange> names = {{4, 17}};
  EXPECT_THAT(silent("hos Skole Forlag AS", names), ElementsAre("skole", "forlag"));
}

TEST(NeedReading, TellsTheLanguageByItsStopWords) {
  const ResolverParameters parameters;
  const NeedReading norwegian = read_need("vi trenger en skole", {}, parameters);
  EXPECT_EQ(norwegian.norwegian, 1);
  EXPECT_EQ(norwegian.english, parameters.other_language);
  const NeedReading english = read_need("we have a school", {}, parameters);
  EXPECT_EQ(english.norwegian, parameters.other_language);
  EXPECT_EQ(english.english, 1);
  const NeedReading neither = read_need("sport", {}, parameters);
  EXPECT_EQ(neither.norwegian, 1);
  EXPECT_EQ(neither.english, 1);
}

TEST(NeedReading, TakesACapitalInsideASentenceForAName) {
  const NeedReading reading = read_need("Barn i Ås. Skole", {}, {});
  ASSERT_EQ(reading.words.size(), 4U);
  EXPECT_FALSE(reading.words[0].may_be_name);
  EXPECT_TRUE(reading.words[2].may_be_name);
  EXPECT_FALSE(reading.words[3].may_be_name) << "begins a sentence";
}

}  // namespace
}  // namespace veieninn::taxonomy
