// A day as people say it: "fredag 4. desember", "Friday 4 December".
#pragma once

#include <string>

#include "service/letters/language.h"

namespace veieninn::letters {

// A day of the Gregorian calendar, in the reader's own time zone; who makes one decides which.
struct CalendarDate {
  int year = 0;   // 1 to 9999
  int month = 0;  // 1 to 12
  int day = 0;    // 1 to 31
  friend bool operator==(const CalendarDate&, const CalendarDate&) = default;
};

// Without the year: letters speak of the next weeks. Empty for what is no day, such as 30 February.
[[nodiscard]] std::string date_words(const CalendarDate& date, Language language);

// "2026-12-04", the value of an HTML date field. Empty for what is no day.
[[nodiscard]] std::string iso_date(const CalendarDate& date);

}  // namespace veieninn::letters
