#include "engine/belief/choice_fitting.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace veieninn::belief {
namespace {

double uniform(std::mt19937& random) {
  return (static_cast<double>(random()) + 0.5) / 4294967296.0;
}

// Needs answered as `model` says, of 8 candidates with lifts of their own.
std::vector<AnsweredNeed> simulated(const ChoiceModel& model, std::size_t count, std::uint32_t seed,
                                    std::size_t answerers = 1) {
  std::mt19937 random(seed);
  std::vector<AnsweredNeed> needs(count);
  for (AnsweredNeed& need : needs) {
    need.candidates.resize(8);
    for (CandidateFactors& one : need.candidates) {
      for (float& lift : one.log_lifts) lift = static_cast<float>(4 * uniform(random) - 2);
      one.is_known = random() % 2 == 0;
    }
    const auto all = shares(model, need.candidates);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      if (answerers > 1 && uniform(random) < answer_probability(model, all[i])) {
        need.answered_by.push_back(i);
      }
    }
    if (answerers > 1) continue;
    double draw = uniform(random);
    std::uint32_t chosen = 0;
    while (chosen + 1 < all.size() && draw >= all[chosen]) draw -= all[chosen++];
    need.answered_by = {chosen};
  }
  return needs;
}

ChoiceModel some_model() {
  ChoiceModel model;
  for (std::size_t k = 0; k < kFactorCount; ++k) {
    model.known[k] = k % 3 == 0 ? 0 : 0.1 * static_cast<double>(k);
    model.unknown[k] = k % 4 == 0 ? 0.5 : 0.05 * static_cast<double>(k);
  }
  return model;
}

TEST(ChoiceFitting, FindsTheWeightsThatMadeTheAnswers) {
  const ChoiceModel truth = some_model();
  const ChoiceModel found = fit(simulated(truth, 8000, 1));
  for (std::size_t k = 0; k < kFactorCount; ++k) {
    EXPECT_NEAR(found.known[k], truth.known[k], 0.1) << k;
    EXPECT_NEAR(found.unknown[k], truth.unknown[k], 0.1) << k;
  }
}

// No weight can be moved either way and gain: measured on the likelihood itself.
TEST(ChoiceFitting, StandsAtTheHighestPoint) {
  const FittingOptions options;
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const auto needs = simulated(some_model(), 300, seed);
    const ChoiceModel found = fit(needs, options);
    const auto objective = [&](const ChoiceModel& model) {
      double squares = 0;
      for (const double weight : model.known) squares += weight * weight;
      for (const double weight : model.unknown) squares += weight * weight;
      return mean_log_likelihood(model, needs) - options.ridge / 2 * squares;
    };
    const double best = objective(found);
    for (std::size_t k = 0; k < 2 * kFactorCount; ++k) {
      for (const double step : {-0.01, 0.01}) {
        ChoiceModel moved = found;
        double& weight = k < kFactorCount ? moved.known[k] : moved.unknown[k - kFactorCount];
        weight = std::max(0.0, weight + step);
        EXPECT_LE(objective(moved), best + 1e-12) << k << " by " << step << ", seed " << seed;
      }
    }
  }
}

TEST(ChoiceFitting, NeverGivesANegativeWeight) {
  ChoiceModel contrary;
  contrary.known.fill(-1);
  contrary.unknown.fill(-1);
  const ChoiceModel found = fit(simulated(contrary, 2000, 3));
  for (const double weight : found.known) EXPECT_EQ(weight, 0);
  for (const double weight : found.unknown) EXPECT_EQ(weight, 0);
}

TEST(ChoiceFitting, LeavesOutWhatItMayNotUse) {
  FittingOptions options;
  options.used[3] = false;
  const ChoiceModel found = fit(simulated(some_model(), 1000, 4), options);
  EXPECT_EQ(found.known[3], 0);
  EXPECT_EQ(found.unknown[3], 0);
  EXPECT_GT(found.unknown[4], 0);
}

// A logistic fit with an intercept says as many as there were.
TEST(ChoiceFitting, SaysHowManyAnswer) {
  ChoiceModel truth = some_model();
  truth.intercept = 1.2;
  const auto needs = simulated(truth, 2000, 5, 2);
  const ChoiceModel found = fit(needs);
  double said = 0;
  double answered = 0;
  for (const AnsweredNeed& need : needs) {
    if (need.answered_by.empty()) continue;
    for (const double share : shares(found, need.candidates)) {
      said += answer_probability(found, share);
    }
    answered += static_cast<double>(need.answered_by.size());
  }
  EXPECT_NEAR(said / answered, 1, 1e-6);
}

TEST(ChoiceFitting, GivesTheSameBitsTwice) {
  const auto needs = simulated(some_model(), 500, 6);
  const ChoiceModel once = fit(needs);
  const ChoiceModel twice = fit(needs);
  EXPECT_EQ(once.known, twice.known);
  EXPECT_EQ(once.unknown, twice.unknown);
  EXPECT_EQ(once.intercept, twice.intercept);
  EXPECT_EQ(once.slope, twice.slope);
}

TEST(ChoiceFitting, HasAnAnswerForNothing) {
  const ChoiceModel found = fit({});
  EXPECT_EQ(found.known[static_cast<std::size_t>(Factor::kGeneral)], 1);
  EXPECT_EQ(found.intercept, 0);
  EXPECT_EQ(found.slope, 1);
  std::vector<AnsweredNeed> unanswered = simulated(some_model(), 5, 7);
  for (AnsweredNeed& need : unanswered) need.answered_by.clear();
  EXPECT_EQ(fit(unanswered).known, found.known);
  EXPECT_EQ(mean_log_likelihood(found, unanswered), 0);
}

}  // namespace
}  // namespace veieninn::belief
