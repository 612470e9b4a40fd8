// Points in time without a clock: the engine is told what time it is, it never asks.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace veieninn {

// Whole days since 1970-01-01 UTC. Evidence fades by the day.
using Day = std::int32_t;

// Seconds since 1970-01-01T00:00:00Z. `kNever` and `kAlways` are the open ends of windows.
struct Instant {
  std::int64_t unix_seconds = 0;

  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

inline constexpr std::int64_t kSecondsPerDay = 86'400;
inline constexpr Instant kAlways{std::numeric_limits<std::int64_t>::min()};
inline constexpr Instant kNever{std::numeric_limits<std::int64_t>::max()};

// Bounds of every time a client may send: 1900-01-01 and 2200-01-01.
inline constexpr Instant kEarliestInstant{-2'208'988'800};
inline constexpr Instant kLatestInstant{7'258'118'400};

// The day that holds `instant`; floors, so that times before 1970 work. Open ends clamp to the
// bounds above.
[[nodiscard]] constexpr Day day_of(Instant instant) noexcept {
  const std::int64_t seconds = instant < kEarliestInstant ? kEarliestInstant.unix_seconds
                               : instant > kLatestInstant ? kLatestInstant.unix_seconds
                                                          : instant.unix_seconds;
  const std::int64_t quotient = seconds / kSecondsPerDay;
  return static_cast<Day>(seconds % kSecondsPerDay < 0 ? quotient - 1 : quotient);
}

// A half-open stretch of time [from, until).
struct TimeWindow {
  Instant from = kAlways;
  Instant until = kNever;

  friend constexpr bool operator==(const TimeWindow&, const TimeWindow&) = default;
  [[nodiscard]] constexpr bool contains(Instant instant) const noexcept {
    return from <= instant && instant < until;
  }
};

}  // namespace veieninn
