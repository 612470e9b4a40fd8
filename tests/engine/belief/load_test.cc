#include "engine/belief/load.h"

#include <gtest/gtest.h>

namespace veieninn::belief {
namespace {

constexpr ModelParameters kParameters;

TEST(Load, LeavesARestedPersonWhole) { EXPECT_EQ(load_factor(kParameters, 0, 4), 1.0); }

TEST(Load, WeighsOnlyFromHalfOfTheCapacity) {
  EXPECT_EQ(load_factor(kParameters, 2, 4), 1.0);
  EXPECT_EQ(load_factor(kParameters, 3, 4), 0.75);
}

TEST(Load, AtCapacityIsNotOffered) {
  EXPECT_EQ(load_factor(kParameters, 4, 4), std::nullopt);
  EXPECT_EQ(load_factor(kParameters, 9, 4), std::nullopt);
}

TEST(Load, UsesTheDefaultWhereNoCapacityIsStated) {
  EXPECT_NE(load_factor(kParameters, kParameters.default_capacity_per_week - 1, 0), std::nullopt);
  EXPECT_EQ(load_factor(kParameters, kParameters.default_capacity_per_week, 0), std::nullopt);
}

TEST(Load, GivesTheDefaultRoomWhereNoneIsStated) {
  EXPECT_EQ(weekly_room(kParameters, 3), 3);
  EXPECT_EQ(weekly_room(kParameters, 0), kParameters.default_capacity_per_week);
}

}  // namespace
}  // namespace veieninn::belief
