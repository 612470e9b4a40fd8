// What holds for every taxonomy and every text, tried on random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "engine/taxonomy/need_matcher.h"
#include "engine/taxonomy/text_normalizer.h"
#include "tests/engine/taxonomy/random_language.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::uint32_t kSeeds = 300;

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

TEST(NeedMatcherProperties, DoNotDependOnTheOrderOfTopicsOrLabels) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    std::mt19937 random(seed);
    std::vector<model::Topic> topics = random_topics(random, 12);
    const std::string text = random_sentence(random, 25);
    const std::vector<NeedTopic> before = NeedMatcher(topics).match(text, {"t3"});
    std::ranges::shuffle(topics, random);
    for (model::Topic& topic : topics) {
      std::ranges::shuffle(topic.labels, random);
      std::ranges::shuffle(topic.hidden_labels, random);
    }
    ASSERT_EQ(before, NeedMatcher(topics).match(text, {"t3"})) << "seed " << seed << ": " << text;
  }
}

TEST(NeedMatcherProperties, WeightsAreAShareOfOneAndFall) {
  std::size_t understood = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const NeedMatcher matcher(random_topics(random, 40));
    const std::vector<NeedTopic> found = matcher.match(random_sentence(random, 40), {});
    if (found.empty()) continue;
    ++understood;
    double sum = 0;
    for (const NeedTopic& topic : found) {
      EXPECT_GT(topic.weight, 0);
      sum += topic.weight;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_LE(found.size(), kNeedTopicsMax);
    EXPECT_TRUE(std::ranges::is_sorted(found, [](const NeedTopic& a, const NeedTopic& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.topic < b.topic;
    }));
  }
  EXPECT_GT(understood, kSeeds / 2);
}

TEST(NeedMatcherProperties, MatchedWordsStandOnCharacterBordersAndDoNotOverlap) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const NeedMatcher matcher(random_topics(random, 40));
    const std::string text = random_sentence(random, 30);
    std::set<std::pair<std::uint32_t, std::uint32_t>> runs;
    for (const NeedTopic& topic : matcher.match(text, {})) {
      ASSERT_FALSE(topic.matched_words.empty());
      for (const MatchedWords& at : topic.matched_words) {
        ASSERT_LT(at.start, at.end);
        ASSERT_TRUE(is_border(text, at.start) && is_border(text, at.end)) << text;
        runs.emplace(at.start, at.end);
      }
    }
    std::uint32_t last_end = 0;
    for (const auto& [start, end] : runs) {
      ASSERT_LE(last_end, start) << text;
      last_end = end;
    }
  }
}

using Keys = std::vector<std::string>;

Keys keys_of(const std::vector<Word>& words, const std::string& language) {
  const Stemmer stemmer(language == "en" ? StemLanguage::kEnglish : StemLanguage::kNorwegian);
  Keys keys;
  for (const Word& word : words) keys.push_back(stemmer.key_of(word.spelling));
  return keys;
}

// The definition in need_matcher.h, word for word, with neither tables nor shortcuts.
class Definition {
 public:
  Definition(const std::vector<model::Topic>& topics, const std::string& text)
      : words_(words_of(text)) {
    for (const std::string language : {"nb", "en"}) in_[language] = keys_of(words_, language);
    for (const model::Topic& topic : topics) {
      for (const auto& label : topic.labels) add(topic.id, label, 1);
      for (const auto& label : topic.hidden_labels) add(topic.id, label, 0.9);
    }
  }

  std::map<std::string, double> weights() const {
    std::vector<bool> taken(words_.size(), false);
    std::map<std::string, double> weights;
    double total = 0;
    for (std::size_t count = words_.size(); count > 0; --count) {
      for (std::size_t first = 0; first + count <= words_.size(); ++first) {
        const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(first);
        if (std::find(begin, begin + static_cast<std::ptrdiff_t>(count), true) !=
            begin + static_cast<std::ptrdiff_t>(count))
          continue;
        const std::map<std::string, double> led_to = topics_of(first, count);
        for (const auto& [id, specificity] : led_to) {
          const double weight =
              static_cast<double>(count) * specificity / static_cast<double>(led_to.size());
          weights[id] += weight;
          total += weight;
        }
        if (!led_to.empty()) std::fill_n(begin, count, true);
      }
    }
    for (auto& [id, weight] : weights) weight /= total;
    return weights;
  }

 private:
  struct Label {
    std::string topic;
    std::string language;
    Keys keys;
    double specificity;
  };

  void add(const std::string& topic, const model::LocalizedText& label, double specificity) {
    const std::string language = label.language == "en" ? "en" : "nb";
    labels_.push_back({topic, language, keys_of(words_of(label.text), language), specificity});
  }

  std::map<std::string, double> topics_of(std::size_t first, std::size_t count) const {
    std::map<std::string, double> specificity;
    if (count == 1 && is_stop_word(words_[first].spelling)) return specificity;
    for (const Label& label : labels_) {
      const auto begin = in_.at(label.language).begin() + static_cast<std::ptrdiff_t>(first);
      if (label.keys.size() != count || !std::equal(label.keys.begin(), label.keys.end(), begin))
        continue;
      double& highest = specificity[label.topic];
      highest = std::max(highest, label.specificity);
    }
    return specificity;
  }

  std::vector<Word> words_;
  std::map<std::string, Keys> in_;  // the words' keys by language
  std::vector<Label> labels_;
};

TEST(NeedMatcherProperties, AgreeWithTheDefinition) {
  std::size_t understood = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::vector<model::Topic> topics =
        random_topics(random, 12);  // fewer than the most named
    const std::string text = random_sentence(random, 12);
    const auto expected = Definition(topics, text).weights();
    const std::vector<NeedTopic> found = NeedMatcher(topics).match(text, {});
    ASSERT_EQ(found.size(), expected.size()) << text;
    for (const NeedTopic& topic : found) {
      ASSERT_TRUE(expected.contains(topic.topic)) << text;
      ASSERT_NEAR(topic.weight, expected.at(topic.topic), 1e-12) << text;
    }
    understood += found.size();
  }
  EXPECT_GT(understood, kSeeds);
}

TEST(NeedMatcherProperties, EveryLabelLeadsToItsTopic) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    std::mt19937 random(seed);
    const std::vector<model::Topic> topics = random_topics(random, 12);
    const NeedMatcher matcher(topics);
    for (const model::Topic& topic : topics) {
      for (const model::LocalizedText& label : topic.labels) {
        const std::vector<NeedTopic> found = matcher.match(label.text, {});
        ASSERT_TRUE(
            std::ranges::any_of(found, [&](const NeedTopic& one) { return one.topic == topic.id; }))
            << "seed " << seed << ": " << label.text;
      }
    }
  }
}

}  // namespace
}  // namespace veieninn::taxonomy
