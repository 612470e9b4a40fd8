// Working days in Norway: Monday to Friday but for public holidays, by UTC date.
//
// Holidays follow from the law (lov om helligdager og helligdagsfred § 2, lov om 1. og 17. mai) and
// from Easter, so that no table of years runs out.
#pragma once

#include <span>

#include "engine/base/instant.h"

namespace veieninn {

// The Sunday of Easter in a Gregorian year (Meeus, Astronomical Algorithms 1991, ch. 8).
[[nodiscard]] Day easter_sunday(int year) noexcept;

[[nodiscard]] bool is_public_holiday(Day day) noexcept;
[[nodiscard]] bool is_working_day(Day day) noexcept;

// Working days after the day of `from`, up to and with the day of `to`, without those that begin in
// one of `absences`; at most `most`: 0 for an answer on the same day, 1 on the next working day.
[[nodiscard]] int working_days_between(Instant from, Instant to,
                                       std::span<const TimeWindow> absences, int most) noexcept;

// When the `days`-th working day after the day of `from` is over, those that begin in one of
// `absences` left out: the first moment at which working_days_between(from, .) - 1 is `days` or
// more. Beyond the 1000 days that are looked at, their end. REQUIRES: days > 0.
[[nodiscard]] Instant after_working_days(Instant from, int days,
                                         std::span<const TimeWindow> absences) noexcept;

}  // namespace veieninn
