#include "engine/belief/reply_fitting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "engine/belief/reply_interval.h"

namespace veieninn::belief {
namespace {

// A Beta draw as a ratio of gammas, each a sum of exponentials: for whole parameters.
double beta_of(std::mt19937& random, int a, int b) {
  const auto gamma = [&](int n) {
    double sum = 0;
    for (; n > 0; --n) sum -= std::log((static_cast<double>(random()) + 0.5) / 4294967296.0);
    return sum;
  };
  const double x = gamma(a);
  return x / (x + gamma(b));
}

double replies_of(std::mt19937& random, double p, int asked) {
  int replied = 0;
  for (int i = 0; i < asked; ++i) replied += static_cast<double>(random()) / 4294967296.0 < p;
  return replied;
}

// People with a rate of Beta(3, 2), asked some 8 times a year for four years.
std::vector<ReplyHistory> steady_people(std::uint32_t seed, std::size_t count) {
  std::mt19937 random(seed);
  std::vector<ReplyHistory> histories(count);
  for (ReplyHistory& history : histories) {
    const double p = beta_of(random, 3, 2);
    for (int year = 0; year < 4; ++year) {
      const int asked = 4 + static_cast<int>(random() % 9);
      history.push_back({year * 365, replies_of(random, p, asked), static_cast<double>(asked)});
    }
  }
  return histories;
}

TEST(ReplyFitting, FindsThePriorThatMadeTheReplies) {
  const ReplyPrior found = fit_reply_prior(steady_people(1, 1000));
  EXPECT_NEAR(found.mean, 0.6, 0.03);
  EXPECT_NEAR(found.strength, 5, 1.5);
  EXPECT_GT(found.half_life_days, 3000) << "nothing fades in people who do not change";
}

TEST(ReplyFitting, FindsThatPeopleChange) {
  std::mt19937 random(2);
  std::vector<ReplyHistory> histories(700);
  for (ReplyHistory& history : histories) {
    double p = beta_of(random, 3, 2);
    for (int year = 0; year < 6; ++year) {
      if (random() % 2 == 0) p = beta_of(random, 3, 2);  // a new habit every other year
      history.push_back({year * 365, replies_of(random, p, 20), 20});
    }
  }
  const ReplyPrior found = fit_reply_prior(histories);
  EXPECT_LT(found.half_life_days, 500);
  EXPECT_GT(found.half_life_days, 100);
}

TEST(ReplyFitting, StandsAtTheLeastLossOnEveryAxis) {
  const auto histories = steady_people(3, 200);
  const ReplyPrior best = fit_reply_prior(histories);
  const double least = predictive_log_loss(best, histories);
  for (const double factor : {0.97, 1.03}) {
    for (double ReplyPrior::* number : {&ReplyPrior::mean, &ReplyPrior::strength}) {
      ReplyPrior moved = best;
      moved.*number *= factor;
      EXPECT_GE(predictive_log_loss(moved, histories), least);
    }
  }
}

TEST(ReplyFitting, LosesWhatTheFormulaSays) {
  const ReplyPrior prior = {0.5, 4, 365};
  const std::vector<ReplyHistory> histories = {{{0, 3, 4}, {365, 1, 2}}};
  const double p = (2 + 1.5) / (4 + 2);  // the first year counts half
  const double loss = 4 * std::log(2.0) - std::log(p) - std::log(1 - p);
  EXPECT_NEAR(predictive_log_loss(prior, histories), loss / 6, 1e-12);
}

TEST(ReplyFitting, HasAnAnswerForNothing) {
  EXPECT_EQ(fit_reply_prior({}).strength, ReplyPrior{}.strength);
  const std::vector<ReplyHistory> empty(2);
  EXPECT_EQ(fit_reply_prior(empty).mean, ReplyPrior{}.mean);
  EXPECT_EQ(predictive_log_loss({}, empty), 0);
}

// What says 90 % holds 90 %.
TEST(ReplyInterval, HoldsAsOftenAsItSays) {
  std::mt19937 random(5);
  for (const int asked : {0, 1, 5, 30}) {
    constexpr int kPeople = 10'000;
    int held = 0;
    for (int i = 0; i < kPeople; ++i) {
      const double p = beta_of(random, 3, 2);
      const Counts seen = {replies_of(random, p, asked), static_cast<double>(asked)};
      const ReplyInterval interval = reply_interval(0.6, 5, seen, 0.9);
      held += interval.low <= p && p <= interval.high ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(held) / kPeople, 0.9, 0.015) << asked;
  }
}

TEST(ReplyInterval, NarrowsAsMoreIsSeen) {
  const ReplyInterval little = reply_interval(0.5, 4, {2, 4}, 0.9);
  const ReplyInterval much = reply_interval(0.5, 4, {50, 100}, 0.9);
  EXPECT_LT(much.high - much.low, little.high - little.low);
  EXPECT_LT(little.low, 0.5);
  EXPECT_GT(little.high, 0.5);
}

}  // namespace
}  // namespace veieninn::belief
