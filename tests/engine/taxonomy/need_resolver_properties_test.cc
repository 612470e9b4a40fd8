// What holds for every taxonomy and every text, tried on random ones.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/stop_words.h"
#include "engine/taxonomy/text_normalizer.h"
#include "engine/taxonomy/topic_terms.h"
#include "tests/engine/taxonomy/random_language.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::uint32_t kSeeds = 300;

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

TEST(NeedResolverProperties, DoNotDependOnTheOrderOfTopicsOrLabels) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    std::mt19937 random(seed);
    std::vector<model::Topic> topics = random_topics(random, 12);
    const std::string text = random_sentence(random, 25);
    const std::vector<NeedTopic> before = NeedResolver(topics).resolve(text, {"t3"});
    std::ranges::shuffle(topics, random);
    for (model::Topic& topic : topics) {
      std::ranges::shuffle(topic.labels, random);
      std::ranges::shuffle(topic.hidden_labels, random);
    }
    ASSERT_EQ(before, NeedResolver(topics).resolve(text, {"t3"}))
        << "seed " << seed << ": " << text;
  }
}

TEST(NeedResolverProperties, WeightsAreAShareOfOneAndFall) {
  std::size_t understood = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const NeedResolver resolver(random_topics(random, 40));
    const std::vector<NeedTopic> found = resolver.resolve(random_sentence(random, 40), {});
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

TEST(NeedResolverProperties, MatchedWordsStandOnCharacterBordersAndDoNotOverlap) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const NeedResolver resolver(random_topics(random, 40));
    const std::string text = random_sentence(random, 30);
    for (const NeedTopic& topic : resolver.resolve(text, {})) {
      ASSERT_FALSE(topic.matched_words.empty());
      std::uint32_t last_end = 0;
      for (const MatchedWords& at : topic.matched_words) {
        ASSERT_LT(at.start, at.end);
        ASSERT_TRUE(is_border(text, at.start) && is_border(text, at.end)) << text;
        ASSERT_LE(last_end, at.start) << text;
        last_end = at.end;
      }
    }
  }
}

// The score as need_resolver.h and topic_index.h define it, added up from the topics' texts with
// neither postings nor shortcuts; for needs of words that are spelled right.
class Definition {
 public:
  explicit Definition(const std::vector<model::Topic>& topics) {
    for (const model::Topic& topic : topics) {
      own_.push_back(terms_of(topic, *WordKnowledge::built_in(), parameters_));
    }
    for (const TopicTerms& terms : own_) {
      double length = 0;
      for (const TopicTerm& term : terms.terms) length += term.weight;
      lengths_.push_back(length);
      mean_ += length / static_cast<double>(topics.size());
    }
  }

  double score(std::size_t topic, const std::map<std::string, double>& need) const {
    double score = 0;
    for (const auto& [term, weight] : need) {
      const double v = weight_in(topic, term);
      if (v == 0) continue;
      const double k = parameters_.saturation *
                       (1 - parameters_.length + parameters_.length * lengths_[topic] / mean_);
      score += weight * idf(term) * v * (1 + parameters_.saturation) / (v + k);
    }
    for (const TopicPhrase& phrase : own_[topic].phrases) {
      double whole = 0;
      for (const std::string& term : phrase.terms) {
        if (!need.contains(term)) {
          whole = 0;
          break;
        }
        whole += idf(term) * need.at(term);
      }
      score += parameters_.text_found_whole * phrase.weight * whole;
    }
    double covered = 0;
    for (const std::vector<std::string>& label : own_[topic].labels) {
      double all = 0;
      double found = 0;
      for (const std::string& term : label) {
        all += idf(term);
        if (need.contains(term)) found += idf(term) * std::min(1.0, need.at(term));
      }
      covered = std::max(covered, found / all);
    }
    return score * (1 + parameters_.label_covered * covered);
  }

 private:
  double weight_in(std::size_t topic, const std::string& term) const {
    for (const TopicTerm& one : own_[topic].terms) {
      if (one.term == term) return one.weight;
    }
    return 0;
  }
  double idf(const std::string& term) const {
    double frequency = 0;
    for (std::size_t i = 0; i < own_.size(); ++i) frequency += weight_in(i, term) > 0 ? 1 : 0;
    return std::log(1 + (static_cast<double>(own_.size()) - frequency + 0.5) / (frequency + 0.5));
  }

  ResolverParameters parameters_;
  std::vector<TopicTerms> own_;
  std::vector<double> lengths_;
  double mean_ = 0;
};

// Random Norwegian words that are neither stop words, fillers nor compounds.
std::vector<std::string> plain_words() {
  return {"blomst", "varer", "hytte", "sau", "bok", "mur", "gård", "sykkel", "kai", "fjell"};
}

TEST(NeedResolverProperties, AgreeWithTheDefinition) {
  const std::vector<std::string> words = plain_words();
  std::size_t compared = 0;
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const auto some_words = [&](std::size_t most) {
      std::string text;
      for (auto n = 1 + random() % most; n > 0; --n) text += words[random() % words.size()] + " ";
      return text;
    };
    std::vector<model::Topic> topics(10);
    for (std::size_t i = 0; i < topics.size(); ++i) {
      topics[i].id = "t" + std::to_string(i);
      topics[i].labels = {{"nb", some_words(3)}};
      topics[i].hidden_labels = {{"nb", some_words(3)}, {"nn", some_words(2)}};
    }
    const std::string text = some_words(6);
    std::map<std::string, double> need;
    for (const Word& word : words_of(text)) {
      need[term_of(StemLanguage::kNorwegian, word.spelling, true)] = 1;
    }
    const Definition definition(topics);
    ResolverParameters parameters;
    parameters.told_already = 1;  // the score before topics are spread over the words
    const NeedResolver resolver(topics, WordKnowledge::built_in(), parameters);
    for (const RankedTopic& ranked : resolver.rank(text, topics.size())) {
      const auto position = static_cast<std::size_t>(ranked.topic[1] - '0');
      ASSERT_NEAR(ranked.score, definition.score(position, need), 1e-12) << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 5 * kSeeds);
}

TEST(NeedResolverProperties, EveryLabelLeadsToItsTopic) {
  for (std::uint32_t seed = 0; seed < kSeeds; ++seed) {
    std::mt19937 random(seed);
    const std::vector<model::Topic> topics = random_topics(random, 8);
    const NeedResolver resolver(topics);
    for (const model::Topic& topic : topics) {
      for (const model::LocalizedText& label : topic.labels) {
        if (std::ranges::all_of(words_of(label.text),
                                [](const Word& word) { return is_stop_word(word.spelling); })) {
          continue;
        }
        const std::vector<RankedTopic> found = resolver.rank(label.text, topics.size());
        ASSERT_TRUE(std::ranges::any_of(
            found, [&](const RankedTopic& one) { return one.topic == topic.id; }))
            << "seed " << seed << ": " << label.text;
      }
    }
  }
}

}  // namespace
}  // namespace veieninn::taxonomy
