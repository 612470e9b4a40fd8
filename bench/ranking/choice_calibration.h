// From what the rank says of who is shown to how often needs then end at them.
//
// A rank orders those who could take a need, of whom one or two do. So of the shown, with
// probabilities p_i and a sharpness s,
//
//     share(c) = p_c^s / sum of p_i^s,      logit P(c) = a + b * logit share(c)
//
// (Platt, "Probabilistic Outputs for Support Vector Machines", 1999), with s, a and b those that
// make what happened likeliest.
#pragma once

#include <span>
#include <vector>

namespace veieninn::bench {

struct ShownProbabilities {
  std::vector<double> probabilities;
  std::vector<bool> has_ended;  // at each of them
};

struct ChoiceCalibration {
  double sharpness = 1;
  double intercept = 0;
  double slope = 1;
  // One a shown person.
  [[nodiscard]] std::vector<double> operator()(std::span<const double> probabilities) const;
};

[[nodiscard]] ChoiceCalibration fit_calibration(std::span<const ShownProbabilities> needs);

}  // namespace veieninn::bench
