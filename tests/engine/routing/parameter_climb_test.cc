#include "engine/routing/parameter_climb.h"

#include <gtest/gtest.h>

#include <cmath>

namespace veieninn::routing {
namespace {

using belief::ModelParameters;

constexpr double ModelParameters::* kPlaces[] = {&ModelParameters::known_odds,
                                                 &ModelParameters::topic_power};

double away(double value, double from) { return std::abs(std::log(value / from)); }

TEST(ParameterClimb, FindsWhatItsSmallestStepAllows) {
  const auto loss = [](const ModelParameters& moved) {
    return away(moved.known_odds, 30) + 2 * away(moved.topic_power, 0.3);
  };
  const auto found = climb(ModelParameters(), kPlaces, loss, [] { return false; });
  ASSERT_TRUE(found.has_value());
  EXPECT_LT(away(found->known_odds, 30), std::log(1.25));
  EXPECT_LT(away(found->topic_power, 0.3), std::log(1.25));
  EXPECT_EQ(found->introduced_odds, ModelParameters().introduced_odds);
}

TEST(ParameterClimb, StaysWithinBoundsAndLeavesNothingAtNothing) {
  ModelParameters start;
  start.topic_power = 0;
  const auto loss = [](const ModelParameters& moved) { return -moved.known_odds; };
  const auto found = climb(start, kPlaces, loss, [] { return false; });
  EXPECT_EQ(found->known_odds, 100);
  EXPECT_EQ(found->topic_power, 0);
}

TEST(ParameterClimb, StopsWhenNobodyWaits) {
  const auto loss = [](const ModelParameters& moved) { return -moved.known_odds; };
  EXPECT_FALSE(climb(ModelParameters(), kPlaces, loss, [] { return true; }).has_value());
}

}  // namespace
}  // namespace veieninn::routing
