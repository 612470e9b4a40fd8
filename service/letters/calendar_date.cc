#include "service/letters/calendar_date.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace veieninn::letters {
namespace {

// From Sunday, as std::chrono counts.
using Weekdays = std::array<std::string_view, 7>;
using Months = std::array<std::string_view, 12>;

constexpr std::array<Weekdays, 3> kWeekdays = {{
    {"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"},
    {"søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"},
    {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
}};

constexpr Months kNorwegianMonths = {"januar",    "februar", "mars",     "april",
                                     "mai",       "juni",    "juli",     "august",
                                     "september", "oktober", "november", "desember"};
constexpr Months kEnglishMonths = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};

// Nothing outside 1 to 9999 is a day that a letter could name.
std::chrono::year_month_day calendar_day(const CalendarDate& date) {
  const bool plausible = 1 <= date.year && date.year <= 9999 && 1 <= date.month &&
                         date.month <= 12 && 1 <= date.day && date.day <= 31;
  if (!plausible) return {};
  return std::chrono::year{date.year} / date.month / date.day;
}

}  // namespace

std::string date_words(const CalendarDate& date, Language language) {
  const std::chrono::year_month_day day = calendar_day(date);
  if (!day.ok()) return {};
  const std::chrono::weekday weekday{std::chrono::sys_days{day}};
  const auto month = static_cast<std::size_t>(date.month - 1);
  std::string words(kWeekdays.at(static_cast<std::size_t>(language)).at(weekday.c_encoding()));
  words += " " + std::to_string(date.day);
  if (language == Language::kEnglish) return words + " " + std::string(kEnglishMonths.at(month));
  return words + ". " + std::string(kNorwegianMonths.at(month));
}

std::string iso_date(const CalendarDate& date) {
  if (!calendar_day(date).ok()) return {};
  std::array<char, 16> written{};
  const int length = std::snprintf(written.data(), written.size(), "%04d-%02d-%02d", date.year,
                                   date.month, date.day);
  return {written.data(), static_cast<std::size_t>(length)};
}

}  // namespace veieninn::letters
