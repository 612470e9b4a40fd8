// What was stated fades when nobody confirms it (design §3, §3b).
#pragma once

#include <cstdint>
#include <optional>

#include "engine/base/instant.h"
#include "engine/belief/evidence_decay.h"
#include "engine/belief/model_parameters.h"

namespace veieninn::belief {

// The factor for an entry last confirmed on `confirmed`, or nothing once it is hidden: 1 while it
// is fresh, then falling linearly to `confirmation_least` on the day it is hidden.
[[nodiscard]] constexpr std::optional<double> confirmation_factor(const ModelParameters& parameters,
                                                                  Day confirmed,
                                                                  Day as_of) noexcept {
  const Day age = as_of - confirmed;
  if (age > parameters.confirmation_hidden_days) return std::nullopt;
  if (age <= parameters.confirmation_fresh_days) return 1.0;
  const double over =
      static_cast<double>(age - parameters.confirmation_fresh_days) /
      static_cast<double>(parameters.confirmation_hidden_days - parameters.confirmation_fresh_days);
  return 1 - over * (1 - parameters.confirmation_least);
}

// The factor for expertise last confirmed on `verified`: 1 while it is fresh, then halving every
// `expertise_half_life_days`. `decay` REQUIRES that half-life.
[[nodiscard]] inline double expertise_freshness(const ModelParameters& parameters,
                                                const EvidenceDecay& decay, Day verified,
                                                Day as_of) noexcept {
  return decay.factor(as_of - verified - parameters.expertise_fresh_days);
}

}  // namespace veieninn::belief
