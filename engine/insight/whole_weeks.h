// Time in whole weeks, Monday to Sunday by UTC date: figures that move once a week cannot be taken
// apart day by day.
#pragma once

#include <cstdint>

#include "engine/base/instant.h"

namespace veieninn::insight {

inline constexpr std::int64_t kSecondsPerWeek = 7 * kSecondsPerDay;

// The Monday, 00:00, at or before `as_of`: when the last whole week ended.
[[nodiscard]] Instant whole_weeks_end(Instant as_of) noexcept;

// How many whole weeks lie between the moment's own and `end`: 0 in the last week before it. -1 at
// `end` and later. REQUIRES: `end` is of whole_weeks_end(); neither is an open end.
[[nodiscard]] std::int64_t weeks_before(Instant end, std::int64_t unix_seconds) noexcept;

}  // namespace veieninn::insight
