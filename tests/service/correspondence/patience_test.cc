#include "service/correspondence/patience.h"

#include <gtest/gtest.h>

namespace veieninn::correspondence {
namespace {

constexpr std::int64_t kHour = 3'600;

// Puts a letter off every so often; returns the seconds until it is given up, or -1 after a year.
std::int64_t seconds_until_over(Patience& patience, std::int64_t step, std::int32_t attempts = 1) {
  for (std::int64_t seconds = 0; seconds < 365 * kSecondsPerDay; seconds += step) {
    if (patience.is_over("letter", attempts, {seconds})) return seconds;
  }
  return -1;
}

TEST(Patience, LastsFiveDaysOfAnswers) {
  Patience patience;
  EXPECT_EQ(seconds_until_over(patience, kHour), kPatienceSeconds);
}

TEST(Patience, CountsNoTimeInWhichNothingWasAnswered) {
  Patience patience;
  EXPECT_EQ(seconds_until_over(patience, 6 * kSecondsPerDay), 60 * 6 * kSecondsPerDay)
      << "sixty answers, two hours each";
}

TEST(Patience, LastsADayOnceThereWereAttemptsOfAMonth) {
  Patience patience;
  EXPECT_EQ(seconds_until_over(patience, kHour, kAttemptsOfAMonth), kSecondsPerDay);
}

TEST(Patience, BeginsAnewWithALetterThatWasForgotten) {
  Patience patience;
  EXPECT_EQ(seconds_until_over(patience, kHour), kPatienceSeconds);
  EXPECT_TRUE(patience.is_over("letter", 1, {kPatienceSeconds}));
  EXPECT_FALSE(patience.is_over("another", 1, {kPatienceSeconds}));
  patience.forget("letter");
  EXPECT_FALSE(patience.is_over("letter", 1, {kPatienceSeconds}));
}

TEST(Patience, KeepsOnlySoManyAndMakesRoomOnceTheyAreOld) {
  Patience patience;
  for (std::size_t i = 0; i < kPutOffKept; ++i) {
    EXPECT_FALSE(patience.is_over("old" + std::to_string(i), 1, {0}));
  }
  for (int hour = 0; hour < 24; ++hour) {
    EXPECT_FALSE(patience.is_over("letter", kAttemptsOfAMonth, {hour * kHour}));
  }
  EXPECT_FALSE(patience.is_over("letter", kAttemptsOfAMonth, {24 * kHour})) << "was not counted";
  for (int hour = 25; hour < 49; ++hour) {
    EXPECT_FALSE(patience.is_over("letter", kAttemptsOfAMonth, {hour * kHour})) << hour;
  }
  EXPECT_TRUE(patience.is_over("letter", kAttemptsOfAMonth, {49 * kHour}));
}

}  // namespace
}  // namespace veieninn::correspondence
