// Beta posteriors and how they are drawn towards what is known of a wider circle.
//
// A person's P(answers) is the mean of a Beta posterior whose prior is her unit's, whose prior is
// the municipality's, whose prior is the whole's (empirical-Bayes shrinkage: Efron & Morris, JASA
// 1975; Gelman et al., Bayesian Data Analysis, 3rd ed., ch. 5):
//
//     mean = (strength * prior_mean + S) / (strength + N)
//
// with S faded successes of N faded observations, and `strength` pseudo-observations of the prior.
// With one observation that is far nearer to the prior than the raw rate is.
#pragma once

#include <algorithm>

#include "engine/belief/evidence_decay.h"
#include "engine/belief/fading_sum.h"
#include "engine/belief/model_parameters.h"

namespace veieninn::belief {

// Faded successes of faded observations; 0 <= success <= total up to rounding.
struct Counts {
  double success = 0;
  double total = 0;
};

// In (0, 1) for a prior mean in (0, 1) and a strength above 0.
[[nodiscard]] constexpr double posterior_mean(double prior_mean, double strength,
                                              Counts counts) noexcept {
  // Rounding of the fixed-point sums may leave a success a hair above its total.
  const double success = std::clamp(counts.success, 0.0, std::max(counts.total, 0.0));
  return (strength * prior_mean + success) / (strength + std::max(counts.total, 0.0));
}

// The probability whose odds are `ratio` times those of `p`: how a way of approach changes a belief
// (a logistic shift). In [0, 1]; monotone in both.
[[nodiscard]] constexpr double with_odds_ratio(double p, double ratio) noexcept {
  return ratio * p / (1 - p + ratio * p);
}

// Successes and observations of one person, unit, area or tie.
struct OutcomeSums {
  FadingSum success;
  FadingSum total;

  [[nodiscard]] Counts counts_at(Day day, Day reference,
                                 const EvidenceDecay& decay) const noexcept {
    return {success.value_at(day, reference, decay), total.value_at(day, reference, decay)};
  }
  friend bool operator==(const OutcomeSums&, const OutcomeSums&) = default;
};

// The chain of means, widest first; each is the prior of the next.
[[nodiscard]] constexpr double mean_of_all(const ModelParameters& parameters, Counts all) noexcept {
  return posterior_mean(parameters.answer_mean, parameters.answer_strength_all, all);
}
[[nodiscard]] constexpr double mean_of_municipality(const ModelParameters& parameters, double all,
                                                    Counts municipality) noexcept {
  return posterior_mean(all, parameters.answer_strength_municipality, municipality);
}
[[nodiscard]] constexpr double mean_of_unit(const ModelParameters& parameters, double municipality,
                                            Counts unit) noexcept {
  return posterior_mean(municipality, parameters.answer_strength_unit, unit);
}
[[nodiscard]] constexpr double mean_of_person(const ModelParameters& parameters, double unit,
                                              Counts person) noexcept {
  return posterior_mean(unit, parameters.answer_strength_person, person);
}

}  // namespace veieninn::belief
