// A sum of fading observations that does not care in which order they came.
//
//     value_at(T) = sum of weight_i * 2^(-(T - day_i) / half-life)
//                 = 2^(-(T - D) / half-life) * sum of weight_i * 2^((day_i - D) / half-life)
//
// Only the right-hand sum is kept, as a fixed-point integer: integer addition is exact, so adding
// and taking away in any order leaves the same bits. That is what lets a snapshot move forward by
// one observation and still equal the snapshot built whole. D is the same for all sums of a
// snapshot: reference_day(newest observation). When a new observation moves D (once in eleven
// years), every sum is made anew.
#pragma once

#include <cmath>
#include <cstdint>

#include "engine/base/instant.h"
#include "engine/belief/evidence_decay.h"

namespace veieninn::belief {

// Keeps the exponents small: no observation is more than this after the reference day.
inline constexpr Day kReferenceStepDays = 4096;

[[nodiscard]] constexpr Day reference_day(Day newest) noexcept {
  const Day steps = newest / kReferenceStepDays - (newest % kReferenceStepDays < 0 ? 1 : 0);
  return steps * kReferenceStepDays;
}

// What turns a value on the reference day into the value on `day`: the same for all sums.
[[nodiscard]] inline double fade_from_reference(Day day, Day reference,
                                                const EvidenceDecay& decay) noexcept {
  return day >= reference ? decay.factor(day - reference) : decay.growth(reference - day);
}

class FadingSum {
 public:
  // `weight` in [0, 1], day <= reference + kReferenceStepDays. The same arguments to `subtract`
  // undo an `add` exactly.
  void add(double weight, Day day, Day reference, const EvidenceDecay& decay) noexcept {
    fixed_ += contribution(weight, day, reference, decay);
  }
  void subtract(double weight, Day day, Day reference, const EvidenceDecay& decay) noexcept {
    fixed_ -= contribution(weight, day, reference, decay);
  }
  void add(const FadingSum& other) noexcept { fixed_ += other.fixed_; }
  void subtract(const FadingSum& other) noexcept { fixed_ -= other.fixed_; }

  // What the observations would count for on the reference day, were they all made by then.
  [[nodiscard]] double on_reference_day() const noexcept {
    return std::ldexp(static_cast<double>(fixed_), -kFractionBits);
  }

  // What the observations count for on `day`. REQUIRES: no observation is later than `day`.
  [[nodiscard]] double value_at(Day day, Day reference, const EvidenceDecay& decay) const noexcept {
    return fixed_ == 0 ? 0 : on_reference_day() * fade_from_reference(day, reference, decay);
  }

  [[nodiscard]] bool is_zero() const noexcept { return fixed_ == 0; }
  friend bool operator==(const FadingSum&, const FadingSum&) = default;

 private:
  __extension__ using Fixed = __int128;
  // An observation of weight 1 on the reference day keeps 40 bits; with the default half-life of
  // 180 days the newest one has 23 doublings more and 2^27 observations take 27 bits: 90 of 127.
  static constexpr int kFractionBits = 40;

  [[nodiscard]] static Fixed contribution(double weight, Day day, Day reference,
                                          const EvidenceDecay& decay) noexcept {
    const std::int64_t age = static_cast<std::int64_t>(reference) - day;
    if (age >= std::int64_t{64} * decay.half_life_days()) return 0;  // below the last bit
    const double value = weight * decay.growth(static_cast<std::int32_t>(-age));
    return static_cast<Fixed>(std::ldexp(value, kFractionBits));
  }

  Fixed fixed_ = 0;
};

}  // namespace veieninn::belief
