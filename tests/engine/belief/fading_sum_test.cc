#include "engine/belief/fading_sum.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace veieninn::belief {
namespace {

struct Observation {
  double weight;
  Day day;
};

constexpr Day kNewest = 20'780;  // 2026-11-23
constexpr Day kReference = reference_day(kNewest);

std::vector<Observation> random_observations(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<Observation> all(count);
  for (Observation& one : all) {
    one.weight = std::ldexp(1.0, -static_cast<int>(random() % 8));
    one.day = kNewest - static_cast<Day>(random() % 800);
  }
  return all;
}

FadingSum sum_of(const std::vector<Observation>& all, const EvidenceDecay& decay) {
  FadingSum sum;
  for (const Observation& one : all) sum.add(one.weight, one.day, kReference, decay);
  return sum;
}

TEST(FadingSum, ReferenceDayIsTheStartOfItsStep) {
  EXPECT_EQ(reference_day(0), 0);
  EXPECT_EQ(reference_day(4095), 0);
  EXPECT_EQ(reference_day(4096), 4096);
  EXPECT_EQ(reference_day(-1), -4096);
}

TEST(FadingSum, AgreesWithAddingUpEachFadedObservation) {
  const EvidenceDecay decay(180);
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    const auto all = random_observations(seed, 1 + seed);
    const FadingSum sum = sum_of(all, decay);
    for (const Day as_of : {kNewest, kNewest + 40, kNewest + 4000}) {
      double expected = 0;
      for (const auto& one : all) expected += one.weight * decay.factor(as_of - one.day);
      EXPECT_NEAR(sum.value_at(as_of, kReference, decay) / expected, 1, 1e-9) << "seed " << seed;
    }
  }
}

TEST(FadingSum, IsTheSameToTheLastBitInWhateverOrder) {
  const EvidenceDecay decay(180);
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    auto all = random_observations(seed, 50);
    const FadingSum first = sum_of(all, decay);
    std::shuffle(all.begin(), all.end(), std::mt19937(seed));
    EXPECT_EQ(sum_of(all, decay), first) << "seed " << seed;
  }
}

TEST(FadingSum, TakingAwayUndoesAddingExactly) {
  const EvidenceDecay decay(180);
  FadingSum sum = sum_of(random_observations(1, 50), decay);
  const FadingSum before = sum;
  sum.add(0.25, kNewest - 3, kReference, decay);
  EXPECT_NE(sum, before);
  sum.subtract(0.25, kNewest - 3, kReference, decay);
  EXPECT_EQ(sum, before);
}

TEST(FadingSum, HoldsTwentyMillionOfTheNewestObservations) {
  const EvidenceDecay decay(180);
  const Day last = kReference + kReferenceStepDays - 1;
  FadingSum sum;
  sum.add(1, last, kReference, decay);
  for (int doubling = 0; doubling < 25; ++doubling) sum.add(FadingSum(sum));
  EXPECT_NEAR(sum.value_at(last, kReference, decay) / 33'554'432.0, 1, 1e-9);
}

TEST(FadingSum, WorksBeforeItsReferenceDay) {
  const EvidenceDecay decay(180);
  FadingSum sum;
  sum.add(1, kReference - 180, kReference, decay);
  EXPECT_NEAR(sum.value_at(kReference - 180, kReference, decay), 1, 1e-9);
  EXPECT_NEAR(sum.value_at(kReference - 90, kReference, decay), decay.factor(90), 1e-9);
}

TEST(FadingSum, DropsWhatIsLongGone) {
  const EvidenceDecay decay(180);
  FadingSum sum;
  sum.add(1, day_of(kEarliestInstant), kReference, decay);
  EXPECT_TRUE(sum.is_zero());
}

}  // namespace
}  // namespace veieninn::belief
