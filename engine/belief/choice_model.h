// Factors -> who will answer: the share of each candidate, and the probability that she answers.
//
//     share(c) = prod over factors k of lift_k(c)^w_k  /  the same summed over all candidates
//
// with one set of weights for those whom the asker knows and one for those who are new to her:
// where there is history, history rules, and where there is none, the topic and the ways through
// others. A conditional logit in the logarithms of the lifts (McFadden 1974), which is a
// logarithmic pool of what each kind of past says (Genest and Zidek, "Combining Probability
// Distributions", Statistical Science 1986) and the product form of design §3: each factor's lift^w
// is a reason, and the reasons multiply to the share. Weights are never negative: more evidence for
// a person never moves her down. A need may be answered by several, so a share is no probability:
//
//     logit P(c answers) = intercept + slope * logit share(c)
//
// (Platt, "Probabilistic Outputs for Support Vector Machines", 1999); 0 and 1 where one person
// answers each need.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/belief/answer_factors.h"

namespace veieninn::belief {

using FactorWeights = std::array<double, kFactorCount>;

struct ChoiceModel {
  FactorWeights known{};    // 0 or more
  FactorWeights unknown{};  // 0 or more
  double intercept = 0;
  double slope = 1;  // 0 or more
};

// One a candidate; they add up to 1.
[[nodiscard]] std::vector<double> shares(const ChoiceModel& model,
                                         std::span<const CandidateFactors> candidates);

[[nodiscard]] double answer_probability(const ChoiceModel& model, double share) noexcept;

}  // namespace veieninn::belief
