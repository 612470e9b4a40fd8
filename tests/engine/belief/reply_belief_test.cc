#include "engine/belief/reply_belief.h"

#include <gtest/gtest.h>

namespace veieninn::belief {
namespace {

constexpr ModelParameters kParameters;

TEST(ReplyBelief, WithoutEvidenceIsThePrior) {
  EXPECT_DOUBLE_EQ(posterior_mean(0.3, 4, {0, 0}), 0.3);
}

TEST(ReplyBelief, OneAnswerIsNotCertainty) {
  EXPECT_DOUBLE_EQ(posterior_mean(0.5, 4, {1, 1}), 0.6);
  EXPECT_DOUBLE_EQ(posterior_mean(0.5, 4, {0, 1}), 0.4);
}

TEST(ReplyBelief, ManyObservationsOverruleThePrior) {
  EXPECT_NEAR(posterior_mean(0.1, 4, {900, 1000}), 0.9, 0.005);
}

TEST(ReplyBelief, StaysAProbabilityWhenSumsRoundBadly) {
  EXPECT_LE(posterior_mean(0.5, 4, {1 + 1e-9, 1}), 1);
  EXPECT_DOUBLE_EQ(posterior_mean(0.5, 4, {-1e-12, -1e-12}), 0.5);
}

TEST(ReplyBelief, RisesWithEachAnswerAndFallsWithEachSilence) {
  for (double total = 0; total < 20; ++total) {
    EXPECT_GT(posterior_mean(0.5, 4, {total + 1, total + 1}),
              posterior_mean(0.5, 4, {total, total}));
    EXPECT_LT(posterior_mean(0.5, 4, {0, total + 1}), posterior_mean(0.5, 4, {0, total}));
  }
}

TEST(ReplyBelief, AQuietUnitDrawsItsNewcomerDown) {
  const double all = mean_of_all(kParameters, {500, 1000});
  const double municipality = mean_of_municipality(kParameters, all, {20, 50});
  const double unit = mean_of_unit(kParameters, municipality, {2, 30});
  const double newcomer = mean_of_person(kParameters, unit, {});
  EXPECT_DOUBLE_EQ(newcomer, unit);
  EXPECT_LT(newcomer, municipality);
  EXPECT_LT(municipality, all);
}

TEST(OddsRatio, OneChangesNothingAndEndsStayEnds) {
  EXPECT_DOUBLE_EQ(with_odds_ratio(0.3, 1), 0.3);
  EXPECT_DOUBLE_EQ(with_odds_ratio(0, 3), 0);
  EXPECT_DOUBLE_EQ(with_odds_ratio(1, 3), 1);
  EXPECT_DOUBLE_EQ(with_odds_ratio(0.5, 3), 0.75);
}

}  // namespace
}  // namespace veieninn::belief
