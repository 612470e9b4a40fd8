// What the resolver makes of where needs ended: does it help those that come after?
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "engine/taxonomy/need_resolver.h"
#include "engine/taxonomy/need_words.h"
#include "engine/taxonomy/word_associations.h"

namespace veieninn::taxonomy {
namespace {

constexpr std::size_t kTopics = 40;
constexpr std::size_t kTradeWords = 15;  // of each topic, in no label

// A word of the trade, made of syllables, that no list knows.
std::string trade_word(std::mt19937& random) {
  constexpr std::string_view kFirst = "bdfgjklmnprstv";
  constexpr std::string_view kSecond = "aeiouyø";
  std::string word;
  for (int i = 0; i < 4; ++i) {
    word += kFirst[random() % kFirst.size()];
    word += kSecond.substr(random() % 6, 1);
  }
  return word + "k";
}

struct Need {
  std::string text;
  std::size_t topic;
};

// Entrepreneurs who speak their trade's language: three of its fifteen words, one of another's, and
// words that anybody uses.
class Trades {
 public:
  explicit Trades(std::uint32_t seed) : random_(seed) {
    for (std::size_t topic = 0; topic < kTopics; ++topic) {
      auto& words = words_.emplace_back();
      for (std::size_t i = 0; i < kTradeWords; ++i) words.push_back(trade_word(random_));
    }
  }

  std::vector<model::Topic> topics() {
    std::vector<model::Topic> all(kTopics);
    for (std::size_t i = 0; i < kTopics; ++i) {
      all[i].id = "t" + std::to_string(i);
      all[i].labels = {{"nb", trade_word(random_)}};
    }
    return all;
  }

  Need need() {
    const std::size_t topic = random_() % kTopics;
    const std::size_t other = random_() % kTopics;
    std::string text = "vi vil gjerne";
    for (int i = 0; i < 3; ++i) text += " " + words_[topic][random_() % kTradeWords];
    text += " med " + words_[other][random_() % kTradeWords] + " snart";
    return {text, topic};
  }

 private:
  std::mt19937 random_;
  std::vector<std::vector<std::string>> words_;
};

WordAssociations learn_from(Trades& trades, std::size_t count) {
  std::vector<Need> needs;
  std::vector<std::vector<std::string>> words;
  for (std::size_t i = 0; i < count; ++i) {
    needs.push_back(trades.need());
    words.push_back(need_words_of(needs.back().text));
  }
  std::vector<std::string> ids;
  for (const Need& need : needs) ids.push_back("t" + std::to_string(need.topic));
  std::vector<NeedOutcome> outcomes;
  for (std::size_t i = 0; i < count; ++i) outcomes.push_back({i, ids[i], words[i]});
  return WordAssociations(outcomes);
}

double hit_rate(const NeedResolver& resolver, Trades& trades) {
  constexpr int kHeldBack = 500;
  int hits = 0;
  for (int i = 0; i < kHeldBack; ++i) {
    const Need need = trades.need();
    const auto found = resolver.resolve(need.text);
    hits += !found.empty() && found[0].topic == "t" + std::to_string(need.topic) ? 1 : 0;
  }
  return static_cast<double>(hits) / kHeldBack;
}

TEST(NeedLearning, HelpsNeedsThatWereHeldBack) {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) {
    Trades trades(seed);
    const NeedResolver untaught(trades.topics());
    const NeedResolver taught(untaught, learn_from(trades, 2000));
    EXPECT_LT(hit_rate(untaught, trades), 0.05);
    EXPECT_GT(hit_rate(taught, trades), 0.9);
  }
}

TEST(NeedLearning, IsOffUntilThereAreEnoughCases) {
  Trades trades(4);
  const NeedResolver untaught(trades.topics());
  const WordAssociations few = learn_from(trades, 150);
  ASSERT_FALSE(few.learned().empty());
  const NeedResolver taught(untaught, few);
  for (int i = 0; i < 100; ++i) {
    const Need need = trades.need();
    EXPECT_EQ(taught.resolve(need.text), untaught.resolve(need.text));
  }
}

class TaughtResolver : public testing::Test {
 protected:
  // 220 ventures said "makerspace" and came to work; 100 more cases ended at schools.
  TaughtResolver() {
    std::vector<NeedOutcome> outcomes;
    for (std::uint64_t i = 0; i < 220; ++i) outcomes.push_back({i, "arbeid", words_});
    for (std::uint64_t i = 0; i < 300; ++i) outcomes.push_back({i, "skole", {}});
    taught_ = std::make_unique<NeedResolver>(untaught_, WordAssociations(outcomes));
  }

  static std::vector<model::Topic> topics() {
    std::vector<model::Topic> all(3);
    all[0].id = "arbeid";
    all[0].labels = {{"nb", "Arbeid"}};
    all[1].id = "skole";
    all[1].labels = {{"nb", "Skole"}};
    all[2].id = "vei";
    all[2].labels = {{"nb", "Vei"}};
    return all;
  }

  const std::vector<std::string> words_ = {"makerspace"};
  NeedResolver untaught_{topics()};
  std::unique_ptr<NeedResolver> taught_;
};

TEST_F(TaughtResolver, SaysThatItWasLearned) {
  EXPECT_TRUE(untaught_.resolve("et makerspace").empty());
  const auto found = taught_->resolve("et makerspace");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].topic, "arbeid");
  EXPECT_THAT(found[0].matched_words,
              testing::ElementsAre(MatchedWords{3, 13, MatchKind::kLearned}));
}

TEST_F(TaughtResolver, LetsALabelOutweighIt) {
  const auto found = taught_->resolve("makerspace i en skole");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].topic, "skole");
  EXPECT_EQ(found[1].topic, "arbeid");
}

TEST_F(TaughtResolver, LearnsNothingOfTopicsThatAreGone) {
  const std::vector<NeedOutcome> outcomes(1, {1, "borte", words_});
  LearningParameters parameters;
  parameters.least_cases = 1;
  parameters.least_ventures = 1;
  parameters.least_lift = 0;
  const WordAssociations learned(outcomes, {}, parameters);
  ASSERT_EQ(learned.learned().size(), 1U);
  EXPECT_TRUE(NeedResolver(untaught_, learned).resolve("et makerspace").empty());
}

}  // namespace
}  // namespace veieninn::taxonomy
