#include "engine/belief/answer_time.h"

#include <gtest/gtest.h>

#include <random>

namespace veieninn::belief {
namespace {

constexpr AnswerShares kGeneral = {0.3, 0.55, 0.7, 0.88};

TEST(AnswerTime, IsTheGeneralOneOfWhomNothingIsKnown) {
  const AnswerShares shares = AnswerTimes().shares(kGeneral, 5);
  for (std::size_t b = 0; b < shares.size(); ++b) EXPECT_NEAR(shares[b], kGeneral[b], 1e-12);
}

TEST(AnswerTime, IsTheShareAnsweredWhereNobodyWaits) {
  AnswerTimes times;
  for (const int days : {0, 1, 2, 3, 4, 8, 10, 30}) times.add_answered(days, 1);
  const AnswerShares shares = times.shares(kGeneral, 1e-9);
  EXPECT_NEAR(shares[0], 2.0 / 8, 1e-6);
  EXPECT_NEAR(shares[1], 4.0 / 8, 1e-6);
  EXPECT_NEAR(shares[2], 5.0 / 8, 1e-6);
  EXPECT_NEAR(shares[3], 7.0 / 8, 1e-6);
}

TEST(AnswerTime, OfOneWhoWaitsSaysOnlyThatItTakesLonger) {
  AnswerTimes times;
  times.add_waiting(0, 1);
  EXPECT_EQ(times.shares(kGeneral, 5), AnswerTimes().shares(kGeneral, 5)) << "nothing yet";
  times.add_waiting(4, 1);
  const AnswerShares shares = times.shares(kGeneral, 5);
  EXPECT_LT(shares[0], kGeneral[0]);
  EXPECT_LT(shares[1], kGeneral[1]);
  // After the third day, nothing has been seen: the rest is shared as ever.
  EXPECT_NEAR((1 - shares[2]) / (1 - shares[1]), (1 - kGeneral[2]) / (1 - kGeneral[1]), 1e-12);
}

// Cases come evenly over thirty days before now; what was not answered by now waits still. The raw
// share of the answered is too quick, the product-limit estimate is not.
TEST(AnswerTime, IsRightThoughTheSlowOnesAreNotInYet) {
  std::mt19937 random(1);
  std::geometric_distribution<int> days_of(0.12);
  AnswerTimes times;
  AnswerTimes answered_alone;
  double all = 0;
  double within = 0;
  for (int i = 0; i < 200'000; ++i) {
    const int days = days_of(random);
    const int waited = static_cast<int>(random() % 12);
    within += days <= 5 ? 1 : 0;
    ++all;
    if (days <= waited) {
      times.add_answered(days, 1);
      answered_alone.add_answered(days, 1);
    } else {
      times.add_waiting(waited, 1);
    }
  }
  EXPECT_NEAR(times.shares(kGeneral, 1)[2], within / all, 0.02);
  EXPECT_GT(answered_alone.shares(kGeneral, 1)[2], within / all + 0.1);
}

TEST(AnswerTime, ShrinksTheChanceOfWhatHasWaitedLong) {
  EXPECT_NEAR(answered_yet(0.5, kGeneral, 0), 0.5, 1e-12);
  double before = 1;
  for (const int waited : {0, 1, 3, 5, 10, 11}) {
    const double chance = answered_yet(0.6, kGeneral, waited);
    EXPECT_LE(chance, before);
    before = chance;
  }
  EXPECT_NEAR(answered_yet(0.5, kGeneral, 10), 0.06 / 0.56, 1e-12);
}

}  // namespace
}  // namespace veieninn::belief
