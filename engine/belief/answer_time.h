// How soon somebody answers, if she answers.
//
//     P(answers within n working days) = P(answers) * G(n)
//
// G is learned where enquiries still wait: a case is at risk of being answered in each stretch of
// the scale that it has seen the whole of, or was answered in. Each person's G is drawn to the
// general one as a beta-Stacy process (Walker & Muliere, Ann. Stat. 25, 1997), whose posterior mean
// is the product-limit estimator (Kaplan & Meier 1958) with `answer_time_strength` cases more:
//
//     1 - G(n) = prod over stretches b up to n of 1 - (c * g_b + answered_b) / (c * s_b + at
//     risk_b)
//
// where g_b is the general share answered in the stretch and s_b that not answered before it.
#pragma once

#include <array>
#include <cstddef>

#include "engine/belief/model_parameters.h"

namespace veieninn::belief {

// The scale of the public sector: how many working days an answer takes at most.
inline constexpr std::array<int, 4> kAnswerDays = {1, 3, 5, 10};
// Waiting is not counted beyond.
inline constexpr int kAnswerDaysMost = 11;

// G at each of kAnswerDays.
using AnswerShares = std::array<double, kAnswerDays.size()>;

// The general G of `parameters`.
[[nodiscard]] AnswerShares general_answer_shares(const ModelParameters& parameters) noexcept;

// Faded cases: of each stretch of the scale, how many were at risk and how many were answered.
class AnswerTimes {
 public:
  // Answered after so many working days.
  void add_answered(int days, double weight) noexcept;
  // Waiting for so many working days.
  void add_waiting(int days, double weight) noexcept;

  // REQUIRES: `general` does not fall, and lies within (0, 1).
  [[nodiscard]] AnswerShares shares(const AnswerShares& general, double strength) const noexcept;

  // The product-limit estimate with one case of `general`, for learning it.
  [[nodiscard]] AnswerShares estimate(const AnswerShares& general) const noexcept {
    return shares(general, 1);
  }

 private:
  std::array<double, kAnswerDays.size()> at_risk_{};
  std::array<double, kAnswerDays.size()> answered_{};
};

// That an enquiry that has waited for so many days will be answered yet, where `probability` is
// P(answers).
[[nodiscard]] double answered_yet(double probability, const AnswerShares& general,
                                  int waited) noexcept;

}  // namespace veieninn::belief
