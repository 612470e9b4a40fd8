#include "engine/belief/confirmation.h"

#include <gtest/gtest.h>

namespace veieninn::belief {
namespace {

constexpr ModelParameters kParameters;

TEST(Confirmation, HoldsForHalfAYear) {
  EXPECT_EQ(confirmation_factor(kParameters, 1000, 1000), 1.0);
  EXPECT_EQ(confirmation_factor(kParameters, 1000, 1180), 1.0);
}

TEST(Confirmation, FallsDuringTheLastMonth) {
  EXPECT_EQ(confirmation_factor(kParameters, 1000, 1195), 0.75);
  EXPECT_EQ(confirmation_factor(kParameters, 1000, 1210), 0.5);
}

TEST(Confirmation, HidesTheEntryAfterTwoHundredAndTenDays) {
  EXPECT_EQ(confirmation_factor(kParameters, 1000, 1211), std::nullopt);
}

TEST(ExpertiseFreshness, FadesFromTheDayItShouldHaveBeenConfirmed) {
  const EvidenceDecay decay(kParameters.expertise_half_life_days);
  EXPECT_EQ(expertise_freshness(kParameters, decay, 1000, 1180), 1);
  EXPECT_DOUBLE_EQ(expertise_freshness(kParameters, decay, 1000, 1270), 0.5);
  EXPECT_DOUBLE_EQ(expertise_freshness(kParameters, decay, 1000, 1360), 0.25);
}

}  // namespace
}  // namespace veieninn::belief
