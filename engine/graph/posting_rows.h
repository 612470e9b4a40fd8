// Where a person's postings lie: who is stated or seen for a topic, in rows of
// (topic, answer slice, right class), the strongest of a row first.
//
// A person's *answer slice* is a step of a bound on P(she answers | a direct approach), the same in
// all her topics' rows, and whether she can be approached directly at all. So a search knows of a
// whole row what its people's answers are worth at most before it reads one of them. Right classes
// only keep rows short, so that changing one of a hundred thousand copies few.
#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/graph/snapshot_data.h"

namespace veieninn::graph {

inline constexpr std::uint32_t kAnswerSteps = 48;
inline constexpr std::uint32_t kAnswerSlices = 2 * kAnswerSteps;
inline constexpr std::uint32_t kRightClasses = 4;

// Steps are 1/64 wide from 1 down to 1/4, where few are left and nobody is looked for.
[[nodiscard]] inline std::uint8_t answer_slice(double answer_bound, bool direct_channel) noexcept {
  constexpr double kRounding = 1e-9;
  const double below_one = std::max(0.0, (1 - answer_bound - kRounding) * 64);
  const auto step = std::min(static_cast<std::uint32_t>(below_one), kAnswerSteps - 1);
  return static_cast<std::uint8_t>(step + (direct_channel ? 0 : kAnswerSteps));
}
// No P(answers) in the slice is above this.
[[nodiscard]] constexpr double greatest_answer(std::uint32_t slice) noexcept {
  return 1 - static_cast<double>(slice % kAnswerSteps) / 64;
}
[[nodiscard]] constexpr bool has_direct_channel(std::uint32_t slice) noexcept {
  return slice < kAnswerSteps;
}

// Of the first class; the others follow it.
[[nodiscard]] constexpr std::uint32_t posting_row(std::uint32_t topic,
                                                  std::uint32_t slice) noexcept {
  return (topic * kAnswerSlices + slice) * kRightClasses;
}
[[nodiscard]] inline std::uint32_t posting_row(std::uint32_t topic, std::uint32_t slice,
                                               float right_bound) noexcept {
  const double below_one = std::max(0.0, (1 - static_cast<double>(right_bound)) * kRightClasses);
  return posting_row(topic, slice) +
         std::min(static_cast<std::uint32_t>(below_one), kRightClasses - 1);
}
[[nodiscard]] constexpr std::uint32_t posting_row_count(std::uint32_t topics) noexcept {
  return posting_row(topics, 0);
}

// The order within a row.
[[nodiscard]] constexpr bool is_stronger(const Posting& a, const Posting& b) noexcept {
  return a.bound != b.bound ? a.bound > b.bound : a.contact < b.contact;
}

}  // namespace veieninn::graph
