#include "service/correspondence/pace.h"

#include <gtest/gtest.h>

namespace veieninn::correspondence {
namespace {

int taken(Pace& pace, const std::string& key, Instant now) {
  int count = 0;
  while (pace.take(key, now)) ++count;
  return count;
}

TEST(Pace, LetsSoManyThroughAtOnceAndAsManyAgainInTheTime) {
  Pace pace(60, 60);
  EXPECT_EQ(taken(pace, "a", Instant{1'000}), 60);
  EXPECT_EQ(taken(pace, "a", Instant{1'001}), 1);
  EXPECT_EQ(taken(pace, "a", Instant{1'031}), 30);
  EXPECT_EQ(taken(pace, "a", Instant{9'000}), 60);
}

TEST(Pace, CountsEachKeyAlone) {
  Pace pace(2, 3'600);
  EXPECT_EQ(taken(pace, "a", Instant{0}), 2);
  EXPECT_EQ(taken(pace, "b", Instant{0}), 2);
}

TEST(Pace, LetsThroughNoMoreInAnyTimeThanTwiceItsShare) {
  Pace pace(7, 60);
  int count = 0;
  for (std::int64_t second = 0; second < 60; ++second) count += taken(pace, "a", Instant{second});
  EXPECT_LE(count, 14);
}

TEST(Pace, ForgetsOnlyKeysThatAreFullAgain) {
  Pace pace(1, 60);
  EXPECT_TRUE(pace.take("kept", Instant{100}));
  for (int i = 0; i < 30'000; ++i) EXPECT_TRUE(pace.take(std::to_string(i), Instant{100}));
  EXPECT_FALSE(pace.take("kept", Instant{159}));
  EXPECT_TRUE(pace.take("kept", Instant{160}));
}

}  // namespace
}  // namespace veieninn::correspondence
