#include "engine/belief/choice_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>

namespace veieninn::belief {
namespace {

std::vector<CandidateFactors> random_candidates(std::mt19937& random, std::size_t count) {
  std::vector<CandidateFactors> all(count);
  for (CandidateFactors& one : all) {
    for (float& lift : one.log_lifts) lift = static_cast<float>(random() % 1000) / 200 - 2.5F;
    one.is_known = random() % 2 == 0;
  }
  return all;
}

ChoiceModel random_model(std::mt19937& random) {
  ChoiceModel model;
  for (double& weight : model.known) weight = static_cast<double>(random() % 100) / 100;
  for (double& weight : model.unknown) weight = static_cast<double>(random() % 100) / 100;
  return model;
}

TEST(ChoiceModel, SharesAreTheProductsOfTheirFactorsAndAddUpToOne) {
  std::mt19937 random(1);
  for (int i = 0; i < 100; ++i) {
    const auto candidates = random_candidates(random, 1 + random() % 20);
    const ChoiceModel model = random_model(random);
    const auto all = shares(model, candidates);
    EXPECT_NEAR(std::accumulate(all.begin(), all.end(), 0.0), 1, 1e-12);
    const auto product = [&](const CandidateFactors& one) {
      double factors = 1;
      for (std::size_t k = 0; k < kFactorCount; ++k) {
        const double weight = one.is_known ? model.known[k] : model.unknown[k];
        factors *= std::pow(std::exp(static_cast<double>(one.log_lifts[k])), weight);
      }
      return factors;
    };
    for (std::size_t j = 1; j < all.size(); ++j) {
      EXPECT_NEAR(all[j] / all[0], product(candidates[j]) / product(candidates[0]),
                  1e-9 * all[j] / all[0]);
    }
  }
}

TEST(ChoiceModel, MoreEvidenceNeverMovesAPersonDown) {
  std::mt19937 random(2);
  for (int i = 0; i < 200; ++i) {
    auto candidates = random_candidates(random, 5);
    const ChoiceModel model = random_model(random);
    const double before = shares(model, candidates)[2];
    candidates[2].log_lifts[random() % kFactorCount] += 0.5F;
    EXPECT_GE(shares(model, candidates)[2], before);
  }
}

TEST(ChoiceModel, BearsExtremesAndNobody) {
  ChoiceModel model;
  model.unknown.fill(1000);
  std::vector<CandidateFactors> candidates(3);
  candidates[1].log_lifts.fill(50);
  candidates[2].log_lifts.fill(-50);
  const auto all = shares(model, candidates);
  EXPECT_EQ(all[1], 1);
  EXPECT_EQ(all[2], 0);
  EXPECT_TRUE(shares(model, {}).empty());
}

TEST(ChoiceModel, TurnsSharesIntoProbabilities) {
  ChoiceModel model;
  EXPECT_DOUBLE_EQ(answer_probability(model, 0.25), 0.25) << "where one answers each need";
  model.intercept = std::log(2.0);
  EXPECT_DOUBLE_EQ(answer_probability(model, 0.25), 0.4) << "twice the odds";
  model.slope = 2;
  EXPECT_DOUBLE_EQ(answer_probability(model, 0.5), 2.0 / 3);
  EXPECT_EQ(answer_probability(model, 0), 0);
  EXPECT_EQ(answer_probability(model, 1), 1);
}

}  // namespace
}  // namespace veieninn::belief
