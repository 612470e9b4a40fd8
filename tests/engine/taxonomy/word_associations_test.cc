#include "engine/taxonomy/word_associations.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Ended {
  std::uint64_t venture;
  std::string topic;
  std::vector<std::string> words;
};

WordAssociations learn(const std::vector<Ended>& all, const std::vector<UnlearnedWord>& not_of = {},
                       const LearningParameters& parameters = {}) {
  std::vector<NeedOutcome> outcomes;
  outcomes.reserve(all.size());
  for (const Ended& one : all) outcomes.push_back({one.venture, one.topic, one.words});
  return WordAssociations(outcomes, not_of, parameters);
}

std::vector<std::string> told(const WordAssociations& associations) {
  std::vector<std::string> pairs;
  for (const WordAssociation& one : associations.learned()) {
    pairs.push_back(one.word + " -> " + one.topic);
  }
  return pairs;
}

// `count` ventures, from number `first` on, whose need with `words` ended at `topic`.
void add(std::vector<Ended>& all, std::uint64_t first, int count, const std::string& topic,
         const std::vector<std::string>& words) {
  for (int i = 0; i < count; ++i) {
    all.push_back({first + static_cast<std::uint64_t>(i), topic, words});
  }
}

// Nothing to do with one another, so that topics are rare.
std::vector<Ended> others() {
  std::vector<Ended> all;
  for (int i = 0; i < 10; ++i) add(all, 1000, 3, "annet" + std::to_string(i), {});
  return all;
}

TEST(WordAssociations, LearnWhatThreeVenturesSayAlike) {
  std::vector<Ended> all = others();
  add(all, 1, 2, "arbeid", {"verkstedet"});
  EXPECT_THAT(learn(all).learned(), IsEmpty()) << "two are too few";
  add(all, 3, 1, "arbeid", {"verksted"});
  EXPECT_THAT(told(learn(all)), ElementsAre("verksted -> arbeid")) << "in any inflection";
}

TEST(WordAssociations, DrawTheShareToTheTopicsOwn) {
  std::vector<Ended> all = others();
  add(all, 1, 4, "arbeid", {"sykkel"});
  add(all, 5, 1, "idrett", {"sykkel"});
  const WordAssociations associations = learn(all);
  ASSERT_EQ(associations.learned().size(), 1U);
  const WordAssociation& one = associations.learned()[0];
  EXPECT_EQ(one.cases, 4);
  EXPECT_EQ(one.word_cases, 5);
  EXPECT_DOUBLE_EQ(one.share, (4 + 2 * 4.0 / 35) / (5 + 2));
}

TEST(WordAssociations, OneVentureAloneTeachesNothing) {
  std::vector<Ended> all = others();
  for (int i = 0; i < 1000; ++i) all.push_back({7, "arbeid", {"sykkel"}});
  EXPECT_THAT(learn(all).learned(), IsEmpty());
  EXPECT_EQ(learn(all).case_count(), 31) << "and makes no more than one case";
}

TEST(WordAssociations, LearnNothingOfAWordThatEndsAnywhere) {
  std::vector<Ended> all = others();
  for (int i = 0; i < 10; ++i) {
    add(all, 10 * static_cast<std::uint64_t>(i), 4, "tema" + std::to_string(i), {"gjerne"});
  }
  add(all, 200, 5, "tema0", {"sykkel"});
  EXPECT_THAT(told(learn(all)), ElementsAre("sykkel -> tema0"));
}

TEST(WordAssociations, LeaveOutWhatIsUnwanted) {
  std::vector<Ended> all = others();
  add(all, 1, 5, "arbeid", {"sykkel", "verksted"});
  EXPECT_THAT(told(learn(all, {{"arbeid", "verkstedene"}, {"idrett", "sykkel"}})),
              ElementsAre("sykkel -> arbeid"));
}

TEST(WordAssociations, AreNotUsedBeforeThereAreEnoughCases) {
  std::vector<Ended> all;
  add(all, 1, 199, "arbeid", {"sykkel"});
  EXPECT_FALSE(learn(all).is_used());
  add(all, 300, 1, "idrett", {});
  EXPECT_TRUE(learn(all).is_used());
  EXPECT_FALSE(WordAssociations().is_used());
}

TEST(WordAssociations, AreBounded) {
  std::vector<Ended> all = others();
  for (int topic = 0; topic < 5; ++topic) {
    add(all, 10 * static_cast<std::uint64_t>(topic), 3 + topic, "tema" + std::to_string(topic),
        {"sykkel"});
  }
  LearningParameters parameters;
  parameters.least_lift = 0;
  EXPECT_THAT(told(learn(all, {}, parameters)),
              ElementsAre("sykkel -> tema2", "sykkel -> tema3", "sykkel -> tema4"));
  parameters.associations_max = 1;
  EXPECT_THAT(told(learn(all, {}, parameters)), ElementsAre("sykkel -> tema4"));
}

// The definition, counted with sets.
std::map<std::pair<std::string, std::string>, double> shares_by_definition(
    const std::vector<Ended>& all, const LearningParameters& parameters) {
  std::set<std::pair<std::string, std::uint64_t>> cases;
  std::map<std::string, std::set<std::pair<std::string, std::uint64_t>>> cases_of_word;
  for (const Ended& one : all) {
    cases.emplace(one.topic, one.venture);
    for (const std::string& word : one.words) cases_of_word[word].emplace(one.topic, one.venture);
  }
  const auto of_topic = [](const auto& some, const std::string& topic) {
    return static_cast<double>(
        std::ranges::count_if(some, [&](const auto& one) { return one.first == topic; }));
  };
  std::map<std::pair<std::string, std::string>, double> shares;
  for (const auto& [word, of_word] : cases_of_word) {
    for (const auto& [topic, venture] : of_word) {
      const double together = of_topic(of_word, topic);
      const double prior = of_topic(cases, topic) / static_cast<double>(cases.size());
      const double share = (together + parameters.prior_strength * prior) /
                           (static_cast<double>(of_word.size()) + parameters.prior_strength);
      if (together >= static_cast<double>(parameters.least_ventures) &&
          share >= parameters.least_lift * prior) {
        shares[{word, topic}] = share;
      }
    }
  }
  return shares;
}

TEST(WordAssociations, AreWhatTheirDefinitionSaysInWhateverOrderCasesCome) {
  const std::vector<std::string> words = {"sykkel", "verksted", "suppe", "garn", "plen"};
  LearningParameters parameters;
  parameters.topics_a_word = 100;
  parameters.least_ventures = 2;
  parameters.least_lift = 1.2;
  std::size_t learned = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    std::mt19937 random(seed);
    std::vector<Ended> all(random() % 120);
    for (Ended& one : all) {
      one.venture = random() % 40;
      one.topic = "tema" + std::to_string(random() % 6);
      for (auto n = random() % 4; n > 0; --n) one.words.push_back(words[random() % words.size()]);
    }
    const WordAssociations first = learn(all, {}, parameters);
    std::map<std::pair<std::string, std::string>, double> found;
    for (const WordAssociation& one : first.learned()) found[{one.word, one.topic}] = one.share;
    EXPECT_EQ(found, shares_by_definition(all, parameters)) << "seed " << seed;
    learned += found.size();
    std::ranges::shuffle(all, random);
    EXPECT_TRUE(std::ranges::equal(learn(all, {}, parameters).learned(), first.learned()));
  }
  EXPECT_GT(learned, 100U) << "or nothing was tried";
}

}  // namespace
}  // namespace veieninn::taxonomy
