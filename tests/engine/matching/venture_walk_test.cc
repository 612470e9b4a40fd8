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
    for (bool is_over = false; !is_over;) {
      for (std::uint32_t venture = 0; venture < data.venture_records.size(); ++venture) {
        if (taken.contains(venture)) continue;
        EXPECT_LE(ceilings.of(venture), rows.left() * kRounding) << "seed " << seed;
      }
      is_over = rows.left() <= 0;
      if (is_over) break;
      for (const std::uint32_t row : rows.take()) {
        for (const std::uint32_t venture : data.venture_postings[row]) {
          EXPECT_GT(ceilings.of(venture), 0) << "seed " << seed;
          taken.insert(venture);
        }
      }
    }
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

TEST(VentureCeilings, AreNoLessThanAVentureIsWorthFromItsNewestDeedOn) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    const graph::SnapshotData& data = snapshot->data();
    std::mt19937 random(seed);
    const VentureRequest request = test::random_venture_request(*snapshot, world, random);
    const NeedTopics need(data, request.topics);
    const VentureCeilings ceilings(data, need);
    const PlaceShares anywhere(data, graph::kNone);
    for (std::uint32_t venture = 0; venture < data.venture_records.size(); ++venture) {
      const auto deeds = data.venture_deeds[venture];
      const std::int64_t newest =
          deeds.empty() ? kNow.unix_seconds - 700 * kSecondsPerDay : deeds.back().time;
      for (const std::int64_t days : {0, 3, 29, 200, 900}) {
        const VentureView view(data, Instant{newest + days * kSecondsPerDay});
        const auto score = VentureScorer(data, view, need, anywhere).score(venture);
        if (!score) continue;
        EXPECT_LE(score->probability, ceilings.of(venture)) << "seed " << seed << " " << days;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 300U);
}

TEST(VentureSearch, FindsWhatAScanFindsForMoreTopicsThanOneRegisterHolds) {
  for (std::uint32_t seed = 1; seed <= 10; ++seed) {
    const World world = test::random_world(seed);
    belief::ModelParameters by_probability_alone;
    by_probability_alone.load_spread_budget = 0;
    const auto snapshot = test::build(world, 0, by_probability_alone);
    VentureRequest request;
    const std::size_t topics = std::min<std::size_t>(world.topics.size(), 32);
    ASSERT_GT(topics, 4U);
    for (std::size_t i = 0; i < topics; ++i) {
      request.topics.push_back(
          {snapshot->find_topic(world.topics[i].id), 1.0 / static_cast<double>(topics)});
    }
    request.max_results = 3;
    request.as_of_time = kNow;
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
