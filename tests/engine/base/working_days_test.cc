#include "engine/base/working_days.h"

#include <gtest/gtest.h>

#include <chrono>

namespace veieninn {
namespace {

Day day(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days date =
      std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
  return static_cast<Day>(date.time_since_epoch().count());
}
Instant noon(Day day) { return Instant{day * kSecondsPerDay + kSecondsPerDay / 2}; }

TEST(WorkingDays, FindEaster) {
  EXPECT_EQ(easter_sunday(2024), day(2024, 3, 31));
  EXPECT_EQ(easter_sunday(2025), day(2025, 4, 20));
  EXPECT_EQ(easter_sunday(2026), day(2026, 4, 5));
  EXPECT_EQ(easter_sunday(2038), day(2038, 4, 25)) << "the latest there is";
  EXPECT_EQ(easter_sunday(2285), day(2285, 3, 22)) << "the earliest";
}

TEST(WorkingDays, LeaveOutWeekendsAndPublicHolidays) {
  for (const Day holiday :
       {day(2026, 1, 1), day(2026, 4, 2), day(2026, 4, 3), day(2026, 4, 6), day(2026, 5, 1),
        day(2027, 5, 17), day(2026, 5, 14), day(2026, 5, 25), day(2026, 12, 25)}) {
    EXPECT_TRUE(is_public_holiday(holiday)) << holiday;
    EXPECT_FALSE(is_working_day(holiday)) << holiday;
  }
  EXPECT_FALSE(is_working_day(day(2026, 11, 21))) << "a Saturday";
  EXPECT_FALSE(is_public_holiday(day(2026, 11, 21)));
  for (const Day usual : {day(2026, 4, 1), day(2026, 4, 7), day(2026, 12, 24), day(2026, 11, 23)}) {
    EXPECT_TRUE(is_working_day(usual)) << usual;
  }
}

// Against the calendar of the standard library, from 1901 to 2199.
TEST(WorkingDays, FollowTheCalendar) {
  const Day last = day(2199, 12, 31);
  int fixed_holidays = 0;
  for (Day at = day(1901, 1, 1); at <= last; ++at) {
    const std::chrono::sys_days date{std::chrono::days{at}};
    const std::chrono::year_month_day parts{date};
    const std::chrono::weekday weekday{date};
    const bool is_weekend = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
    EXPECT_TRUE(!is_weekend || !is_working_day(at)) << at;
    const bool is_may_17 = parts.month() == std::chrono::May && unsigned{parts.day()} == 17;
    const bool is_new_year = parts.month() == std::chrono::January && unsigned{parts.day()} == 1;
    fixed_holidays += is_may_17 || is_new_year ? 1 : 0;
    EXPECT_TRUE(!(is_may_17 || is_new_year) || is_public_holiday(at)) << at;
    const bool has_no_holiday = parts.month() == std::chrono::November;
    EXPECT_TRUE(!has_no_holiday || is_working_day(at) != is_weekend) << at;
  }
  EXPECT_EQ(fixed_holidays, 2 * 299);
}

TEST(WorkingDays, AreCountedAfterTheFirstDayAndWithTheLast) {
  const Day monday = day(2026, 11, 23);
  const auto between = [](Day from, Day to) {
    return working_days_between(noon(from), noon(to), {}, 100);
  };
  EXPECT_EQ(between(monday, monday), 0);
  EXPECT_EQ(between(monday, monday + 1), 1);
  EXPECT_EQ(between(monday - 3, monday), 1) << "from Friday over a weekend";
  EXPECT_EQ(between(monday, monday - 5), 0);
  EXPECT_EQ(between(day(2026, 4, 1), day(2026, 4, 7)), 1) << "Easter";
  EXPECT_EQ(working_days_between(noon(monday), noon(monday + 365), {}, 11), 11);
}

TEST(WorkingDays, AreNotThoseOnWhichSheIsAway) {
  const Day monday = day(2026, 11, 23);
  const TimeWindow away[] = {{noon(monday), noon(monday + 3)}};
  EXPECT_EQ(working_days_between(noon(monday), noon(monday + 4), away, 100), 1);
  const TimeWindow for_good[] = {{kAlways, kNever}};
  EXPECT_EQ(working_days_between(noon(monday), kLatestInstant, for_good, 100), 0);
}

TEST(WorkingDays, AreOverAtTheEndOfTheLastOfThem) {
  const Day monday = day(2026, 11, 30);
  EXPECT_EQ(after_working_days(noon(monday), 1, {}), (Instant{(monday + 2) * kSecondsPerDay}));
  EXPECT_EQ(day_of(after_working_days(noon(monday), 5, {})), monday + 8) << "over a weekend";
  EXPECT_EQ(day_of(after_working_days(noon(day(2026, 12, 23)), 2, {})), day(2026, 12, 29));
  // The inverse of counting, with and without absences.
  const std::vector<TimeWindow> away = {{noon(monday), noon(monday + 6)}};
  for (int from = 0; from < 400; ++from) {
    for (const int days : {1, 3, 5, 10}) {
      const std::span<const TimeWindow> absences =
          from % 2 == 0 ? std::span<const TimeWindow>(away) : std::span<const TimeWindow>();
      const Instant start = noon(monday - 100 + from);
      const Instant over = after_working_days(start, days, absences);
      const Instant last{over.unix_seconds - 1};
      EXPECT_EQ(working_days_between(start, last, absences, 100), days) << from;
      const Instant before{over.unix_seconds - 1 - kSecondsPerDay};
      EXPECT_EQ(working_days_between(start, before, absences, 100), days - 1) << from;
    }
  }
}

}  // namespace
}  // namespace veieninn
