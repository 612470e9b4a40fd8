// Room for one more enquiry. Load is only about how many enquiries reach a person; declining one or
// resting changes nothing here.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/belief/model_parameters.h"

namespace veieninn::belief {

// How many enquiries a week she has room for. `capacity` 0: not stated.
[[nodiscard]] constexpr std::int32_t weekly_room(const ModelParameters& parameters,
                                                 std::int32_t capacity) noexcept {
  return capacity > 0 ? capacity : parameters.default_capacity_per_week;
}

// The factor on P(answers) for `sent` enquiries in the window, or nothing when she is at capacity
// and is not offered. `capacity` 0: not stated. Falls linearly from 1 at `load_free_share` of the
// capacity towards `load_least` at the whole of it.
[[nodiscard]] constexpr std::optional<double> load_factor(const ModelParameters& parameters,
                                                          std::int32_t sent,
                                                          std::int32_t capacity) noexcept {
  const std::int32_t room = weekly_room(parameters, capacity);
  if (sent >= room) return std::nullopt;
  const double share = static_cast<double>(sent) / static_cast<double>(room);
  if (share <= parameters.load_free_share) return 1.0;
  const double over = (share - parameters.load_free_share) / (1 - parameters.load_free_share);
  return 1 - over * (1 - parameters.load_least);
}

}  // namespace veieninn::belief
