#include "bench/ranking/choice_calibration.h"

#include <algorithm>
#include <cmath>

namespace veieninn::bench {
namespace {

constexpr double kApart = 1e-9;  // from 0 and 1, whose logits are infinite

std::vector<double> shares(std::span<const double> probabilities, double sharpness) {
  std::vector<double> shares;
  double total = 0;
  for (const double probability : probabilities) {
    shares.push_back(std::pow(std::max(probability, kApart), sharpness));
    total += shares.back();
  }
  for (double& share : shares) share /= total;
  return shares;
}

double log_loss(std::span<const ShownProbabilities> needs, double sharpness) {
  double loss = 0;
  for (const ShownProbabilities& need : needs) {
    const std::vector<double> all = shares(need.probabilities, sharpness);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (need.has_ended[i]) loss -= std::log(std::max(all[i], kApart));
    }
  }
  return loss;
}

double best_sharpness(std::span<const ShownProbabilities> needs) {
  double best = 1;
  double least = log_loss(needs, best);
  for (const double factor : {1.25, 0.8}) {
    for (double next = best * factor;; next *= factor) {
      const double loss = log_loss(needs, next);
      if (loss >= least) break;
      least = loss;
      best = next;
    }
  }
  return best;
}

double logit(double share) {
  const double inside = std::clamp(share, kApart, 1 - kApart);
  return std::log(inside / (1 - inside));
}

struct Outcome {
  double logit = 0;
  double happened = 0;
};

// Newton's steps for a logistic regression on one number.
void fit_line(std::span<const Outcome> outcomes, ChoiceCalibration& fitted) {
  constexpr int kSteps = 30;
  for (int step = 0; step < kSteps; ++step) {
    double miss_sum = 0;
    double miss_by_logit = 0;
    double aa = kApart;
    double ab = 0;
    double bb = kApart;
    for (const Outcome& one : outcomes) {
      const double p = 1 / (1 + std::exp(-(fitted.intercept + fitted.slope * one.logit)));
      const double weight = p * (1 - p);
      miss_sum += one.happened - p;
      miss_by_logit += (one.happened - p) * one.logit;
      aa += weight;
      ab += weight * one.logit;
      bb += weight * one.logit * one.logit;
    }
    const double determinant = aa * bb - ab * ab;
    if (determinant <= kApart) return;
    fitted.intercept += std::clamp((bb * miss_sum - ab * miss_by_logit) / determinant, -1.0, 1.0);
    fitted.slope += std::clamp((aa * miss_by_logit - ab * miss_sum) / determinant, -0.5, 0.5);
  }
}

}  // namespace

std::vector<double> ChoiceCalibration::operator()(std::span<const double> probabilities) const {
  std::vector<double> calibrated = shares(probabilities, sharpness);
  for (double& one : calibrated) one = 1 / (1 + std::exp(-(intercept + slope * logit(one))));
  return calibrated;
}

ChoiceCalibration fit_calibration(std::span<const ShownProbabilities> needs) {
  ChoiceCalibration fitted;
  fitted.sharpness = best_sharpness(needs);
  std::vector<Outcome> outcomes;
  for (const ShownProbabilities& need : needs) {
    const std::vector<double> all = shares(need.probabilities, fitted.sharpness);
    for (std::size_t i = 0; i < all.size(); ++i) {
      outcomes.push_back({logit(all[i]), need.has_ended[i] ? 1.0 : 0.0});
    }
  }
  fit_line(outcomes, fitted);
  return fitted;
}

}  // namespace veieninn::bench
