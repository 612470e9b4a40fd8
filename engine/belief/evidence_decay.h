// How evidence fades: an observation of weight 1 counts 2^(-age / half-life) after `age` days
// (exponential smoothing in continuous time; e.g. Cohen & Strauss, J. Algorithms 59, 2006).
//
// Built from +, -, *, / alone, so that every machine computes the same bits: libm's exp2 may round
// its last bit differently from one processor to the next.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/base/instant.h"

namespace veieninn::belief {

class EvidenceDecay {
 public:
  // REQUIRES: 1 <= half_life_days <= 36500.
  explicit EvidenceDecay(std::int32_t half_life_days);

  // 2^(-days / half-life), in [0, 1]; 1 for days <= 0, 0 from 1000 half-lives on.
  [[nodiscard]] double factor(std::int32_t days) const noexcept;

  // 2^(days / half-life) for either sign. REQUIRES: |days| < 1000 half-lives.
  [[nodiscard]] double growth(std::int32_t days) const noexcept;

  [[nodiscard]] std::int32_t half_life_days() const noexcept { return half_life_days_; }

 private:
  std::int32_t half_life_days_;
  std::vector<double> within_half_life_;  // [i] = 2^(-i / half-life), i < half-life
};

}  // namespace veieninn::belief
