#include "engine/belief/choice_model.h"

#include <algorithm>

#include "engine/base/portable_math.h"

namespace veieninn::belief {

std::vector<double> shares(const ChoiceModel& model, std::span<const CandidateFactors> candidates) {
  std::vector<double> all(candidates.size(), 0);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const FactorWeights& weights = candidates[i].is_known ? model.known : model.unknown;
    for (std::size_t k = 0; k < kFactorCount; ++k) {
      all[i] += weights[k] * static_cast<double>(candidates[i].log_lifts[k]);
    }
  }
  if (all.empty()) return all;
  const double highest = *std::ranges::max_element(all);
  double total = 0;
  for (double& one : all) {
    one = portable_exp(one - highest);
    total += one;
  }
  for (double& one : all) one /= total;
  return all;
}

double answer_probability(const ChoiceModel& model, double share) noexcept {
  if (share <= 0 || share >= 1) return std::clamp(share, 0.0, 1.0);
  const double logit = model.intercept + model.slope * portable_log(share / (1 - share));
  return 1 / (1 + portable_exp(-logit));
}

}  // namespace veieninn::belief
