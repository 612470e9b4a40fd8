#include "engine/routing/past_fitting.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/routing/route_search.h"
#include "tests/engine/random_world.h"

namespace veieninn::routing {
namespace {

using belief::ModelParameters;

constexpr auto kEverybody = [](ContactIndex) { return true; };

ModelParameters other_parameters() {
  ModelParameters other;
  other.topic_power = 0.7;
  other.past_own_power = 0.4;
  other.past_own_alike_power = 0.3;
  other.past_alike_power = 0.25;
  other.past_words_power = 0.05;
  other.past_ended_power = 0.2;
  other.past_need_odds = 20;
  return other;
}

// What is worked out of an answer by some parameters is what a search by others says.
TEST(PastFitting, SaysOfWhoeverIsShownWhatASearchWouldSay) {
  std::size_t compared = 0;
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const test::World world = test::random_world(seed);
    const auto snapshot = test::build(world);
    const auto other = test::build(world, 0, other_parameters());
    std::mt19937 random(seed);
    RouteRequest request = test::random_request(*snapshot, world, random);
    request.max_routes = 50;
    request.max_introductions = 0;
    request.seed = 0;
    const RouteAnswer answer = *find_routes(*snapshot, request);
    const RouteAnswer expected = *find_routes(*other, test::translated(*snapshot, request, *other));
    const ShownCase shown = shown_case(*snapshot, request, answer, kEverybody, kEverybody);
    for (std::size_t i = 0; i < shown.experts.size(); ++i) {
      for (const Route& route : expected.routes) {
        if (other->contact_id(route.contact()) !=
                snapshot->contact_id(answer.routes[i].contact()) ||
            route.fallback != Fallback::kNone) {
          continue;
        }
        EXPECT_NEAR(probability(shown.experts[i], other_parameters()), route.probability, 1e-9)
            << "seed " << seed;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 300U);
}

// Sixty needs that each ended at the one of two who had helped before.
TEST(PastFitting, LearnsThatOwnHistoryDecides) {
  std::vector<ShownCase> cases;
  for (int i = 0; i < 60; ++i) {
    ShownExpert helped{0.5, 0.4, false, {.own = 3}};
    ShownExpert stranger{0.5, 0.6, false, {}};
    cases.push_back({{helped, stranger}, {0}});
  }
  const ModelParameters standard;
  const ModelParameters fitted = fit_past(cases, standard, [] { return false; });
  EXPECT_GT(fitted.past_own_power, 2 * standard.past_own_power);
  EXPECT_LT(past_loss(cases, fitted, standard), past_loss(cases, standard, standard));
  EXPECT_EQ(fitted.known_odds, standard.known_odds);
  EXPECT_EQ(fit_past(cases, standard, [] { return true; }).past_own_power, standard.past_own_power);
}

}  // namespace
}  // namespace veieninn::routing
