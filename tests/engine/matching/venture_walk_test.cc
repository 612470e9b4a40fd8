// What the search reads before it looks at a venture, and what it must not miss by that.
#include "engine/matching/venture_walk.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "engine/graph/snapshot_data.h"
#include "engine/matching/venture_rows.h"
#include "engine/matching/venture_search.h"
#include "tests/engine/matching/venture_oracle.h"
#include "tests/engine/random_world.h"
#include "tests/engine/small_town.h"
#include "tests/engine/venture_questions.h"

namespace veieninn::matching {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::World;

constexpr double kRounding = 1.0001;

// Ventures that were not taken, whose ceilings are above what is said to be left.
int above_what_is_left(const graph::SnapshotData& data, const VentureCeilings& ceilings,
                       const VentureRows& rows, const std::set<std::uint32_t>& taken) {
  int above = 0;
  for (std::uint32_t venture = 0; venture < data.venture_records.size(); ++venture) {
    if (!taken.contains(venture)) above += ceilings.of(venture) > rows.left() * kRounding;
  }
  return above;
}

TEST(VentureRows, HoldEveryVentureThatDoesSomethingNearAndLeaveNoneAboveWhatTheySayIsLeft) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    const graph::SnapshotData& data = snapshot->data();
    std::mt19937 random(seed);
    const VentureRequest request = test::random_venture_request(*snapshot, world, random);
    const NeedTopics need(data, request.topics);
    const VentureCeilings ceilings(data, need);
    VentureRows rows(data, need);
    std::set<std::uint32_t> taken;
    int above = above_what_is_left(data, ceilings, rows, taken);
    while (rows.left() > 0) {
      for (const std::uint32_t row : rows.take()) {
        taken.insert(data.venture_postings[row].begin(), data.venture_postings[row].end());
      }
      above += above_what_is_left(data, ceilings, rows, taken);
    }
    EXPECT_EQ(above, 0) << "seed " << seed;
    EXPECT_FALSE(taken.empty()) << "seed " << seed;
  }
}

TEST(VentureRows, TakeAllOfARareTopicBeforeThoseOfACommonOne) {
  test::SmallTown town(1, 21);
  town.world().topics.push_back({});
  town.world().topics.back().id = "rare";
  for (model::Venture& venture : town.world().ventures) venture.topics = {"topic"};
  town.world().ventures.back().topics = {"rare"};
  const auto snapshot = town.build();
  const std::vector<routing::WeightedTopic> asked = {{snapshot->find_topic("topic"), 0.5},
                                                     {snapshot->find_topic("rare"), 0.5}};
  const NeedTopics need(snapshot->data(), asked);
  VentureRows rows(snapshot->data(), need);
  const auto first = rows.take();
  ASSERT_EQ(first.size(), 1U);
  const auto ventures = snapshot->data().venture_postings[first.front()];
  ASSERT_EQ(ventures.size(), 1U);
  EXPECT_EQ(snapshot->venture_id(VentureIndex{ventures.front()}), "v20");
}

// Days after its newest deed on which a venture is worth something, each compared with its ceiling.
int compare(const graph::SnapshotData& data, const NeedTopics& need, std::uint32_t venture) {
  const PlaceShares anywhere(data, graph::kNone);
  const double ceiling = VentureCeilings(data, need).of(venture);
  const auto deeds = data.venture_deeds[venture];
  const std::int64_t newest =
      deeds.empty() ? kNow.unix_seconds - 700 * kSecondsPerDay : deeds.back().time;
  int compared = 0;
  for (const std::int64_t days : {0, 3, 29, 200, 900}) {
    const VentureView view(data, Instant{newest + days * kSecondsPerDay});
    const auto score = VentureScorer(data, view, need, anywhere).score(venture);
    if (!score) continue;
    EXPECT_LE(score->probability, ceiling) << "days " << days;
    ++compared;
  }
  return compared;
}

TEST(VentureCeilings, AreNoLessThanAVentureIsWorthFromItsNewestDeedOn) {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const VentureRequest request = test::random_venture_request(*snapshot, world, random);
    const NeedTopics need(snapshot->data(), request.topics);
    for (std::uint32_t venture = 0; venture < world.ventures.size(); ++venture) {
      compared += compare(snapshot->data(), need, venture);
    }
  }
  EXPECT_GT(compared, 300);
}

VentureRequest about_all_topics(const graph::Snapshot& snapshot, const World& world) {
  VentureRequest request;
  const std::size_t topics = std::min<std::size_t>(world.topics.size(), 32);
  for (std::size_t i = 0; i < topics; ++i) {
    request.topics.push_back(
        {snapshot.find_topic(world.topics[i].id), 1.0 / static_cast<double>(topics)});
  }
  request.max_results = 3;
  request.as_of_time = kNow;
  return request;
}

TEST(VentureSearch, FindsWhatAScanFindsForMoreTopicsThanOneRegisterHolds) {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const World world = test::random_world(seed);
    belief::ModelParameters by_probability_alone;
    by_probability_alone.load_spread_budget = 0;
    const auto snapshot = test::build(world, 0, by_probability_alone);
    const VentureRequest request = about_all_topics(*snapshot, world);
    ASSERT_GT(request.topics.size(), 4U);
    std::vector<double> best;
    for (const auto& [id, p] : test::probabilities(world, *snapshot, request)) best.push_back(p);
    std::ranges::sort(best, std::ranges::greater());
    const VentureAnswer answer = find_ventures(*snapshot, request).value();
    ASSERT_EQ(answer.ventures.size(), std::min<std::size_t>(best.size(), 3)) << "seed " << seed;
    for (std::size_t i = 0; i < answer.ventures.size(); ++i) {
      EXPECT_NEAR(answer.ventures[i].probability, best[i], 1e-9) << "seed " << seed;
    }
  }
}

TEST(VentureSearch, FindsForAnEarlierMomentWhoHasDoneTwoHundredOtherThingsSince) {
  test::SmallTown town(3, 1);
  town.world().topics.push_back({});
  town.world().topics.back().id = "other";
  town.world().ventures.front().topics.clear();
  for (int contact = 0; contact < 3; ++contact) {
    town.add(EngagementKind::kPiloted, 0, contact, days_ago(400));
  }
  for (int i = 0; i < 201; ++i) {
    town.add(EngagementKind::kReplied, 0, i % 3, days_ago(i)).topic = "other";
  }
  const auto snapshot = town.build();
  VentureRequest request;
  request.topics = {{snapshot->find_topic("topic"), 1}};
  request.as_of_time = days_ago(200);
  EXPECT_EQ(find_ventures(*snapshot, request).value().ventures.size(), 1U);
}

}  // namespace
}  // namespace veieninn::matching
