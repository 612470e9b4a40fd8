#include "engine/routing/route_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

#include "engine/graph/snapshot_data.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

template <typename Check>
void for_random_questions(std::uint32_t worlds, const Check& check) {
  for (std::uint32_t seed = 1; seed <= worlds; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    std::mt19937 random(seed);
    for (int i = 0; i < 8; ++i) {
      SCOPED_TRACE("seed " + std::to_string(seed) + " question " + std::to_string(i));
      const RouteRequest request = test::random_request(*snapshot, world, random);
      const auto answer = find_routes(*snapshot, request);
      ASSERT_TRUE(answer.has_value());
      check(world, *snapshot, request, *answer);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

bool speaks_for(FactorKind kind) {
  return kind == FactorKind::kPastNeeds || kind == FactorKind::kOwnNeeds ||
         kind == FactorKind::kInitiative || kind == FactorKind::kMandate;
}

TEST(RouteSearch, ReasonsMultiplyToTheProbability) {
  for_random_questions(300, [](auto&, auto&, auto&, const RouteAnswer& answer) {
    for (const Route& route : answer.routes) {
      double product = 1;
      for (const Factor& factor : route.factors) {
        EXPECT_GE(factor.value, 0);
        if (speaks_for(factor.kind)) {
          EXPECT_GT(factor.value, 1);
          EXPECT_LE(route.probability, 1);
        } else {
          EXPECT_LE(factor.value, 1);
        }
        product *= factor.value;
      }
      EXPECT_NEAR(product, route.probability, 1e-9);
      EXPECT_FALSE(route.factors.empty());
    }
  });
}

TEST(RouteSearch, OffersEachPersonOnce) {
  for_random_questions(
      300, [](auto&, auto&, const RouteRequest& request, const RouteAnswer& answer) {
        std::set<ContactIndex> people;
        for (const Route& route : answer.routes) {
          EXPECT_TRUE(people.insert(route.contact()).second);
          EXPECT_LE(route.steps.size(), static_cast<std::size_t>(request.max_introductions) + 1);
        }
        EXPECT_LE(answer.routes.size(), static_cast<std::size_t>(request.max_routes));
      });
}

TEST(RouteSearch, EndsInANamedPersonOrAGap) {
  for_random_questions(300, [](auto&, auto&, auto&, const RouteAnswer& answer) {
    EXPECT_TRUE(!answer.routes.empty() || answer.gap.has_value());
    // Not only somebody who took care of other needs.
    const bool has_expert = std::ranges::any_of(answer.routes, [](const Route& route) {
      return route.fallback == Fallback::kNone &&
             std::ranges::any_of(route.factors, [](const Factor& factor) {
               return factor.kind == FactorKind::kExpertise && !factor.topic.is_none();
             });
    });
    EXPECT_EQ(answer.gap.has_value(), !has_expert);
  });
}

TEST(RouteSearch, WalksTheLadderInOrderAndRanksWithinAStep) {
  std::map<Fallback, int> seen;
  for_random_questions(400,
                       [&](auto&, auto&, const RouteRequest& request, const RouteAnswer& answer) {
                         for (std::size_t i = 0; i < answer.routes.size(); ++i) {
                           ++seen[answer.routes[i].fallback];
                           if (i == 0) continue;
                           const Route& before = answer.routes[i - 1];
                           const Route& route = answer.routes[i];
                           EXPECT_LE(before.fallback, route.fallback);
                           if (before.fallback == route.fallback) {
                             // Those who do about as well share the load.
                             EXPECT_GE(before.probability, 0.97 * route.probability);
                           }
                         }
                         static_cast<void>(request);
                       });
  for (const Fallback fallback :
       {Fallback::kNone, Fallback::kBroaderTopic, Fallback::kFrontDoor, Fallback::kDeputy,
        Fallback::kBridgeBuilder, Fallback::kCounty, Fallback::kNeighbour}) {
    EXPECT_GT(seen[fallback], 0) << static_cast<int>(fallback);
  }
}

TEST(RouteSearch, NeverOffersWhoIsAwayGoneFullOrUnconfirmed) {
  for_random_questions(300, [](const test::World& world, const graph::Snapshot& snapshot,
                               const RouteRequest& request, const RouteAnswer& answer) {
    for (const Route& route : answer.routes) {
      for (const Step& step : route.steps) {
        const auto id = snapshot.contact_id(step.contact);
        const auto row = std::ranges::find(world.contacts, id, &model::Contact::id);
        ASSERT_NE(row, world.contacts.end());
        EXPECT_TRUE(row->tenure.contains(request.as_of_time));
        for (const TimeWindow& absence : row->absences)
          EXPECT_FALSE(absence.contains(request.as_of_time));
        EXPECT_LE(day_of(request.as_of_time) - day_of(row->confirm_time), 210);
        const auto sent = std::ranges::count_if(world.engagements, [&](const auto& event) {
          return event.contact == row->id && event.kind == model::EngagementKind::kSent &&
                 event.time <= request.as_of_time &&
                 event.time.unix_seconds > request.as_of_time.unix_seconds - 7 * kSecondsPerDay;
        });
        EXPECT_LT(sent, row->capacity_per_week > 0 ? row->capacity_per_week : 5);
      }
    }
  });
}

TEST(RouteSearch, WhatHappensLaterDoesNotCount) {
  for_random_questions(250, [](const test::World& world, const graph::Snapshot& snapshot,
                               const RouteRequest& request, const RouteAnswer& answer) {
    test::World known_then = world;
    std::erase_if(known_then.engagements,
                  [&](const auto& row) { return request.as_of_time < row.time; });
    const auto then = test::build(known_then);
    const auto again = find_routes(*then, test::translated(snapshot, request, *then));
    EXPECT_EQ(test::text_of(*then, *again), test::text_of(snapshot, answer));
  });
}

// Removes one cited row with what refers to it.
test::World without(const test::World& world, const graph::Snapshot& snapshot,
                    const Evidence& evidence) {
  test::World less = world;
  const auto dense = static_cast<std::uint32_t>(evidence.reference);
  switch (evidence.kind) {
    case Evidence::Kind::kEngagement:
      test::remove_engagement(less, evidence.reference);
      break;
    case Evidence::Kind::kTie:
      test::remove_tie(less, std::string(snapshot.tie_id(TieIndex{dense})));
      break;
    case Evidence::Kind::kContact:
      test::remove_contact(less, std::string(snapshot.contact_id(ContactIndex{dense})));
      break;
    case Evidence::Kind::kUnit:
      test::remove_unit(less, std::string(snapshot.unit_id(UnitIndex{dense})));
      break;
    case Evidence::Kind::kTopic:
      ADD_FAILURE() << "topics are not cited";
      break;
    case Evidence::Kind::kInitiative:
      test::remove_initiative(less, snapshot.initiative(InitiativeIndex{dense}).id);
  }
  return less;
}

TEST(RouteSearch, EveryCitedRowMatters) {
  int removed = 0;
  for_random_questions(40, [&](const test::World& world, const graph::Snapshot& snapshot,
                               const RouteRequest& request, const RouteAnswer& answer) {
    for (const Route& route : answer.routes) {
      for (const Factor& factor : route.factors) {
        EXPECT_LE(factor.evidence.size(), kEvidencePerFactorMax);
        for (const Evidence& evidence : factor.evidence) {
          const auto less = test::build(without(world, snapshot, evidence));
          const auto again = find_routes(*less, test::translated(snapshot, request, *less));
          EXPECT_NE(test::text_of(*less, *again), test::text_of(snapshot, answer));
          ++removed;
        }
      }
    }
  });
  EXPECT_GT(removed, 1000);
}

TEST(RouteSearch, SeedZeroExploresNobody) {
  for_random_questions(200,
                       [](auto&, const graph::Snapshot& snapshot, RouteRequest request, auto&) {
                         request.seed = 0;
                         const auto answer = find_routes(snapshot, request);
                         for (const Route& route : answer->routes) {
                           for (const Factor& factor : route.factors)
                             EXPECT_NE(factor.kind, FactorKind::kExploration);
                         }
                       });
}

TEST(RouteSearch, NamesTheFieldOfABadRequest) {
  const test::World world = test::random_world(1);
  const auto snapshot = test::build(world);
  RouteRequest good;
  good.as_of_time = test::kNow;
  good.need = {{snapshot->find_topic("t1"), 1}};
  const auto field_of = [&](const auto& spoil) {
    RouteRequest request = good;
    spoil(request);
    const auto answer = find_routes(*snapshot, request);
    return answer ? std::string("none") : answer.error().violations.at(0).field;
  };
  EXPECT_EQ(field_of([](RouteRequest&) {}), "none");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.max_routes = 0; }), "max_routes");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.max_routes = 51; }), "max_routes");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.max_introductions = 4; }), "max_introductions");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.max_introductions = -1; }), "max_introductions");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.as_of_time = kNever; }), "as_of_time");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.area = AreaIndex{999}; }), "area");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.venture = VentureIndex{999}; }), "venture");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.need[0].topic = TopicIndex{999}; }), "need");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.need[0].weight = 1.5; }), "need");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.need[0].weight = std::nan(""); }), "need");
  EXPECT_EQ(field_of([](RouteRequest& r) { r.need.resize(33, r.need[0]); }), "need");
}

}  // namespace
}  // namespace veieninn::routing
