// The load is shared by those who do about as well, and saying no or resting costs nobody anything.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "engine/routing/route_search.h"
#include "tests/engine/small_town.h"

namespace veieninn::routing {
namespace {

using model::EngagementKind;
using test::days_ago;
using test::kNow;
using test::SmallTown;

std::string name(const graph::Snapshot& snapshot, const Route& route) {
  return std::string(snapshot.contact_id(route.contact()));
}

belief::ModelParameters without_spread() {
  belief::ModelParameters parameters;
  parameters.load_spread_budget = 0;
  return parameters;
}

TEST(LoadSpread, PutsWhoWasSentLessBeforeWhoIsHardlyLikelier) {
  SmallTown town(3, 40);
  // c0 is a little likelier than c1, and was sent much; c2 leaves most without an answer.
  for (int venture = 0; venture < 12; ++venture) {
    town.add(EngagementKind::kReplied, venture, 0, days_ago(40));
    town.add(EngagementKind::kReplied, 20 + venture, 1, days_ago(42));
    town.add(EngagementKind::kNoReply, venture, 2, days_ago(40));
  }
  for (int i = 0; i < 20; ++i) town.add(EngagementKind::kSent, i, 0, days_ago(20));
  const auto plain = town.build(without_spread());
  EXPECT_EQ(name(*plain, find_routes(*plain, SmallTown::request(*plain))->routes[0]), "c0");
  const auto snapshot = town.build();
  const auto answer = find_routes(*snapshot, SmallTown::request(*snapshot));
  EXPECT_EQ(name(*snapshot, answer->routes[0]), "c1");
  EXPECT_EQ(answer->routes[0].factors.back().kind, FactorKind::kSpread);
  EXPECT_EQ(name(*snapshot, answer->routes[1]), "c0");
  EXPECT_EQ(name(*snapshot, answer->routes[2]), "c2") << "she was sent nothing, but answers less";
}

TEST(LoadSpread, CostsNoPlaceMoreThanItsBudget) {
  int moved = 0;
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    const test::World world = test::random_world(seed);
    const auto spread = test::build(world);
    const auto plain = test::build(world, 0, without_spread());
    std::mt19937 random(seed);
    RouteRequest request = test::random_request(*spread, world, random);
    request.seed = 0;
    request.max_routes = 20;
    const RouteAnswer with = *find_routes(*spread, request);
    const RouteAnswer without = *find_routes(*plain, request);
    ASSERT_EQ(with.routes.size(), without.routes.size());
    for (std::size_t i = 0; i < with.routes.size(); ++i) {
      EXPECT_GE(with.routes[i].probability, 0.97 * without.routes[i].probability - 1e-15)
          << "seed " << seed << " place " << i;
      moved += with.routes[i].contact() == without.routes[i].contact() ? 0 : 1;
    }
  }
  EXPECT_GT(moved, 20) << "the comparison is about something";
}

TEST(Declining, MovesNobodyForwardOrBack) {
  for (std::uint32_t seed = 1; seed <= 250; ++seed) {
    const test::World world = test::random_world(seed);
    test::World agreeable = world;
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    const RouteRequest request = test::random_request(*snapshot, world, random);
    const std::string asker =
        request.venture.is_none() ? "" : world.ventures[request.venture.value].id;
    // All but those from which she rests.
    std::erase_if(agreeable.engagements, [&](const model::Engagement& row) {
      const bool rests =
          row.venture == asker &&
          row.time.unix_seconds > request.as_of_time.unix_seconds - 14 * kSecondsPerDay;
      return row.kind == EngagementKind::kDeclined && !rests;
    });
    const auto other = test::build(agreeable);
    RouteAnswer with = *find_routes(*snapshot, request);
    RouteAnswer without = *find_routes(*other, test::translated(*snapshot, request, *other));
    // A no ends a waiting, and so says something of how soon she answers.
    for (RouteAnswer* answer : {&with, &without}) {
      for (Route& route : answer->routes) route.answer_chances = {};
    }
    EXPECT_EQ(test::text_of(*snapshot, with), test::text_of(*other, without)) << "seed " << seed;
  }
}

TEST(Declining, SparesHerFromTheSameVentureForAWhile) {
  SmallTown town(2, 2);
  town.add(EngagementKind::kDeclined, 0, 0, days_ago(5));
  const auto snapshot = town.build();
  const auto offered = [&](const char* venture, int days) {
    RouteRequest request = SmallTown::request(*snapshot, days_ago(-days));
    request.venture = snapshot->find_venture(venture);
    const RouteAnswer answer = *find_routes(*snapshot, request);
    return std::ranges::any_of(answer.routes,
                               [&](const Route& route) { return name(*snapshot, route) == "c0"; });
  };
  EXPECT_FALSE(offered("v0", 0));
  EXPECT_FALSE(offered("v0", 8));
  EXPECT_TRUE(offered("v0", 9));
  EXPECT_TRUE(offered("v1", 0));
}

TEST(Resting, CountsForNothingOnceSheIsBack) {
  SmallTown town(2, 9);
  for (int venture = 0; venture < 9; ++venture) {
    town.add(EngagementKind::kReplied, venture, 0, days_ago(90));
  }
  const auto before = town.build();
  const RouteAnswer expected = *find_routes(*before, SmallTown::request(*before));
  // Away for a month; nobody got an answer.
  for (int venture = 0; venture < 9; ++venture) {
    town.add(EngagementKind::kNoReply, venture, 0, days_ago(40));
  }
  const auto careless = town.build();
  EXPECT_LT(find_routes(*careless, SmallTown::request(*careless))->routes[0].probability,
            expected.routes[0].probability);
  town.contact(0).absences = {{days_ago(50), days_ago(20)}};
  const auto after = town.build();
  EXPECT_EQ(test::text_of(*after, *find_routes(*after, SmallTown::request(*after))),
            test::text_of(*before, expected));
}

}  // namespace
}  // namespace veieninn::routing
