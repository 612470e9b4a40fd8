#include "engine/taxonomy/topic_neighbourhood.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace veieninn::taxonomy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// Powers of two, so that products are exact.
constexpr NearnessParameters kParameters{
    .narrower = 0.5, .broader = 0.25, .related = 0.125, .turn = 0.5, .least = 1.0 / 64};

model::Topic topic(const std::string& id, std::vector<std::string> broader = {},
                   std::vector<std::string> related = {}) {
  model::Topic made;
  made.id = id;
  made.broader = std::move(broader);
  made.related = std::move(related);
  return made;
}

// arbeid over frivillig and praksis, praksis over utplassering; skole beside praksis.
std::vector<model::Topic> work() {
  return {topic("arbeid"), topic("frivillig", {"arbeid"}), topic("praksis", {"arbeid"}, {"skole"}),
          topic("utplassering", {"praksis"}), topic("skole")};
}
enum : std::uint32_t { kWork, kVolunteering, kPractice, kPlacement, kSchool };

// What is near `from`, by topic.
std::optional<NearTopic> near(const std::vector<std::vector<NearTopic>>& rows, std::uint32_t from,
                              std::uint32_t to) {
  const auto found = std::ranges::find(rows.at(from), to, &NearTopic::topic);
  return found == rows[from].end() ? std::nullopt : std::optional(*found);
}

TEST(TopicNeighbourhood, HoldsTheTopicItselfFirst) {
  const auto rows = build_neighbourhood(work(), kParameters);
  ASSERT_EQ(rows.size(), 5U);
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].front(), (NearTopic{i, 1.0, Relation::kSame}));
  }
}

TEST(TopicNeighbourhood, NamesTheRelationOfEachStep) {
  const auto rows = build_neighbourhood(work(), kParameters);
  EXPECT_EQ(near(rows, kWork, kPractice), (NearTopic{kPractice, 0.5, Relation::kNarrower}));
  EXPECT_EQ(near(rows, kPractice, kWork), (NearTopic{kWork, 0.25, Relation::kBroader}));
  EXPECT_EQ(near(rows, kPractice, kSchool), (NearTopic{kSchool, 0.125, Relation::kRelated}));
  EXPECT_EQ(near(rows, kSchool, kPractice), (NearTopic{kPractice, 0.125, Relation::kRelated}));
}

TEST(TopicNeighbourhood, MultipliesStepsInOneDirection) {
  const auto rows = build_neighbourhood(work(), kParameters);
  EXPECT_EQ(near(rows, kWork, kPlacement), (NearTopic{kPlacement, 0.25, Relation::kNarrower}));
  EXPECT_EQ(near(rows, kPlacement, kWork), (NearTopic{kWork, 1.0 / 16, Relation::kBroader}));
}

TEST(TopicNeighbourhood, MakesASiblingFartherThanAParentOrAChild) {
  const auto rows = build_neighbourhood(work(), kParameters);
  EXPECT_EQ(near(rows, kVolunteering, kPractice),
            (NearTopic{kPractice, 0.25 * 0.5 * 0.5, Relation::kRelated}));
}

TEST(TopicNeighbourhood, LeavesOutWhatIsFartherThanTheLeast) {
  const auto rows = build_neighbourhood(work(), kParameters);
  EXPECT_EQ(near(rows, kSchool, kPlacement), (NearTopic{kPlacement, 1.0 / 32, Relation::kRelated}));
  EXPECT_EQ(near(rows, kSchool, kWork), (NearTopic{kWork, 1.0 / 64, Relation::kRelated}));
  EXPECT_EQ(near(rows, kSchool, kVolunteering), std::nullopt);
}

TEST(TopicNeighbourhood, TakesTheNearestOfSeveralWays) {
  std::vector<model::Topic> topics = work();
  topics[kPlacement].related = {"arbeid"};  // 1/8 across against 1/16 up twice
  const auto rows = build_neighbourhood(topics, kParameters);
  EXPECT_EQ(near(rows, kPlacement, kWork), (NearTopic{kWork, 0.125, Relation::kRelated}));
  EXPECT_EQ(near(rows, kWork, kPlacement), (NearTopic{kPlacement, 0.25, Relation::kNarrower}));
}

TEST(TopicNeighbourhood, OrdersARowByNearnessThenById) {
  const auto rows = build_neighbourhood(
      {topic("a"), topic("d", {"a"}), topic("c", {"a"}), topic("b", {}, {"a"})}, kParameters);
  EXPECT_THAT(
      rows[0],
      ElementsAre(NearTopic{0, 1.0, Relation::kSame}, NearTopic{2, 0.5, Relation::kNarrower},
                  NearTopic{1, 0.5, Relation::kNarrower}, NearTopic{3, 0.125, Relation::kRelated}));
}

TEST(TopicNeighbourhood, KeepsTheNearestWhereARowIsFull) {
  std::vector<model::Topic> topics = {topic("a")};
  for (int i = 100; i < 200; ++i) topics.push_back(topic("n" + std::to_string(i), {"a"}));
  topics.push_back(topic("a-first", {"a"}));
  const auto rows = build_neighbourhood(topics, kParameters);
  ASSERT_EQ(rows[0].size(), kNearTopicsMax);
  EXPECT_EQ(rows[0][1].topic, 101U);
  EXPECT_EQ(topics[rows[0].back().topic].id, "n161");
}

TEST(TopicNeighbourhood, IsNotCaughtInCircles) {
  const auto rows = build_neighbourhood(
      {topic("a", {"c", "a"}, {"a"}), topic("b", {"a"}), topic("c", {"b"}, {"a"})},
      {.narrower = 1, .broader = 1, .related = 1, .turn = 1, .least = 1.0 / 64});
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].size(), 3U);
    EXPECT_EQ(near(rows, i, i), (NearTopic{i, 1.0, Relation::kSame}));
  }
}

TEST(TopicNeighbourhood, PassesOverUnknownLinksAndEmptyRows) {
  EXPECT_THAT(build_neighbourhood({}, kParameters), IsEmpty());
  const auto rows =
      build_neighbourhood({topic("", {""}), topic("a", {"nowhere", ""})}, kParameters);
  EXPECT_THAT(rows[0], IsEmpty());
  EXPECT_THAT(rows[1], ElementsAre(NearTopic{1, 1.0, Relation::kSame}));
}

// -- against the definition: every path of a few steps, tried out --

std::vector<model::Topic> random_topics(std::mt19937& random) {
  const auto count = 2 + random() % 7;
  std::vector<model::Topic> topics;
  const auto some = [&] {
    std::vector<std::string> ids;
    for (auto n = random() % 3; n > 0; --n) ids.push_back("t" + std::to_string(random() % count));
    return ids;
  };
  for (std::uint32_t i = 0; i < count; ++i) {
    topics.push_back(topic("t" + std::to_string(i), some(), some()));
  }
  return topics;
}

class EveryPath {
 public:
  EveryPath(const std::vector<model::Topic>& topics, const NearnessParameters& parameters)
      : topics_(topics), parameters_(parameters) {}

  std::map<std::string, double> nearness_from(const std::string& id) {
    best_.clear();
    walk(id, 1, Relation::kSame);
    return best_;
  }

 private:
  void walk(const std::string& at, double nearness, Relation last) {
    if (nearness < parameters_.least) return;
    best_[at] = std::max(best_[at], nearness);
    for (const model::Topic& other : topics_) {
      for (const Relation step : {Relation::kNarrower, Relation::kBroader, Relation::kRelated}) {
        if (!leads(at, other, step)) continue;
        const bool straight =
            last == Relation::kSame || (last == step && step != Relation::kRelated);
        const double price = step == Relation::kNarrower  ? parameters_.narrower
                             : step == Relation::kBroader ? parameters_.broader
                                                          : parameters_.related;
        walk(other.id, nearness * price * (straight ? 1 : parameters_.turn),
             straight ? step : Relation::kRelated);
      }
    }
  }

  bool leads(const std::string& from, const model::Topic& to, Relation step) const {
    const auto here = std::ranges::find(topics_, from, &model::Topic::id);
    const auto has = [](const std::vector<std::string>& ids, const std::string& id) {
      return std::ranges::find(ids, id) != ids.end();
    };
    if (step == Relation::kNarrower) return has(to.broader, from);
    if (step == Relation::kBroader) return has(here->broader, to.id);
    return has(here->related, to.id) || has(to.related, from);
  }

  const std::vector<model::Topic>& topics_;
  const NearnessParameters& parameters_;
  std::map<std::string, double> best_;
};

TEST(TopicNeighbourhoodProperties, AgreesWithTheBestOfAllPaths) {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    const std::vector<model::Topic> topics = random_topics(random);
    const auto rows = build_neighbourhood(topics, kParameters);
    EveryPath every_path(topics, kParameters);
    for (std::uint32_t i = 0; i < topics.size(); ++i) {
      std::map<std::string, double> nearness;
      for (const NearTopic& near : rows[i]) nearness[topics[near.topic].id] = near.nearness;
      ASSERT_EQ(nearness, every_path.nearness_from(topics[i].id)) << topics[i].id;
    }
  }
}

TEST(TopicNeighbourhoodProperties, DoesNotDependOnTheOrderOfTopics) {
  constexpr NearnessParameters kUneven{
      .narrower = 0.85, .broader = 0.6, .related = 0.5, .turn = 0.5, .least = 0.05};
  using NamedRow = std::vector<std::tuple<std::string, double, Relation>>;
  const auto named = [&](const std::vector<model::Topic>& topics) {
    std::map<std::string, NamedRow> all;
    const auto rows = build_neighbourhood(topics, kUneven);
    for (std::uint32_t i = 0; i < topics.size(); ++i) {
      for (const NearTopic& near : rows[i]) {
        all[topics[i].id].emplace_back(topics[near.topic].id, near.nearness, near.relation);
      }
    }
    return all;
  };
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    std::vector<model::Topic> topics = random_topics(random);
    const auto before = named(topics);
    std::ranges::shuffle(topics, random);
    ASSERT_EQ(before, named(topics)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace veieninn::taxonomy
