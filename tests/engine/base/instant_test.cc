// Days and windows.
#include "engine/base/instant.h"

#include <gtest/gtest.h>

namespace veieninn {
namespace {

TEST(Instant, FallsIntoTheDayThatHoldsItBefore1970Too) {
  EXPECT_EQ(day_of(Instant{0}), 0);
  EXPECT_EQ(day_of(Instant{kSecondsPerDay - 1}), 0);
  EXPECT_EQ(day_of(Instant{kSecondsPerDay}), 1);
  EXPECT_EQ(day_of(Instant{-1}), -1);
  EXPECT_EQ(day_of(Instant{-kSecondsPerDay}), -1);
  EXPECT_EQ(day_of(Instant{-kSecondsPerDay - 1}), -2);
}

TEST(Instant, ClampsOpenEndsToTheBounds) {
  EXPECT_EQ(day_of(kAlways), day_of(kEarliestInstant));
  EXPECT_EQ(day_of(kNever), day_of(kLatestInstant));
  EXPECT_EQ(day_of(kEarliestInstant), -25'567);  // 70 years with 17 leap days
}

TEST(TimeWindow, HoldsItsFirstMomentAndNotItsLast) {
  const TimeWindow window{Instant{10}, Instant{20}};
  EXPECT_FALSE(window.contains(Instant{9}));
  EXPECT_TRUE(window.contains(Instant{10}));
  EXPECT_TRUE(window.contains(Instant{19}));
  EXPECT_FALSE(window.contains(Instant{20}));
}

TEST(TimeWindow, IsAlwaysUnlessItIsBounded) {
  EXPECT_TRUE(TimeWindow{}.contains(kEarliestInstant));
  EXPECT_TRUE(TimeWindow{}.contains(kLatestInstant));
}

}  // namespace
}  // namespace veieninn
