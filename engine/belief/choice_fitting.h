// Learns a ChoiceModel from needs whose answerers are known.
//
// Maximises the mean log-likelihood
//
//     1/n * sum over needs of (1/|A| * sum over answerers a in A of ln share(a))
//     - ridge / 2 * sum of w_k^2,      w_k >= 0
//
// which is concave, by Newton steps on the weights that are not held at 0 (projected Newton:
// Bertsekas, SIAM J. Control and Optimization 1982). `intercept` and `slope` are then those that
// make who answered likeliest, given the shares. No chance and no order of threads: the same needs
// give the same model to the last bit.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/belief/choice_model.h"

namespace veieninn::belief {

// A need as it was asked, and which of the candidates answered it.
struct AnsweredNeed {
  std::vector<CandidateFactors> candidates;
  std::vector<std::uint32_t> answered_by;  // positions among them, ascending; may be empty
};

struct FittingOptions {
  double ridge = 1e-4;
  // Factors that may have a weight; all by default.
  std::array<bool, kFactorCount> used = [] {
    std::array<bool, kFactorCount> all{};
    all.fill(true);
    return all;
  }();
};

// Needs that nobody among the candidates answered teach nothing. Of none that teach, a model of
// kGeneral alone, of weight 1.
[[nodiscard]] ChoiceModel fit(std::span<const AnsweredNeed> needs,
                              const FittingOptions& options = {});

// The objective without the ridge: mean log-likelihood of the needs that teach.
[[nodiscard]] double mean_log_likelihood(const ChoiceModel& model,
                                         std::span<const AnsweredNeed> needs);

}  // namespace veieninn::belief
