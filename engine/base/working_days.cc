#include "engine/base/working_days.h"

#include <algorithm>
#include <array>

namespace veieninn {
namespace {

constexpr std::array<int, 7> kDaysFromEaster = {-3, -2, 0, 1, 39, 49, 50};
// Whit Monday is the 14th of June at the latest.
constexpr int kLastMonthOfEaster = 6;
constexpr int kDecember = 12;
struct MonthDay {
  int month;
  int day;
  friend bool operator==(const MonthDay&, const MonthDay&) = default;
};
constexpr std::array<MonthDay, 5> kFixed = {{{1, 1}, {5, 1}, {5, 17}, {12, 25}, {12, 26}}};
// Nobody is away for longer than a store keeps absences; without it a window without end would be
// walked day by day.
constexpr Day kDaysLookedAtMax = 1000;

// Between dates and days since 1970 in the Gregorian calendar, whose 400 years are 146,097 days and
// begin, here, with March (Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2013).
constexpr int kDaysOfEra = 146'097;
constexpr int kDaysBefore1970 = 719'468;

struct Date {
  int year;
  MonthDay day;
};

Date date_of(Day since_1970) {
  const int day = since_1970 + kDaysBefore1970;
  const int era = (day >= 0 ? day : day - (kDaysOfEra - 1)) / kDaysOfEra;
  const int day_of_era = day - era * kDaysOfEra;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  return {era * 400 + year_of_era + (month <= 2 ? 1 : 0),
          {month, day_of_year - (153 * month_from_march + 2) / 5 + 1}};
}

// Of a date from March to December, after the year 0.
Day day_of_date(int year, MonthDay date) {
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month - 3) + 2) / 5 + date.day - 1;
  return era * kDaysOfEra + 365 * year_of_era + year_of_era / 4 - year_of_era / 100 + day_of_year -
         kDaysBefore1970;
}

// From Monday, 0; the first of January 1970 was a Thursday.
constexpr int kSaturday = 5;
int weekday_of(Day day) { return ((day + 3) % 7 + 7) % 7; }

}  // namespace

Day easter_sunday(int year) noexcept {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return day_of_date(year, {n / 31, n % 31 + 1});
}

namespace {

// Easter of the year that was asked last: days are mostly asked in their order.
class Calendar {
 public:
  [[nodiscard]] bool is_public_holiday(Day day) noexcept {
    const Date date = date_of(day);
    if (date.day.month > kLastMonthOfEaster && date.day.month < kDecember) return false;
    if (std::ranges::find(kFixed, date.day) != kFixed.end()) return true;
    if (date.year != year_) {
      year_ = date.year;
      easter_ = easter_sunday(year_);
    }
    return std::ranges::find(kDaysFromEaster, day - easter_) != kDaysFromEaster.end();
  }
  [[nodiscard]] bool is_working_day(Day day) noexcept {
    return weekday_of(day) < kSaturday && !is_public_holiday(day);
  }

 private:
  int year_ = -1;
  Day easter_ = 0;
};

}  // namespace

bool is_public_holiday(Day day) noexcept { return Calendar().is_public_holiday(day); }

bool is_working_day(Day day) noexcept { return Calendar().is_working_day(day); }

namespace {

bool is_away(std::span<const TimeWindow> absences, Day day) {
  const Instant begin{day * kSecondsPerDay};
  return std::ranges::any_of(absences,
                             [&](const TimeWindow& absence) { return absence.contains(begin); });
}

}  // namespace

int working_days_between(Instant from, Instant to, std::span<const TimeWindow> absences,
                         int most) noexcept {
  const Day last = std::min(day_of(to), day_of(from) + kDaysLookedAtMax);
  Calendar calendar;
  int count = 0;
  for (Day day = day_of(from) + 1; day <= last && count < most; ++day) {
    if (calendar.is_working_day(day) && !is_away(absences, day)) ++count;
  }
  return count;
}

Instant after_working_days(Instant from, int days, std::span<const TimeWindow> absences) noexcept {
  const Day last = day_of(from) + kDaysLookedAtMax;
  Calendar calendar;
  Day day = day_of(from);
  for (int count = 0; count < days && day < last;) {
    ++day;
    if (calendar.is_working_day(day) && !is_away(absences, day)) ++count;
  }
  return Instant{(day + 1) * kSecondsPerDay};
}

}  // namespace veieninn
