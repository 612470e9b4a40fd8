#include "engine/belief/choice_fitting.h"

#include <algorithm>
#include <cmath>

#include "engine/base/portable_math.h"

namespace veieninn::belief {
namespace {

constexpr int kStepsMax = 60;
constexpr int kHalvingsMax = 30;
constexpr double kGainMin = 1e-10;
constexpr double kShareMin = 1e-300;  // a logarithm of 0 is none
constexpr double kPivotMin = 1e-12;
constexpr double kShareApart = 1e-9;  // from 0 and 1, whose logits are infinite
constexpr int kCalibrationSteps = 25;

// The model's weights in one row: those of known candidates, then those of unknown ones.
constexpr std::size_t kWeightCount = 2 * kFactorCount;
using Weights = std::array<double, kWeightCount>;
using Matrix = std::array<Weights, kWeightCount>;

Weights weights_of(const ChoiceModel& model) {
  Weights weights;
  std::ranges::copy(model.unknown, std::ranges::copy(model.known, weights.begin()).out);
  return weights;
}

void set_weights(const Weights& weights, ChoiceModel& model) {
  std::copy_n(weights.begin(), kFactorCount, model.known.begin());
  std::copy_n(weights.begin() + kFactorCount, kFactorCount, model.unknown.begin());
}

// Where a candidate's weights begin.
std::size_t first_weight(const CandidateFactors& candidate) {
  return candidate.is_known ? 0 : kFactorCount;
}

// The objective at a point, its slope, and its curvature (the negative of the second derivative).
struct Shape {
  double value = 0;
  Weights slope{};
  Matrix curvature{};  // its lower half
};

double ridge_of(const ChoiceModel& model, double ridge) {
  double squares = 0;
  for (const double weight : weights_of(model)) squares += weight * weight;
  return ridge / 2 * squares;
}

// Adds one need's part; false when it teaches nothing.
bool add(const ChoiceModel& model, const AnsweredNeed& need, Shape& shape) {
  if (need.answered_by.empty()) return false;
  const std::vector<double> all = shares(model, need.candidates);
  const double part = 1 / static_cast<double>(need.answered_by.size());
  Weights mean{};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const CandidateFactors& candidate = need.candidates[i];
    const std::size_t first = first_weight(candidate);
    for (std::size_t k = 0; k < kFactorCount; ++k) {
      const double weighed = all[i] * static_cast<double>(candidate.log_lifts[k]);
      mean[first + k] += weighed;
      for (std::size_t j = 0; j <= k; ++j) {
        shape.curvature[first + k][first + j] +=
            weighed * static_cast<double>(candidate.log_lifts[j]);
      }
    }
  }
  for (const std::uint32_t answerer : need.answered_by) {
    shape.value += part * portable_log(std::max(all[answerer], kShareMin));
    const CandidateFactors& candidate = need.candidates[answerer];
    for (std::size_t k = 0; k < kFactorCount; ++k) {
      shape.slope[first_weight(candidate) + k] +=
          part * static_cast<double>(candidate.log_lifts[k]);
    }
  }
  for (std::size_t k = 0; k < kWeightCount; ++k) {
    shape.slope[k] -= mean[k];
    for (std::size_t j = 0; j <= k; ++j) shape.curvature[k][j] -= mean[k] * mean[j];
  }
  return true;
}

Shape shape_at(const ChoiceModel& model, std::span<const AnsweredNeed> needs, double ridge) {
  Shape shape;
  double count = 0;
  for (const AnsweredNeed& need : needs) count += add(model, need, shape) ? 1 : 0;
  if (count == 0) return shape;
  const Weights weights = weights_of(model);
  shape.value = shape.value / count - ridge_of(model, ridge);
  for (std::size_t k = 0; k < kWeightCount; ++k) {
    shape.slope[k] = shape.slope[k] / count - ridge * weights[k];
    for (std::size_t j = 0; j <= k; ++j) {
      shape.curvature[k][j] = shape.curvature[k][j] / count + (j == k ? ridge : 0);
    }
  }
  return shape;
}

// Solves curvature * step = slope over the `free` ones, by Cholesky; 0 for the others.
Weights newton_step(const Shape& shape, const std::array<bool, kWeightCount>& free) {
  Matrix root{};
  Weights step{};
  for (std::size_t k = 0; k < kWeightCount; ++k) {
    if (!free[k]) continue;
    double rest = shape.slope[k];
    for (std::size_t j = 0; j <= k; ++j) {
      if (!free[j]) continue;
      double sum = shape.curvature[k][j];
      for (std::size_t i = 0; i < j; ++i) sum -= root[k][i] * root[j][i];
      root[k][j] = j == k ? std::sqrt(std::max(sum, kPivotMin)) : sum / root[j][j];
      if (j < k) rest -= root[k][j] * step[j];
    }
    step[k] = rest / root[k][k];
  }
  for (std::size_t k = kWeightCount; k-- > 0;) {
    if (!free[k]) continue;
    for (std::size_t i = k + 1; i < kWeightCount; ++i) {
      if (free[i]) step[k] -= root[i][k] * step[i];
    }
    step[k] /= root[k][k];
  }
  return step;
}

Weights moved(const Weights& from, const Weights& step, double length) {
  Weights to = from;
  for (std::size_t k = 0; k < kWeightCount; ++k) to[k] = std::max(0.0, to[k] + length * step[k]);
  return to;
}

double value_at(const ChoiceModel& model, std::span<const AnsweredNeed> needs, double ridge) {
  return mean_log_likelihood(model, needs) - ridge_of(model, ridge);
}

// A candidate's share on the scale on which probabilities are fitted, and whether she answered.
struct Outcome {
  double logit = 0;
  bool answered = false;
};

std::vector<Outcome> outcomes_of(const ChoiceModel& model, std::span<const AnsweredNeed> needs) {
  std::vector<Outcome> outcomes;
  for (const AnsweredNeed& need : needs) {
    if (need.answered_by.empty()) continue;
    const std::vector<double> all = shares(model, need.candidates);
    for (std::uint32_t i = 0; i < all.size(); ++i) {
      const double share = std::clamp(all[i], kShareApart, 1 - kShareApart);
      outcomes.push_back(
          {portable_log(share / (1 - share)), std::ranges::binary_search(need.answered_by, i)});
    }
  }
  return outcomes;
}

// From shares to probabilities: logistic regression on the shares' logits, by Newton steps that are
// cut where they would leave what is sensible.
void calibrate(std::span<const AnsweredNeed> needs, ChoiceModel& model) {
  const std::vector<Outcome> outcomes = outcomes_of(model, needs);
  for (int step = 0; step < kCalibrationSteps; ++step) {
    double miss_sum = 0;
    double miss_by_logit = 0;
    double aa = kPivotMin;
    double ab = 0;
    double bb = kPivotMin;
    for (const Outcome& one : outcomes) {
      const double p = 1 / (1 + portable_exp(-(model.intercept + model.slope * one.logit)));
      const double miss = (one.answered ? 1 : 0) - p;
      const double weight = p * (1 - p);
      miss_sum += miss;
      miss_by_logit += miss * one.logit;
      aa += weight;
      ab += weight * one.logit;
      bb += weight * one.logit * one.logit;
    }
    const double determinant = aa * bb - ab * ab;
    if (determinant <= kPivotMin) return;
    const double by_intercept = (bb * miss_sum - ab * miss_by_logit) / determinant;
    const double by_slope = (aa * miss_by_logit - ab * miss_sum) / determinant;
    model.intercept =
        std::clamp(model.intercept + std::clamp(by_intercept, -1.0, 1.0), -20.0, 20.0);
    model.slope = std::clamp(model.slope + std::clamp(by_slope, -0.5, 0.5), 0.0, 10.0);
  }
}

}  // namespace

double mean_log_likelihood(const ChoiceModel& model, std::span<const AnsweredNeed> needs) {
  double sum = 0;
  double count = 0;
  for (const AnsweredNeed& need : needs) {
    if (need.answered_by.empty()) continue;
    const std::vector<double> all = shares(model, need.candidates);
    double of_need = 0;
    for (const std::uint32_t answerer : need.answered_by) {
      of_need += portable_log(std::max(all[answerer], kShareMin));
    }
    sum += of_need / static_cast<double>(need.answered_by.size());
    ++count;
  }
  return count == 0 ? 0 : sum / count;
}

ChoiceModel fit(std::span<const AnsweredNeed> needs, const FittingOptions& options) {
  ChoiceModel model;
  model.known[static_cast<std::size_t>(Factor::kGeneral)] = 1;
  model.unknown[static_cast<std::size_t>(Factor::kGeneral)] = 1;
  const auto teaches = [](const AnsweredNeed& need) { return !need.answered_by.empty(); };
  if (std::ranges::none_of(needs, teaches)) return model;
  for (int step_number = 0; step_number < kStepsMax; ++step_number) {
    const Shape shape = shape_at(model, needs, options.ridge);
    const Weights weights = weights_of(model);
    std::array<bool, kWeightCount> free{};
    for (std::size_t k = 0; k < kWeightCount; ++k) {
      free[k] = options.used[k % kFactorCount] && (weights[k] > 0 || shape.slope[k] > 0);
    }
    const Weights step = newton_step(shape, free);
    ChoiceModel next = model;
    double length = 1;
    double gain = 0;
    for (int halving = 0; halving < kHalvingsMax && gain <= 0; ++halving, length /= 2) {
      set_weights(moved(weights, step, length), next);
      gain = value_at(next, needs, options.ridge) - shape.value;
    }
    if (gain <= kGainMin) break;
    model = next;
  }
  calibrate(needs, model);
  return model;
}

}  // namespace veieninn::belief
