#include "engine/routing/choice_loss.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace veieninn::routing {
namespace {

using belief::ModelParameters;

TEST(ChoiceLoss, IsTheLeastOverHowStrictlyPeopleChoose) {
  // Right twice, by far; wrong once, by a little.
  const std::vector<Margins> cases = {{0, -1}, {0, -1}, {0, 0.5}};
  double least = 1e9;
  for (double sharpness = 1; sharpness < 60; sharpness *= 1.25) {
    double loss = 0;
    for (const Margins& one : cases) {
      loss += std::log(std::exp(sharpness * one[0]) + std::exp(sharpness * one[1])) / 3;
    }
    least = std::min(least, loss);
  }
  EXPECT_NEAR(least_loss(cases), least, 1e-12);
}

TEST(ChoiceLoss, OfOneNotShownIsLargeAndNotEndless) {
  EXPECT_NEAR(least_loss(std::vector<Margins>{{}}), std::log(1e4), 1e-12);
  EXPECT_NEAR(least_loss(std::vector<Margins>{{0, 500}}), std::log(1e4), 1e-12);
}

TEST(ChoiceLoss, ChargesHalfACaseForAFactorOfTwo) {
  constexpr double ModelParameters::* kPlaces[] = {&ModelParameters::known_odds};
  ModelParameters moved;
  moved.known_odds *= 2;
  EXPECT_NEAR(ridge(moved, ModelParameters(), kPlaces, 10), 0.5 / 10, 1e-12);
  EXPECT_EQ(ridge(ModelParameters(), ModelParameters(), kPlaces, 10), 0);
  moved.known_odds = 0;
  EXPECT_EQ(ridge(moved, ModelParameters(), kPlaces, 10), 0) << "switched off";
}

}  // namespace
}  // namespace veieninn::routing
