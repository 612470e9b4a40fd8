#include "engine/insight/whole_weeks.h"

#include <gtest/gtest.h>

namespace veieninn::insight {
namespace {

constexpr std::int64_t kMonday = 1'795'392'000;  // 2026-11-23T00:00:00Z

TEST(WholeWeeks, EndAtTheMondayBefore) {
  EXPECT_EQ(whole_weeks_end({kMonday}).unix_seconds, kMonday);
  EXPECT_EQ(whole_weeks_end({kMonday + 1}).unix_seconds, kMonday);
  EXPECT_EQ(whole_weeks_end({kMonday + kSecondsPerWeek - 1}).unix_seconds, kMonday);
  EXPECT_EQ(whole_weeks_end({kMonday - 1}).unix_seconds, kMonday - kSecondsPerWeek);
  EXPECT_EQ(whole_weeks_end({-1}).unix_seconds, -3 * kSecondsPerDay) << "1969-12-29 was a Monday";
}

TEST(WholeWeeks, CountBackFromTheirEnd) {
  const Instant end{kMonday};
  EXPECT_EQ(weeks_before(end, kMonday), -1) << "this week is not over";
  EXPECT_EQ(weeks_before(end, kMonday + 5), -1);
  EXPECT_EQ(weeks_before(end, kMonday - 1), 0);
  EXPECT_EQ(weeks_before(end, kMonday - kSecondsPerWeek), 0);
  EXPECT_EQ(weeks_before(end, kMonday - kSecondsPerWeek - 1), 1);
}

}  // namespace
}  // namespace veieninn::insight
