#include "service/answer_site/norwegian_dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace veieninn::answer_site {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year_month_day;

sys_seconds time_of(Instant instant) {
  return sys_seconds{seconds{std::clamp(instant, kEarliestInstant, kLatestInstant).unix_seconds}};
}

letters::CalendarDate date_of(sys_seconds time) {
  const year_month_day date{std::chrono::floor<days>(time)};
  return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day()))};
}

sys_seconds turn_of_clocks(std::chrono::year year, std::chrono::month month) {
  return sys_days{year / month / std::chrono::Sunday[std::chrono::last]} + hours{1};
}

// All of `digits`, or -1.
int number_of(std::string_view digits) {
  int number = -1;
  const bool plain = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  if (plain) std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

letters::CalendarDate norwegian_date(Instant instant) {
  const sys_seconds time = time_of(instant);
  const std::chrono::year year = year_month_day{std::chrono::floor<days>(time)}.year();
  const bool summer = turn_of_clocks(year, std::chrono::March) <= time &&
                      time < turn_of_clocks(year, std::chrono::October);
  return date_of(time + hours{summer ? 2 : 1});
}

letters::CalendarDate last_day_before(Instant end) { return date_of(time_of(end) - seconds{1}); }

std::optional<Instant> end_of_day(std::string_view day) {
  constexpr std::size_t kSize = 10;
  if (day.size() != kSize || day[4] != '-' || day[7] != '-') return std::nullopt;
  const int year = number_of(day.substr(0, 4));
  const int month = number_of(day.substr(5, 2));
  const int number = number_of(day.substr(8, 2));
  if (year < 1 || month < 1 || number < 1) return std::nullopt;
  const year_month_day date{std::chrono::year{year},
                            std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(number)}};
  if (!date.ok()) return std::nullopt;
  const sys_seconds over = sys_days{date} + days{1};
  return Instant{over.time_since_epoch().count()};
}

}  // namespace veieninn::answer_site
