#include "engine/belief/evidence_decay.h"

#include <gtest/gtest.h>

#include <cmath>

namespace veieninn::belief {
namespace {

TEST(EvidenceDecay, CountsHalfAfterOneHalfLife) {
  const EvidenceDecay decay(180);
  EXPECT_DOUBLE_EQ(decay.factor(0), 1);
  EXPECT_DOUBLE_EQ(decay.factor(180), 0.5);
  EXPECT_DOUBLE_EQ(decay.factor(720), 0.0625);
}

TEST(EvidenceDecay, DoesNotFadeWhatIsNotYetOld) {
  const EvidenceDecay decay(180);
  EXPECT_EQ(decay.factor(-5), 1);
}

TEST(EvidenceDecay, FollowsThePowerOfTwo) {
  for (const std::int32_t half_life : {1, 7, 90, 180, 365, 36500}) {
    const EvidenceDecay decay(half_life);
    for (std::int32_t days = 0; days < 5 * half_life; days += 1 + half_life / 13) {
      const double expected = std::exp2(-static_cast<double>(days) / half_life);
      EXPECT_NEAR(decay.factor(days) / expected, 1, 1e-11) << days << " of " << half_life;
      EXPECT_NEAR(decay.growth(days) * expected, 1, 1e-11) << days << " of " << half_life;
      EXPECT_EQ(decay.growth(-days), decay.factor(days));
    }
  }
}

TEST(EvidenceDecay, NeverRisesWithAge) {
  const EvidenceDecay decay(180);
  for (std::int32_t days = 1; days < 2000; ++days) {
    EXPECT_LT(decay.factor(days), decay.factor(days - 1)) << days;
  }
}

TEST(EvidenceDecay, ForgetsInTheEnd) {
  const EvidenceDecay decay(1);
  EXPECT_GT(decay.factor(999), 0);
  EXPECT_EQ(decay.factor(1000), 0);
  EXPECT_EQ(decay.factor(2'000'000'000), 0);
}

}  // namespace
}  // namespace veieninn::belief
