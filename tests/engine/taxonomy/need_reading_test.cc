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
  NeedReading reading = read_need(text);
  silence_names(reading, names);
  for (const NeedWord& word : reading.words) {
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

TEST(NeedReading, CountsTheStopWordsOfEachLanguage) {
  const NeedReading norwegian = read_need("vi trenger en skole");
  EXPECT_GT(norwegian.norwegian_stop_words, norwegian.english_stop_words);
  const NeedReading english = read_need("we have a school");
  EXPECT_GT(english.english_stop_words, english.norwegian_stop_words);
  const NeedReading neither = read_need("sport");
  EXPECT_EQ(neither.norwegian_stop_words, 0);
  EXPECT_EQ(neither.english_stop_words, 0);
}

TEST(NeedReading, TakesACapitalInsideASentenceForAName) {
  const NeedReading reading = read_need("Barn i Ås. Skole");
  ASSERT_EQ(reading.words.size(), 4U);
  EXPECT_FALSE(reading.words[0].may_be_name);
  EXPECT_TRUE(reading.words[2].may_be_name);
  EXPECT_FALSE(reading.words[3].may_be_name) << "begins a sentence";
}

}  // namespace
}  // namespace veieninn::taxonomy
