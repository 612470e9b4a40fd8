// Moments as days in Norway, and back.
#pragma once

#include <optional>
#include <string_view>

#include "engine/base/instant.h"
#include "service/letters/calendar_date.h"

namespace veieninn::answer_site {

// The day on a Norwegian calendar: Central European Time, and its summer time from the last Sunday
// of March to the last Sunday of October, 01:00 UTC (directive 2000/84/EC).
[[nodiscard]] letters::CalendarDate norwegian_date(Instant instant);

// The last day before `end`, of deadlines and absences: both end with a day in UTC, as working days
// do (engine/base/working_days.h).
[[nodiscard]] letters::CalendarDate last_day_before(Instant end);

// When the day is over, as of last_day_before(); `day` is as "2026-12-04". None for what is no day.
[[nodiscard]] std::optional<Instant> end_of_day(std::string_view day);

}  // namespace veieninn::answer_site
