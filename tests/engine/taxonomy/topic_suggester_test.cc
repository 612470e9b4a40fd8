#include "engine/taxonomy/topic_suggester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/taxonomy/text_normalizer.h"
#include "tests/engine/taxonomy/random_language.h"

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<model::Topic> some_topics() {
  std::vector<model::Topic> topics(4);
  topics[0].id = "barnehage";
  topics[0].labels = {{"nb", "Barnehage"}, {"en", "Kindergarten"}};
  topics[1].id = "plass";
  topics[1].labels = {{"nb", "Plass i barnehage"}, {"en", "Kindergarten place"}};
  topics[2].id = "skole";
  topics[2].labels = {{"nb", "Skole"}};
  topics[2].hidden_labels = {{"nb", "Barneskole"}, {"en", "Bårn"}};
  topics[3].id = "tilsyn";
  topics[3].labels = {{"nb", "Barnehagetilsyn"}};
  return topics;
}

std::vector<std::string> ids(const std::vector<SuggestedTopic>& suggested) {
  std::vector<std::string> all;
  for (const SuggestedTopic& one : suggested) all.push_back(one.topic);
  return all;
}

TEST(TopicSuggester, PutsLabelsFirstThenTheirLaterWordsThenSynonyms) {
  const TopicSuggester suggester(some_topics());
  EXPECT_THAT(ids(suggester.suggest("barn", "nb", 10)),
              ElementsAre("barnehage", "tilsyn", "plass", "skole"));
  EXPECT_THAT(ids(suggester.suggest("BARNEHAGE", "nb", 10)),
              ElementsAre("barnehage", "tilsyn", "plass"));
}

TEST(TopicSuggester, PutsTheCallersLanguageFirst) {
  const TopicSuggester suggester(some_topics());
  EXPECT_THAT(ids(suggester.suggest("kinder", "en", 10)), ElementsAre("barnehage", "plass"));
  EXPECT_THAT(ids(suggester.suggest("barn", "en", 1)), ElementsAre("skole"));
  EXPECT_THAT(ids(suggester.suggest("kinder", "nb", 10)), ElementsAre("barnehage", "plass"))
      << "other languages are found too";
}

TEST(TopicSuggester, SaysWhatBeginsSo) {
  const TopicSuggester suggester(some_topics());
  EXPECT_THAT(suggester.suggest("barnesk", "nb", 10),
              ElementsAre(SuggestedTopic{"skole", "Barneskole", false}));
}

TEST(TopicSuggester, IsQuietWhereNothingBeginsSo) {
  const TopicSuggester suggester(some_topics());
  EXPECT_THAT(suggester.suggest("", "nb", 10), IsEmpty());
  EXPECT_THAT(suggester.suggest("🚲 !", "nb", 10), IsEmpty());
  EXPECT_THAT(suggester.suggest("xyz", "nb", 10), IsEmpty());
  EXPECT_THAT(suggester.suggest("barn", "nb", 0), IsEmpty());
  EXPECT_THAT(suggester.suggest(std::string(1'000'000, 'b'), "nb", 10), IsEmpty());
}

// Every topic with a text in which some word begins with what was typed, and no other.
TEST(TopicSuggesterProperties, FindExactlyWhatBeginsSo) {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    const std::vector<model::Topic> topics = random_topics(random, 12);
    const std::string typed(random_word(random, true).substr(0, 2));
    if (words_of(typed).empty()) continue;
    const std::string prefix = folded(words_of(typed)[0].spelling);
    std::vector<std::string> expected;
    for (const model::Topic& topic : topics) {
      std::vector<model::LocalizedText> texts = topic.labels;
      texts.insert(texts.end(), topic.hidden_labels.begin(), topic.hidden_labels.end());
      const bool begins = std::ranges::any_of(texts, [&](const model::LocalizedText& text) {
        return std::ranges::any_of(words_of(text.text), [&](const Word& word) {
          return folded(word.spelling).starts_with(prefix);
        });
      });
      if (begins) expected.push_back(topic.id);
    }
    std::vector<std::string> found = ids(TopicSuggester(topics).suggest(typed, "nb", 20));
    std::ranges::sort(found);
    std::ranges::sort(expected);
    EXPECT_EQ(found, expected) << "seed " << seed << " " << typed;
  }
}

}  // namespace
}  // namespace veieninn::taxonomy
