#include "engine/insight/whole_weeks.h"

namespace veieninn::insight {
namespace {

constexpr Day kFirstMonday = 4;  // 1970-01-05

}  // namespace

Instant whole_weeks_end(Instant as_of) noexcept {
  const Day day = day_of(as_of);
  const Day past_monday = (day - kFirstMonday) % 7;
  const Day monday = day - (past_monday < 0 ? past_monday + 7 : past_monday);
  return {std::int64_t{monday} * kSecondsPerDay};
}

std::int64_t weeks_before(Instant end, std::int64_t unix_seconds) noexcept {
  if (unix_seconds >= end.unix_seconds) return -1;
  return (end.unix_seconds - unix_seconds - 1) / kSecondsPerWeek;
}

}  // namespace veieninn::insight
